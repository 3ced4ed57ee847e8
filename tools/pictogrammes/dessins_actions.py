"""Draws the pictograms of the « actions » category: what people have to do."""

from __future__ import annotations

from typing import Final

from .bases import carte_encochee, formulaire_encoche, page_encochee
from .formes import (
    Formes,
    anneau,
    disque_teinte,
    masse,
    plein,
    point,
    rect_arrondi,
    teinte,
    trait,
)
from .insignes import fleche
from .personnages import adulte, buste
from .symboles import crayon, euro, loupe

_MAIN: Final = (
    "M24 66C30 60 38 60 45 67H57A4 4 0 0 1 57 75H48L62 76L79 66A4 4 0 0 1 84 73L64 87H24Z"
)

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
    "recherche": [disque_teinte(39, 39, 27), anneau(39, 39, 27), trait("M66 66L81 81", 13)],
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
        plein(rect_arrondi(6, 60, 12, 30, 3)),
        masse(_MAIN, 4),
    ],
    "garder-document": [
        teinte("M27 9H69V51H27Z"),
        trait("M27 42V15A6 6 0 0 1 33 9H63A6 6 0 0 1 69 15V42M39 24H57M39 36H57"),
        trait("M15 24A6 6 0 0 0 9 30V48M81 24A6 6 0 0 1 87 30V48"),
        plein("M6 51H90V81A9 9 0 0 1 81 90H15A9 9 0 0 1 6 81ZM36 63V69H60V63Z", troue=True),
    ],
    "demander-aide": [
        *adulte(24),
        trait("M33 42L42 20", 7),
        trait(
            "M60 9H81A6 6 0 0 1 87 15V42A6 6 0 0 1 81 48H69"
            "L57 58V48A6 6 0 0 1 54 42V15A6 6 0 0 1 60 9Z",
            5,
        ),
        trait("M65 24A6 6 0 1 1 73 30C71 31 71 32 71 33", 5),
        point(71, 40.5, 3),
    ],
    "verifier": [
        *page_encochee("M27 42H33M27 57H33"),
        *loupe(63, 62, 17),
        trait("M55 62L61 68L71 57", 5),
    ],
}
