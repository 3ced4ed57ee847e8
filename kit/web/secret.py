"""The secret of an instance: it signs cookies, is made at the first start, and never leaves."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from kit.erreurs import KitError

FICHIER = "secret"
_OCTETS = 32


def load_secret(instance: Path) -> bytes:
    """Read the secret, or make it. Raises KitError when the folder cannot be written.

    Two processes that start together end with the same one.
    """
    fichier = instance / FICHIER
    try:
        if not fichier.exists():
            _make(fichier)
        garde = fichier.read_bytes()
    except OSError:
        raise KitError(
            f"« {fichier} » ne peut pas être écrit ou lu : donnez au compte du service "
            "le droit d’écrire dans ce dossier."
        ) from None
    if len(garde) < _OCTETS:
        raise KitError(
            f"« {fichier} » est abîmé : effacez-le, il sera refait, "
            "et chacun se reconnectera une fois."
        )
    return garde


def _make(fichier: Path) -> None:
    """Written whole, then given its name: a power cut leaves no half of a secret."""
    fichier.parent.mkdir(parents=True, exist_ok=True)
    essai = fichier.with_name(f"{FICHIER}.{os.getpid()}")
    numero = os.open(essai, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(numero, "wb") as sortie:
        sortie.write(secrets.token_bytes(_OCTETS))
        sortie.flush()
        os.fsync(sortie.fileno())
    with suppress(FileExistsError):
        os.link(essai, fichier)
    essai.unlink()
