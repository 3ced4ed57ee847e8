"""Free chapters: paragraphs, tables and nested cases, as readers see them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.content.bloc import Bloc, Cas, Cellule, Element, LigneTableau, Tableau
from kit.content.fiche import Section
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
    """Whether its cells may stand one under another: each can then repeat its heading."""
    genre: str = "tableau"


@dataclass(frozen=True)
class CasVue:
    """A case that opens on demand."""

    id: str
    titre: Passage
    elements: "tuple[ElementVue, ...]"
    genre: str = "cas"


ElementVue = Groupe | TableauVue | CasVue


@dataclass(frozen=True)
class SectionVue:
    """A free chapter."""

    id: str
    titre: Passage
    elements: tuple[ElementVue, ...]


def build_sections(textes: Textes, sections: Iterable[Section]) -> tuple[SectionVue, ...]:
    """The free chapters of a document, in order."""
    return tuple(
        SectionVue(
            section.id,
            textes.passage(f"{section.id}.titre"),
            build_elements(textes, section.blocs),
        )
        for section in sections
    )


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
    entetes = tuple(_cellule(textes, cellule) for cellule in tableau.entetes)
    noms = [plain_text(e.texte.html) for e in entetes for _colonne in range(e.colonnes)]
    return TableauVue(
        textes.passage(f"{tableau.id}.legende"),
        entetes,
        tuple(_lignes(textes, tableau, noms)),
        empilable=bool(entetes),
    )


def _lignes(textes: Textes, tableau: Tableau, noms: list[str]) -> Iterator[tuple[CelluleVue, ...]]:
    """The rows; the cell of the first column heads its row, and the rows that it covers."""
    for ligne, places in zip(tableau.lignes, _places(tableau.lignes), strict=True):
        yield tuple(
            _cellule(textes, cellule, _entete(noms, place), titre=place == 0)
            for cellule, place in zip(ligne.cellules, places, strict=True)
        )


def _entete(noms: list[str], place: int) -> str:
    """The heading to repeat above a cell: not that of the first column, which heads the row."""
    return noms[place] if 0 < place < len(noms) and noms[place] != noms[0] else ""


def _places(lignes: Iterable[LigneTableau]) -> Iterator[list[int]]:
    """The column at which each cell begins, given those that go on from the rows above."""
    couvertes: dict[int, int] = {}
    for ligne in lignes:
        suivantes = {colonne: reste - 1 for colonne, reste in couvertes.items() if reste > 1}
        places: list[int] = []
        colonne = 0
        for cellule in ligne.cellules:
            while colonne in couvertes:
                colonne += 1
            places.append(colonne)
            largeur = range(colonne, colonne + cellule.colonnes)
            suivantes |= {c: cellule.lignes - 1 for c in largeur if cellule.lignes > 1}
            colonne += cellule.colonnes
        couvertes = suivantes
        yield places


def _cellule(
    textes: Textes, cellule: Cellule, entete: str = "", *, titre: bool = False
) -> CelluleVue:
    return CelluleVue(
        textes.passage(f"{cellule.id}.texte"),
        textes.groupes(cellule.suite),
        cellule.colonnes,
        cellule.lignes,
        entete,
        titre,
    )
