"""Backups of an instance on PostgreSQL, with a real server of these tests' own."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_sauvegarde import forge, make_instance, read_zip, save_to
from aides_store import HORLOGE, publish_site, save
from fabrique import fiche
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kit.config import Reglages, load_reglages
from kit.erreurs import KitError
from kit.store import schema
from kit.store.audit import list_traces
from kit.store.depot import Depot
from kit.store.moteur import open_moteurs, read_session, write_session
from kit.store.sauvegarde.manifeste import SauvegardeRefuseeError
from kit.store.sauvegarde.restauration import check_backup, restore_backup

PROGRAMMES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
pytestmark = pytest.mark.skipif(
    not PROGRAMMES or importlib.util.find_spec("psycopg") is None,
    reason="PostgreSQL or its driver (pip install psycopg[binary]) is missing",
)


def run_server(*mots: str) -> None:
    """Run a program of PostgreSQL, which refuses to be root."""
    compte = {"user": "postgres"} if os.getuid() == 0 else {}
    subprocess.run(mots, check=True, capture_output=True, cwd="/", **compte)


@pytest.fixture(scope="module")
def serveur() -> Iterator[str]:
    """The address of a server without any base of ours."""
    dossier = Path(tempfile.mkdtemp(prefix="kit-pg-"))
    if os.getuid() == 0:
        shutil.chown(dossier, "postgres")
    outils, donnees = PROGRAMMES[-1].parent, str(dossier / "donnees")
    run_server(str(outils / "initdb"), "-D", donnees, "-U", "kit", "-A", "trust", "-E", "UTF8")
    options = f"-k {dossier} -c listen_addresses= -c fsync=off"
    journal = str(dossier / "journal.txt")
    run_server(str(outils / "pg_ctl"), "-D", donnees, "-l", journal, "-o", options, "-w", "start")
    yield f"postgresql://kit:mot@/{{}}?host={dossier}"
    run_server(str(outils / "pg_ctl"), "-D", donnees, "-m", "immediate", "stop")
    shutil.rmtree(dossier, ignore_errors=True)


@pytest.fixture
def reglages(serveur: str, tmp_path: Path) -> Reglages:
    """An instance on a base of its own, with a published fiche."""
    nom = f"kit_{abs(hash(tmp_path))}"
    dossier = serveur.rpartition("=")[2]
    subprocess.run(["createdb", "-h", dossier, "-U", "kit", nom], check=True)
    reglages = load_reglages({"KIT_BASE_DONNEES": serveur.format(nom)}, tmp_path / "instance")
    schema.upgrade(reglages, HORLOGE)
    moteurs = open_moteurs(reglages)
    publish_site(moteurs)
    moteurs.close()
    return reglages


def documents(reglages: Reglages) -> set[str]:
    moteurs = open_moteurs(reglages)
    with read_session(moteurs) as session:
        cles = {etat.cle for etat in Depot(session, HORLOGE).list_documents()}
    moteurs.close()
    return cles


def write_more(reglages: Reglages, cle: str = "apres") -> None:
    moteurs = open_moteurs(reglages)
    save(moteurs, fiche(id=cle, titre="Après"))
    with moteurs.ecriture.begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS photos (id integer)"))
    moteurs.close()


def test_what_was_there_comes_back_and_other_tables_stay(
    reglages: Reglages, tmp_path: Path
) -> None:
    copie = save_to(reglages, tmp_path / "c.zip")
    assert set(read_zip(copie)) == {"manifeste.json", "base.pgdump"}
    write_more(reglages)
    faite = restore_backup(reglages, copie, HORLOGE, "anne")
    assert documents(reglages) == {"essai", "site", "prefecture"}
    moteurs = open_moteurs(reglages)
    assert list_traces(moteurs)[0].action == "restaurer"
    with moteurs.lecture.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM photos")).scalar_one() == 0
    with pytest.raises(DBAPIError, match="ajout seul"), write_session(moteurs) as session:
        session.execute(text("DELETE FROM revision"))
    moteurs.close()
    # New rows take new numbers.
    write_more(reglages, "encore")
    assert faite.de_cote is not None
    restore_backup(reglages, faite.de_cote, HORLOGE, "anne")
    assert documents(reglages) == {"essai", "site", "prefecture", "apres"}


def test_a_damaged_dump_changes_nothing(reglages: Reglages, tmp_path: Path) -> None:
    octets = read_zip(save_to(reglages, tmp_path / "c.zip"))
    octets["base.pgdump"] = octets["base.pgdump"][:-3000]
    write_more(reglages)
    with pytest.raises(KitError):
        restore_backup(reglages, forge(tmp_path / "faux.zip", octets), HORLOGE, "anne")
    assert "apres" in documents(reglages)


def test_a_migration_is_preceded_by_a_backup(reglages: Reglages) -> None:
    moteurs = open_moteurs(reglages)
    with moteurs.ecriture.begin() as connection:
        connection.execute(text("UPDATE alembic_version_contenu SET version_num = '0003'"))
        connection.execute(text("DROP TABLE corbeille"))
    moteurs.close()
    (faite,) = schema.upgrade(reglages, HORLOGE)
    assert faite.sauvegarde is not None
    assert check_backup(reglages, faite.sauvegarde).schemas["contenu"] == "0003"


def test_the_two_kinds_of_bases_are_not_mixed_up(reglages: Reglages, tmp_path: Path) -> None:
    copie = save_to(make_instance(tmp_path / "petite"), tmp_path / "sqlite.zip")
    with pytest.raises(SauvegardeRefuseeError, match="SQLite"):
        check_backup(reglages, copie)
    copie = save_to(reglages, tmp_path / "pg.zip")
    with pytest.raises(SauvegardeRefuseeError, match="PostgreSQL"):
        check_backup(load_reglages({}, tmp_path / "petite"), copie)


def test_a_server_that_is_stopped_is_said(tmp_path: Path) -> None:
    adresse = f"postgresql://kit@/rien?host={tmp_path}"
    reglages = load_reglages({"KIT_BASE_DONNEES": adresse}, tmp_path / "instance")
    reglages.instance.mkdir()
    with pytest.raises(KitError, match="a refusé"):
        save_to(reglages, tmp_path / "c.zip")
    assert not (tmp_path / "c.zip").exists()
