"""Tables: rows and cells, merged ones included."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kit.langues.registre import Direction
from kit.render.odt.arbre import Noeud
from kit.render.odt.automatiques import Automatiques
from kit.render.odt.balises import balise
from kit.render.odt.catalogue_styles import CELLULE, LARGEUR_MM

_FUSION_MAX = 100
"""Columns or rows that one cell may cover."""
_SIGNES_MIN, _SIGNES_MAX = 6, 50
"""Signs by which a column is measured, at least and at most."""
_XML_MAX = 6_000
"""Signs of a row that is never cut between two pages: less than half of one."""
_COUVERTE = balise("table:covered-table-cell")


@dataclass(frozen=True)
class Cellule:
    """A cell, before it is written."""

    contenu: Markup
    genre: str
    """Which style of cell."""
    colonnes: int = 1
    lignes: int = 1


Rang = Sequence[Cellule | None]
"""A row; None for what a merged cell covers."""


@dataclass(frozen=True)
class Tableau:
    """A table as wide as the text."""

    nom: str
    rangs: Sequence[Rang]
    largeurs_mm: Sequence[float]
    entetes: int = 0
    """Rows that are repeated at the top of each page."""

    def write(self, automatiques: Automatiques, direction: Direction) -> Markup:
        """The table, its first column on the side of reading."""
        colonnes = (
            balise("table:table-column", {"table:style-name": automatiques.colonne(largeur)})
            for largeur in self.largeurs_mm
        )
        rangs = [_row(rang, automatiques) for rang in self.rangs]
        tete = (balise("table:table-header-rows", contenu=rangs[: self.entetes]),)
        return balise(
            "table:table",
            {"table:name": self.nom, "table:style-name": automatiques.tableau(direction)},
            (*colonnes, *(tete if self.entetes else ()), *rangs[self.entetes :]),
        )


def _row(rang: Rang, automatiques: Automatiques) -> Markup:
    entier = sum(len(cellule.contenu) for cellule in rang if cellule) < _XML_MAX
    return balise(
        "table:table-row",
        {"table:style-name": automatiques.rang(entier=entier)},
        contenu=(_cell(cellule, automatiques) if cellule else _COUVERTE for cellule in rang),
    )


def _cell(cellule: Cellule, automatiques: Automatiques) -> Markup:
    attributs = {
        "table:style-name": automatiques.cellule(cellule.genre),
        "office:value-type": "string",
    }
    if cellule.colonnes > 1:
        attributs["table:number-columns-spanned"] = str(cellule.colonnes)
    if cellule.lignes > 1:
        attributs["table:number-rows-spanned"] = str(cellule.lignes)
    vide = balise("text:p", {"text:style-name": CELLULE})
    return balise("table:table-cell", attributs, (cellule.contenu or vide,))


def share_width(nombre: int) -> list[float]:
    """Columns of the same width."""
    return [LARGEUR_MM / nombre] * nombre


def share_text(grille: "Grille") -> list[float]:
    """Columns as wide as what they say, those to write in as a sentence, those to tick narrow."""
    tailles = []
    for colonne in zip(*grille, strict=True):
        seules = (case[0] for case in colonne if case and case[0] and case[1] == 1)
        taille = max((_size(cellule) for cellule in seules), default=0)
        tailles.append(min(max(taille, _SIGNES_MIN), _SIGNES_MAX))
    return [LARGEUR_MM * taille / sum(tailles) for taille in tailles]


def _size(cellule: Noeud) -> int:
    if "ecrire-ici" in cellule.classes:
        return _SIGNES_MAX // 2
    return len(" ".join(cellule.texte.split()))


def list_rows(table: Noeud) -> tuple[list[Noeud], int]:
    """The rows of an HTML table, and how many of them are its head."""
    tetes = [tr for tete in table.elements("thead") for tr in tete.elements("tr")]
    corps = [
        tr
        for partie in (table, *table.elements("tbody"), *table.elements("tfoot"))
        for tr in partie.elements("tr")
    ]
    return [*tetes, *corps], len(tetes)


Grille = list[list[tuple[Noeud | None, int, int] | None]]
"""Cells where they stand, with the columns and rows that they take; None for what is covered."""


def lay_grid(rangs: Iterable[Noeud]) -> Grille:
    """Each cell in its column, as HTML places them; rows that are too short are completed."""
    lignes = [[e for e in tr.elements() if e.nom in {"td", "th"}] for tr in rangs]
    prises: dict[tuple[int, int], tuple[Noeud | None, int, int] | None] = {}
    for y, cellules in enumerate(lignes):
        x = 0
        for cellule in cellules:
            while (y, x) in prises:
                x += 1
            colonnes = _span(cellule, "colspan", _FUSION_MAX)
            hauteur = _span(cellule, "rowspan", len(lignes) - y)
            couvertes = [(y + j, x + i) for j in range(hauteur) for i in range(colonnes)]
            prises.update(dict.fromkeys((p for p in couvertes if p not in prises), None))
            prises[y, x] = cellule, colonnes, hauteur
    largeur = max((x for _y, x in prises), default=0) + 1
    vide = (None, 1, 1)
    return [[prises.get((y, x), vide) for x in range(largeur)] for y in range(len(lignes))]


def _span(cellule: Noeud, attribut: str, maximum: int) -> int:
    valeur = cellule.attributs.get(attribut, "")
    return max(1, min(int(valeur) if valeur.isdecimal() else 1, maximum))
