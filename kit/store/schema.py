"""Creating and upgrading the bases: one process at a time, a backup first, all or nothing.

Never called inside the web application, which only asks `is_current`. There is no way down:
restoring the backup made before the migration is the way back.
"""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, inspect
from sqlalchemy.exc import DBAPIError

from kit.config import Reglages
from kit.erreurs import KitError
from kit.horloge import Horloge, HorlogeSysteme
from kit.store.erreurs import (
    BaseIllisibleError,
    BaseTropRecenteError,
    MigrationEchoueeError,
    explain_error,
)
from kit.store.gardes import create_guards, drop_guards
from kit.store.modeles import Base
from kit.store.modeles_saisie import SaisieLigne
from kit.store.moteur import (
    NomBase,
    connect_sqlite,
    create_private,
    lieu_of,
    open_migration,
    open_moteurs,
    sqlite_file,
)

SAUVEGARDES = "sauvegardes"
SAUVEGARDES_GARDEES = 10
VERROU = ".migration.lock"
_DOSSIER = Path(__file__).resolve().parent / "migrations"
# Through the table that stands on all the others of the journal: every table is then known.
_METADATA: dict[NomBase, MetaData] = {"contenu": Base.metadata, "journal": SaisieLigne.metadata}
_PREFIXE: dict[NomBase, str] = {
    "contenu": "avant-migration-",
    "journal": "avant-migration-journal-",
}


@dataclass(frozen=True)
class BaseMigree:
    """A base that was created or upgraded."""

    base: NomBase
    sauvegarde: Path | None
    """The copy made before; None when the base is new, or on PostgreSQL."""


def upgrade(reglages: Reglages, horloge: Horloge | None = None) -> tuple[BaseMigree, ...]:
    """Create or upgrade both bases; empty when there was nothing to do.

    Raises BaseTropRecenteError, BaseIllisibleError, InstanceProtegeeError, DisquePleinError,
    MigrationEchoueeError: nothing was changed.
    """
    horloge = horloge or HorlogeSysteme()
    bases: tuple[NomBase, ...] = ("contenu", "journal")
    with _lock(reglages.instance):
        faites = [_upgrade_base(reglages, base, horloge) for base in bases]
    return tuple(faite for faite in faites if faite is not None)


def is_current(reglages: Reglages) -> bool:
    """Whether both bases are at the schema of this code; False when one is missing or older.

    Raises BaseTropRecenteError or BaseIllisibleError. Creates nothing.
    """
    bases: tuple[NomBase, ...] = ("contenu", "journal")
    return all(_is_base_current(reglages, base) for base in bases)


