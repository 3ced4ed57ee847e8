"""Files that survive a power cut, and the room that is left for them."""

import os
import shutil
from pathlib import Path

from kit.store.erreurs import DisquePleinError

MARGE = 20_000_000
"""Room left to the others, in bytes."""


def sync_file(fichier: Path) -> None:
    """Wait until the bytes of a file are on the disk. Raises OSError."""
    _sync(fichier)


def sync_folder(dossier: Path) -> None:
    """Wait until the names in a folder are on the disk. Raises OSError."""
    _sync(dossier)


def _sync(chemin: Path) -> None:
    numero = os.open(chemin, os.O_RDONLY)
    try:
        os.fsync(numero)
    finally:
        os.close(numero)


def check_room(dossier: Path, besoin: int) -> None:
    """See that `besoin` bytes fit in a folder, and a little more. Raises DisquePleinError."""
    libre = shutil.disk_usage(dossier).free
    if libre < besoin + MARGE:
        raise DisquePleinError(
            f"Il faut {-(-(besoin + MARGE) // 1_000_000)} Mo libres dans « {dossier} », "
            f"il en reste {libre // 1_000_000} : libérez de la place, ou choisissez un autre "
            "disque ; rien n’a été modifié."
        )
