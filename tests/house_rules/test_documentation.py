"""The documentation says what the code does: settings, commands, links, examples."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from kit.cli import kit
from kit.config import CLES
from kit.content.genres import CLASSES
from kit.content.lecture import read_document
from kit.content.liens import Cible
from kit.importers.pack.lecture import missing_references, read_pack
from kit.importers.pack.modele import Pack
from kit.importers.pack.yaml_strict import load_yaml

RACINE = Path(__file__).parents[2]
DOCS = RACINE / "docs"
PAGES = sorted([*RACINE.glob("*.md"), *DOCS.rglob("*.md")])
GENRE_PAR_PLURIEL = {classe.PLURIEL: classe.GENRE for classe in CLASSES}

BLOC_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LIEN = re.compile(r"\]\(([^()\s]+)\)")
EXEMPLE = re.compile(r"^```yaml\n# (\S+\.yaml)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def manuals() -> str:
    """What people who install or write read."""
    return "\n".join(
        (DOCS / nom).read_text(encoding="utf-8")
        for nom in ("installer.md", "rediger.md", "imprimer.md", "sauvegarder.md")
    )


def command_names(commande: click.Command, chemin: str) -> Iterator[str]:
    """Every command that does something, by the words that are typed."""
    if not isinstance(commande, click.Group):
        yield chemin
        return
    for nom, suite in sorted(commande.commands.items()):
        yield from command_names(suite, f"{chemin} {nom}")


def relative_links(page: Path) -> Iterator[str]:
    texte = CODE.sub("", BLOC_CODE.sub("", page.read_text(encoding="utf-8")))
    for lien in LIEN.findall(texte):
        if not re.match(r"[a-z]+:|#", lien):
            yield unquote(lien.partition("#")[0])


def examples() -> dict[str, str]:
    """The files of the example pack of docs/rediger.md, by their path in the pack."""
    return dict(EXEMPLE.findall((DOCS / "rediger.md").read_text(encoding="utf-8")))


def test_every_setting_is_explained() -> None:
    texte = manuals()
    noms = ["KIT_INSTANCE", *(f"KIT_{cle.upper()}" for cle in CLES)]
    assert [nom for nom in noms if f"`{nom}`" not in texte] == []


def test_every_command_is_explained() -> None:
    texte = manuals()
    noms = list(command_names(kit, "kit"))
    assert "kit base mettre-a-jour" in noms
    assert [nom for nom in noms if not re.search(rf"`{nom}[ `]", texte)] == []


def test_no_command_is_invented() -> None:
    noms = [*command_names(kit, "kit"), "kit --"]
    cites = re.findall(r"[`/](kit [a-z-][a-z -]*)", manuals())
    assert cites
    assert [cite for cite in cites if not any(f"{cite} ".startswith(n) for n in noms)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(RACINE).as_posix())
def test_relative_links_lead_to_a_file(page: Path) -> None:
    morts = [lien for lien in relative_links(page) if not (page.parent / lien).exists()]
    assert morts == []


def test_the_index_of_decisions_is_whole_and_pages_are_short() -> None:
    dossier = DOCS / "decisions"
    fichiers = {f.name for f in dossier.glob("*.md")} - {"README.md"}
    assert set(relative_links(dossier / "README.md")) == fichiers
    numeros = sorted(nom[:4] for nom in fichiers)
    assert numeros == [f"{rang:04}" for rang in range(1, len(numeros) + 1)]
    longues = [
        nom
        for nom in sorted(fichiers)
        if len((dossier / nom).read_text(encoding="utf-8").splitlines()) > 40
    ]
    assert longues == []


@pytest.mark.parametrize("nom", sorted(set(examples()) - {"pack.yaml"}))
def test_each_example_is_a_document(nom: str) -> None:
    brut = load_yaml(examples()[nom])
    genre = GENRE_PAR_PLURIEL[Path(nom).parts[0].removesuffix(".yaml")]
    for document in brut if isinstance(brut, list) else [brut]:
        assert read_document(genre, document).id == document["id"]


def test_the_examples_make_a_pack_that_fits_the_starter_pack(
    tmp_path: Path, pack_depart: Pack
) -> None:
    assert {"pack.yaml", "valeurs.yaml"} < set(examples())
    for nom, texte in examples().items():
        fichier = tmp_path / nom
        fichier.parent.mkdir(exist_ok=True)
        fichier.write_text(texte, encoding="utf-8")
    pack = read_pack(tmp_path)
    depart = frozenset(Cible(d.GENRE, d.id) for d in pack_depart.documents)
    assert missing_references(pack.documents, depart) == []
    assert depart.isdisjoint(Cible(d.GENRE, d.id) for d in pack.documents)


def test_every_file_named_in_contributing_exists() -> None:
    texte = (RACINE / "CONTRIBUTING.md").read_text(encoding="utf-8")
    lignes = texte.partition("## Où est…")[2].partition("\n## ")[0]
    fichiers = re.findall(r"`([a-z_/]+\.(?:py|html|css))`", lignes)
    css = {f.name for f in (RACINE / "static" / "css").glob("*.css")}
    assert lignes.count("\n| ") > 25
    assert [f for f in fichiers if not (RACINE / f).is_file() and f not in css] == []
