"""Triggers that forbid changing or removing rows of the append-only tables."""

from sqlalchemy import Connection, inspect

from kit.store.modeles import AJOUT_SEUL
from kit.store.modeles_journal import AJOUT_SEUL_JOURNAL

_TABLES = (*AJOUT_SEUL, *AJOUT_SEUL_JOURNAL)

_CREER: dict[str, tuple[str, ...]] = {
    "sqlite": tuple(
        f"CREATE TRIGGER garde_{{table}}_{acte} BEFORE {acte} ON {{table}} "
        "BEGIN SELECT RAISE(ABORT, '{table} : ajout seul'); END"
        for acte in ("update", "delete")
    ),
    "postgresql": (
        """CREATE OR REPLACE FUNCTION garde_ajout_seul() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' : ajout seul'; END $$""",
        """CREATE TRIGGER garde_{table} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION garde_ajout_seul()""",
    ),
}
_RETIRER: dict[str, tuple[str, ...]] = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS garde_{table}_update",
        "DROP TRIGGER IF EXISTS garde_{table}_delete",
    ),
    "postgresql": ("DROP TRIGGER IF EXISTS garde_{table} ON {table}",),
}


def create_guards(connection: Connection) -> None:
    """Put the triggers on every append-only table that this base holds.

    Called after each migration: rebuilding a table in a batch drops its triggers.
    """
    drop_guards(connection)
    _run(connection, _CREER)


def drop_guards(connection: Connection) -> None:
    """Take the triggers off, inside the transaction of a migration."""
    _run(connection, _RETIRER)


def _run(connection: Connection, ordres: dict[str, tuple[str, ...]]) -> None:
    presentes = set(inspect(connection).get_table_names())
    for table in _TABLES:
        if table in presentes:
            for ordre in ordres[connection.dialect.name]:
                connection.exec_driver_sql(ordre.format(table=table))
