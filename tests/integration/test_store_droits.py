"""Bases and their copies are for the account of the kit alone, whoever creates them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_store import HORLOGE, publish_site

from kit.config import Reglages, load_reglages
from kit.store import schema
from kit.store.moteur import open_moteurs
from kit.store.sauvegarde.ecriture import make_backup
from kit.store.sauvegarde.manifeste import Raison


@pytest.fixture
def reglages(tmp_path: Path) -> Iterator[Reglages]:
    """An instance of an account that leaves its files open to all."""
    ancien = os.umask(0)
    yield load_reglages({}, tmp_path / "instance")
    os.umask(ancien)


def modes(dossier: Path) -> dict[str, str]:
    return {f.name: oct(f.stat().st_mode & 0o777) for f in dossier.glob("*.db*")}


def test_new_bases_and_what_sqlite_puts_beside_are_private(reglages: Reglages) -> None:
    schema.upgrade(reglages)
    moteurs = open_moteurs(reglages)
    with moteurs.ecriture.connect(), moteurs.journal.connect() as journal:
        publish_site(moteurs)
        journal.exec_driver_sql("SELECT count(*) FROM audit")
        lus = modes(reglages.instance)
    assert {"contenu.db", "journal.db", "contenu.db-wal", "contenu.db-shm"} <= lus.keys()
    assert set(lus.values()) == {"0o600"}


def test_the_mode_of_a_base_that_is_there_is_left_alone(reglages: Reglages) -> None:
    schema.upgrade(reglages)
    (reglages.instance / "contenu.db").chmod(0o640)
    schema.upgrade(reglages)
    assert modes(reglages.instance)["contenu.db"] == "0o640"


@pytest.mark.parametrize("raison", ["quotidienne", "avant-migration"])
def test_backups_and_their_folder_are_private(reglages: Reglages, raison: Raison) -> None:
    schema.upgrade(reglages)
    faite = make_backup(reglages, HORLOGE, raison)
    dossier = reglages.instance / "sauvegardes"
    assert faite.fichier.parent == dossier
    assert faite.fichier.stat().st_mode & 0o777 == 0o600
    assert dossier.stat().st_mode & 0o777 == 0o700


def test_a_backup_elsewhere_leaves_the_folder_as_it_is(reglages: Reglages, tmp_path: Path) -> None:
    schema.upgrade(reglages)
    ailleurs = tmp_path / "ailleurs"
    ailleurs.mkdir(mode=0o755)
    make_backup(reglages, HORLOGE, "demandee", ailleurs / "copie.zip")
    assert [f.name for f in ailleurs.iterdir()] == ["copie.zip"]
    assert (ailleurs / "copie.zip").stat().st_mode & 0o777 == 0o600
    assert ailleurs.stat().st_mode & 0o777 == 0o755
