"""Packs that must be refused: one French explanation each, nothing read outside."""

import io
import zipfile
from pathlib import Path

import pytest

from kit.erreurs import KitError
from kit.importers.pack import dossier
from kit.importers.pack.lecture import PackInvalideError, missing_references, read_pack
from kit.importers.pack.yaml_strict import YamlError, dump_yaml, load_yaml

PACK = "schema: 1\nid: essai\nnom: Essai\nversion: '1'\nlicence: etalab-2.0\n"
TERME = "- schema: 1\n  id: anef\n  terme: ANEF\n  definition: Le site des étrangers.\n"


def write(racine: Path, **fichiers: str | bytes) -> Path:
    racine.mkdir(exist_ok=True)
    for nom, contenu in {"pack.yaml": PACK, **fichiers}.items():
        fichier = racine / nom.replace("__", "/")
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_bytes(contenu if isinstance(contenu, bytes) else contenu.encode())
    return racine


def make_zip(chemin: Path, fichiers: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in fichiers.items():
            archive.writestr(zipfile.ZipInfo(nom), contenu, zipfile.ZIP_DEFLATED)
    return chemin


def refusal(chemin: Path) -> str:
    with pytest.raises(KitError) as info:
        read_pack(chemin)
    return info.value.phrase


def test_a_good_pack_is_read_from_a_folder_and_from_a_zip(tmp_path: Path) -> None:
    racine = write(tmp_path / "pack", **{"termes.yaml": TERME})
    archive = make_zip(
        tmp_path / "pack.zip", {"pack.yaml": PACK.encode(), "termes.yaml": TERME.encode()}
    )
    assert read_pack(racine) == read_pack(archive)
    assert [d.id for d in read_pack(racine).documents] == ["anef"]


@pytest.mark.parametrize(
    ("fichiers", "attendu"),
    [
        ({"termes.yaml": "- a: [1\n"}, "termes.yaml, ligne 2 : ce n’est pas du YAML correct"),
        ({"termes.yaml": TERME + "  couleur: bleu\n"}, "le champ « couleur » n’existe pas"),
        ({"termes.yaml": TERME + TERME}, "« anef » est déjà pris dans termes.yaml"),
        ({"termes.yaml": "- &a {x: 1}\n- *a\n"}, "les alias (« * ») ne sont pas acceptés"),
        ({"termes.yaml": "- id: a\n  id: b\n"}, "le champ « id » est écrit deux fois"),
        ({"termes.yaml": "- !!python/object:os.system {}\n"}, "ce n’est pas du YAML correct"),
        ({"termes.yaml": "bonjour"}, "un document est une liste de champs"),
        ({"termes.yaml": "- 2026-02-31\n"}, "une date n’existe pas"),
        ({"termes.yaml": b"\xff\xfe\x00"}, "n’est pas enregistré en UTF-8"),
        ({"termes.yaml": "- a\x00b\n"}, "des signes qui ne sont pas du texte"),
        ({"termes.yaml": "[" * 100_000}, "imbriqué trop profondément"),
        ({"autres.yaml": TERME}, "ce fichier n’a pas sa place dans un pack"),
        ({"pack.yaml": "schema: 1\n"}, "pack.yaml : champs à corriger ou à ajouter"),
        ({"translations__ar.po": 'msgid "a"\nmsgstr "b"\n'}, "n’a pas de clé (msgctxt)"),
        ({"ar.po": ""}, "les traductions vont dans translations/"),
        (
            {
                "themes.yaml": "- {schema: 1, id: a, titre: A}\n"
                "- {schema: 1, id: b, slug: a, titre: B}"
            },
            "« a » est déjà pris",
        ),
    ],
)
def test_each_fault_names_its_file(
    tmp_path: Path, fichiers: dict[str, str | bytes], attendu: str
) -> None:
    phrase = refusal(write(tmp_path / "pack", **fichiers))
    assert attendu in phrase, phrase
    assert next(iter(fichiers)).replace("__", "/").split("/")[-1] in phrase


def test_all_the_faults_are_listed_but_not_too_many(tmp_path: Path) -> None:
    bruts = "".join(f"- {{schema: 1, id: t{n}}}\n" for n in range(30))
    with pytest.raises(PackInvalideError) as info:
        read_pack(write(tmp_path / "pack", **{"termes.yaml": bruts}))
    assert len(info.value.fautes) == 60
    assert "et 40 autres." in info.value.phrase
    assert len(info.value.phrase.splitlines()) == 22


@pytest.mark.parametrize("nom", ["../mal.yaml", "/etc/mal.yaml", "a/../../b.yaml", "C:\\x.yaml"])
def test_a_zip_that_leaves_its_folder_is_refused(tmp_path: Path, nom: str) -> None:
    archive = make_zip(tmp_path / "p.zip", {"pack.yaml": PACK.encode(), nom: TERME.encode()})
    assert "sort du dossier du pack" in refusal(archive)


def test_a_zip_bomb_is_not_inflated(tmp_path: Path) -> None:
    bombe = b" " * (100 * dossier.MO)
    archive = make_zip(tmp_path / "p.zip", {"pack.yaml": PACK.encode(), "termes.yaml": bombe})
    assert archive.stat().st_size < dossier.MO
    assert "trop gros" in refusal(archive)


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    flux = io.BytesIO()
    with zipfile.ZipFile(flux, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("termes.yaml", b" " * (9 * dossier.MO))
    octets = flux.getvalue().replace((9 * dossier.MO).to_bytes(4, "little"), b"\x10\x00\x00\x00")
    (tmp_path / "p.zip").write_bytes(octets)
    assert refusal(tmp_path / "p.zip")


def test_a_file_of_100_mb_is_refused_unread(tmp_path: Path) -> None:
    racine = write(tmp_path / "pack")
    with (racine / "termes.yaml").open("wb") as fichier:
        fichier.truncate(100 * dossier.MO)
    assert "termes.yaml » est trop gros" in refusal(racine)


def test_many_small_files_add_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier, "TAILLE_TOTALE_MAX", 100)
    assert "trop gros" in refusal(write(tmp_path / "pack", **{"termes.yaml": TERME}))


def test_a_link_out_of_the_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(TERME, "utf-8")
    racine = write(tmp_path / "pack")
    (racine / "termes.yaml").symlink_to(tmp_path / "secret.yaml")
    assert "mène hors du pack" in refusal(racine)


@pytest.mark.parametrize("contenu", [b"", b"PK\x03\x04 casse", b"bonjour"])
def test_something_that_is_no_zip_is_refused(tmp_path: Path, contenu: bytes) -> None:
    (tmp_path / "p.zip").write_bytes(contenu)
    assert "ni un dossier ni un zip lisible" in refusal(tmp_path / "p.zip")


def test_an_empty_folder_and_a_missing_one_are_told_apart(tmp_path: Path) -> None:
    assert "n’existe pas" in refusal(tmp_path / "rien")
    assert "ne contient aucun fichier" in refusal(tmp_path)


def test_references_that_lead_nowhere_are_all_named(tmp_path: Path) -> None:
    lots = "- schema: 1\n  id: l\n  titre: L\n  pieces:\n    - {id: p, piece: perdue}\n"
    pack = read_pack(write(tmp_path / "pack", **{"lots.yaml": lots}))
    (faute,) = missing_references(pack.documents, frozenset())
    assert "lot « l » renvoie à piece « perdue »" in faute


def test_hours_and_words_are_not_numbers_or_booleans() -> None:
    lu = load_yaml("a: 14:30\nb: no\nc: 08\nd: 1_000\ne: 2026-05-01\nf: 3\ng: true\n")
    assert [type(v).__name__ for v in lu.values()] == ["str"] * 4 + ["date", "int", "bool"]
    assert load_yaml(dump_yaml({"a": "14:30", "b": "no"})) == {"a": "14:30", "b": "no"}


def test_an_anchor_bomb_is_refused_at_once() -> None:
    with pytest.raises(YamlError, match="alias"):
        load_yaml("a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n")
