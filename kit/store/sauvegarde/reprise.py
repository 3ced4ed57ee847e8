"""Putting files in their places, so that a power cut half-way is finished at the next start.

What is to be put back waits in a folder of the instance, whole and on the disk. One small file says
that it may go: before it, a restart throws the folder away; after it, a restart finishes.
"""

import json
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kit.store.presence import InstanceOccupeeError, Presence, alone, announce
from kit.store.sauvegarde.disque import sync_file, sync_folder

ATTENTE_S = 20.0
"""How long a process waits for another one that finishes a restoration, in seconds."""
CHANTIER = ".restauration"
_PRET = "pret.json"
_SUITES = ("-wal", "-shm", "-journal", "")
"""What SQLite puts beside a base goes first: read with another base, it would spoil it."""


@dataclass(frozen=True)
class Echange:
    """A file to put in its place."""

    neuf: str
    cible: str
    ancien: str | None
    """Folder where the former file is moved; None: it is replaced."""


def enter(instance: Path, *, create: bool = False) -> Presence | None:
    """Say that this process uses the bases, after finishing a restoration that was cut short.

    Raises InstanceOccupeeError while a restoration goes on.
    """
    fin = time.monotonic() + ATTENTE_S
    while True:
        presence = announce(instance, create=create)
        if not is_interrupted(instance):
            return presence
        if presence is not None:
            presence.close()
        try:
            with alone(instance):
                resume(instance)
        except InstanceOccupeeError:  # Another process is doing the same.
            if time.monotonic() > fin:
                raise
            time.sleep(0.05)


def is_interrupted(instance: Path) -> bool:
    """Whether a restoration was begun and not finished."""
    return (instance / CHANTIER).exists()


def commit(instance: Path, echanges: Sequence[Echange]) -> None:
    """From now on the files go to their places, now or at the next start. Raises OSError."""
    pret = instance / CHANTIER / _PRET
    essai = pret.with_suffix(".partiel")
    essai.write_text(json.dumps([asdict(e) for e in echanges]), encoding="utf-8")
    sync_file(essai)
    essai.rename(pret)
    sync_folder(pret.parent)
    resume(instance)


def resume(instance: Path) -> None:
    """Finish a restoration, or go back to before it. The caller is alone. Raises OSError."""
    chantier = instance / CHANTIER
    with suppress(FileNotFoundError):
        texte = (chantier / _PRET).read_text(encoding="utf-8")
        for echange in json.loads(texte):
            _exchange(Echange(**echange))
        # Nothing waits any more; removing the rest must not look like a restoration half-way.
        (chantier / _PRET).unlink()
    shutil.rmtree(chantier, ignore_errors=True)


def _exchange(echange: Echange) -> None:
    """Done again after a power cut, it does what is left to do."""
    neuf, cible = Path(echange.neuf), Path(echange.cible)
    if not neuf.exists():
        return
    cible.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for suite in _SUITES:
        ancien = cible.with_name(cible.name + suite)
        if echange.ancien is not None and ancien.exists():
            Path(echange.ancien).mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.move(ancien, Path(echange.ancien) / ancien.name)
        elif suite:
            ancien.unlink(missing_ok=True)
    sync_folder(cible.parent)
    neuf.replace(cible)
    sync_folder(cible.parent)
