"""Draws digits as lines, for the numbers of counters, tickets and screens."""

from __future__ import annotations

from typing import Final

from .formes import Formes, placer, trait

_TRAITS: Final = {
    "1": "M-6 -9L0 -15V15",
    "2": "M-8 -8A8 8 0 0 1 8 -7C8 -1 -8 6 -8 15H9",
    "3": "M-8 -15H8L-1 -4A9.5 9.5 0 1 1 -9 10",
    "4": "M3 15V-15L-10 6H10",
    "5": "M8 -15H-7L-8 -2A9.5 9 0 1 1 -8 12",
    "7": "M-9 -15H9L-2 15",
}
"""Each digit around 0,0: about 18 units wide and 30 high."""


def nombre_dessine(texte: str, x: float, y: float, k: float = 1, epaisseur: float = 7) -> Formes:
    """Return digits side by side, centred on ``x, y``; 30k high, one every 28k."""
    debut = x - 14 * k * (len(texte) - 1)
    d = "".join(placer(_TRAITS[c], debut + 28 * k * i, y, k) for i, c in enumerate(texte))
    return [trait(d, epaisseur)]
