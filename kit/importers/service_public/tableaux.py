"""Tables, with their merged cells."""

from collections.abc import Callable, Iterable

from kit.content.ecriture import escape_texte
from kit.importers.service_public.contexte import Brut, Contexte
from kit.importers.service_public.lecture_xml import Element, tag_of
from kit.importers.service_public.releve import CELLULE_VIDE, SANS_TITRE

VIDE = "–"
"""What an empty cell says: a text cannot be empty."""
_COLONNES_MAX = 20
_LIGNES_MAX = 100
LireSuite = Callable[[Contexte, Iterable[Element]], list[Brut]]


def read_tableau(contexte: Contexte, element: Element, lire: LireSuite) -> Brut:
    """A table; its first row is its heading when the source says so."""
    legende = contexte.ligne(element.find("Titre"))
    if not legende:
        contexte.releve.note(SANS_TITRE, "Tableau")
    rangees = [enfant for enfant in element if tag_of(enfant) == "Rangée"]
    lues = [[_cellule(contexte, c, lire) for c in rangee] for rangee in rangees]
    a_un_titre = bool(rangees) and rangees[0].get("type") == "header"
    entetes, lignes = (lues[0], lues[1:]) if a_un_titre else ([], lues)
    return {
        "genre": "tableau",
        "legende": legende or "Tableau",
        "entetes": entetes,
        "lignes": [{"cellules": cellules} for cellules in lignes],
    }


def _cellule(contexte: Contexte, element: Element, lire: LireSuite) -> Brut:
    blocs = [plat for bloc in lire(contexte, element) for plat in _flat(bloc)]
    if not blocs:
        contexte.releve.note(CELLULE_VIDE)
        blocs = [{"texte": VIDE}]
    if blocs[0].get("genre", "paragraphe") != "paragraphe":
        # A cell begins with a text: the items of a list that begins it become its lines.
        blocs = [{"texte": bloc["texte"]} for bloc in blocs if "texte" in bloc]
    premier, suite = blocs[0], blocs[1:]
    cellule: Brut = {"texte": premier["texte"]}
    if suite:
        cellule["suite"] = suite
    colonnes = _span(element.get("fusionHorizontale"), _COLONNES_MAX)
    lignes = _span(element.get("fusionVerticale"), _LIGNES_MAX)
    return {
        **cellule,
        **({"colonnes": colonnes} if colonnes > 1 else {}),
        **({"lignes": lignes} if lignes > 1 else {}),
    }


def _flat(bloc: Brut) -> list[Brut]:
    """A case or a table inside a cell, as the texts that it holds."""
    if bloc.get("genre") == "cas":
        titre = f"**{escape_texte(bloc['titre'])}**"
        return [{"texte": titre}, *(plat for b in bloc["blocs"] for plat in _flat(b))]
    if bloc.get("genre") == "tableau":
        cellules = [*bloc["entetes"], *(c for ligne in bloc["lignes"] for c in ligne["cellules"])]
        suites = [suite for c in cellules for suite in (c, *c.get("suite", ()))]
        return [
            {"texte": texte}
            for texte in (escape_texte(bloc["legende"]), *(s["texte"] for s in suites))
        ]
    return [bloc]


def _span(valeur: str | None, maximum: int) -> int:
    return min(max(int(valeur), 1), maximum) if valeur and valeur.isdecimal() else 1
