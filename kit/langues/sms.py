"""How many SMS a text makes: the alphabet of GSM when it can be written in it, else UCS-2.

Source: 3GPP TS 23.038, section 6.2.1 (default alphabet and its extension table) and section
6.2.3 (UCS2); 3GPP TS 23.040, section 9.2.3.24.1 (a long text loses room to the numbers that
join its parts).
"""

from collections.abc import Iterator
from dataclasses import dataclass

_BASE = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""One sign each."""
_EXTENSION = frozenset("\f^{}\\[~]|€")
"""Two signs each: an escape comes before them."""
_SIMPLES = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "–": "-",
        "—": "-",
        "‑": "-",
        "•": "-",
        "·": "-",
        "Œ": "OE",
        "œ": "oe",
        **dict(zip("âêîôûëïÿçÀÂÊËÎÏÔÙÛÈ", "aeioueiycAAEEIIOUUE", strict=True)),
    }
)
"""What French writes with other signs: each has a simple form that everybody reads."""
_GUILLEMETS = (("«\u202f", '"'), ("«\u00a0", '"'), ("\u202f»", '"'), ("\u00a0»", '"'))


@dataclass(frozen=True)
class Compte:
    """What a text costs."""

    signes: int
    """Signs as operators count them."""
    segments: int
    """SMS that are paid for; 0 for an empty text."""
    gsm: bool
    """Whether it is written in the alphabet of GSM."""

    @property
    def place(self) -> int:
        """Signs that the segments hold."""
        seul, suite = _capacites(gsm=self.gsm)
        return seul if self.segments <= 1 else suite * self.segments


def _capacites(*, gsm: bool) -> tuple[int, int]:
    """Signs that one SMS holds when it is alone, and when it is a part of a longer text."""
    return (160, 153) if gsm else (70, 67)


def is_gsm(texte: str) -> bool:
    """Whether the alphabet of GSM has every sign of a text."""
    return all(signe in _BASE or signe in _EXTENSION for signe in texte)


def simplify(texte: str) -> str:
    """The text in the alphabet of GSM when simple signs are enough for it, else as it is.

    « dépôt » loses its circumflex and the SMS holds 160 signs instead of 70; another alphabet,
    or letters that another language needs, are left alone.
    """
    simple = texte
    for long, court in _GUILLEMETS:
        simple = simple.replace(long, court)
    simple = simple.translate(_SIMPLES)
    return simple if is_gsm(simple) else texte


def count_sms(texte: str) -> Compte:
    """How many SMS a text makes."""
    gsm = is_gsm(texte)
    couts = tuple(_costs(texte, gsm=gsm))
    signes = sum(couts)
    seul, suite = _capacites(gsm=gsm)
    if signes <= seul:
        return Compte(signes, 1 if signes else 0, gsm)
    segments, pris = 1, 0
    for cout in couts:
        # No sign is cut in two: one that does not fit begins the next part.
        if pris + cout > suite:
            segments, pris = segments + 1, 0
        pris += cout
    return Compte(signes, segments, gsm)


def _costs(texte: str, *, gsm: bool) -> Iterator[int]:
    """What each sign takes; in UCS-2, two for those beyond the first plane."""
    for signe in texte:
        double = signe in _EXTENSION if gsm else ord(signe) > 0xFFFF  # noqa: PLR2004
        yield 2 if double else 1
