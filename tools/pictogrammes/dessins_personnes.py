"""Draws the pictograms of the « personnes » category."""

from __future__ import annotations

from typing import Final

from .formes import Formes, plein, trait
from .personnages import couple, enfant, travailleur
from .symboles import coeur

DESSINS: Final[dict[str, Formes]] = {
    "famille": [*couple(), *enfant(48)],
    "couple": [*couple(), *coeur(48, 27, 0.6)],
    "etudiant": [
        plein("M48 6L87 21L48 36L9 21Z"),
        trait("M81 24V42", 5),
        plein("M31 34L48 40.5L65 34V43A17 17 0 0 1 31 43Z"),
        plein("M12 90A36 25.5 0 0 1 84 90Z"),
    ],
    "travailleur": travailleur(48, 90),
}
