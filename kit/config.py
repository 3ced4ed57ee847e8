"""Settings: read once from the environment and from `instance/kit.toml`, refused with a reason."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kit.erreurs import ReglageError
from kit.garde import CLES_GARDE, Garde, read_garde
from kit.origines import read_origines
from kit.paths import default_instance

THEMES = ("neutre",)
PROXYS_MAX = 10
_CLES = ("base_url", "base_donnees", "theme", "proxys", "prefixe", "liens", "cadres")
_CLES_OIDC = ("oidc_emetteur", "oidc_client", "oidc_secret", "oidc_nom", "oidc_courriel")
_CLES_COURRIEL = (
    "courriel_serveur",
    "courriel_expediteur",
    "courriel_compte",
    "courriel_mot_de_passe",
)
CLES = (*_CLES, *CLES_GARDE, *_CLES_OIDC, *_CLES_COURRIEL)
"""Every setting: in the environment they are in capitals, after `KIT_`."""
LOCAUX = ("localhost", "127.0.0.1", "::1")
"""Hosts to which nothing leaves this machine."""
_PORT_COURRIEL = 587
"""Where a server takes the messages of its users. Source: RFC 6409, section 3.1."""


@dataclass(frozen=True)
class ReglagesOidc:
    """The identity provider that agents may log in through."""

    emetteur: str
    """Its address, exactly as it signs it: `https://…`."""
    client: str
    secret: str = field(repr=False)
    nom: str
    """What agents call it."""
    courriel_suffit: bool
    """Whether an address is believed when the provider does not say that it was verified."""


@dataclass(frozen=True)
class ReglagesCourriel:
    """The server that sends messages."""

    hote: str
    port: int
    expediteur: str
    compte: str | None
    mot_de_passe: str | None = field(repr=False)


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
    cadres: tuple[str, ...] = ()
    """Origins of the sites that may show the public pages in a frame: `https://exemple.gouv.fr`."""
    oidc: ReglagesOidc | None = None
    courriel: ReglagesCourriel | None = None
    garde: Garde = field(default_factory=Garde)

    @property
    def adresse_publique(self) -> str | None:
        """The base address if it is public and https: what a printed QR code needs."""
        return self.base_url if self.base_url and self.base_url.startswith("https://") else None


def load_reglages(
    environ: Mapping[str, str] | None = None, instance: Path | None = None
) -> Reglages:
    """Read the settings: environment first, then `kit.toml`.

    Raises ReglageError or OrigineError with one French sentence.
    """
    environ = os.environ if environ is None else environ
    dossier = instance or Path(environ.get("KIT_INSTANCE") or default_instance())
    dossier = dossier.expanduser().resolve()
    valeurs: dict[str, Any] = _read_toml(dossier / "kit.toml")
    for cle in CLES:
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
        cadres=read_origines(valeurs.get("cadres", "")),
        oidc=_check_oidc(valeurs),
        courriel=_check_courriel(valeurs),
        garde=read_garde(valeurs),
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
    inconnues = sorted(set(valeurs) - set(CLES))
    if inconnues:
        raise ReglageError(
            f"« {fichier} » : le réglage « {inconnues[0]} » n’existe pas ; "
            f"les réglages possibles sont {', '.join(CLES)}."
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


def _check_oidc(valeurs: Mapping[str, Any]) -> ReglagesOidc | None:
    lus = {cle: str(valeurs.get(cle) or "").strip() for cle in _CLES_OIDC}
    if not any(lus.values()):
        return None
    _check_whole(lus, ("oidc_emetteur", "oidc_client", "oidc_secret"), valeurs)
    emetteur = lus["oidc_emetteur"]
    if not is_protected_url(emetteur):
        raise ReglageError(
            f"KIT_OIDC_EMETTEUR : « {emetteur} » n’est pas une adresse https ; "
            "copiez celle que donne le fournisseur d’identité."
        )
    courriel = lus["oidc_courriel"] or "verifie"
    if courriel not in ("verifie", "fourni"):
        raise ReglageError(f"KIT_OIDC_COURRIEL : « {courriel} » doit être verifie ou fourni.")
    secret = _read_secret("oidc_secret", lus["oidc_secret"])
    nom = lus["oidc_nom"] or "ProConnect"
    return ReglagesOidc(emetteur, lus["oidc_client"], secret, nom, courriel == "fourni")


def _check_courriel(valeurs: Mapping[str, Any]) -> ReglagesCourriel | None:
    lus = {cle: str(valeurs.get(cle) or "").strip() for cle in _CLES_COURRIEL}
    if not any(lus.values()):
        return None
    _check_whole(lus, ("courriel_serveur", "courriel_expediteur"), valeurs)
    compte, mot_de_passe = lus["courriel_compte"], lus["courriel_mot_de_passe"]
    if bool(compte) != bool(mot_de_passe):
        raise ReglageError(
            "KIT_COURRIEL_COMPTE et KIT_COURRIEL_MOT_DE_PASSE vont ensemble : "
            "donnez les deux, ou aucun."
        )
    expediteur = lus["courriel_expediteur"]
    nom, _, domaine = expediteur.rpartition("@")
    if not nom or not domaine or not expediteur.isprintable() or set(expediteur) & set(' ,;<>"'):
        raise ReglageError(
            f"KIT_COURRIEL_EXPEDITEUR : « {expediteur} » n’est pas une adresse de courriel."
        )
    hote, port = _split_serveur(lus["courriel_serveur"])
    mot_de_passe = _read_secret("courriel_mot_de_passe", mot_de_passe)
    return ReglagesCourriel(hote, port, expediteur, compte or None, mot_de_passe or None)


def _check_whole(
    lus: Mapping[str, str], exiges: tuple[str, ...], valeurs: Mapping[str, Any]
) -> None:
    """Refuse settings that only work together when one of them is missing.

    The public address is one of them: what comes back, and what is sent, must lead to the site.
    """
    manquants = [f"KIT_{cle.upper()}" for cle in exiges if not lus[cle]]
    if not valeurs.get("base_url"):
        manquants.append("KIT_BASE_URL")
    if manquants:
        donne = next(f"KIT_{cle.upper()}" for cle in lus if lus[cle])
        raise ReglageError(
            f"{manquants[0]} : il manque ce réglage, que {donne} demande ; "
            "donnez-le, ou retirez l’autre."
        )


def _read_secret(cle: str, valeur: str) -> str:
    """The secret itself, or the first line of the file that `@` names."""
    if not valeur.startswith("@"):
        return valeur
    try:
        lignes = Path(valeur[1:]).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        lignes = []
    if not lignes or not lignes[0].strip():
        raise ReglageError(
            f"KIT_{cle.upper()} : le fichier « {valeur[1:]} » ne peut pas être lu, ou il est vide."
        )
    return lignes[0].strip()


def is_protected_url(adresse: str) -> bool:
    """Whether what is sent there cannot be read on the way: https, or this very machine."""
    try:
        parts = urlsplit(adresse)
        hote = parts.hostname or ""
    except ValueError:
        return False
    if parts.query or parts.fragment or not hote:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and hote in LOCAUX)


def _split_serveur(serveur: str) -> tuple[str, int]:
    """Host and port; brackets around an IPv6 address."""
    try:
        parts = urlsplit(f"//{serveur}")
        hote, port = parts.hostname, parts.port or _PORT_COURRIEL
        correct = bool(hote) and parts.netloc == serveur and "@" not in serveur
    except ValueError:
        hote, port, correct = None, 0, False
    if not correct or hote is None:
        raise ReglageError(
            f"KIT_COURRIEL_SERVEUR : « {serveur} » doit être un nom et un port, "
            "comme smtp.exemple.fr:587."
        )
    return hote, port
