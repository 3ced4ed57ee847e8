"""The copy of the databases made each day."""

from pathlib import Path

from kit.config import Reglages
from kit.horloge import Horloge
from kit.store.moteur import sqlite_file
from kit.store.schema import copy_sqlite

GARDEES = 14
"""Days whose copies are kept."""


def save_of_the_day(reglages: Reglages, horloge: Horloge) -> list[Path]:
    """Copy each SQLite base once a day (UTC) into `sauvegardes/`; oldest copies are removed.

    Returns the copies made now. A base on PostgreSQL is left to its own tools.
    Raises OSError when the disk refuses.
    """
    dossier = reglages.instance / "sauvegardes"
    jour = horloge.now().date().isoformat()
    faites = []
    for base in ("contenu", "journal"):
        source = sqlite_file(reglages, base)
        copie = dossier / f"quotidienne-{jour}-{base}.db"
        if source is None or not source.exists() or copie.exists():
            continue
        dossier.mkdir(exist_ok=True)
        provisoire = copie.with_suffix(".partiel")
        provisoire.unlink(missing_ok=True)
        copy_sqlite(source, provisoire)
        provisoire.rename(copie)  # a copy cut half-way never bears the final name
        faites.append(copie)
        for ancienne in sorted(dossier.glob(f"quotidienne-*-{base}.db"))[:-GARDEES]:
            ancienne.unlink()
    return faites
