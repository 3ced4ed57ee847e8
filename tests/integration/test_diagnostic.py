"""`kit diagnostic` on the data: each thing that is wrong is said, with what to do."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aides_commandes import Resultat, run, use_instance
from aides_sauvegarde import make_instance

from kit.config import Reglages
from kit.horloge import HorlogeFixe, HorlogeSysteme
from kit.store.audit import Trace, write_traces
from kit.store.moteur import open_moteurs
from kit.store.sauvegarde.ecriture import make_backup


@pytest.fixture
def reglages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reglages]:
    use_instance(monkeypatch, tmp_path / "instance")
    reglages = make_instance(tmp_path / "instance")
    reglages.instance.chmod(0o700)
    yield reglages
    reglages.instance.chmod(0o700)


def assert_says(resultat: Resultat, code: int, *phrases: str) -> None:
    assert resultat.code == code, resultat.sortie
    for phrase in phrases:
        assert phrase in resultat.sortie, resultat.sortie


def test_a_sound_instance_is_said_to_be(
    capsys: pytest.CaptureFixture[str], reglages: Reglages
) -> None:
    make_backup(reglages, HorlogeSysteme(), "quotidienne")
    dit = run(capsys, "diagnostic")
    assert_says(dit, 0, "« contenu » est entière", "« journal » est entière", "Sauvegardes : 1")
    assert_says(dit, 0, "fermé aux autres comptes", "Horloge de la machine")
    assert "Aucune sauvegarde" not in dit.sortie


def test_backups_that_are_missing_old_or_broken_are_said(
    capsys: pytest.CaptureFixture[str], reglages: Reglages
) -> None:
    assert_says(run(capsys, "diagnostic"), 0, "[attention] Aucune sauvegarde")
    vieille = HorlogeFixe(datetime.now(UTC) - timedelta(days=5, hours=1))
    fichier = make_backup(reglages, vieille, "quotidienne").fichier
    assert_says(run(capsys, "diagnostic"), 0, "a 5 jours", "kit travaux")
    fichier.write_bytes(fichier.read_bytes()[:1000])
    assert_says(run(capsys, "diagnostic"), 1, "ne se lit pas")


def test_a_clock_that_goes_back_is_said(
    capsys: pytest.CaptureFixture[str], reglages: Reglages
) -> None:
    moteurs = open_moteurs(reglages)
    write_traces(moteurs, [Trace(datetime.now(UTC) + timedelta(days=2), "x", "essayer")])
    moteurs.close()
    assert_says(run(capsys, "diagnostic"), 1, "L’horloge recule", "timedatectl")


def test_a_damaged_base_and_orphan_rows_are_said(
    capsys: pytest.CaptureFixture[str], reglages: Reglages
) -> None:
    with closing(sqlite3.connect(reglages.instance / "contenu.db")) as connection:
        connection.execute("INSERT INTO adresse VALUES ('fiche', 'perdue', 999)")
        connection.commit()
    assert_says(run(capsys, "diagnostic"), 1, "1 lignes renvoient à des lignes absentes")
    base = reglages.instance / "journal.db"
    octets = bytearray(base.read_bytes())
    for place in range(4096 * 2, len(octets), 4096):
        octets[place : place + 64] = b"\xff" * 64
    base.write_bytes(octets)
    assert_says(run(capsys, "diagnostic"), 1, "abîmée", "kit restaurer")


def test_a_folder_open_to_others_is_said(
    capsys: pytest.CaptureFixture[str], reglages: Reglages
) -> None:
    reglages.instance.chmod(0o755)
    assert_says(run(capsys, "diagnostic"), 0, "[attention] Les autres comptes peuvent entrer")
    (reglages.instance / "contenu.db").chmod(0o644)
    assert_says(run(capsys, "diagnostic"), 1, "peuvent lire contenu.db")
    reglages.instance.chmod(0o700)
    assert_says(run(capsys, "diagnostic"), 0, "fermé aux autres comptes")


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file to another account")
def test_files_of_another_account_are_said(
    capsys: pytest.CaptureFixture[str], reglages: Reglages
) -> None:
    os.chown(reglages.instance / "contenu.db", 65534, 65534)
    assert_says(run(capsys, "diagnostic"), 0, "à un autre compte", "contenu.db")
