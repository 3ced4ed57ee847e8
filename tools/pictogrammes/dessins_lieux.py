"""Draws the pictograms of the « lieux » category: public buildings and places."""

from __future__ import annotations

from typing import Final

from .bases import comptoir, repere
from .formes import Formes, anneau, masse, plein, point, teinte, trait
from .personnages import adulte, buste

DESSINS: Final[dict[str, Formes]] = {
    "lieu": repere(48, 90),
    "guichet": [*comptoir(), *buste(25.5, 57), *adulte(76.5), trait("M69 40L57 54", 7)],
    "prefecture": [
        masse("M9 30L48 9L87 30Z"),
        teinte("M15 36H81V75H15Z"),
        trait("M18 42V69M38 42V69M58 42V69M78 42V69", 7),
        trait("M15 78H81M9 87H87"),
    ],
    "sous-prefecture": [
        masse("M27 33L48 18L69 33Z"),
        teinte("M9 54H30V42H66V54H87V87H9Z"),
        trait("M21 54H9V87H87V54H75"),
        trait("M33 45V75M63 45V75", 7),
        plein("M42 87V66A6 6 0 0 1 54 66V87Z"),
    ],
    "mairie": [
        masse("M30 21L48 9L66 21Z"),
        teinte("M9 57H33V30H63V57H87V87H9Z"),
        trait("M33 27V51H9V87H87V51H63V27"),
        anneau(48, 38, 7.5, 5),
        plein("M39 87V69A9 9 0 0 1 57 69V87Z"),
        trait("M21 63V75M75 63V75"),
    ],
    "france-services": [
        trait("M9 36L48 9L87 36", 7),
        *buste(30, 66, 0.75),
        *buste(66, 66, 0.75),
        teinte("M15 75H81V90H15Z"),
        trait("M9 72H87M18 75V87M78 75V87"),
    ],
    "hotel": [
        trait("M9 36V87M9 78H87M87 66V87", 7),
        point(25.5, 54, 9),
        plein("M39 69V48H72A18 18 0 0 1 90 66V69Z"),
        plein("M9 66H90V78H9Z"),
        plein("M63 6A18 18 0 1 0 81 30A16.5 16.5 0 0 1 63 6Z"),
    ],
    "domiciliation": [
        teinte("M9 66V42A16.5 16.5 0 0 1 42 42V66Z"),
        trait("M9 66V40.5A16.5 16.5 0 0 1 42 40.5V66Z"),
        trait("M21 51H30"),
        plein("M36 21H72A18 18 0 0 1 90 39V69H48V42A22.5 22.5 0 0 0 36 21Z"),
        trait("M66 18V9H78"),
        trait("M48 72V84", 13),
    ],
    "point-numerique": [
        teinte("M9 9H87V39H48V63H9Z"),
        trait("M45 63H15A6 6 0 0 1 9 57V15A6 6 0 0 1 15 9H81A6 6 0 0 1 87 15V24"),
        trait("M39 66V84M24 87H48"),
        *repere(69, 91, 0.72),
    ],
}
