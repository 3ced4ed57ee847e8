"""Copies of the bases as they are at one instant, while others go on writing."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from kit.config import Reglages
from kit.erreurs import KitError
from kit.store.moteur import NomBase, connect_sqlite, create_private, sqlite_file

BASES: tuple[NomBase, ...] = ("contenu", "journal")
_ESSAIS = 200
"""Times that the two snapshots are taken again because the contents moved in between."""


class BaseAbimeeError(KitError):
    """A base does not hold together."""


def list_bases(reglages: Reglages) -> dict[NomBase, Path]:
    """The SQLite bases that are there; none on PostgreSQL."""
    fichiers = {base: sqlite_file(reglages, base) for base in BASES}
    return {base: f for base, f in fichiers.items() if f is not None and f.exists()}


def measure_base(fichier: Path) -> int:
    """Room that a base and its write-ahead log take, in bytes."""
    journal = fichier.with_name(f"{fichier.name}-wal")
    return fichier.stat().st_size + (journal.stat().st_size if journal.exists() else 0)


def copy_bases(bases: dict[NomBase, Path], dossier: Path) -> dict[NomBase, Path]:
    """Copy the bases at one same instant into a folder, and check each copy.

    Raises BaseAbimeeError, sqlite3.Error, OSError.
    """
    copies = {}
    with _one_instant(bases) as lues:
        for base, lue in lues.items():
            copie = dossier / f"{base}.db"
            create_private(copie)
            with closing(connect_sqlite(copie)) as ecrite:
                lue.backup(ecrite)
                # One file, that needs nothing beside it.
                ecrite.execute("PRAGMA journal_mode=DELETE")
            copies[base] = copie
    for base, copie in copies.items():
        check_base(copie, str(bases[base]))
    return copies


def check_base(fichier: Path, nom: str) -> None:
    """See that a base holds together. Raises BaseAbimeeError, sqlite3.Error."""
    with closing(connect_sqlite(fichier)) as connection:
        verdict = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if verdict != "ok":
        raise BaseAbimeeError(
            f"« {nom} » est abîmée ({verdict.splitlines()[0]}) : "
            "restaurez la dernière bonne sauvegarde (kit restaurer) ; rien n’a été modifié."
        )


def read_schema(fichier: Path, base: NomBase) -> str:
    """The migration of a base; empty when it has none. Raises sqlite3.Error."""
    with closing(connect_sqlite(fichier)) as connection:
        table = f"alembic_version_{base}"
        connue = "SELECT count(*) FROM sqlite_master WHERE name = ?"
        if not connection.execute(connue, (table,)).fetchone()[0]:
            return ""
        ligne = connection.execute(f"SELECT version_num FROM {table}").fetchone()  # noqa: S608
    return str(ligne[0]) if ligne else ""


@contextmanager
def _one_instant(bases: dict[NomBase, Path]) -> Iterator[dict[NomBase, sqlite3.Connection]]:
    """Open each base on a snapshot; the contents do not change between the first and the last.

    Nobody waits: on SQLite, a reader that keeps its snapshot stops no writer.
    """
    with ExitStack() as pile:
        lues = {base: pile.enter_context(closing(_open(f))) for base, f in bases.items()}
        temoin = pile.enter_context(closing(_open(next(iter(bases.values())))))
        for _essai in range(_ESSAIS):
            avant = _read_data_version(temoin)
            for lue in lues.values():
                lue.execute("BEGIN")
                lue.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if _read_data_version(temoin) == avant:
                break
            for lue in lues.values():
                lue.execute("ROLLBACK")
        else:
            raise sqlite3.OperationalError("the base never rests")
        yield lues


def _read_data_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _open(fichier: Path) -> sqlite3.Connection:
    """A reader, even in a folder that cannot be written, where there is no room for its lock."""
    connection = connect_sqlite(fichier)
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        journal = fichier.with_name(f"{fichier.name}-wal")
        if journal.exists() and journal.stat().st_size:
            raise
        # Nothing waits in the log: the file alone is the whole base, and nobody can write it.
        uri = f"{fichier.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    return connection
