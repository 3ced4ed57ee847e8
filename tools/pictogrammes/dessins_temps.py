"""Draws the pictograms of the « temps » category: dates, durations, waiting."""

from __future__ import annotations

from typing import Final

from .bases import calendrier, calendrier_encoche
from .formes import Formes, anneau, disque_teinte, plein, point, teinte, trait
from .insignes import alerte, croix, horloge
from .negation import disque, trancher
from .objets import barre
from .personnages import assis
from .symboles import curseur

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
    "avec-rdv": [
        *calendrier(),
        plein(disque(48, 61.5, 19.5) + "M37 61L46 70L60 56L56 52L46 62L41 57Z", troue=True),
    ],
    "sans-rdv": [
        plein(trancher("M6 21A9 9 0 0 1 15 12H81A9 9 0 0 1 90 21V36H6Z")),
        trait(trancher("M9 36V81A6 6 0 0 0 15 87H81A6 6 0 0 0 87 81V36", 11, ferme=False)),
        trait("M69 9V15"),
        *(point(x, y, 5) for x, y in ((27, 70.5), (46, 73), (70, 49.5))),
        *barre(),
    ],
    "prendre-rdv": [
        *calendrier_encoche(),
        point(25.5, 49.5, 4.5),
        point(25.5, 67.5, 4.5),
        *curseur(51, 51, 1.05),
    ],
    "annuler-rdv": [*calendrier_encoche(), *_JOURS, *croix()],
    "arriver-10-min-avant": [
        disque_teinte(36, 36, 27),
        anneau(36, 36, 27),
        plein("M36 36V15A21 21 0 0 0 17.8 25.5Z"),
        trait("M36 36H45", 5),
        trait("M33 78H42"),
        trait("M55 68.5L60 64V87M72 69A7.5 7.5 0 0 1 87 69V79.5A7.5 7.5 0 0 1 72 79.5Z", 7),
    ],
}
