"""Free chapters: paragraphs, tables and nested cases, as readers see them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from kit.content.bloc import Bloc, Cas, Cellule, Element, Tableau
from kit.render.passages import Groupe, Passage, Textes
from kit.render.richtext import plain_text


@dataclass(frozen=True)
class CelluleVue:
    """A cell of a table."""

    texte: Passage
    suite: tuple[Groupe, ...]
    colonnes: int
    lignes: int
    entete: str = ""
    """Words of the heading of its column, repeated where the table stands in one column."""
    titre: bool = False
    """Whether it is the heading of its row."""


@dataclass(frozen=True)
class TableauVue:
    """A data table."""

    legende: Passage
    entetes: tuple[CelluleVue, ...]
    lignes: tuple[tuple[CelluleVue, ...], ...]
    empilable: bool
    """Whether its cells may stand one under another: none is merged with its neighbours."""
    genre: str = "tableau"


@dataclass(frozen=True)
class CasVue:
    """A case that opens on demand."""

    id: str
    titre: Passage
    elements: "tuple[ElementVue, ...]"
    genre: str = "cas"


ElementVue = Groupe | TableauVue | CasVue


def build_elements(textes: Textes, elements: Iterable[Element]) -> tuple[ElementVue, ...]:
    """The elements in order; consecutive blocks are grouped into paragraphs and lists."""
    vues: list[ElementVue] = []
    blocs: list[Bloc] = []
    for element in elements:
        if isinstance(element, Bloc):
            blocs.append(element)
            continue
        vues.extend(textes.groupes(blocs))
        blocs = []
        vues.append(_build(textes, element))
    vues.extend(textes.groupes(blocs))
    return tuple(vues)


def _build(textes: Textes, element: Tableau | Cas) -> ElementVue:
    if isinstance(element, Cas):
        titre = textes.passage(f"{element.id}.titre")
        return CasVue(element.id, titre, build_elements(textes, element.blocs))
    return _tableau(textes, element)


def _tableau(textes: Textes, tableau: Tableau) -> TableauVue:
    rangees = (tableau.entetes, *(ligne.cellules for ligne in tableau.lignes))
    simples = all(c.colonnes == c.lignes == 1 for rangee in rangees for c in rangee)
    entetes = tuple(_cellule(textes, cellule) for cellule in tableau.entetes)
    noms = [plain_text(entete.texte.html) for entete in entetes] if simples else []
    return TableauVue(
        textes.passage(f"{tableau.id}.legende"),
        entetes,
        tuple(_lignes(textes, tableau, noms)),
        empilable=simples and bool(entetes),
    )


def _lignes(textes: Textes, tableau: Tableau, noms: list[str]) -> Iterator[tuple[CelluleVue, ...]]:
    """The rows; the first cell heads its row, unless the heading of a row above covers it."""
    couvertes = 0
    for ligne in tableau.lignes:
        cellules = [
            _cellule(textes, cellule, nom or "")
            for cellule, nom in zip_longest(ligne.cellules, noms[: len(ligne.cellules)])
        ]
        if couvertes:
            couvertes -= 1
        elif cellules:
            couvertes = cellules[0].lignes - 1
            cellules[0] = replace(cellules[0], titre=True)
        yield tuple(cellules)


def _cellule(textes: Textes, cellule: Cellule, entete: str = "") -> CelluleVue:
    return CelluleVue(
        textes.passage(f"{cellule.id}.texte"),
        textes.groupes(cellule.suite),
        cellule.colonnes,
        cellule.lignes,
        entete,
    )
