"""The settings as a backup carries them: never a secret, nor what belongs to one machine."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_GROUPES = (
    ("oidc_secret", "oidc_"),
    ("courriel_mot_de_passe", "courriel_"),
    ("base_donnees", "base_donnees"),
)
"""A setting that is not copied, and the beginning of those that are nothing without it."""


def copy_reglages(texte: str) -> str:
    """The text of a `kit.toml` without its secrets; unchanged when it holds none.

    What needs a secret is there behind a `#`: the site starts, and a person puts the secret back.
    Raises ValueError when it is not TOML.
    """
    valeurs = tomllib.loads(texte)
    taits = [groupe for cle, groupe in _GROUPES if _is_told(valeurs.get(cle), cle)]
    if not taits:
        return texte
    lignes = ["# Copie faite par « kit sauvegarder » : les secrets n’y sont pas."]
    for cle, valeur in valeurs.items():
        ligne = f"{cle} = {json.dumps(valeur, ensure_ascii=False)}"
        if any(cle == secret and groupe in taits for secret, groupe in _GROUPES):
            ligne = f'{cle} = ""  # à remettre'
        tait = any(cle.startswith(groupe) for groupe in taits)
        lignes.append(f"# {ligne}" if tait else ligne)
    return "\n".join(lignes) + "\n"


def list_secrets(texte: str, environ: Mapping[str, str]) -> set[Path]:
    """Files where the settings say that their secrets are. Raises ValueError."""
    valeurs = [*tomllib.loads(texte).values()]
    valeurs += [valeur for cle, valeur in environ.items() if cle.startswith("KIT_")]
    return {Path(v[1:]).resolve() for v in valeurs if isinstance(v, str) and v.startswith("@")}


def _is_told(valeur: Any, cle: str) -> bool:  # noqa: ANN401 - what a TOML file may hold
    return bool(valeur) and (cle == "base_donnees" or not str(valeur).startswith("@"))
