"""Engines and sessions: the only module that knows how SQLite and PostgreSQL are opened."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from kit.config import Reglages
from kit.store.erreurs import LectureSeuleError, explain_error, is_write_refused
from kit.store.presence import Presence
from kit.store.sauvegarde.reprise import enter

NomBase = Literal["contenu", "journal"]
_Usage = Literal["lecture", "ecriture", "migration"]

_ATTENTE_S = 10.0
"""How long a writer waits for another one, in seconds."""
_VERROU_ECRITURE = 7_204_117
"""Key of the PostgreSQL advisory lock that lets one writer in at a time, as SQLite does."""

_PRAGMAS: dict[_Usage, tuple[str, ...]] = {
    "lecture": ("query_only=ON",),
    # recursive_triggers: without it, INSERT OR REPLACE removes a row behind the guards' back.
    "ecriture": ("journal_mode=WAL", "foreign_keys=ON", "recursive_triggers=ON"),
    # Rebuilding a table with foreign_keys=ON would delete the rows that refer to it.
    "migration": ("journal_mode=WAL", "foreign_keys=OFF", "synchronous=FULL"),
}
_SYNCHRONE: dict[NomBase, str] = {"contenu": "synchronous=FULL", "journal": "synchronous=NORMAL"}


@dataclass(frozen=True)
class Moteurs:
    """The engines of an instance."""

    lieu: str
    """Where the content base is, for messages: never a password."""
    fichier: Path | None
    """The SQLite file of the content base; None on PostgreSQL."""
    lecture: Engine
    ecriture: Engine
    journal: Engine
    journal_lecture: Engine
    presence: Presence | None
    """Says that this process uses the bases: nothing replaces them meanwhile."""

    def close(self) -> None:
        """Give back every connection."""
        for moteur in (self.lecture, self.ecriture, self.journal, self.journal_lecture):
            moteur.dispose()
        if self.presence is not None:
            self.presence.close()


def open_moteurs(reglages: Reglages) -> Moteurs:
    """The engines of an instance; no base is opened nor created yet.

    A restoration that was cut short is finished first. Raises InstanceOccupeeError during one.
    """
    fichier = sqlite_file(reglages, "contenu")
    return Moteurs(
        lieu=lieu_of(reglages, "contenu"),
        fichier=fichier,
        lecture=_engine(reglages, "contenu", "lecture"),
        ecriture=_engine(reglages, "contenu", "ecriture"),
        journal=_engine(reglages, "journal", "ecriture"),
        journal_lecture=_engine(reglages, "journal", "lecture"),
        presence=enter(reglages.instance),
    )


def open_migration(reglages: Reglages, base: NomBase) -> Engine:
    """The engine that migrations use; it creates the SQLite file."""
    return _engine(reglages, base, "migration")


def sqlite_file(reglages: Reglages, base: NomBase) -> Path | None:
    """The SQLite file of a base; None when it is on PostgreSQL."""
    adresse = reglages.base_donnees
    if adresse is not None and not adresse.startswith("sqlite:"):
        return None
    if adresse is not None and base == "contenu":
        return Path(make_url(adresse).database or "contenu.db").resolve()
    return reglages.instance / f"{base}.db"


def lieu_of(reglages: Reglages, base: NomBase) -> str:
    """Where a base is, for messages: never a password."""
    fichier = sqlite_file(reglages, base)
    if fichier is not None:
        return str(fichier)
    return make_url(reglages.base_donnees or "").render_as_string(hide_password=True)


def connect_sqlite(fichier: Path, *, create: bool = False) -> sqlite3.Connection:
    """A plain connection in autocommit mode; a missing file is an error unless `create`."""
    # mode=rw: a plain open would quietly create an empty base in the place of a missing one.
    if create:
        with suppress(OSError):  # SQLite says it below, as it says it of any base.
            create_private(fichier)
    uri = f"{fichier.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(
        uri, uri=True, timeout=_ATTENTE_S, isolation_level=None, check_same_thread=False
    )


def create_private(fichier: Path) -> None:
    """Create an empty file that this account alone may read, unless there is one already.

    SQLite gives the mode of a base to the -wal and -shm files beside it. Raises OSError.
    """
    # O_EXCL: closing a base that is in use here would drop the locks SQLite holds on it.
    with suppress(FileExistsError):
        os.close(os.open(fichier, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _engine(reglages: Reglages, base: NomBase, usage: _Usage) -> Engine:
    fichier = sqlite_file(reglages, base)
    if fichier is not None:
        return _sqlite_engine(fichier, base, usage)
    return _postgres_engine(reglages.base_donnees or "", base, usage)


def _sqlite_engine(fichier: Path, base: NomBase, usage: _Usage) -> Engine:
    def connect() -> sqlite3.Connection:
        return connect_sqlite(fichier, create=usage == "migration")

    # No pool: a connection kept open would go on reading a file that was removed or restored.
    moteur = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    pragmas = (_SYNCHRONE[base], *_PRAGMAS[usage])
    ordre = "BEGIN" if usage == "lecture" else "BEGIN IMMEDIATE"

    @event.listens_for(moteur, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    # The driver does not open a transaction before DDL: a failed migration would leave its tables.
    _begin_with(moteur, ordre)
    return moteur


def _postgres_engine(adresse: str, base: NomBase, usage: _Usage) -> Engine:
    url = make_url(adresse)
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    moteur = create_engine(url, pool_pre_ping=True)
    if usage == "lecture":
        # One snapshot for the whole session, as a SQLite reader has.
        return moteur.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    if base == "contenu" or usage == "migration":
        _begin_with(moteur, f"SELECT pg_advisory_xact_lock({_VERROU_ECRITURE})")
    return moteur


def _begin_with(moteur: Engine, ordre: str) -> None:
    @event.listens_for(moteur, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(ordre)


class SessionLecture(Session):
    """A session that cannot write: neither by this class, nor in the base itself."""

    def flush(self, objects: Sequence[object] | None = None) -> None:
        """Refuse pending changes. Raises LectureSeuleError."""
        if self.new or self.dirty or self.deleted:
            raise LectureSeuleError
        super().flush(objects)

    def commit(self) -> NoReturn:
        """Refuse. Raises LectureSeuleError."""
        raise LectureSeuleError


@contextmanager
def read_session(moteurs: Moteurs) -> Iterator[Session]:
    """A session on one snapshot of the content base, that cannot write.

    Raises LectureSeuleError, or KitError when the base cannot be opened or read.
    """
    with _reading(moteurs.lieu), SessionLecture(moteurs.lecture, autoflush=False) as session:
        yield session


@contextmanager
def write_session(moteurs: Moteurs) -> Iterator[Session]:
    """A session that commits once, at the end, or changes nothing at all.

    Raises KitError when the base cannot be opened or written.
    """
    suites: list[Callable[[Moteurs], None]] = []
    with (
        _explained(moteurs.lieu),
        Session(moteurs.ecriture, expire_on_commit=False) as session,
        session.begin(),
    ):
        session.info[_SUITES] = suites
        yield session
    for suite in suites:
        suite(moteurs)


_SUITES = "apres_commit"


def after_commit(session: Session, suite: Callable[[Moteurs], None]) -> None:
    """Call `suite` once the write session has committed, and only then."""
    session.info[_SUITES].append(suite)


@contextmanager
def read_journal(moteurs: Moteurs) -> Iterator[Session]:
    """A session on the journal that cannot write. Raises KitError."""
    with _reading("journal"), SessionLecture(moteurs.journal_lecture, autoflush=False) as session:
        yield session


@contextmanager
def write_journal(moteurs: Moteurs) -> Iterator[Session]:
    """A session on the journal that commits once, at the end. Raises KitError."""
    with _explained("journal"), Session(moteurs.journal) as session, session.begin():
        yield session


@contextmanager
def _explained(lieu: str) -> Iterator[None]:
    """Turn faults of the base into sentences; those of the caller's own files go through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        explained = explain_error(error, lieu)
        if explained is None:
            raise
        raise explained from error


@contextmanager
def _reading(lieu: str) -> Iterator[None]:
    """The same for readers: a write that the base refused is a fault of the program."""
    with _explained(lieu):
        try:
            yield
        except DBAPIError as error:
            if is_write_refused(error):
                raise LectureSeuleError from error
            raise
