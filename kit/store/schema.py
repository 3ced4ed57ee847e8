"""Creating and upgrading the bases: one process at a time, a backup first, all or nothing.

Never called inside the web application, which only asks `is_current`. There is no way down:
restoring the backup made before the migration is the way back.
"""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, inspect
from sqlalchemy.exc import DBAPIError

from kit.config import Reglages
from kit.erreurs import KitError
from kit.horloge import Horloge, HorlogeSysteme
from kit.store import modeles_chiffres as _modeles_chiffres  # noqa: F401 - its tables are known
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
    lieu_of,
    open_migration,
    open_moteurs,
    sqlite_file,
)
from kit.store.sauvegarde.ecriture import make_backup
from kit.store.sauvegarde.reprise import enter

VERROU = ".migration.lock"
_DOSSIER = Path(__file__).resolve().parent / "migrations"
# Through the tables that stand on all the others of the journal: every table is then known.
_METADATA: dict[NomBase, MetaData] = {"contenu": Base.metadata, "journal": SaisieLigne.metadata}
_BASES: tuple[NomBase, ...] = ("contenu", "journal")


@dataclass(frozen=True)
class BaseMigree:
    """A base that was created or upgraded."""

    base: NomBase
    sauvegarde: Path | None
    """The backup made before; None when there was nothing to lose."""


def upgrade(
    reglages: Reglages, horloge: Horloge | None = None, *, sauvegarde: bool = True
) -> tuple[BaseMigree, ...]:
    """Create or upgrade both bases, after a backup of all; empty when there was nothing to do.

    Raises BaseTropRecenteError, BaseIllisibleError, InstanceProtegeeError, DisquePleinError,
    MigrationEchoueeError: nothing was changed.
    """
    with _lock(reglages.instance), _present(reglages.instance):
        a_faire = [base for base in _BASES if not _is_at_head(reglages, base)]
        copie = None
        if sauvegarde and a_faire and any(_holds_tables(reglages, base) for base in _BASES):
            copie = make_backup(reglages, horloge or HorlogeSysteme(), "avant-migration").fichier
        faites = [_upgrade_base(reglages, base, copie) for base in a_faire]
    return tuple(faite for faite in faites if faite is not None)


def is_current(reglages: Reglages) -> bool:
    """Whether both bases are at the schema of this code; False when one is missing or older.

    Raises BaseTropRecenteError or BaseIllisibleError. Creates nothing.
    """
    a_jour = [_is_base_current(reglages, base) for base in _BASES]  # a damaged one is always said
    return all(a_jour)


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


def _is_at_head(reglages: Reglages, base: NomBase) -> bool:
    """The same, by the engine of migrations, which creates a missing file."""
    lieu, moteur = lieu_of(reglages, base), open_migration(reglages, base)
    try:
        with _explained(lieu), moteur.connect() as connection:
            return _check_heads(connection, base, lieu)
    finally:
        moteur.dispose()


def _holds_tables(reglages: Reglages, base: NomBase) -> bool:
    """Whether a base was ever migrated: there is something to lose."""
    moteur = open_migration(reglages, base)
    try:
        with _explained(lieu_of(reglages, base)), moteur.connect() as connection:
            return f"alembic_version_{base}" in inspect(connection).get_table_names()
    finally:
        moteur.dispose()


def _upgrade_base(reglages: Reglages, base: NomBase, copie: Path | None) -> BaseMigree | None:
    lieu, moteur = lieu_of(reglages, base), open_migration(reglages, base)
    try:
        with _explained(lieu):
            return _migrate(moteur, base, lieu, copie)
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


@contextmanager
def _present(instance: Path) -> Iterator[None]:
    presence = enter(instance, create=True)
    try:
        yield
    finally:
        if presence is not None:
            presence.close()


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
