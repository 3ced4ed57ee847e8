"""Draws the pictograms of the « temps » category: dates, durations, waiting."""

from __future__ import annotations

from typing import Final

from .bases import calendrier, calendrier_encoche
from .formes import Formes, plein, point, teinte, trait
from .insignes import alerte, horloge
from .personnages import assis

_JOURS: Final[Formes] = [point(25.5, 49.5, 4.5), point(40.5, 49.5, 4.5), point(25.5, 67.5, 4.5)]

DESSINS: Final[dict[str, Formes]] = {
    "rendez-vous": [*calendrier_encoche(), *_JOURS, *horloge(66, 66)],
    "calendrier": [
        *calendrier(),
        *(point(x, y, 5) for y in (52.5, 70.5) for x in (28.5, 48, 67.5)),
    ],
    "date-limite": [*calendrier_encoche(), *_JOURS, *alerte()],
    "duree": [
        teinte(
            "M24 9H72V24C72 39 54 42 54 48C54 54 72 57 72 72"
            "V87H24V72C24 57 42 54 42 48C42 42 24 39 24 24Z"
        ),
        trait("M15 9H81M15 87H81"),
        trait("M24 9V24C24 39 42 42 42 48C42 54 24 57 24 72V87"),
        trait("M72 9V24C72 39 54 42 54 48C54 54 72 57 72 72V87"),
        plein(
            "M33 30H63C60 36 54 38 48 42C42 38 36 36 33 30"
            "ZM32 84C33 72 42 69 48 63C54 69 63 72 64 84Z"
        ),
    ],
    "attente": [*assis(), *horloge(69, 27, 18)],
}
