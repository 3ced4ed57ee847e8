"""Draws the pictograms of the « actions » category: what people have to do."""

from __future__ import annotations

from typing import Final

from .bases import carte_encochee, formulaire_encoche, page_encochee
from .formes import (
    Formes,
    anneau,
    disque_teinte,
    plein,
    point,
    rect_arrondi,
    teinte,
    trait,
)
from .insignes import fleche
from .personnages import adulte, buste
from .symboles import crayon, euro, loupe, main_ouverte

DESSINS: Final[dict[str, Formes]] = {
    "imprimer": [
        trait("M27 30V9H69V30"),
        plein(
            "M18 30H78A9 9 0 0 1 87 39V66A6 6 0 0 1 81 72H75V51H21V72H15A6 6 0 0 1 9 66V39"
            "A9 9 0 0 1 18 30Z"
        ),
        teinte("M27 57H69V87H27Z"),
        trait("M27 57V87H69V57M39 63H57M39 75H57"),
    ],
    "partager": [
        trait("M24 48L72 21M24 48L72 75"),
        point(72, 21, 13.5),
        point(24, 48, 13.5),
        point(72, 75, 13.5),
    ],
    "recherche": [disque_teinte(39, 39, 27), anneau(39, 39, 27), trait("M67 67L81 81", 13)],
    "remplir": [
        *formulaire_encoche(),
        trait("M24 27H51M24 42H45M24 72H33"),
        *crayon(42, 72),
    ],
    "scanner": [
        trait("M9 24V15A6 6 0 0 1 15 9H24M72 9H81A6 6 0 0 1 87 15V24"),
        trait("M87 72V81A6 6 0 0 1 81 87H72M24 87H15A6 6 0 0 1 9 81V72"),
        teinte("M30 15H54L66 27V39H30ZM30 57H66V81H30Z"),
        trait("M30 36V15H54L66 27V36M30 60V81H66V60M42 69H54M9 48H87"),
    ],
    "payer": [
        *carte_encochee(),
        plein("M9 24H87V36H9Z"),
        trait("M24 51H33"),
        anneau(69, 69, 20),
        *euro(71, 69, 9.5, 5),
    ],
    "deposer": [
        teinte("M27 9H69V57H27Z"),
        trait("M27 54V15A6 6 0 0 1 33 9H63A6 6 0 0 1 69 15V54"),
        *fleche(48, 21, 33, 90),
        plein("M9 60H27L36 69H60L69 60H87V81A6 6 0 0 1 81 87H15A6 6 0 0 1 9 81Z"),
    ],
    "retirer-titre": [
        teinte(rect_arrondi(24, 9, 63, 42, 6)),
        trait(rect_arrondi(24, 9, 63, 42, 6)),
        *buste(40.5, 45, 0.6),
        trait("M58 24H75M58 36H69"),
        *main_ouverte(),
    ],
    "garder-document": [
        teinte("M21 9H75V48H21Z"),
        trait("M21 42V15A6 6 0 0 1 27 9H69A6 6 0 0 1 75 15V42M36 24H60M36 36H60"),
        plein(
            "M9 51H87A3 3 0 0 1 90 54V81A9 9 0 0 1 81 90H15A9 9 0 0 1 6 81V54A3 3 0 0 1 9 51Z"
            "M36 63V72H60V63Z",
            troue=True,
        ),
    ],
    "demander-aide": [
        *adulte(24),
        trait("M33 42L42 20", 7),
        trait(
            "M60 9H81A6 6 0 0 1 87 15V43.5A6 6 0 0 1 81 49.5H69"
            "L57 58.5V49.5A6 6 0 0 1 54 43.5V15A6 6 0 0 1 60 9Z",
            5,
        ),
        trait("M65 24A6 6 0 1 1 73 30C71.5 30.7 71 31 71 31.5", 5),
        point(71, 40.5, 3.2),
    ],
    "verifier": [
        *page_encochee("M27 42H33M27 57H33"),
        *loupe(63, 62, 17),
        trait("M55.5 62L61 67.5L70 57.5", 5),
    ],
}
