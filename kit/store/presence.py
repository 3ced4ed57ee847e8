"""Who uses an instance: every process that opened its bases says so, until it closes them.

What replaces the bases asks to be alone first. The lock is the kernel's: it falls with the process,
however that one ends.
"""

import fcntl
import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kit.erreurs import KitError

VERROU = ".presence.lock"


class InstanceOccupeeError(KitError):
    """Another process uses the bases, or replaces them."""


class Presence:
    """A process that uses the bases; given back by `close`, or when it is forgotten."""

    def __init__(self, numero: int) -> None:
        """Keep an open, locked file, by its descriptor."""
        self._finir = weakref.finalize(self, os.close, numero)

    def close(self) -> None:
        """Say that the bases are not used any more."""
        self._finir()


def announce(instance: Path, *, create: bool = False) -> Presence | None:
    """Say that this process uses the bases.

    None where there is no lock to hold: it comes with the bases (`create`), and a folder where
    nothing can be written may have none.
    Raises InstanceOccupeeError while a backup is being put back.
    """
    numero = _open(instance, create=create)
    if numero is None:
        return None
    presence = Presence(numero)
    try:
        fcntl.flock(numero, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        presence.close()
        raise InstanceOccupeeError(
            "Une restauration est en cours : attendez qu’elle soit finie, puis recommencez."
        ) from None
    return presence


@contextmanager
def alone(instance: Path) -> Iterator[None]:
    """Be the only process that uses the bases. Raises InstanceOccupeeError."""
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    numero = _open(instance, create=True)
    if numero is None:
        raise InstanceOccupeeError(
            f"« {instance} » ne peut pas être écrit : donnez au compte qui lance le kit "
            "le droit d’écrire dans ce dossier."
        )
    presence = Presence(numero)
    try:
        fcntl.flock(numero, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        presence.close()
        raise InstanceOccupeeError(
            "Le site, ses travaux de fond ou une autre commande du kit sont en marche : "
            "arrêtez-les, puis recommencez ; rien n’a été modifié."
        ) from None
    try:
        yield
    finally:
        presence.close()


def _open(instance: Path, *, create: bool) -> int | None:
    """The lock file; never written, so reading it is enough to lock it."""
    for options in (os.O_RDONLY | os.O_CREAT, os.O_RDONLY) if create else (os.O_RDONLY,):
        with suppress(OSError):
            return os.open(instance / VERROU, options, 0o600)
    return None
