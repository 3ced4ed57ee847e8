"""`kit imprimer`: what it writes, and what it refuses in one sentence."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from aides_commandes import run, use_instance
from aides_papier import read_pages, sizes_mm
from aides_store import prefecture, publish
from fabrique import fiche, site

from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.render.outils import missing_libraries
from kit.store.editions import list_editions
from kit.store.moteur import open_moteurs
from kit.store.schema import upgrade

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)


AVANT = HorlogeFixe(datetime(2026, 1, 5, 8, 0, tzinfo=UTC))
"""The command reads the clock of the machine: what it prints was published before."""


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    instance = use_instance(monkeypatch, tmp_path / "instance")
    reglages = load_reglages({}, instance)
    upgrade(reglages)
    moteurs = open_moteurs(reglages)
    publish(moteurs, site(), prefecture(), fiche(), horloge=AVANT)
    moteurs.close()
    return instance


def test_it_writes_the_sheet_and_remembers_it(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = tmp_path / "essai.pdf"
    resultat = run(capsys, "imprimer", "fiche", "essai", "-o", fichier)
    assert resultat.code == 0
    assert "Feuille écrite" in resultat.sortie
    assert "Les étapes" in " ".join(read_pages(fichier.read_bytes()))
    moteurs = open_moteurs(load_reglages({}, instance))
    (edition,) = list_editions(moteurs)
    moteurs.close()
    assert f"{edition.code[:4]}-{edition.code[4:]}" in read_pages(fichier.read_bytes())[0]


def test_the_month_on_one_page_is_written_and_not_remembered(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for nom in ("mois.pdf", "mois.odt"):
        assert run(capsys, "imprimer", "mois", "2026-01", "-o", tmp_path / nom).code == 0
    (page,) = read_pages((tmp_path / "mois.pdf").read_bytes())
    assert "Le mois en une page janvier 2026" in page
    moteurs = open_moteurs(load_reglages({}, instance))
    assert list(list_editions(moteurs)) == []
    moteurs.close()
    refusee = run(capsys, "imprimer", "mois", "2025-06", "-o", tmp_path / "rien.pdf")
    assert refusee.code == 2
    assert not (tmp_path / "rien.pdf").exists()


def test_printed_again_it_is_the_same_edition(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for nom in ("un.pdf", "deux.pdf"):
        assert run(capsys, "imprimer", "fiche", "essai", "-o", tmp_path / nom).code == 0
    moteurs = open_moteurs(load_reglages({}, instance))
    assert len(list(list_editions(moteurs))) == 1
    moteurs.close()
    assert (tmp_path / "un.pdf").read_bytes() == (tmp_path / "deux.pdf").read_bytes()


def test_a_booklet_is_laid_on_its_paper(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert instance.exists()
    fichier = tmp_path / "livret.pdf"
    mots = ("imprimer", "fiche", "essai", "--support", "livret-a5", "--a-imprimer", "-o", fichier)
    assert run(capsys, *mots).code == 0
    tailles = {(round(la), round(h)) for la, h in sizes_mm(fichier.read_bytes())}
    assert tailles == {(297, 210)}


def test_a_document_to_change_is_asked_by_the_name_of_its_file(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert instance.exists()
    fichier = tmp_path / "essai.odt"
    assert run(capsys, "imprimer", "fiche", "essai", "-o", fichier).code == 0
    assert fichier.read_bytes()[:2] == b"PK"
    classeur = run(capsys, "imprimer", "classeur", "-o", tmp_path / "classeur.odt")
    classeur.assert_refused("Ce contenu n’existe pas en ODT")


def test_nothing_is_guessed_of_what_to_print(
    instance: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert instance.exists()
    run(capsys, "imprimer", "fiche", "essai").assert_refused("Dites quoi imprimer et où")


@pytest.mark.parametrize(
    ("mots", "attendu"),
    [
        (("fiche", "absente"), "Aucun contenu publié n’a l’adresse « absente »"),
        (("chanson", "essai"), "« chanson » ne s’imprime pas"),
        (("fiche", "essai", "--support", "papyrus"), "Le papier « papyrus » n’existe pas"),
        (("fiche", "essai", "--langue", "tlh"), "La langue « tlh » n’existe pas"),
        (("fiche", "essai", "--avec", "tlh"), "La langue « tlh » n’existe pas"),
    ],
)
def test_what_cannot_be_printed_is_one_sentence(
    instance: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    mots: tuple[str, ...],
    attendu: str,
) -> None:
    assert instance.exists()
    fichier = tmp_path / "rien.pdf"
    run(capsys, "imprimer", *mots, "-o", fichier).assert_refused(attendu)
    assert not fichier.exists()


def test_a_folder_that_cannot_be_written_is_said(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert instance.exists()
    (tmp_path / "plein").write_text("un fichier", encoding="utf-8")
    sortie = tmp_path / "plein" / "essai.pdf"
    run(capsys, "imprimer", "fiche", "essai", "-o", sortie).assert_refused("Impossible d’écrire")
