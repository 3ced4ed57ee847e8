"""Draws the pictograms of the « lieux » category: public buildings and places."""

from __future__ import annotations

from typing import Final

from .bases import comptoir, repere
from .formes import Formes, anneau, masse, plein, point, teinte, trait
from .personnages import adulte, buste, enfant
from .symboles import balance, coeur, croix_soin, globe, main_ouverte

DESSINS: Final[dict[str, Formes]] = {
    "lieu": repere(48, 90),
    "guichet": [*comptoir(), *buste(25.5, 57), *adulte(76.5), trait("M69 40L57 54", 7)],
    "prefecture": [
        masse("M9 30L48 9L87 30Z"),
        teinte("M15 36H81V75H15Z"),
        trait("M16.5 42V67.5M37.5 42V67.5M58.5 42V67.5M79.5 42V67.5", 7),
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
        anneau(48, 38, 6.5, 5),
        plein("M39 87V69A9 9 0 0 1 57 69V87Z"),
        trait("M21 63V75M75 63V75"),
    ],
    "france-services": [
        trait("M9 36L48 9L87 36", 7),
        *buste(30, 66, 0.7),
        *buste(66, 66, 0.7),
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
        trait("M42 63H15A6 6 0 0 1 9 57V15A6 6 0 0 1 15 9H81A6 6 0 0 1 87 15V24"),
        trait("M39 66V84M24 87H48"),
        *repere(69, 91, 0.72),
    ],
    "ofii": [
        teinte("M12 9H66V40A27.5 27.5 0 0 0 48 87H12Z"),
        trait("M42 87H12V9H66V36"),
        *croix_soin(39, 30, 0.75),
        trait("M24 54V57M24 69V72"),
        *globe(67.5, 67.5, 20),
    ],
    "tribunal": [
        masse("M9 27L48 9L87 27Z"),
        *balance(48, 56.5, 1.05),
        trait("M15 42V75M81 42V75", 7),
        trait("M9 87H87"),
    ],
    "association": [
        *coeur(48, 30, 1.2),
        *main_ouverte(),
    ],
    "hopital": [
        teinte("M9 48H27V9H69V48H87V87H9Z"),
        trait("M27 45H9V87H87V45H69M27 51V15A6 6 0 0 1 33 9H63A6 6 0 0 1 69 15V51"),
        *croix_soin(48, 33, 0.8),
        plein("M39 90V66H57V90Z"),
        trait("M21 60V72M75 60V72"),
    ],
    "ecole": [
        trait("M33 30V9"),
        plein("M33 6H54V18H33Z"),
        teinte("M9 48L33 30L57 48V87H9Z"),
        trait("M9 48V87H57V48M7.5 50L33 30L58.5 50"),
        point(33, 54, 6),
        plein("M24 90V69H42V90Z"),
        *enfant(76.5, 0, 1),
    ],
    "poste": [
        plein(
            "M15 9H81L90 30A9 9 0 0 1 72 33A9 9 0 0 1 57 33"
            "A9 9 0 0 1 39 33A9 9 0 0 1 24 33A9 9 0 0 1 6 30Z"
        ),
        teinte("M15 45H81V87H15Z"),
        trait("M15 48V87H81V48"),
        plein("M27 51H69L48 66Z"),
        plein("M27 57L48 72L69 57V78H27Z"),
    ],
    "consulat": [
        trait("M48 9V30"),
        plein("M51 6H78L72 15L78 24H51Z"),
        masse("M9 33H87V36H9Z"),
        teinte("M15 39H81V87H15Z"),
        trait("M15 42V87M81 42V87M9 87H87"),
        *globe(48, 62, 15),
    ],
}
