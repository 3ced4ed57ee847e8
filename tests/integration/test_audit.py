"""The audit trail: read, taken away, forgotten when it is too old, and never on a wrong clock."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aides_commandes import run, use_instance
from aides_sauvegarde import make_instance
from aides_store import HORLOGE, MIDI, publish
from fabrique import fiche
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kit.config import Reglages, load_reglages
from kit.horloge import HorlogeFixe
from kit.store.audit import Filtre, Trace, find_traces, list_traces, write_traces
from kit.store.audit_purge import HorlogeSuspecteError, purge_audit
from kit.store.moteur import open_moteurs, write_journal


@pytest.fixture
def reglages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reglages:
    use_instance(monkeypatch, tmp_path / "instance")
    return make_instance(tmp_path / "instance")


def add_lines(reglages: Reglages, *ages: timedelta, qui: str = "anne") -> None:
    moteurs = open_moteurs(reglages)
    traces = [Trace(MIDI - age, qui, "essayer", "fiche", f"f{i}") for i, age in enumerate(ages)]
    write_traces(moteurs, traces)
    moteurs.close()


def lines(reglages: Reglages) -> list[str]:
    moteurs = open_moteurs(reglages)
    actions = [f"{t.action} {t.cle or ''}".strip() for t in list_traces(moteurs)]
    moteurs.close()
    return actions


def test_a_publication_says_what_readers_saw_before_and_after(reglages: Reglages) -> None:
    moteurs = open_moteurs(reglages)
    publish(moteurs, fiche(titre="Autre titre"))
    derniere = list_traces(moteurs, 1)[0]
    assert (derniere.action, derniere.cle) == ("publier", "essai")
    assert (derniere.detail["avant"], derniere.detail["apres"]) == (1, 2)
    premiere = find_traces(moteurs, Filtre(cle="essai"))[-1]
    assert (premiere.detail["avant"], premiere.detail["apres"]) == (None, 1)


def test_lines_are_found_by_day_person_action_and_document(
    capsys: pytest.CaptureFixture[str], reglages: Reglages
) -> None:
    add_lines(reglages, timedelta(days=3), timedelta(days=2), timedelta(), qui="anne")
    add_lines(reglages, timedelta(days=2), qui="paul")
    for filtres, attendus in (
        (("--qui", "paul"), 1),
        (("--qui", "anne", "--depuis", "2026-11-20"), 2),
        (("--qui", "anne", "--depuis", "2026-11-20", "--jusqu-a", "2026-11-20"), 1),
        (("--action", "publier"), 3),
        (("--action", "essayer", "--genre", "fiche", "--cle", "f0"), 2),
        (("--qui", "personne"), 0),
    ):
        sortie = run(capsys, "audit", "exporter", "--format", "jsonl", *filtres).sortie
        assert len(sortie.splitlines()) == attendus, filtres
    vu = run(capsys, "audit", "lister", "--nombre", "1", "--qui", "paul").sortie
    assert "paul" in vu
    assert "2026-11-20 11:00:00" in vu
    assert "Aucune ligne." in run(capsys, "audit", "lister", "--qui", "personne").sortie


def test_an_export_is_read_back_and_runs_nothing_in_a_spreadsheet(
    capsys: pytest.CaptureFixture[str], reglages: Reglages, tmp_path: Path
) -> None:
    moteurs = open_moteurs(reglages)
    publish(moteurs, fiche(titre="Autre"))
    write_traces(moteurs, [Trace(MIDI, "=CMD()", "+essayer", "fiche", "é;\n", {"a": 'x"y'})])
    moteurs.close()
    fichier = tmp_path / "journal.csv"
    assert "5 lignes" in run(capsys, "audit", "exporter", "-o", fichier).sortie
    lues = list(csv.DictReader(io.StringIO(fichier.read_text("utf-8")), delimiter=";"))
    assert [ligne["action"] for ligne in lues][-2:] == ["publier", "'+essayer"]
    assert (lues[-2]["avant"], lues[-2]["apres"]) == ("1", "2")
    assert (lues[-1]["qui"], lues[-1]["cle"]) == ("'=CMD()", "é;\n")
    assert json.loads(lues[-1]["detail"]) == {"a": 'x"y'}
    run(capsys, "audit", "exporter", "-o", fichier).assert_refused("existe déjà")
    run(capsys, "audit", "exporter", "-o", tmp_path / "a" / "b").assert_refused("être écrit")


def test_old_lines_go_and_one_line_says_so(reglages: Reglages) -> None:
    add_lines(reglages, timedelta(days=1200), timedelta(days=1090), timedelta(days=1))
    assert purge_audit(reglages, HORLOGE, "travaux de fond") == 1
    assert lines(reglages)[:3] == ["purger-audit", "essayer f2", "essayer f1"]
    moteurs = open_moteurs(reglages)
    (trace,) = find_traces(moteurs, Filtre(action="purger-audit"))
    assert trace.detail == {"avant": "2023-11-22T11:00:00+00:00", "lignes": 1}
    assert purge_audit(reglages, HORLOGE, "travaux de fond") == 0
    # The guards are back.
    with pytest.raises(DBAPIError, match="ajout seul"), write_journal(moteurs) as session:
        session.execute(text("DELETE FROM audit"))


def test_months_of_any_length_are_counted(reglages: Reglages) -> None:
    court = load_reglages({"KIT_AUDIT_MOIS": "1"}, reglages.instance)
    add_lines(reglages, timedelta(days=40))
    assert purge_audit(court, HORLOGE, "x") == 1
    # 31 December: there is no 31 November, and what is of 22 November goes.
    fin = HorlogeFixe(datetime(2026, 12, 31, 9, tzinfo=UTC))
    assert purge_audit(court, fin, "x", oui=True) == 4
    assert lines(reglages) == ["purger-audit"]


def test_a_clock_that_jumps_ahead_forgets_nothing(
    capsys: pytest.CaptureFixture[str], reglages: Reglages
) -> None:
    avant = lines(reglages)
    plus_tard = HorlogeFixe(MIDI + timedelta(days=5000))
    with pytest.raises(HorlogeSuspecteError, match="vérifiez la date"):
        purge_audit(reglages, plus_tard, "travaux de fond")
    add_lines(reglages, timedelta(days=-4990), timedelta(days=-4990), timedelta(days=-4990))
    add_lines(reglages, timedelta(days=-4990), timedelta(days=-4990), timedelta(days=-4900))
    with pytest.raises(HorlogeSuspecteError):  # somebody wrote then: still most of a quiet trail
        purge_audit(reglages, HorlogeFixe(MIDI + timedelta(days=9000)), "travaux de fond")
    assert lines(reglages)[-len(avant) :] == avant
    assert run(capsys, "audit", "purger", "--oui").sortie == "Lignes oubliées : 0.\n"


def test_nothing_is_forgotten_when_the_setting_says_so(
    capsys: pytest.CaptureFixture[str], reglages: Reglages, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_lines(reglages, timedelta(days=9000))
    monkeypatch.setenv("KIT_AUDIT_MOIS", "0")
    assert purge_audit(load_reglages(), HORLOGE, "x") == 0
    run(capsys, "audit", "purger", "--oui").assert_refused("garde tout")
    monkeypatch.delenv("KIT_AUDIT_MOIS")
    assert run(capsys, "audit", "purger", "--oui").sortie == "Lignes oubliées : 1.\n"
