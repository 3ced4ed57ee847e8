"""`kit contenu importer --service-public`: what it prints, writes and refuses."""

import json
import os
from pathlib import Path

import pytest
from aides_commandes import run, use_instance
from aides_service_public import chapitre, dossier, paragraphe, publication, texte, write_zip

IMPORTER = ("contenu", "importer")
SP = (*IMPORTER, "--service-public")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_instance(monkeypatch, tmp_path / "instance")
    corps = dossier() + texte(chapitre("Démarche", paragraphe("Venez.")))
    vieux = publication(corps, date="2020-01-21")
    return write_zip(tmp_path / "vosdroits.zip", {"F1.xml": vieux})


def test_it_says_what_was_done_and_how_much_text_was_found(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, sortie, erreur = run(capsys, *SP, archive)
    assert (code, erreur) == (0, "")
    assert "Documents créés : 2 (fiche : sp-f1 ; theme : sp-n1)." in sortie
    assert "Texte retrouvé dans les documents : 100,0 %" in sortie
    assert "Documents publiés" not in sortie


def test_the_report_is_written(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rapport = archive.with_name("rapport.json")
    code, sortie, _erreur = run(capsys, *SP, archive, "--rapport", rapport)
    assert code == 0
    assert "Le rapport est dans" in sortie
    lu = json.loads(rapport.read_text(encoding="utf-8"))
    assert lu["couverture"]["pour_cent"] == 100
    assert lu["fiches"]["F1"]["document"] == "sp-f1"
    assert lu["source"]["plus_recente"] == "2020-01-21"


def test_old_texts_need_one_word_more(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _sortie, erreur = run(capsys, *SP, archive, "--publier")
    assert code == 2
    assert "--meme-ancien" in erreur
    code, sortie, _erreur = run(capsys, *SP, archive, "--publier", "--meme-ancien")
    assert code == 0
    assert "Documents publiés : 2" in sortie


@pytest.mark.parametrize(
    ("mots", "attendu"),
    [
        ((), "Dites quoi importer"),
        (("pack", "--service-public", "x.zip"), "une seule chose à la fois"),
        (("pack", "--theme", "N1"), "« --theme » ne va qu’avec « --service-public"),
        (("pack", "--fiches", "F1"), "« --fiches » ne va qu’avec"),
        (("pack", "--meme-ancien"), "« --meme-ancien » ne va qu’avec"),
        (("pack", "--rapport", "r.json"), "« --rapport » ne va qu’avec"),
        (("--service-public", "absent.zip"), "n’existe pas"),
    ],
)
def test_a_wrong_command_is_one_sentence(
    archive: Path, capsys: pytest.CaptureFixture[str], mots: tuple[str, ...], attendu: str
) -> None:
    code, sortie, erreur = run(capsys, *IMPORTER, *mots)
    assert (code, sortie) == (2, "")
    assert attendu in erreur
    assert erreur.count("\n") == 1
    assert archive.exists()


def test_a_report_that_cannot_be_written_stops_everything_first(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dans = archive.with_name("absent") / "rapport.json"
    code, _sortie, erreur = run(capsys, *SP, archive, "--rapport", dans)
    assert code == 2
    assert "Impossible d’écrire le rapport" in erreur
    assert not archive.with_name("instance").exists()


@pytest.mark.skipif(
    "KIT_ESSAI_VOSDROITS" not in os.environ,
    reason="KIT_ESSAI_VOSDROITS ne donne pas le zip de service-public.fr",
)
def test_the_real_zip(tmp_path: Path, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """165 documents, 98 % of the text, not one element unknown."""
    assert archive.exists()
    zip_reel, rapport = os.environ["KIT_ESSAI_VOSDROITS"], tmp_path / "r.json"
    options = ("--publier", "--meme-ancien", "--rapport", rapport)
    code, sortie, _erreur = run(capsys, *SP, zip_reel, *options)
    assert code == 0
    lu = json.loads(rapport.read_text(encoding="utf-8"))
    assert (lu["documents"]["fiche"], lu["documents"]["question-reponse"]) == (81, 84)
    assert lu["couverture"]["pour_cent"] >= 98
    assert len(lu["elements"]) == 94
    assert "Éléments inconnus" not in sortie
    assert {n["id"] for n in lu["non_importes"] if "recherche" in n["raison"]} == {
        "F34708",
        "F35112",
        "F35147",
    }
