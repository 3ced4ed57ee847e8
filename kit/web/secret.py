"""The key that signs what the browsers of agents keep: made once, for this installation alone."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from kit.erreurs import KitError

FICHIER = "cle-admin"
"""In the instance folder, mode 0600: whoever reads it can sign in as anybody."""
_OCTETS = 32


def load_secret(instance: Path) -> str:
    """The key, made at the first call, the same for every process. Raises KitError."""
    fichier = instance / FICHIER
    try:
        if not fichier.exists():
            _create(fichier)
        cle = fichier.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as erreur:
        raise KitError(
            f"«\u202f{fichier}\u202f» ne peut pas être lu ou écrit\u00a0: donnez ce droit au "
            "compte qui lance le kit."
        ) from erreur
    if len(cle) < 2 * _OCTETS:
        raise KitError(
            f"«\u202f{fichier}\u202f» est abîmé\u00a0: supprimez-le, le kit en fera un autre."
        )
    return cle


def _create(fichier: Path) -> None:
    """Whole or not at all, and the first process wins: the others read what it wrote."""
    provisoire = fichier.with_name(f".{FICHIER}.{secrets.token_hex(8)}")
    descripteur = os.open(provisoire, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descripteur, "w", encoding="ascii") as ouvert:
            ouvert.write(secrets.token_hex(_OCTETS))
        with suppress(FileExistsError):
            os.link(provisoire, fichier)
    finally:
        provisoire.unlink()
