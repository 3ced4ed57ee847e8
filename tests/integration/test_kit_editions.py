"""`kit editions`: the sheets in circulation, and which are out of date."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aides_commandes import run, use_instance
from aides_parcours import build, question, resultat
from aides_store import prefecture, publish
from fabrique import fiche, site

from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.render.outils import missing_libraries
from kit.store.depot import Depot
from kit.store.editions import list_imprimes
from kit.store.moteur import open_moteurs, write_session
from kit.store.schema import upgrade

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

AVANT = HorlogeFixe(datetime(2026, 1, 5, 8, 0, tzinfo=UTC))
APRES = HorlogeFixe(AVANT.instant + timedelta(days=1))


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    instance = use_instance(monkeypatch, tmp_path / "instance")
    reglages = load_reglages({}, instance)
    upgrade(reglages)
    moteurs = open_moteurs(reglages)
    autre = fiche(id="autre", titre="Une autre fiche")
    publish(moteurs, site(), prefecture(), fiche(), autre, horloge=AVANT)
    moteurs.close()
    return instance


def print_both(capsys: pytest.CaptureFixture[str], dossier: Path) -> None:
    for slug in ("essai", "autre"):
        assert run(capsys, "imprimer", "fiche", slug, "-o", dossier / f"{slug}.pdf").code == 0


def test_nothing_printed_is_said(instance: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert instance.exists()
    assert "Aucune feuille n’a été imprimée." in run(capsys, "editions").sortie


def test_sheets_that_are_not_right_any_more_are_listed(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_both(capsys, tmp_path)
    assert "Aucune feuille à remplacer." in run(capsys, "editions", "--perimees").sortie
    moteurs = open_moteurs(load_reglages({}, instance))
    publish(moteurs, fiche(resume="Une autre phrase."), horloge=APRES)
    with write_session(moteurs) as session:
        Depot(session, APRES).withdraw_document("fiche", "autre", auteur="tests")
    moteurs.close()
    lignes = run(capsys, "editions", "--perimees").sortie.splitlines()
    assert len(lignes) == 3
    assert "à jeter" in lignes[0]
    assert "autre" in lignes[0]
    assert "à remplacer" in lignes[1]
    assert lignes[2] == "2 feuille(s), dont 2 à remplacer ou à jeter."


def test_other_programs_read_what_changed(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_both(capsys, tmp_path)
    moteurs = open_moteurs(load_reglages({}, instance))
    publish(moteurs, fiche(titre="Un autre titre"), horloge=APRES)
    moteurs.close()
    lues = {
        e["identifiant"]: e for e in json.loads(run(capsys, "editions", "--format", "json").sortie)
    }
    assert lues["autre"]["etat"] == "juste"
    assert lues["essai"]["etat"] == "changee"
    (changement,) = lues["essai"]["changements"]
    assert changement["apres"] == "Un autre titre"


def test_a_poster_of_a_path_is_known_by_the_results_to_which_it_leads(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    posee = question("but", "a>r-a", "b>r-b", "nsp>r-b")
    moteurs = open_moteurs(load_reglages({}, instance))
    publish(moteurs, build(posee, resultat("r-a"), resultat("r-b")), horloge=APRES)
    affiche = run(capsys, "imprimer", "parcours", "essai", "--support", "a3", "-o", tmp_path / "a")
    assert affiche.code == 0, affiche.erreur
    imprimes = list_imprimes(moteurs, "parcours", "essai")
    moteurs.close()
    (code,) = imprimes["r-a"]
    assert imprimes["r-b"] == {code}
    assert f"{code[:4]}-{code[4:]}" in run(capsys, "editions").sortie
