"""Copies of a PostgreSQL base, by its own tools: pg_dump, pg_restore, psql."""

import os
import subprocess
from pathlib import Path

from sqlalchemy import make_url

from kit.erreurs import KitError
from kit.store.modeles import Base
from kit.store.modeles_acces import AgentLigne
from kit.store.moteur import NomBase

BASES: tuple[NomBase, ...] = ("contenu", "journal")
_GARDE = """CREATE OR REPLACE FUNCTION garde_ajout_seul() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' : ajout seul'; END $$;"""
"""The triggers of the tables call it: they cannot be put back before it is there."""


class OutilPostgresError(KitError):
    """A tool of PostgreSQL is missing, or refused."""


def list_tables() -> tuple[str, ...]:
    """Our tables: the database may serve others too."""
    tables = {*Base.metadata.tables, *AgentLigne.metadata.tables}
    return (*sorted(tables), *(f"alembic_version_{base}" for base in BASES))


def dump(adresse: str, fichier: Path) -> dict[NomBase, str]:
    """Copy our tables at one instant; give their migrations. Raises OutilPostgresError."""
    tables = [mot for table in list_tables() for mot in ("-t", f"public.{table}")]
    mots = ["-Fc", "--no-owner", "--no-privileges", "-f", str(fichier), *tables]
    _run(adresse, "pg_dump", *mots)
    return _read_schemas(adresse, fichier)


def load(adresse: str, fichier: Path) -> None:
    """Put a copy in the place of our tables, in one transaction. Raises OutilPostgresError."""
    script = fichier.with_suffix(".sql")
    _run(adresse, "pg_restore", "--no-owner", "--no-privileges", "-f", str(script), str(fichier))
    # Tables of a newer version go too: the migrations would find them in their way.
    vides = ", ".join(f"public.{table}" for table in list_tables())
    debut = fichier.with_suffix(".debut.sql")
    debut.write_text(f"DROP TABLE IF EXISTS {vides};\n{_GARDE}\n", encoding="utf-8")
    mots = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "--single-transaction"]
    _run(adresse, "psql", *mots, "-f", str(debut), "-f", str(script))


def measure(adresse: str) -> int:
    """Size of the database, in bytes. Raises OutilPostgresError."""
    return int(_query(adresse, "SELECT pg_database_size(current_database())") or 0)


def _read_schemas(adresse: str, _fichier: Path) -> dict[NomBase, str]:
    return {
        base: _query(adresse, f"SELECT version_num FROM alembic_version_{base}")  # noqa: S608
        for base in BASES
    }


def _query(adresse: str, requete: str) -> str:
    return _run(adresse, "psql", "-X", "-A", "-t", "-c", requete).strip()


def _run(adresse: str, outil: str, *mots: str) -> str:
    """The words of the command line are seen by everybody: the password goes by another way."""
    url = make_url(adresse)
    lieux = {
        "PGHOST": url.query.get("host") or url.host,
        "PGPORT": url.query.get("port") or url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    environ = {**os.environ, **{cle: str(v) for cle, v in lieux.items() if v}}
    cible = ["-d", url.database or ""] if outil == "psql" else []
    try:
        fait = subprocess.run(  # noqa: S603 - words of ours
            [outil, *cible, *mots], env=environ, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise OutilPostgresError(
            f"{outil} est introuvable : installez-le (apt install postgresql-client) ; "
            "rien n’a été modifié."
        ) from None
    if fait.returncode:
        raison = (fait.stderr.strip().splitlines() or ["sans explication"])[0]
        raise OutilPostgresError(f"{outil} a refusé ({raison}) ; rien n’a été modifié.")
    return fait.stdout
