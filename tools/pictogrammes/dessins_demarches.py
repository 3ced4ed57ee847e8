"""Draws the pictograms of the « demarches » category: what people come to ask for."""

from __future__ import annotations

from typing import Final

from .bases import carte_encochee, ecran, maison_contour
from .formes import Formes, masse, point, teinte, trait
from .insignes import coche, plus, renouveler
from .personnages import adulte, buste, enfant
from .symboles import avion, cartable_encoche, coeur, curseur, maison, valise

DESSINS: Final[dict[str, Formes]] = {
    "renouvellement": [
        *carte_encochee(),
        *buste(28.5, 57, 0.75),
        trait("M51 27H72"),
        *renouveler(),
    ],
    "premiere-demande": [*carte_encochee(), *buste(28.5, 57, 0.75), trait("M51 27H72"), *plus()],
    "mineur-voyage": [*enfant(27, 0, 1.4), *valise(69, 90), *avion(69, 24, 0.75)],
    "changement-adresse": [
        teinte("M12 63L25.5 51L39 63V87H12Z"),
        trait("M9 66L25.5 51L42 66M12 66V87H39V66"),
        *maison(69, 66, 1.1),
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
        masse("M54 18H78L87 26L78 34H54Z"),
        masse("M78 46H54L45 54L54 62H78Z"),
    ],
    "autorisation-travail": [*cartable_encoche(), *coche()],
    "vie-commune": [*maison_contour(), *coeur(48, 60, 1.05)],
    "en-ligne": [*ecran(), *curseur(39, 21, 0.9)],
}
