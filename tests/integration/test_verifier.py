"""`kit contenu verifier`: what it prints, its exit codes, an instance or a pack."""

import json
import shutil
from pathlib import Path

import pytest
from aides_commandes import run, use_instance

from kit.paths import starter_dir


@pytest.fixture(autouse=True)
def _instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_instance(monkeypatch, tmp_path / "instance")


@pytest.fixture
def propre(tmp_path: Path) -> Path:
    """A pack of one value, without any fault."""
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.yaml").write_text(
        "schema: 1\nid: essai\nnom: Essai\nversion: 1.0.0\nlicence: etalab-2.0\n", encoding="utf-8"
    )
    write_terme(pack, "Un papier qui prouve.")
    return pack


def write_terme(pack: Path, definition: str) -> None:
    (pack / "termes.yaml").write_text(
        f"- schema: 1\n  id: preuve\n  terme: Preuve\n  definition: {definition}\n",
        encoding="utf-8",
    )


def test_a_clean_pack_is_exit_code_0(capsys: pytest.CaptureFixture[str], propre: Path) -> None:
    code, sortie, erreur = run(capsys, "contenu", "verifier", str(propre))
    assert (code, erreur) == (0, "")
    assert "Erreurs\u00a0: 0." in sortie


def test_an_error_is_exit_code_1_and_says_where_and_what_to_do(
    capsys: pytest.CaptureFixture[str], propre: Path
) -> None:
    write_terme(propre, "Elle finit le 31 décembre 2026.")
    code, sortie, _erreur = run(capsys, "contenu", "verifier", str(propre))
    assert code == 1
    assert "terme preuve" in sortie
    assert "31 décembre 2026" in sortie
    assert "Créez une valeur" in sortie


def test_a_warning_alone_is_exit_code_0(capsys: pytest.CaptureFixture[str], propre: Path) -> None:
    write_terme(propre, "Un papier. Il prouve. Gardez-le.")
    code, sortie, _erreur = run(capsys, "contenu", "verifier", str(propre))
    assert code == 0
    assert "Avertissements\u00a0: 1." in sortie


def test_the_json_says_the_same(capsys: pytest.CaptureFixture[str], propre: Path) -> None:
    write_terme(propre, "Elle finit le 31 décembre 2026.")
    code, sortie, _erreur = run(capsys, "contenu", "verifier", "--format", "json", str(propre))
    assert code == 1
    bilan = json.loads(sortie)
    assert (bilan["documents"], bilan["erreurs"], bilan["avertissements"]) == (1, 1, 0)
    (constat,) = bilan["constats"]
    assert constat["regle"] == "valeur-en-clair"
    assert (constat["genre"], constat["document"]) == ("terme", "preuve")
    assert constat["chemin"] == "definition"
    assert constat["remede"]
    assert set(bilan) >= {"jour", "scores", "a_confirmer", "lisibilite", "conseils"}


def test_a_pack_that_cannot_be_read_is_exit_code_2(
    capsys: pytest.CaptureFixture[str], propre: Path
) -> None:
    (propre / "termes.yaml").write_text("- schema: 1\n  id: preuve\n", encoding="utf-8")
    code, sortie, erreur = run(capsys, "contenu", "verifier", str(propre))
    assert (code, sortie) == (2, "")
    assert "termes.yaml" in erreur


def test_without_a_pack_the_instance_is_verified_drafts_included(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, propre: Path
) -> None:
    assert run(capsys, "contenu", "importer", str(propre))[0] == 0
    assert run(capsys, "contenu", "verifier")[0] == 0
    assert run(capsys, "contenu", "publier", "--tout")[0] == 0
    corrige = tmp_path / "corrige"
    shutil.copytree(propre, corrige)
    write_terme(corrige, "Elle finit le 31 décembre 2026.")
    assert run(capsys, "contenu", "importer", str(corrige))[0] == 0
    code, sortie, _erreur = run(capsys, "contenu", "verifier")
    assert code == 1
    assert "31 décembre 2026" in sortie


def test_an_empty_instance_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "base", "mettre-a-jour")[0] == 0
    code, _sortie, erreur = run(capsys, "contenu", "verifier")
    assert code == 2
    assert "aucun contenu à vérifier" in erreur


def test_the_starter_pack_says_what_the_prefecture_must_confirm(
    capsys: pytest.CaptureFixture[str],
) -> None:
    mots = ("contenu", "verifier", "--a-confirmer", str(starter_dir()))
    code, sortie, _erreur = run(capsys, *mots)
    assert code == 0, "le pack de départ a une erreur : « kit contenu verifier kit/starter »"
    assert "À confirmer par la préfecture" in sortie
    assert "Longueur des phrases" in sortie
