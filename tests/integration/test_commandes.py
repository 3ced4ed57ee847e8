"""The command line: a person who makes a mistake reads one sentence, and nothing changes."""

import socket
import sqlite3
from pathlib import Path

import pytest
from aides_commandes import run, use_instance
from aides_store import prefecture
from fabrique import fiche, site

from kit.content.lecture import read_document
from kit.importers.pack.ecriture import write_pack
from kit.importers.pack.modele import Manifeste, Pack


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return use_instance(monkeypatch, tmp_path / "instance")


@pytest.fixture
def petit_pack(tmp_path: Path) -> Path:
    """Four documents: what these tests look at does not depend on how many there are."""
    manifeste = {"schema": 1, "id": "petit", "nom": "Petit", "version": "1", "licence": "CC0-1.0"}
    terme = {"schema": 1, "id": "anef", "terme": "ANEF", "definition": "Le site des demandes."}
    documents = (site(exemple=True), prefecture(), fiche(), read_document("terme", terme))
    write_pack(Pack(Manifeste.model_validate(manifeste), documents, {}), tmp_path / "petit")
    return tmp_path / "petit"


def tables(fichier: Path) -> list[str]:
    with sqlite3.connect(fichier) as connexion:
        return list(connexion.iterdump())


def test_a_wrong_setting_stops_everything(
    capsys: pytest.CaptureFixture[str], instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIT_THEME", "rose")
    for commande in (["demarrer"], ["diagnostic"], ["base", "mettre-a-jour"]):
        run(capsys, *commande).assert_refused("KIT_THEME : « rose » n’existe pas")
    assert not instance.exists()


def test_a_port_already_taken_is_said_before_anything_is_written(
    capsys: pytest.CaptureFixture[str], instance: Path
) -> None:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        port = prise.getsockname()[1]
        run(capsys, "demarrer", "--port", str(port)).assert_refused(
            f"Le port {port} est déjà pris par un autre programme"
        )
    assert not instance.exists()


def test_an_address_that_is_not_ours_is_refused(
    capsys: pytest.CaptureFixture[str], instance: Path
) -> None:
    resultat = run(capsys, "demarrer", "--hote", "nulle.part.invalid")
    resultat.assert_refused("n’existe pas sur cette machine")
    assert not instance.exists()


def test_an_instance_that_cannot_be_written_is_refused(
    capsys: pytest.CaptureFixture[str], instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIT_INSTANCE", "/proc/kit")  # even root cannot write there
    run(capsys, "base", "mettre-a-jour").assert_refused("/proc/kit")
    instance.write_text("un fichier", "utf-8")
    monkeypatch.setenv("KIT_INSTANCE", str(instance))
    run(capsys, "base", "mettre-a-jour").assert_refused("KIT_INSTANCE")


def test_a_base_newer_than_the_code_is_refused_untouched(
    capsys: pytest.CaptureFixture[str], instance: Path, petit_pack: Path
) -> None:
    assert run(capsys, "base", "mettre-a-jour").code == 0
    base = instance / "contenu.db"
    with sqlite3.connect(base) as connexion:
        connexion.execute("UPDATE alembic_version_contenu SET version_num = '9999_futur'")
    avant = tables(base)
    for commande in (["base", "mettre-a-jour"], ["contenu", "importer", petit_pack]):
        run(capsys, *commande).assert_refused("plus récente")
    assert tables(base) == avant


def test_a_file_that_is_not_a_base_is_refused_untouched(
    capsys: pytest.CaptureFixture[str], instance: Path
) -> None:
    instance.mkdir()
    (instance / "contenu.db").write_bytes(b"ceci n'est pas une base" * 100)
    run(capsys, "base", "mettre-a-jour").assert_refused("contenu.db")
    assert (instance / "contenu.db").read_bytes().startswith(b"ceci")


def test_a_broken_pack_changes_nothing(
    capsys: pytest.CaptureFixture[str], instance: Path, tmp_path: Path, petit_pack: Path
) -> None:
    assert run(capsys, "contenu", "importer", petit_pack, "--publier").code == 0
    avant = tables(instance / "contenu.db")
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.yaml").write_text("schema: 1\nid: p\nnom: P\nversion: '1'\nlicence: x\n", "utf-8")
    (pack / "lots.yaml").write_text(
        "- schema: 1\n  id: neuf\n  titre: Neuf\n  pieces: [{id: p1, piece: perdue}]\n", "utf-8"
    )
    run(capsys, "contenu", "importer", str(pack)).assert_refused("« perdue »")
    run(capsys, "contenu", "importer", str(tmp_path / "rien")).assert_refused("n’existe pas")
    assert tables(instance / "contenu.db") == avant


def test_publishing_at_import_is_for_an_empty_base(
    capsys: pytest.CaptureFixture[str], instance: Path, petit_pack: Path
) -> None:
    importer = ("contenu", "importer", petit_pack, "--publier")
    assert run(capsys, *importer).code == 0
    avant = tables(instance / "contenu.db")
    run(capsys, *importer).assert_refused("base vide")
    assert tables(instance / "contenu.db") == avant


def test_export_then_import_then_export_gives_the_same_files(
    capsys: pytest.CaptureFixture[str],
    instance: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    petit_pack: Path,
) -> None:
    # The starter pack itself: test_pack_aller_retour.py.
    assert run(capsys, "contenu", "importer", str(petit_pack), "--publier").code == 0
    assert run(capsys, "contenu", "exporter", str(tmp_path / "un")).code == 0
    monkeypatch.setenv("KIT_INSTANCE", str(tmp_path / "autre"))
    assert run(capsys, "contenu", "importer", str(tmp_path / "un"), "--publier").code == 0
    assert run(capsys, "contenu", "exporter", str(tmp_path / "deux")).code == 0

    def files(racine: Path) -> dict[str, bytes]:
        return {
            f.relative_to(racine).as_posix(): f.read_bytes()
            for f in sorted(racine.rglob("*"))
            if f.is_file()
        }

    assert files(tmp_path / "un") == files(tmp_path / "deux")
    assert {"pack.yaml", "sites.yaml", "fiches/essai.yaml"} <= set(files(tmp_path / "un"))
    resultat = run(capsys, "contenu", "exporter", str(tmp_path / "un"))
    resultat.assert_refused("n’est pas un dossier vide")
    assert (instance / "contenu.db").exists()


def test_the_diagnosis_says_what_is_missing_and_its_remedy(
    capsys: pytest.CaptureFixture[str], instance: Path, petit_pack: Path
) -> None:
    vide = run(capsys, "diagnostic")
    assert vide.code == 1
    assert "lancez kit demarrer" in vide.sortie
    assert run(capsys, "contenu", "importer", petit_pack, "--publier").code == 0
    plein = run(capsys, "diagnostic")
    assert plein.code == 0
    assert "4 documents publiés" in plein.sortie
    assert "département d’exemple" in plein.sortie
    assert instance.exists()


def test_a_changed_pack_becomes_drafts_that_a_person_publishes(
    capsys: pytest.CaptureFixture[str], instance: Path, petit_pack: Path
) -> None:
    assert run(capsys, "contenu", "importer", petit_pack, "--publier").code == 0
    termes = petit_pack / "termes.yaml"
    texte = termes.read_text("utf-8")
    termes.write_text(texte.replace("definition: ", "definition: Nouveau. ", 1), "utf-8")
    assert "Mises à jour proposées" in run(capsys, "contenu", "importer", petit_pack).sortie
    assert (
        "(version 2, les lecteurs voient la version 1)"
        in run(capsys, "contenu", "brouillons").sortie
    )
    run(capsys, "contenu", "publier").assert_refused("Dites quoi publier")
    run(capsys, "contenu", "publier", "terme", "rien").assert_refused("rien")
    assert "Documents publiés : 1." in run(capsys, "contenu", "publier", "--tout").sortie
    assert run(capsys, "contenu", "brouillons").sortie == ""
    assert instance.exists()


@pytest.mark.parametrize(
    ("mots", "attendu"),
    [
        (["demarer"], "La commande n’est pas comprise"),
        (["demarrer", "--pot", "1"], "L’option --pot n’existe pas"),
        (["demarrer", "--port", "abc"], "La valeur donnée à --port n’est pas acceptée"),
        (["contenu", "importer"], "Dites quoi importer"),
    ],
)
def test_words_that_are_not_understood_get_a_french_sentence(
    capsys: pytest.CaptureFixture[str], instance: Path, mots: list[str], attendu: str
) -> None:
    run(capsys, *mots).assert_refused(attendu)
    assert not instance.exists()
