"""Draws the pictograms of money: paying by card, in cash, being paid back."""

from __future__ import annotations

from typing import Final

from .bases import carte
from .formes import Formes, plein, point, trait
from .objets import billet
from .symboles import euro

DESSINS: Final[dict[str, Formes]] = {
    "carte-bancaire": [
        *carte(),
        plein("M9 30H87V42H9Z"),
        plein("M21 51H36V63H21Z"),
        trait("M60 60H72"),
    ],
    "especes": [
        *billet(),
        *euro(44, 54, 11, 6),
        point(21, 54, 4),
        point(63, 54, 4),
    ],
    "remboursement": [
        trait("M22 22A36.5 36.5 0 1 1 12 54", 7),
        plein("M9 9L36 12L15 36Z"),
        *euro(51, 48, 15.5),
    ],
}
