"""Where each page stands on the A4 sheets that a printer takes. Lengths in millimetres.

Nothing is drawn here: `imposition` does. Coordinates start at the bottom left of the sheet, as in
a PDF.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kit.render.impression.supports import A3, A4_PAYSAGE, VOLET, Imposition

Feuillet = tuple[int | None, ...]
"""Pages on one side of a sheet from left to right, from 1; None for a blank."""
BORD_PERDU = 5.0
"""What office printers leave white along the edges of a sheet."""
RECOUVREMENT = 10.0
"""Height of the poster that is printed on both halves: one is glued on the other."""
CHUTE = 3.0
"""Strip under the upper half, thrown away: it says where to cut."""

_COUPE = A4_PAYSAGE.hauteur - BORD_PERDU - CHUTE
"""Where the upper half is cut, from its top."""
_REPRISE = _COUPE - RECOUVREMENT - BORD_PERDU
"""How much lower on the poster the second sheet starts than the first."""
_PERDU = (A3.hauteur - _REPRISE - A4_PAYSAGE.hauteur) / 2
"""White that the poster loses at its top, and as much at its bottom."""
TUILES_BLANC = _PERDU + BORD_PERDU
"""Margin that a poster must leave white, top and bottom, so that nothing of it is lost."""
_REPERE = 7.5
"""Length of the marks from the edge: printers show the end of them, margins the whole."""
_REPERE_TUILE = 14.0


@dataclass(frozen=True)
class Pose:
    """One page on one side of a sheet."""

    page: int
    x: float
    y: float
    """Where its bottom left corner is."""
    bas: float = 0.0
    haut: float = A4_PAYSAGE.hauteur
    """Between which heights of the sheet it is printed."""


@dataclass(frozen=True)
class Trait:
    """A mark: where one cuts, folds or glues."""

    x: float
    y: float
    vers_x: float
    vers_y: float


@dataclass(frozen=True)
class Mot:
    """A word for whoever cuts and glues, from its bottom left corner."""

    x: float
    y: float
    texte: str


@dataclass(frozen=True)
class Cote:
    """One side of a sheet."""

    poses: tuple[Pose, ...]
    traits: tuple[Trait, ...] = ()
    mots: tuple[Mot, ...] = ()
    verso: bool = False
    """Whether it is the back of the side before it."""


def order_pages(imposition: Imposition, pages: int, *, rtl: bool = False) -> list[Feuillet]:
    """The sides to print, recto then verso, for a document of `pages` pages.

    `agrafe`: sheets are put one in the other and folded. `anneaux`: the pile is cut in the middle
    and the left half is put on the right one. `double`: each page twice, side by side.
    `accordeon`: six panels folded in Z, the cover on the right. `tuiles`: each page on two
    sheets. A right-to-left document has its spine on the right: each side is mirrored.
    """
    return [
        tuple(n if n <= pages else None for n in (reversed(cote) if rtl else cote))
        for cote in _ORDRES[imposition](pages)
    ]


def lay_sides(imposition: Imposition, pages: int, *, rtl: bool = False) -> list[Cote]:
    """The same sides, with the place of each page and the marks."""
    feuillets = order_pages(imposition, pages, rtl=rtl)
    if imposition == "tuiles":
        return [_lay_half(n, basse=rang % 2 == 1) for rang, (n,) in enumerate(feuillets) if n]
    traits = tuple(t for x in _TRAITS.get(imposition, ()) for t in _mark_edges(x))
    return [
        Cote(
            tuple(
                Pose(page, rang * A4_PAYSAGE.largeur / len(feuillet), 0)
                for rang, page in enumerate(feuillet)
                if page is not None
            ),
            traits,
            verso=cote % 2 == 1,
        )
        for cote, feuillet in enumerate(feuillets)
    ]


def _staple(pages: int) -> Iterable[tuple[int, ...]]:
    total = -(-pages // 4) * 4
    for s in range(total // 4):
        yield total - 2 * s, 2 * s + 1
        yield 2 * s + 2, total - 2 * s - 1


def _bind(pages: int) -> Iterable[tuple[int, ...]]:
    moitie = -(-pages // 4) * 2
    for s in range(moitie // 2):
        yield 2 * s + 1, moitie + 2 * s + 1
        yield moitie + 2 * s + 2, 2 * s + 2


def _repeat(pages: int) -> Iterable[tuple[int, ...]]:
    return ((n, n) for n in range(1, pages + 1))


def _fold(pages: int) -> Iterable[tuple[int, ...]]:
    for s in range(0, pages, 6):
        yield s + 4, s + 5, s + 1
        yield s + 2, s + 3, s + 6


def _halve(pages: int) -> Iterable[tuple[int, ...]]:
    return ((n,) for n in range(1, pages + 1) for _moitie in range(2))


_ORDRES: dict[Imposition, Callable[[int], Iterable[tuple[int, ...]]]] = {
    "agrafe": _staple,
    "anneaux": _bind,
    "double": _repeat,
    "accordeon": _fold,
    "tuiles": _halve,
}
_MILIEU = A4_PAYSAGE.largeur / 2
_TRAITS: dict[Imposition, tuple[float, ...]] = {
    "anneaux": (_MILIEU,),
    "double": (_MILIEU,),
    "accordeon": (VOLET.largeur, 2 * VOLET.largeur),
}
"""Where the sheet is cut or folded, from its left."""


def _mark_edges(x: float) -> tuple[Trait, Trait]:
    """Two hairlines, at the bottom and at the top of the sheet."""
    haut = A4_PAYSAGE.hauteur
    return Trait(x, 0, x, _REPERE), Trait(x, haut, x, haut - _REPERE)


def _lay_half(page: int, *, basse: bool) -> Cote:
    """The upper half of a poster, cut at its foot, or the lower one, with a strip to glue."""
    hauteur = A4_PAYSAGE.hauteur
    if basse:
        colle = hauteur - BORD_PERDU - RECOUVREMENT
        pose = Pose(page, 0, -_PERDU, haut=hauteur - BORD_PERDU)
        mots = (Mot(BORD_PERDU + 1, colle + 4, "Collez ici"),)
        return Cote((pose,), _mark_sides(colle), mots)
    coupe = hauteur - _COUPE
    pose = Pose(page, 0, _PERDU - hauteur, bas=coupe)
    return Cote((pose,), _mark_sides(coupe), (Mot(BORD_PERDU + 1, BORD_PERDU, "Coupez ici"),))


def _mark_sides(y: float) -> tuple[Trait, Trait]:
    """Two hairlines, on the left and on the right of the sheet."""
    droite = A4_PAYSAGE.largeur
    return Trait(0, y, _REPERE_TUILE, y), Trait(droite, y, droite - _REPERE_TUILE, y)
