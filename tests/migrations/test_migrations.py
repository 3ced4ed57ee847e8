"""Migrations: the same tables as the models, all or nothing, a backup, and guards put back."""

import multiprocessing
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aides_store import dump, publish_site, translate
from aides_verification import verify
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from kit.config import Reglages, load_reglages
from kit.horloge import HorlogeFixe
from kit.store import schema
from kit.store.audit import Trace, list_traces, write_traces
from kit.store.erreurs import (
    BaseIllisibleError,
    BaseTropRecenteError,
    DisquePleinError,
    InstanceProtegeeError,
    MigrationEchoueeError,
    explain_error,
)
from kit.store.modeles import AJOUT_SEUL
from kit.store.moteur import NomBase, open_migration, open_moteurs, write_journal, write_session
from kit.store.sauvegarde.restauration import restore_backup

BASES: tuple[NomBase, ...] = ("contenu", "journal")
QUAND = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)

ETAPE = '''"""A step for tests."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade():
    """Bring the base to this revision."""
    {corps}
'''
REFAIRE = """with op.batch_alter_table("revision", recreate="always") as batch:
        batch.alter_column("motif", nullable=True)"""


@pytest.fixture
def etape(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A place for one more migration of the content base."""
    reel = schema.alembic_config
    ajout = tmp_path / "ajout"
    ajout.mkdir()

    def config(base: NomBase, connection: Connection | None = None) -> Config:
        resultat = reel(base, connection)
        if base == "contenu":
            places = f"{resultat.get_main_option('version_locations')}\n{ajout}"
            resultat.set_main_option("version_locations", places)
        return resultat

    monkeypatch.setattr(schema, "alembic_config", config)
    return ajout / "0005_essai.py"


def fill(reglages: Reglages) -> None:
    moteurs = open_moteurs(reglages)
    publish_site(moteurs)
    translate(moteurs, "Renew my card")
    verify(moteurs, "fiche", "essai")
    moteurs.close()


@pytest.mark.parametrize("base", BASES)
def test_models_and_migrations_say_the_same(reglages: Reglages, base: NomBase) -> None:
    schema.upgrade(reglages)
    moteur = open_migration(reglages, base)
    with moteur.connect() as connection:
        options = {"version_table": f"alembic_version_{base}", "compare_type": True}
        contexte = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(contexte, schema._METADATA[base]) == []


@pytest.mark.parametrize("base", BASES)
def test_one_head_and_names_in_order(base: NomBase) -> None:
    script = ScriptDirectory.from_config(schema.alembic_config(base))
    assert len(script.get_heads()) == 1
    for rang, revision in enumerate(reversed(list(script.walk_revisions())), start=1):
        assert revision.revision == f"{rang:04}"
        assert Path(revision.path).name.startswith(f"{rang:04}_")
        assert Path(revision.path).name.isascii()


@pytest.mark.parametrize("base", BASES)
def test_every_revision_has_a_data_test(base: NomBase) -> None:
    script = ScriptDirectory.from_config(schema.alembic_config(base))
    essais = "".join(f.read_text(encoding="utf-8") for f in Path(__file__).parent.glob("test_*.py"))
    testees = set(re.findall(r"^def (test_data_\w+)", essais, re.MULTILINE))
    attendues = {f"test_data_{base}_{r.revision}" for r in script.walk_revisions()}
    assert attendues <= testees


def test_data_contenu_0001(reglages: Reglages) -> None:
    """The first base: the version row is there, and every table takes a row."""
    schema.upgrade(reglages)
    fill(reglages)
    with closing(sqlite3.connect(reglages.instance / "contenu.db")) as connection:
        assert connection.execute("SELECT id, version FROM catalogue_version").fetchall() == [
            (1, 3)
        ]
        for table, nombre in (("document", 3), ("revision", 3), ("publication", 3)):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (nombre,)  # noqa: S608
        with pytest.raises(sqlite3.IntegrityError, match="une_ligne"):
            connection.execute("INSERT INTO catalogue_version VALUES (2, 0)")


def test_data_contenu_0002(reglages: Reglages) -> None:
    """Translations written before the marks keep their rows, and have their marks."""
    reglages.instance.mkdir()
    with open_migration(reglages, "contenu").begin() as connection:
        command.upgrade(schema.alembic_config("contenu", connection), "0001")
        connection.execute(
            text(
                "INSERT INTO traduction VALUES "
                "(7, 'fiche/x#titre', 'en', 'abcd', 2, 'Title', 'relue', 'x', '2026-11-22')"
            )
        )
    schema.upgrade(reglages)
    with closing(sqlite3.connect(reglages.instance / "contenu.db")) as connection:
        ligne = connection.execute("SELECT id, texte, marque FROM traduction").fetchone()
        assert ligne == (7, "Title", "abcd en relue 2")
        with pytest.raises(sqlite3.IntegrityError, match="ajout seul"):
            connection.execute("DELETE FROM traduction")


def test_data_contenu_0003(reglages: Reglages) -> None:
    """A base of before keeps its documents: nothing in it is verified, nor given to anyone."""
    reglages.instance.mkdir()
    with open_migration(reglages, "contenu").begin() as connection:
        command.upgrade(schema.alembic_config("contenu", connection), "0002")
        connection.execute(
            text("INSERT INTO document VALUES (5, 'fiche', 'ancienne', '2026-11-22', NULL)")
        )
    schema.upgrade(reglages)
    fill(reglages)
    with closing(sqlite3.connect(reglages.instance / "contenu.db")) as connection:
        assert connection.execute("SELECT cle FROM document WHERE id = 5").fetchone()
        lignes = connection.execute("SELECT DISTINCT cle, verdict FROM verification").fetchall()
        assert lignes == [("essai", "juste")]
        assert connection.execute("SELECT count(*) FROM referent").fetchone() == (0,)
        with pytest.raises(sqlite3.IntegrityError, match="verdict_connu"):
            connection.execute(
                "INSERT INTO verification SELECT 99, genre, cle, noeud, empreinte, 'peut-être', "
                "agent, courriel, remarque, 'x', cree_le FROM verification LIMIT 1"
            )


def test_data_contenu_0004(reglages: Reglages) -> None:
    """A base from before the bin keeps its documents, and takes one out of the lists."""
    reglages.instance.mkdir()
    with open_migration(reglages, "contenu").begin() as connection:
        command.upgrade(schema.alembic_config("contenu", connection), "0003")
        connection.execute(
            text("INSERT INTO document VALUES (5, 'fiche', 'ancienne', '2026-11-22', NULL)")
        )
    schema.upgrade(reglages)
    with closing(sqlite3.connect(reglages.instance / "contenu.db")) as connection:
        assert connection.execute("SELECT cle FROM document").fetchall() == [("ancienne",)]
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("INSERT INTO corbeille VALUES (5, '2026-11-22', 'x')")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO corbeille VALUES (6, '2026-11-22', 'x')")


def test_data_journal_0001(reglages: Reglages) -> None:
    """The first journal takes a line and gives it back."""
    schema.upgrade(reglages)
    moteurs = open_moteurs(reglages)
    trace = Trace(QUAND, "tests", "essayer", "fiche", "essai", {"é": 1})
    write_traces(moteurs, [trace])
    assert list_traces(moteurs) == (trace,)


def test_a_base_is_current_only_once_upgraded(reglages: Reglages) -> None:
    assert not schema.is_current(reglages)
    assert not reglages.instance.exists()
    faites = schema.upgrade(reglages)
    assert [(f.base, f.sauvegarde) for f in faites] == [("contenu", None), ("journal", None)]
    assert schema.is_current(reglages)
    assert schema.upgrade(reglages) == ()
    (reglages.instance / "journal.db").unlink()
    assert not schema.is_current(reglages)


def guarded_writes() -> list[str]:
    ordres = []
    for table in AJOUT_SEUL:
        ordres += [f"UPDATE {table} SET id = id", f"DELETE FROM {table}"]  # noqa: S608
    colonnes = "id, cle, langue, hash_francais, numero, texte, etat, auteur, cree_le"
    remplace = f"INSERT OR REPLACE INTO traduction ({colonnes}) SELECT {colonnes} FROM traduction"  # noqa: S608
    return [*ordres, remplace]


@pytest.mark.parametrize("ordre", guarded_writes())
def test_append_only_tables_refuse_changes(reglages: Reglages, ordre: str, etape: Path) -> None:
    schema.upgrade(reglages)
    fill(reglages)
    etape.write_text(ETAPE.format(corps=REFAIRE), encoding="utf-8")
    for _ in range(2):
        moteurs = open_moteurs(reglages)
        avant = dump(moteurs.fichier)
        with pytest.raises(DBAPIError, match="ajout seul"), write_session(moteurs) as session:
            session.execute(text(ordre))
        assert dump(moteurs.fichier) == avant
        schema.upgrade(reglages)


@pytest.mark.parametrize("ordre", ["UPDATE audit SET qui = 'x'", "DELETE FROM audit"])
def test_the_audit_trail_refuses_changes(reglages: Reglages, ordre: str) -> None:
    schema.upgrade(reglages)
    fill(reglages)
    moteurs = open_moteurs(reglages)
    with pytest.raises(DBAPIError, match="ajout seul"), write_journal(moteurs) as session:
        session.execute(text(ordre))


def test_rebuilding_a_table_loses_no_row_that_refers_to_it(reglages: Reglages, etape: Path) -> None:
    schema.upgrade(reglages)
    fill(reglages)
    moteurs = open_moteurs(reglages)
    avant = [ligne for ligne in dump(moteurs.fichier).splitlines() if ligne.startswith("INSERT")]
    etape.write_text(ETAPE.format(corps=REFAIRE), encoding="utf-8")
    (faite,) = schema.upgrade(reglages)
    apres = [ligne for ligne in dump(moteurs.fichier).splitlines() if ligne.startswith("INSERT")]
    change = "alembic_version_contenu"
    assert sorted(li for li in apres if change not in li) == sorted(
        li for li in avant if change not in li
    )
    assert faite.sauvegarde is not None


def test_an_interrupted_migration_leaves_everything_as_it_was(
    reglages: Reglages, etape: Path
) -> None:
    schema.upgrade(reglages)
    fill(reglages)
    avant = dump(reglages.instance / "contenu.db")
    corps = (
        'op.execute("CREATE TABLE reste (id INTEGER)")\n'
        '    op.execute("INSERT INTO reste VALUES (1)")\n'
        '    op.execute("DELETE FROM adresse")\n'
        "    raise RuntimeError('coupure')"
    )
    etape.write_text(ETAPE.format(corps=corps), encoding="utf-8")
    with pytest.raises(MigrationEchoueeError, match="coupure") as echec:
        schema.upgrade(reglages)
    assert "avant-migration" in echec.value.phrase
    assert dump(reglages.instance / "contenu.db") == avant
    assert not schema.is_current(reglages)


def test_a_migration_that_leaves_orphans_is_refused(reglages: Reglages, etape: Path) -> None:
    schema.upgrade(reglages)
    fill(reglages)
    avant = dump(reglages.instance / "contenu.db")
    etape.write_text(ETAPE.format(corps='op.execute("DELETE FROM document")'), encoding="utf-8")
    with pytest.raises(MigrationEchoueeError):
        schema.upgrade(reglages)
    assert dump(reglages.instance / "contenu.db") == avant


def test_the_backup_made_before_is_the_way_back(reglages: Reglages, etape: Path) -> None:
    schema.upgrade(reglages)
    fill(reglages)
    avant = dump(reglages.instance / "contenu.db")
    etape.write_text(ETAPE.format(corps='op.execute("DELETE FROM adresse")'), encoding="utf-8")
    (faite,) = schema.upgrade(reglages, HorlogeFixe(QUAND))
    assert faite.sauvegarde is not None
    assert faite.sauvegarde.name == "avant-migration-20261122T110000Z.zip"
    assert faite.sauvegarde.stat().st_mode & 0o777 == 0o600
    assert dump(reglages.instance / "contenu.db") != avant
    etape.unlink()  # the kit of before
    restore_backup(reglages, faite.sauvegarde, HorlogeFixe(QUAND), "tests")
    assert dump(reglages.instance / "contenu.db") == avant
    assert schema.is_current(reglages)


def _upgrade_in_child(instance: str, resultats: "multiprocessing.Queue[int]") -> None:
    resultats.put(len(schema.upgrade(load_reglages({}, Path(instance)))))


def test_four_processes_at_once_upgrade_once(reglages: Reglages) -> None:
    contexte = multiprocessing.get_context("spawn")
    resultats: multiprocessing.Queue[int] = contexte.Queue()
    enfants = [
        contexte.Process(target=_upgrade_in_child, args=(str(reglages.instance), resultats))
        for _ in range(4)
    ]
    for enfant in enfants:
        enfant.start()
    faits = sorted(resultats.get(timeout=60) for _ in enfants)
    for enfant in enfants:
        enfant.join()
    assert faits == [0, 0, 0, 2]
    assert schema.is_current(reglages)


def test_a_base_of_a_newer_kit_is_refused(reglages: Reglages) -> None:
    schema.upgrade(reglages)
    with closing(sqlite3.connect(reglages.instance / "contenu.db")) as connection:
        connection.execute("UPDATE alembic_version_contenu SET version_num = '9999'")
        connection.commit()
    for verifier in (schema.is_current, schema.upgrade):
        with pytest.raises(BaseTropRecenteError, match="plus récente"):
            verifier(reglages)


@pytest.mark.parametrize("base", BASES)
def test_a_file_that_is_no_base_is_refused_and_kept(reglages: Reglages, base: NomBase) -> None:
    reglages.instance.mkdir()
    fichier = reglages.instance / f"{base}.db"
    fichier.write_text("des notes de réunion " * 50, encoding="utf-8")
    for verifier in (schema.upgrade, schema.is_current):
        with pytest.raises(BaseIllisibleError, match="restaurez"):
            verifier(reglages)
    assert fichier.read_text(encoding="utf-8").startswith("des notes")


def test_the_base_of_another_program_is_refused(reglages: Reglages) -> None:
    reglages.instance.mkdir()
    with closing(sqlite3.connect(reglages.instance / "contenu.db")) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")
        connection.commit()
    avant = dump(reglages.instance / "contenu.db")
    with pytest.raises(BaseIllisibleError, match="ne viennent pas du kit"):
        schema.upgrade(reglages)
    assert dump(reglages.instance / "contenu.db") == avant


def test_a_folder_that_cannot_be_written_is_said_to_be(tmp_path: Path) -> None:
    reglages = load_reglages({}, tmp_path / "instance")
    reglages.instance.write_text("x", encoding="utf-8")
    with pytest.raises(InstanceProtegeeError, match="droit d’écrire"):
        schema.upgrade(reglages)


def test_a_read_only_instance_is_said_to_be() -> None:
    # An ordinary account in a folder of root's: root itself would be let in.
    code = (
        "import os; from pathlib import Path\n"
        "from kit.config import load_reglages; from kit.erreurs import KitError\n"
        "from kit.store import schema\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "try: schema.upgrade(load_reglages({}, Path('/var/lib/kit-essai-lecture')))\n"
        "except KitError as e: print(type(e).__name__, e.phrase)\n"
    )
    if os.getuid() != 0:
        pytest.skip("only root can become another account")
    sortie = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert sortie.stdout.startswith("InstanceProtegeeError")


def test_a_full_disk_is_said_to_be(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.execute("CREATE TABLE t (x TEXT)")
        connection.execute("PRAGMA max_page_count=3")
        with pytest.raises(sqlite3.OperationalError) as plein:
            connection.execute("INSERT INTO t VALUES (?)", ("x" * 100_000,))
    explained = explain_error(plein.value, "contenu.db")
    assert isinstance(explained, DisquePleinError)
    assert "libérez de la place" in explained.phrase
    assert isinstance(explain_error(OSError(28, "plein"), "x"), DisquePleinError)


def test_a_new_migration_can_be_written_by_alembic(reglages: Reglages, tmp_path: Path) -> None:
    """What a developer does: the template must work."""
    schema.upgrade(reglages)
    with open_migration(reglages, "journal").connect() as connection:
        config = schema.alembic_config("journal", connection)
        config.set_main_option("version_locations", f"{tmp_path}")
        script = command.revision(config, "premiere etape", rev_id="0001")
    assert script is not None
    assert not isinstance(script, list)
    assert Path(script.path).name == "0001_premiere_etape.py"
