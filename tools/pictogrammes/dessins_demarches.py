"""Draws the pictograms of the « demarches » category: what people come to ask for."""

from __future__ import annotations

from typing import Final

from .bases import carte_encochee, ecran, livret, maison_contour, page_encochee
from .formes import Formes, masse, plein, point, rect_arrondi, teinte, trait
from .insignes import coche, plus, renouveler
from .negation import disque, trancher
from .objets import barre, bouclier, drapeau, stethoscope
from .personnages import adulte, buste, enfant
from .symboles import (
    avion,
    cartable,
    cartable_encoche,
    coeur,
    curseur,
    maison,
    mortier,
    valise,
)

_ABRI: Final = bouclier(48, 46.5, 0.98)

DESSINS: Final[dict[str, Formes]] = {
    "renouvellement": [
        *carte_encochee(),
        *buste(28.5, 57, 0.75),
        trait("M51 27H72"),
        *renouveler(),
    ],
    "premiere-demande": [*carte_encochee(), *buste(28.5, 57, 0.75), trait("M51 27H72"), *plus()],
    "mineur-voyage": [*enfant(27, 0, 1.4), *valise(69, 90, 0.9), *avion(69, 24, 0.75)],
    "changement-adresse": [
        teinte("M12 63L25.5 51L39 63V87H12Z"),
        trait("M9 66L25.5 51L42 66M12 66V87H39V66"),
        *maison(69.5, 66, 1.1),
        trait("M21 36A25 25 0 0 1 62 21"),
        masse("M67 13L69 30L53 27Z", 4),
    ],
    "perte-vol": [
        teinte("M9 18H87V78H9Z"),
        trait("M9 30V27A9 9 0 0 1 18 18H24M39 18H57M72 18H78A9 9 0 0 1 87 27V30"),
        trait("M9 42V54M87 42V54M9 66V69A9 9 0 0 0 18 78H24M39 78H57M72 78H78A9 9 0 0 0 87 69V66"),
        trait("M39 39A9.5 9.5 0 1 1 53 47C49 50 48 51 48 55", 7),
        point(48, 66, 4.2),
    ],
    "orientation": [
        *adulte(21),
        trait("M66 9V87"),
        masse("M54 18H78L87 25.5L78 33H54Z"),
        masse("M78 46.5H54L45 54L54 61.5H78Z"),
    ],
    "autorisation-travail": [*cartable_encoche(), *coche()],
    "vie-commune": [*maison_contour(), *coeur(48, 60, 1.05)],
    "en-ligne": [*ecran(), *curseur(39, 21, 0.9)],
    "asile": [teinte(_ABRI), trait(_ABRI), *buste(48, 67, 0.92)],
    "regroupement": [
        *adulte(19.5),
        *enfant(52.5, 0, 0.9),
        *adulte(76.5),
        trait("M48 33H57"),
        masse("M48 27V39L38 33Z", 4),
    ],
    "nationalite": [*buste(25.5, 90, 1.05), *drapeau(51, 9)],
    "sans-papier": [
        trait(trancher(rect_arrondi(9, 18, 78, 60, 9), 11, ferme=False)),
        plein(trancher(disque(66, 31.5, 7.5) + "M54 55V54A12 12 0 0 1 78 54V55Z")),
        trait("M21 54H30M21 66H42"),
        *barre(),
    ],
    "recours": [
        *page_encochee("M27 30H39M27 45H36M27 60H33"),
        trait("M54 63H75A12 12 0 0 1 75 87H60"),
        plein("M58 51V75L43 63Z"),
    ],
    "changement-statut": [
        *mortier(30, 27, 1),
        *cartable(63, 69, 1.15),
        trait("M63 18C75 18 81 24 81 33"),
        masse("M74 33H88L81 41Z", 4),
    ],
    "document-voyage": [*livret(), *avion(54, 48, 1.05)],
    "visite-medicale": stethoscope(),
}
