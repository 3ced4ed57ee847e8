"""A drawing and its name in a small rectangle: beside it or above it, as large as they can be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.render.impression.mesure_lettres import measure, wrap
from kit.render.impression.supports import CORPS_MIN_PT, MM_PAR_PT
from kit.render.passages import Passage
from kit.render.richtext import plain_text

INTERLIGNE, INTERLIGNE_HAUT = 1.15, 1.6
"""Room kept for a line of most scripts, and of those that stand higher (Arabic, Ge’ez, Bengali),
where a Latin word may make it taller still."""
_HAUTES = re.compile(r"[\u0590-\u1dff\u2e80-\ufffd]")
PART_AUTRE = 0.92
"""Size of the second language, for a first of 1."""
_DOUTE = "À confirmer avec votre préfecture"
"""As long as any of the doubts that a page says of a text, in any language."""
ECART_MM = 2.0
DESSIN_MIN_MM = 9.0
_MARGE = 1.03
"""Widths are those of the font, not of what the library makes of them on each line."""


@dataclass(frozen=True)
class Disposition:
    """How large the drawing and the words are."""

    dessin: float
    """Side of the drawing, in millimetres."""
    corps_pt: float
    """Size of the words; 0 without any."""
    a_cote: bool
    """Whether the words stand beside the drawing, and not under it."""
    mots: float = 0.0
    """Height of the tallest words, in millimetres."""
    tient: bool = True
    """Whether all of it is inside the rectangle."""


def list_noms(passage: Passage) -> tuple[str, ...]:
    """The lines that a text takes in a rectangle: its languages, then the doubt said under it."""
    noms = [plain_text(html) for html in (passage.html, passage.autre) if html]
    doutes = (passage.a_confirmer, passage.etat == "retiree")
    return (*noms, *(_DOUTE for doute in doutes if doute))


def arrange(
    largeur: float,
    hauteur: float,
    noms: Sequence[Sequence[str]],
    *,
    corps_max_pt: float = 30,
    a_cote: bool = True,
) -> Disposition:
    """The best disposition for several rectangles alike, each with its names in each language.

    A name is never cut inside a word, and its letters are never under ten points. `a_cote` says
    whether words may stand beside the drawing.
    """
    if not any(noms):
        return Disposition(min(largeur, hauteur), 0, a_cote=False)
    essais = [
        essai
        for essai in _try_all(largeur, hauteur, noms, corps_max_pt)
        if a_cote or not essai.a_cote
    ]
    if not essais:
        petit = min(DESSIN_MIN_MM, hauteur / 2)
        return Disposition(petit, CORPS_MIN_PT, a_cote=False, tient=False)
    return max(essais, key=lambda essai: min(essai.dessin / hauteur, 0.75) * essai.corps_pt)


def _try_all(
    largeur: float, hauteur: float, noms: Sequence[Sequence[str]], corps_max_pt: float
) -> Iterator[Disposition]:
    """For each size of letters, the largest drawing above the words and the largest beside."""
    for demi in range(int(corps_max_pt * 2), int(CORPS_MIN_PT * 2) - 1, -1):
        corps = demi / 2
        mots = _tallest(noms, corps, largeur)
        dessus = hauteur - ECART_MM / 2 - mots
        if dessus >= DESSIN_MIN_MM:
            yield Disposition(min(dessus, largeur), corps, a_cote=False, mots=mots)
        cote = min(hauteur, largeur * 0.5)
        while cote >= DESSIN_MIN_MM:
            if _tallest(noms, corps, largeur - cote - ECART_MM) <= hauteur:
                yield Disposition(cote, corps, a_cote=True)
                break
            cote -= 1


def _tallest(noms: Sequence[Sequence[str]], corps: float, largeur: float) -> float:
    """Height of the tallest names in a width; infinite when a word is wider."""
    return max(_height(langues, corps, largeur) for langues in noms)


def _height(langues: Sequence[str], corps: float, largeur: float) -> float:
    total = 0.0
    for rang, nom in enumerate(langues):
        taille = corps * (PART_AUTRE if rang else 1)
        place = largeur / (taille * MM_PAR_PT * _MARGE)
        lignes = wrap(nom, place)
        if any(measure(ligne) > place for ligne in lignes):
            return float("inf")
        interligne = INTERLIGNE_HAUT if _HAUTES.search(nom) else INTERLIGNE
        total += len(lignes) * taille * MM_PAR_PT * interligne
    return total