def alembic_config(base: NomBase, connection: Connection | None = None) -> Config:
    """The Alembic configuration of a base, without any file."""
    config = Config()
    # ConfigParser reads % as the beginning of a variable.
    config.set_main_option("script_location", str(_DOSSIER).replace("%", "%%"))
    config.set_main_option("version_locations", str(_DOSSIER / base).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes.update(
        connection=connection, metadata=_METADATA[base], version_table=f"alembic_version_{base}"
    )
    return config


def _is_base_current(reglages: Reglages, base: NomBase) -> bool:
    fichier = sqlite_file(reglages, base)
    if fichier is not None and not fichier.exists():
        return False
    moteurs = open_moteurs(reglages)
    # The migration engine would wait for writers, and create a missing file.
    moteur = moteurs.lecture if base == "contenu" else moteurs.journal_lecture
    try:
        with _explained(lieu_of(reglages, base)), moteur.connect() as connection:
            return _check_heads(connection, base, lieu_of(reglages, base))
    finally:
        moteurs.close()


def _check_heads(connection: Connection, base: NomBase, lieu: str) -> bool:
    """Whether the base is at head. Raises BaseTropRecenteError or BaseIllisibleError."""
    script = ScriptDirectory.from_config(alembic_config(base))
    options = {"version_table": f"alembic_version_{base}"}
    heads = set(MigrationContext.configure(connection, opts=options).get_current_heads())
    if heads - {revision.revision for revision in script.walk_revisions()}:
        raise BaseTropRecenteError
    tables = set(inspect(connection).get_table_names()) - {options["version_table"]}
    # A PostgreSQL database may serve others too; a SQLite file is ours alone.
    if connection.dialect.name != "sqlite":
        tables &= set(_METADATA[base].tables)
    if not heads and tables:
        raise BaseIllisibleError(
            f"« {lieu} » contient des tables qui ne viennent pas du kit : "
            "indiquez une autre base, ou restaurez une sauvegarde."
        )
    return heads == set(script.get_heads())


def _upgrade_base(reglages: Reglages, base: NomBase, horloge: Horloge) -> BaseMigree | None:
    lieu = lieu_of(reglages, base)
    moteur = open_migration(reglages, base)
    try:
        with _explained(lieu):
            with moteur.connect() as connection:
                if _check_heads(connection, base, lieu):
                    return None
            sauvegarde = _backup(reglages, base, horloge)
            return _migrate(moteur, base, lieu, sauvegarde)
    finally:
        moteur.dispose()


def _migrate(
    moteur: Engine, base: NomBase, lieu: str, sauvegarde: Path | None
) -> BaseMigree | None:
    """Upgrade in one transaction: a failure half-way leaves no trace."""
    try:
        with moteur.begin() as connection:
            # On PostgreSQL, another machine may have done it while this one waited to begin.
            if _check_heads(connection, base, lieu):
                return None
            drop_guards(connection)
            command.upgrade(alembic_config(base, connection), "head")
            create_guards(connection)
            _check_foreign_keys(connection)
        return BaseMigree(base, sauvegarde)
    except Exception as error:
        if explain_error(error, "") is not None:
            raise
        copie = f" Une copie est dans « {sauvegarde} »." if sauvegarde else ""
        raise MigrationEchoueeError(
            f"La mise à jour de la base a échoué, rien n’a été modifié ({error}).{copie} "
            "Gardez la version précédente du kit et signalez ce message."
        ) from error


def _check_foreign_keys(connection: Connection) -> None:
    """Migrations run with foreign keys off on SQLite: see that nothing dangles."""
    if connection.dialect.name == "sqlite":
        orphelines = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if orphelines:
            raise ValueError(f"{len(orphelines)} dangling rows, first in {orphelines[0][0]}")


def _backup(reglages: Reglages, base: NomBase, horloge: Horloge) -> Path | None:
    """Copy the base beside, whole or not at all; None when there is nothing to copy."""
    fichier = sqlite_file(reglages, base)
    if fichier is None or not _holds_tables(fichier):
        return None
    dossier = reglages.instance / SAUVEGARDES
    quand = horloge.now().strftime("%Y%m%dT%H%M%S%fZ")
    copie = dossier / f"{_PREFIXE[base]}{quand}.db"
    provisoire = copie.with_suffix(".part")
    try:
        copy_sqlite(fichier, provisoire)
        provisoire.replace(copie)
    finally:
        provisoire.unlink(missing_ok=True)
    for ancienne in sorted(dossier.glob(f"{_PREFIXE[base]}2*.db"))[:-SAUVEGARDES_GARDEES]:
        ancienne.unlink()
    return copie


def copy_sqlite(source: Path, copie: Path) -> None:
    """Copy a SQLite base that others may be using, for this account alone.

    A folder `sauvegardes` is created, or closed to the other accounts, on the way.
    Raises sqlite3.Error or OSError.
    """
    if copie.parent.name == SAUVEGARDES:
        copie.parent.mkdir(mode=0o700, exist_ok=True)
        with suppress(PermissionError):  # The folder is another account's: the file is closed.
            copie.parent.chmod(0o700)
    create_private(copie)
    copie.chmod(0o600)
    with closing(connect_sqlite(source)) as lue, closing(connect_sqlite(copie)) as ecrite:
        lue.backup(ecrite)


def _holds_tables(fichier: Path) -> bool:
    with closing(connect_sqlite(fichier)) as connection:
        ligne: tuple[Any, ...] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(ligne[0])


@contextmanager
def _lock(instance: Path) -> Iterator[None]:
    """Keep the other processes waiting. Raises KitError when the folder cannot be written."""
    with _explained(str(instance)):
        instance.mkdir(parents=True, exist_ok=True)
        fichier = (instance / VERROU).open("a")
    with fichier:
        fcntl.flock(fichier, fcntl.LOCK_EX)
        yield


@contextmanager
def _explained(lieu: str) -> Iterator[None]:
    try:
        yield
    except KitError:
        raise
    except (DBAPIError, sqlite3.Error, OSError) as error:
        explained = explain_error(error, lieu)
        if explained is None:
            raise
        raise explained from error
