"""`kit imprimer --tout`: a folder of sheets, resumed, whatever one of them does."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aides_commandes import run, use_instance
from aides_store import prefecture, publish
from fabrique import FICHE, fiche, site

from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.render.outils import missing_libraries
from kit.store.moteur import open_moteurs
from kit.store.schema import upgrade

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

AVANT = HorlogeFixe(datetime(2026, 1, 5, 8, 0, tzinfo=UTC))


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    instance = use_instance(monkeypatch, tmp_path / "instance")
    reglages = load_reglages({}, instance)
    upgrade(reglages)
    moteurs = open_moteurs(reglages)
    autre = fiche(id="autre", titre="Une autre fiche")
    publish(moteurs, site(langues=["fr", "en"]), prefecture(), fiche(), autre, horloge=AVANT)
    moteurs.close()
    return instance


def manifeste(dossier: Path) -> list[dict[str, Any]]:
    lu: list[dict[str, Any]] = json.loads((dossier / "manifeste.json").read_text(encoding="utf-8"))
    return lu


def test_every_fiche_in_every_language_then_only_what_changed(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = tmp_path / "tout"
    sortie = run(capsys, "imprimer", "--tout", dossier).sortie
    assert "4 feuille(s) faite(s), 0 déjà là, 0 refusée(s)" in sortie
    lignes = manifeste(dossier)
    assert [ligne["fichier"] for ligne in lignes] == [
        "en/autre-a4.pdf",
        "en/essai-a4.pdf",
        "fr/autre-a4.pdf",
        "fr/essai-a4.pdf",
    ]
    assert all((dossier / ligne["fichier"]).read_bytes()[:4] == b"%PDF" for ligne in lignes)
    assert len({ligne["code"] for ligne in lignes}) == 4

    (dossier / "fr" / "autre-a4.pdf").unlink()
    assert "1 feuille(s) faite(s), 3 déjà là" in run(capsys, "imprimer", "--tout", dossier).sortie
    moteurs = open_moteurs(load_reglages({}, instance))
    apres = HorlogeFixe(AVANT.instant + timedelta(days=1))
    publish(moteurs, fiche(titre="Un autre titre"), horloge=apres)
    moteurs.close()
    assert "2 feuille(s) faite(s), 2 déjà là" in run(capsys, "imprimer", "--tout", dossier).sortie


def test_a_sheet_that_cannot_be_made_is_reported_and_the_rest_goes_on(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moteurs = open_moteurs(load_reglages({}, instance))
    sans_police = {**FICHE, "id": "signe", "titre": "Un signe que rien ne dessine \U000105c0"}
    publish(moteurs, fiche(**sans_police), horloge=AVANT)
    moteurs.close()
    dossier = tmp_path / "tout"
    resultat = run(capsys, "imprimer", "--tout", dossier, "--langue", "fr")
    assert resultat.code == 1
    assert "2 feuille(s) faite(s), 0 déjà là, 1 refusée(s)" in resultat.sortie
    assert "Refusée : fr/signe-a4.pdf. Aucune police" in resultat.erreur
    (refusee,) = [ligne for ligne in manifeste(dossier) if ligne["erreur"]]
    assert "U+105C0" in refusee["erreur"]


def test_a_damaged_manifest_only_makes_the_work_again(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert instance.exists()
    dossier = tmp_path / "tout"
    dossier.mkdir()
    (dossier / "manifeste.json").write_text('[{"fichier": "x"', encoding="utf-8")
    mots = ("imprimer", "--tout", dossier, "--langue", "fr", "--support", "a5")
    assert "2 feuille(s) faite(s)" in run(capsys, *mots).sortie
    assert [ligne["support"] for ligne in manifeste(dossier)] == ["a5", "a5"]


def test_a_folder_that_cannot_be_made_is_said(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert instance.exists()
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    tout = run(capsys, "imprimer", "--tout", tmp_path / "fichier" / "tout", "--langue", "fr")
    tout.assert_refused("Impossible d’écrire dans")
