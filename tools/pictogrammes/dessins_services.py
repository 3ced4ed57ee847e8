"""Draws the pictograms of the « services » category: languages, telephone, mail, money, account."""

from __future__ import annotations

from typing import Final

from .bases import bulle, enveloppe_face, piece
from .formes import Formes, anneau, disque_teinte, masse, plein, point, teinte, trait
from .personnages import adulte
from .symboles import balance, euro, ideogramme, lettre_a, main_ouverte

DESSINS: Final[dict[str, Formes]] = {
    "question": [
        *bulle(),
        trait("M36 31A12 12 0 1 1 54 41C49 44 48 46 48 50", 7),
        point(48, 61, 4.5),
    ],
    "langue": [
        teinte("M15 9H51V36A9 9 0 0 0 42 39H36V51H9V15Z"),
        trait("M33 51H30L18 62V51H15A6 6 0 0 1 9 45V15A6 6 0 0 1 15 9H48A6 6 0 0 1 54 15V30"),
        *lettre_a(31, 30, 0.95),
        trait(
            "M48 39H81A6 6 0 0 1 87 45V75A6 6 0 0 1 81 81H78"
            "V88L69 81H48A6 6 0 0 1 42 75V45A6 6 0 0 1 48 39Z"
        ),
        *ideogramme(64.5, 60, 0.88),
    ],
    "deux-langues": [
        teinte("M48 12H87V84H48Z"),
        trait(
            "M15 12H81A6 6 0 0 1 87 18V78A6 6 0 0 1 81 84"
            "H15A6 6 0 0 1 9 78V18A6 6 0 0 1 15 12ZM48 12V84"
        ),
        *lettre_a(28.5, 36),
        *ideogramme(67.5, 36, 0.85),
        trait("M21 60H36M21 72H30M60 60H75M66 72H75"),
    ],
    "prix": [*piece(), *euro(50, 48, 18)],
    "telephone": [
        masse(
            "M18 12H30L37 32L28 39C34 52 44 62 57 68L64 59L84 66V78A6 6 0 0 1 78 84"
            "C42 83 13 54 12 18A6 6 0 0 1 18 12Z"
        ),
        trait("M57 9A30 30 0 0 1 87 39M57 26A13 13 0 0 1 70 39"),
    ],
    "courriel": [
        teinte("M9 12H87V46A28.5 28.5 0 0 0 41 66H9Z"),
        trait(
            "M36 69H15A6 6 0 0 1 9 63V18A6 6 0 0 1 15 12H81"
            "A6 6 0 0 1 87 18V36M12 15L44 41L57 31M72 21L84 15"
        ),
        anneau(69, 69, 7, 5),
        trait("M76 62V71C76 78 87 78 87 69A18 18 0 1 0 78 85", 5),
    ],
    "courrier": [
        *enveloppe_face(),
    ],
    "compte": [
        disque_teinte(48, 48, 39),
        anneau(48, 48, 39),
        point(48, 37.5, 13.5),
        plein("M20 75A29 21 0 0 1 76 75A39 39 0 0 1 20 75Z"),
    ],
    "aide-juridique": [*balance(54, 30, 1.15), *main_ouverte()],
    "emotion": [
        point(37, 30, 10.5),
        trait("M30 51V66H48V83.5", 13),
        trait("M12 48V87M12 75H36V87"),
        *adulte(76.5),
        trait("M66 40L45 47", 7),
    ],
}
