"""How wide words are before anything is laid out, in Noto Sans Bold, the letters of our paper.

Widths are those of the font, in thousandths of its size; a test reads them again in the file.
Other scripts are known by their mean width: what they fill is a guess, on the wide side.
"""

import re
import unicodedata
from functools import cache

from kit.render.impression.supports import MM_PAR_PT

HAUTEUR_CAPITALE = 0.714
"""Height of a capital letter, for a size of 1."""

_LARGEURS: dict[int, str] = {
    166: "\u202f",
    217: "’",
    260: " \xa0",
    266: "'",
    285: ".,;:",
    286: "!",
    305: "ijl",
    322: "-",
    331: "J",
    339: "()",
    387: "f",
    389: "I",
    413: "/",
    428: "°",
    434: "t",
    454: "r",
    477: "?",
    488: "z",
    497: "s",
    500: "–",
    514: "c",
    549: "F",
    551: "S",
    560: "E",
    565: "L",
    569: "vy",
    572: "0123456789€+",
    578: "x",
    579: "TZ",
    591: "e",
    604: "a",
    615: "«»",
    619: "o",
    620: "k",
    624: "Y",
    628: "P",
    633: "bdgpq",
    637: "C",
    650: "V",
    657: "hnu",
    660: "R",
    664: "K",
    667: "X",
    672: "B",
    690: "A",
    724: "G",
    740: "D",
    750: "&",
    756: "U",
    765: "H",
    796: "OQ",
    813: "N",
    856: "w",
    901: "%",
    917: "æ",
    943: "M",
    952: "Æ",
    967: "W",
    973: "Œ",
    978: "œ",
    982: "m",
    1000: "—",
}
_LETTRES = {lettre: largeur for largeur, lettres in _LARGEURS.items() for lettre in lettres}
_MOTS = re.compile(r"[\u2e80-\u9fff\uff00-\uffef] ?|[^ \u2e80-\u9fff\uff00-\uffef]+ ?")
"""Words with the space that follows them; Chinese characters one by one."""
_PLEINE_CHASSE = 1000
"""Chinese characters are square."""
_AUTRES = 640
"""Letters of the other scripts, on the wide side of their mean."""


def capital_mm(corps_pt: float) -> float:
    """Height of a capital letter on paper, in millimetres."""
    return corps_pt * MM_PAR_PT * HAUTEUR_CAPITALE


def size_for_capital(hauteur_mm: float) -> float:
    """Size, in points, at which capital letters have this height in millimetres."""
    return hauteur_mm / (MM_PAR_PT * HAUTEUR_CAPITALE)


@cache
def measure(texte: str) -> float:
    """Width of a line, for a size of 1."""
    return sum(_width(lettre) for lettre in unicodedata.normalize("NFC", texte)) / 1000


def _width(lettre: str) -> int:
    if lettre in _LETTRES:
        return _LETTRES[lettre]
    if unicodedata.category(lettre) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(lettre) in {"W", "F"}:
        return _PLEINE_CHASSE
    nue = unicodedata.normalize("NFD", lettre)[0]
    return _LETTRES.get(nue, _AUTRES)


def wrap(texte: str, largeur: float) -> tuple[str, ...]:
    """The lines of a text in a width, for a size of 1; a word that is too wide stands alone.

    Chinese and other scripts without spaces break anywhere.
    """
    lignes: list[str] = []
    for mot in _MOTS.findall(texte):
        suite = f"{lignes[-1]}{mot}" if lignes else mot
        if lignes and measure(suite.rstrip()) <= largeur:
            lignes[-1] = suite
        else:
            lignes.append(mot)
    return tuple(ligne.strip() for ligne in lignes)


def balance(texte: str, largeur: float) -> tuple[str, ...]:
    """The same number of lines as `wrap`, as even as they can be."""
    lignes = wrap(texte, largeur)
    meilleure = lignes
    for centieme in range(100, 30, -2):
        essai = wrap(texte, largeur * centieme / 100)
        if len(essai) > len(lignes):
            break
        meilleure = essai
    return meilleure
