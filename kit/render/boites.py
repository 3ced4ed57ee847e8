"""What was laid out, measured: how much room each block takes, and what does not fit its frame.

It reads the boxes of WeasyPrint 70, whose version is pinned: they have no public description.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

Boite = Any
"""A box of the library, which has no types."""

MM_PAR_PX = 25.4 / 96
CADRE = "data-limite"
"""Attribute of an element from which nothing may stick out; its value names it to people."""
_TITRES = frozenset({"h1", "h2"})
_TOLERANCE_MM = 0.3
"""What no eye sees, and what rounding makes."""


@dataclass(frozen=True)
class Hauteur:
    """How tall the part of a block is that stands on one page."""

    page: int
    """From 1."""
    titre: str
    """Words of the heading that it stands under, empty before the first."""
    mm: float


@dataclass(frozen=True)
class Depassement:
    """An element of fixed size whose contents stick out of it."""

    nom: str
    """Value of its attribute `data-limite`."""
    mm: float


@dataclass(frozen=True)
class _Etendue:
    """A rectangle, in pixels of CSS."""

    gauche: float
    haut: float
    droite: float
    bas: float

    def exceed(self, cadre: "_Etendue") -> float:
        """By how many millimetres it sticks out of another, on its worst side."""
        pire = max(
            cadre.gauche - self.gauche,
            cadre.haut - self.haut,
            self.droite - cadre.droite,
            self.bas - cadre.bas,
        )
        return pire * MM_PAR_PX


def measure_blocs(document: Boite) -> tuple[Hauteur, ...]:
    """The room that each block takes on each page, in reading order; margins do not count."""
    lues = []
    titre = ""
    for numero, page in enumerate(document.pages, start=1):
        for boite in _walk(_content(page)):
            if _tag(boite) in _TITRES:
                titre = " ".join("".join(boite.element.itertext()).split())
            if _is_leaf(boite):
                lues.append((numero, titre, _extent(boite)))
    mesures = []
    for (page, nom), groupe in groupby(lues, key=lambda lue: lue[:2]):
        etendues = [etendue for *_ou, etendue in groupe]
        haut, bas = min(e.haut for e in etendues), max(e.bas for e in etendues)
        mesures.append(Hauteur(page, nom, (bas - haut) * MM_PAR_PX))
    return tuple(mesures)


def find_depassements(document: Boite) -> tuple[Depassement, ...]:
    """The elements marked `data-limite` from which something sticks out, the worst of each name."""
    pires: dict[str, float] = {}
    for page in document.pages:
        for nom, cadre in _frames(page):
            limites = _extent(cadre)
            pire = max(_extent(boite).exceed(limites) for boite in _walk(cadre) if _is_leaf(boite))
            if pire > max(_TOLERANCE_MM, pires.get(nom, 0)):
                pires[nom] = pire
    return tuple(Depassement(nom, mm) for nom, mm in pires.items())


def _frames(page: Boite) -> Iterator[tuple[str, Boite]]:
    """The boxes marked, with their names. Those made inside bear the same element: not again."""
    vus = set()
    for boite in _walk(_content(page)):
        nom = boite.element.get(CADRE) if _tag(boite) else None
        if nom and boite.element not in vus:
            vus.add(boite.element)
            yield nom, boite


def _content(page: Boite) -> Boite:
    """The box of the page without its margins, headers and footers."""
    return page._page_box.children[0]  # noqa: SLF001 - no public way


def _walk(boite: Boite) -> Iterator[Boite]:
    vraie = getattr(boite, "_box", boite)  # what is positioned stands behind a placeholder
    yield vraie
    for enfant in getattr(vraie, "children", ()):
        yield from _walk(enfant)


def _tag(boite: Boite) -> str:
    """The name of its element; empty for what the style sheet makes."""
    tag = boite.element_tag or ""
    return "" if boite.element is None or "::" in tag else tag


def _is_leaf(boite: Boite) -> bool:
    return not getattr(boite, "children", ())


def _extent(boite: Boite) -> _Etendue:
    if hasattr(boite, "text"):
        # Its line: the box of some fonts (Arabic) is half as tall again as what they draw.
        x, y = boite.position_x, boite.position_y
        return _Etendue(x, y, x + boite.width, y + boite.margin_height())
    x, y = boite.border_box_x(), boite.border_box_y()
    return _Etendue(x, y, x + boite.border_width(), y + boite.border_height())
