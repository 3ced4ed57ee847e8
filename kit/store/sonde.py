"""Asking, at every request and for almost nothing, whether the base has changed."""

import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, select

from kit.store.modeles import CatalogueVersion
from kit.store.moteur import Moteurs, connect_sqlite

Marque = tuple[int, ...]
"""Equal as long as readers see the same thing."""

_VERSION = "SELECT version FROM catalogue_version"
_INTERVALLE_S = 1.0


class Sonde(Protocol):
    """Tells two states of the base apart."""

    def read(self) -> Marque:
        """The mark of the base as it is now. Raises sqlite3.Error, OSError or SQLAlchemyError."""
        ...

    def close(self) -> None:
        """Give back the connections."""
        ...


def open_sonde(moteurs: Moteurs) -> Sonde:
    """The probe that suits the base."""
    if moteurs.fichier is not None:
        return SondeSqlite(moteurs.fichier)
    return SondePostgres(moteurs.lecture)


@dataclass(eq=False)
class _Lien:
    """The connection of one thread, and what it last saw; closed when the thread ends."""

    connection: sqlite3.Connection
    identite: tuple[int, int]
    data_version: int = -1
    version: int = -1


class SondeSqlite:
    """`PRAGMA data_version` on a connection per thread: it moves when another one commits."""

    def __init__(self, fichier: Path) -> None:
        self._fichier = fichier
        self._nom = str(fichier)
        self._local = threading.local()
        self._liens: weakref.WeakSet[_Lien] = weakref.WeakSet()
        self._verrou = threading.Lock()

    def read(self) -> Marque:
        """Identity of the file and version of the catalogue."""
        # A connection goes on reading a file that was removed or replaced: look at the name too.
        etat = os.stat(self._nom)  # noqa: PTH116 - twice as quick as Path.stat
        identite = etat.st_dev, etat.st_ino
        lien: _Lien | None = getattr(self._local, "lien", None)
        try:
            if lien is None or lien.identite != identite:
                lien = self._open(lien, identite)
            data_version = lien.connection.execute("PRAGMA data_version").fetchone()[0]
            if data_version != lien.data_version:
                lien.version = _read_version(lien.connection)
                lien.data_version = data_version
        except sqlite3.Error:
            self._forget(lien)
            raise
        return *identite, lien.version

    def close(self) -> None:
        """Close the connections of every thread."""
        with self._verrou:
            for lien in self._liens:
                lien.connection.close()
        self._local = threading.local()

    def _open(self, ancien: _Lien | None, identite: tuple[int, int]) -> _Lien:
        self._forget(ancien)
        connection = connect_sqlite(self._fichier)
        connection.execute("PRAGMA query_only=ON")
        lien = _Lien(connection, identite)
        weakref.finalize(lien, connection.close)
        with self._verrou:
            self._liens.add(lien)
        self._local.lien = lien
        return lien

    def _forget(self, lien: _Lien | None) -> None:
        if lien is not None:
            lien.connection.close()
            self._local.lien = None


def _read_version(connection: sqlite3.Connection) -> int:
    ligne: tuple[int] | None = connection.execute(_VERSION).fetchone()
    if ligne is None:
        raise sqlite3.DatabaseError("catalogue_version holds no row")  # as damaged as no table
    return ligne[0]


class SondePostgres:
    """The version row, read at most once per second."""

    def __init__(self, moteur: Engine, horloge: Callable[[], float] = time.monotonic) -> None:
        self._moteur = moteur
        self._horloge = horloge
        self._verrou = threading.Lock()
        self._lue_a = float("-inf")
        self._marque: Marque = ()

    def read(self) -> Marque:
        """The version of the catalogue, at most one second old."""
        with self._verrou:
            if self._horloge() - self._lue_a >= _INTERVALLE_S:
                with self._moteur.connect() as connection:
                    version = connection.execute(select(CatalogueVersion.version)).scalar_one()
                self._marque = (version,)
                self._lue_a = self._horloge()
            return self._marque

    def close(self) -> None:
        """Nothing to give back: the engine owns its connections."""
