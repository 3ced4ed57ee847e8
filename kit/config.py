"""Settings: read once from the environment and from `instance/kit.toml`, refused with a reason."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kit.erreurs import KitError
from kit.paths import default_instance

THEMES = ("neutre",)
PROXYS_MAX = 10
_CLES = ("base_url", "base_donnees", "theme", "proxys", "prefixe", "liens")


class ReglageError(KitError):
    """A setting is wrong; the sentence names it and says what to write."""


@dataclass(frozen=True)
class Reglages:
    """The settings of an instance."""

    instance: Path
    base_url: str | None
    """Public address (`https://accueil.example.fr`), without final slash; None when unknown."""
    base_donnees: str | None
    """SQLAlchemy address of the content base; None means SQLite in the instance folder."""
    theme: str
    proxys: int
    """Number of trusted reverse proxies in front of the server."""
    prefixe: str
    """Path under which the site is served: empty, or `/kit`."""
    liens: bool = True
    """Whether the background process tries the links to other sites."""

    @property
    def adresse_publique(self) -> str | None:
        """The base address if it is public and https: what a printed QR code needs."""
        return self.base_url if self.base_url and self.base_url.startswith("https://") else None


def load_reglages(
    environ: Mapping[str, str] | None = None, instance: Path | None = None
) -> Reglages:
    """Read the settings: environment first, then `kit.toml`.

    Raises ReglageError with one French sentence.
    """
    environ = os.environ if environ is None else environ
    dossier = instance or Path(environ.get("KIT_INSTANCE") or default_instance())
    dossier = dossier.expanduser().resolve()
    valeurs: dict[str, Any] = _read_toml(dossier / "kit.toml")
    for cle in _CLES:
        texte = environ.get(f"KIT_{cle.upper()}")
        if texte is not None:
            valeurs[cle] = texte
    return Reglages(
        instance=dossier,
        base_url=_check_url(valeurs.get("base_url")),
        base_donnees=_check_base(valeurs.get("base_donnees")),
        theme=_check_theme(valeurs.get("theme", "neutre")),
        proxys=_check_proxys(valeurs.get("proxys", 0)),
        prefixe=_check_prefixe(valeurs.get("prefixe", "")),
        liens=_check_liens(valeurs.get("liens", "oui")),
    )


def _read_toml(fichier: Path) -> dict[str, Any]:
    try:
        valeurs = tomllib.loads(fichier.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except NotADirectoryError:
        raise ReglageError(
            f"KIT_INSTANCE : « {fichier.parent} » n’est pas un dossier, indiquez un dossier."
        ) from None
    except (OSError, UnicodeDecodeError):
        raise ReglageError(f"« {fichier} » ne peut pas être lu : vérifiez ses droits.") from None
    except tomllib.TOMLDecodeError as error:
        raise ReglageError(f"« {fichier} » n’est pas du TOML correct ({error}).") from None
    inconnues = sorted(set(valeurs) - set(_CLES))
    if inconnues:
        raise ReglageError(
            f"« {fichier} » : le réglage « {inconnues[0]} » n’existe pas ; "
            f"les réglages possibles sont {', '.join(_CLES)}."
        )
    return valeurs


def _check_url(valeur: object) -> str | None:
    if valeur is None or valeur == "":
        return None
    try:
        parts = urlsplit(str(valeur))
        correct = parts.scheme in ("http", "https") and parts.hostname
    except ValueError:
        correct = False
    if not correct or parts.path.strip("/") or parts.query or parts.fragment:
        raise ReglageError(
            f"KIT_BASE_URL : « {valeur} » n’est pas une adresse comme https://accueil.exemple.fr ; "
            "corrigez-la (sans chemin : le chemin va dans KIT_PREFIXE)."
        )
    return str(valeur).rstrip("/")


def _check_base(valeur: object) -> str | None:
    if valeur is None or valeur == "":
        return None
    if not str(valeur).startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        raise ReglageError(
            f"KIT_BASE_DONNEES : « {valeur} » doit commencer par sqlite:/// ou postgresql://."
        )
    return str(valeur)


def _check_theme(valeur: object) -> str:
    if valeur not in THEMES:
        raise ReglageError(
            f"KIT_THEME : « {valeur} » n’existe pas ; choisissez {' ou '.join(THEMES)}."
        )
    return str(valeur)


def _check_proxys(valeur: object) -> int:
    texte = str(valeur)
    if isinstance(valeur, bool) or not texte.isdecimal() or int(texte) > PROXYS_MAX:
        raise ReglageError(
            f"KIT_PROXYS : « {valeur} » doit être le nombre de serveurs placés devant le kit, "
            f"de 0 à {PROXYS_MAX}."
        )
    return int(texte)


def _check_prefixe(valeur: object) -> str:
    prefixe = "/" + str(valeur).strip("/") if str(valeur).strip("/") else ""
    if not all(c.isascii() and (c.isalnum() or c in "-_/") for c in prefixe) or "//" in prefixe:
        raise ReglageError(
            f"KIT_PREFIXE : « {valeur} » doit être un chemin simple, comme /accueil."
        )
    return prefixe


def _check_liens(valeur: object) -> bool:
    if valeur not in ("oui", "non"):
        raise ReglageError(f"KIT_LIENS : « {valeur} » doit être oui ou non.")
    return valeur == "oui"
