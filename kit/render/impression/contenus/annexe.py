"""The sheets of a paper for agents: grids, with room to write where the document asks."""

import re
from dataclasses import replace

from markupsafe import Markup

from kit.content.annexe import Annexe
from kit.render.impression.contenus.modele import Choix, Contenu
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.vues.elements import CasVue, CelluleVue, ElementVue, SectionVue, TableauVue
from kit.render.vues.modeles import AnnexeVue, build_annexe

ECRIRE = "ecrire"
"""Kind of a paragraph that ends with room to write; its level is a number of lines."""
_CASE = Markup('<span data-case="">\u2009</span>')
_TROU = re.compile(r"(?:(?<=\s)|^)…(?=\s)")
"""Dots between two words: a figure to write. Those that follow a word only make it pause."""
_BLANC = '<span data-blanc="nombre"></span>'
_LIGNES = 3
"""Lines for a sentence."""


def _build(lecteur: Lecteur, annexe: Annexe, _choix: Choix) -> AnnexeVue:
    """A paper for agents, its dots and boxes made into room to write and to tick."""
    vue = build_annexe(lecteur, annexe)
    return replace(vue, chapitres=tuple(_section(section) for section in vue.chapitres))


def _section(section: SectionVue) -> SectionVue:
    """A chapter; what is written last, or alone with its like, is a whole sentence."""
    questions = [e for e in section.elements if isinstance(e, Groupe) and _ends_open(e)]
    phrases = len(questions) in (1, len(section.elements))
    elements = tuple(_element(e, _LIGNES if phrases else 1) for e in section.elements)
    return replace(section, elements=elements)


def _element(element: ElementVue, lignes: int) -> ElementVue:
    if isinstance(element, CasVue):
        return replace(element, elements=tuple(_element(e, lignes) for e in element.elements))
    if isinstance(element, TableauVue):
        rangs = tuple(tuple(_cellule(c) for c in ligne) for ligne in element.lignes)
        return replace(element, lignes=rangs)
    return _groupe(element, lignes)


def _cellule(cellule: CelluleVue) -> CelluleVue:
    suite = tuple(_groupe(groupe, 1) for groupe in cellule.suite)
    return replace(cellule, texte=_open(cellule.texte), suite=suite)


def _groupe(groupe: Groupe, lignes: int) -> Groupe:
    passages = tuple(_open(passage) for passage in groupe.passages)
    if _ends_open(groupe):
        return replace(groupe, genre=ECRIRE, passages=passages, niveau=lignes)
    return replace(groupe, passages=passages)


def _ends_open(groupe: Groupe) -> bool:
    """Whether it is a question that waits for its answer."""
    return groupe.genre == "paragraphe" and groupe.passages[0].html.endswith("\u00a0: …")


def _open(passage: Passage) -> Passage:
    """A text with its boxes and its blanks drawn, in both languages."""
    autre = None if passage.autre is None else _draw(passage.autre)
    return replace(passage, html=_draw(passage.html), autre=autre)


def _draw(html: Markup) -> Markup:
    entier = html.removesuffix("…").rstrip() if html == "…" or html.endswith(" …") else html
    troue = _TROU.sub(_BLANC, entier).replace("☐", _CASE)
    return Markup(troue)  # noqa: S704 - made of HTML already safe


ANNEXE = Contenu(
    "annexe",
    "annexes/{}",
    ("a4", "a4-paysage", "economique", "gros-caracteres", "odt"),
    _build,
    Annexe,
)
