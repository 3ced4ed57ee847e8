"""Free chapters: paragraphs, tables and nested cases, as readers see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.content.bloc import Bloc, Cas, Element, Tableau
from kit.render.passages import Groupe, Passage, Textes


@dataclass(frozen=True)
class TableauVue:
    """A data table."""

    legende: Passage
    entetes: tuple[Passage, ...]
    lignes: tuple[tuple[Passage, ...], ...]
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
    return TableauVue(
        textes.passage(f"{element.id}.legende"),
        tuple(textes.passage(f"{cellule.id}.texte") for cellule in element.entetes),
        tuple(
            tuple(textes.passage(f"{cellule.id}.texte") for cellule in ligne.cellules)
            for ligne in element.lignes
        ),
    )
