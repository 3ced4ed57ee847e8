"""Bases and their copies are for the account of the kit alone, whoever creates them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_store import HORLOGE, publish_site

from kit.config import Reglages, load_reglages
from kit.store import schema
from kit.store.moteur import open_moteurs
from kit.travaux.sauvegarde import save_of_the_day


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


def test_the_daily_copies_and_their_folder_are_private(reglages: Reglages) -> None:
    schema.upgrade(reglages)
    faites = save_of_the_day(reglages, HORLOGE)
    dossier = reglages.instance / "sauvegardes"
    assert modes(dossier) == {faite.name: "0o600" for faite in faites}
    assert len(faites) == 2
    assert dossier.stat().st_mode & 0o777 == 0o700


def test_the_copies_before_a_migration_are_private(reglages: Reglages) -> None:
    schema.upgrade(reglages)
    copie = schema._backup(reglages, "contenu", HORLOGE)
    assert copie is not None
    assert modes(copie.parent) == {copie.name: "0o600"}
    assert copie.parent.stat().st_mode & 0o777 == 0o700


def test_a_copy_elsewhere_leaves_the_folder_as_it_is(reglages: Reglages, tmp_path: Path) -> None:
    schema.upgrade(reglages)
    ailleurs = tmp_path / "ailleurs"
    ailleurs.mkdir(mode=0o755)
    schema.copy_sqlite(reglages.instance / "contenu.db", ailleurs / "copie.db")
    assert modes(ailleurs) == {"copie.db": "0o600"}
    assert ailleurs.stat().st_mode & 0o777 == 0o755
