"""`kit compteur`: the code shown once, the month, the paper sheet that is typed."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from aides_commandes import Resultat, run, use_instance
from aides_compteur import LIEU, RAISON

from kit.config import Reglages, load_reglages
from kit.horloge import HorlogeSysteme, local_day
from kit.render.outils import missing_libraries
from kit.store.codes_compteur import find_code
from kit.store.comptage import Visite
from kit.store.moteur import open_moteurs
from kit.store.visites import record_visite

AUJOURD_HUI = local_day(HorlogeSysteme().now(), "Europe/Paris")
MOIS = f"{AUJOURD_HUI:%Y-%m}"


@pytest.fixture
def instance(reglages_depart: Reglages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(reglages_depart.instance, tmp_path / "instance")
    return use_instance(monkeypatch, tmp_path / "instance")


def note(capsys: pytest.CaptureFixture[str], *mots: object, lieu: str = LIEU) -> Resultat:
    jour = ("--jour", AUJOURD_HUI, "--demi-journee", "matin", "--motif", RAISON)
    return run(capsys, "compteur", "saisir", lieu, *jour, *mots)


def summarise(capsys: pytest.CaptureFixture[str], *mots: object) -> str:
    resultat = run(capsys, "compteur", "bilan", "--mois", MOIS, *mots)
    assert resultat.code == 0, resultat.erreur
    return resultat.sortie.replace("\xa0", " ")


def test_a_code_is_printed_once_and_opens_its_place(
    capsys: pytest.CaptureFixture[str], instance: Path
) -> None:
    resultat = run(capsys, "compteur", "code", LIEU)
    assert resultat.code == 0
    code = resultat.sortie.splitlines()[0].rpartition(" ")[2].rpartition("\xa0")[2]
    moteurs = open_moteurs(load_reglages({}, instance))
    trouve = find_code(moteurs, code)
    moteurs.close()
    assert trouve is not None
    assert (trouve.structure, trouve.opens(code)) == (LIEU, True)
    secret = code.replace("-", "")[4:]
    assert secret.encode() not in (instance / "journal.db").read_bytes()


def test_a_paper_sheet_is_typed_and_mended(
    capsys: pytest.CaptureFixture[str], instance: Path
) -> None:
    assert instance.is_dir()
    assert note(capsys, "--nombre", 12).code == 0
    assert note(capsys, "--nombre", 9, "--revient", "--manque", "papiers").code == 0
    assert note(capsys, "--nombre", 1, "--retirer").sortie.endswith(", 1.\n")
    texte = summarise(capsys)
    assert "visites 20, reviennent 9, part 45 % ; manquait le plus : Quels papiers" in texte
    assert "Relisez la liste des papiers" in texte
    assert summarise(capsys, "--structure", "sous-prefecture-valbrune").endswith(
        "Aucune visite n’a été comptée ce mois-là.\n"
    )


def test_small_figures_are_not_given_away(
    capsys: pytest.CaptureFixture[str], instance: Path
) -> None:
    moteurs = open_moteurs(load_reglages({}, instance))
    jour: date = AUJOURD_HUI
    for motif, premieres, retours in ((RAISON, 37, 3), ("autre", 2, 0), ("theme/famille", 11, 0)):
        record_visite(moteurs, Visite(LIEU, jour, "matin", motif), premieres)
        record_visite(moteurs, Visite(LIEU, jour, "matin", motif, deja_venu=True), retours)
    moteurs.close()
    texte = summarise(capsys)
    assert "visites 40, reviennent moins de 5, part –" in texte
    assert "Autre chose : visites moins de 5, reviennent 0" in texte
    assert "Ma famille : visites 11, reviennent 0, part 0 %" in texte
    assert "Visites comptées : environ 50." in texte, "le total exact donnerait le chiffre caché"


@pytest.mark.parametrize(
    ("mots", "attendu"),
    [
        (["--motif", "fiche/inconnue"], "n’est pas sur la feuille"),
        (["--demi-journee", "midi"], "matin ou apres-midi"),
        (["--canal", "pigeon"], "--canal"),
        (["--manque", "patience"], "--manque"),
        (["--jour", "hier"], "2026-10-05"),
        (["--jour", "2999-01-01"], "pas encore venu"),
        (["--nombre", "0"], "--nombre"),
        (["--nombre", "5000"], "--nombre"),
    ],
)
def test_a_line_that_is_none_is_refused(
    capsys: pytest.CaptureFixture[str], instance: Path, mots: list[str], attendu: str
) -> None:
    assert instance.is_dir()
    note(capsys, *mots).assert_refused(attendu)
    assert "Aucune visite" in summarise(capsys)


def test_an_unknown_place_and_an_impossible_month_are_said(
    capsys: pytest.CaptureFixture[str], instance: Path
) -> None:
    assert instance.is_dir()
    run(capsys, "compteur", "code", "nulle-part").assert_refused("nulle-part")
    note(capsys, lieu="nulle-part").assert_refused("Aucun lieu publié")
    for faux, attendu in (("2026-13", "comme 2026-10"), ("2999-01", "pas commencé")):
        run(capsys, "compteur", "bilan", "--mois", faux).assert_refused(attendu)


@pytest.mark.skipif(bool(missing_libraries()), reason="Pango manque : voir kit diagnostic")
def test_the_month_is_printed_in_a_file(
    capsys: pytest.CaptureFixture[str], instance: Path, tmp_path: Path
) -> None:
    assert instance.is_dir()
    fichier = tmp_path / "bilan.pdf"
    summarise(capsys, "-o", fichier)
    assert fichier.read_bytes().startswith(b"%PDF")
    absent = tmp_path / "instance" / "contenu.db" / "bilan.pdf"
    run(capsys, "compteur", "bilan", "--mois", MOIS, "-o", absent).assert_refused("Impossible")
