"""Draws more pictograms of the « actions » category: papers, languages, how to come."""

from __future__ import annotations

from typing import Final

from .bases import page_entaillee
from .formes import (
    Formes,
    masse,
    placer,
    plein,
    point,
    teinte,
    trait,
)
from .insignes import fleche
from .negation import disque, trancher
from .objets import oreille
from .personnages import adulte, buste, enfant
from .symboles import appareil_photo, ideogramme, lettre_a, plume

_AUTRE: Final = disque(48, 18, 9) + (
    "M34.5 58V42A12 12 0 0 1 46.5 30H49.5A12 12 0 0 1 61.5 42V58A3 3 0 0 1 57 61"
    "V86A3.8 3.8 0 0 1 49.5 86V64H46.5V86A3.8 3.8 0 0 1 39 86V61A3 3 0 0 1 34.5 58Z"
)
"""A standing adult, to be cut by a bar."""

_LIVRE: Final = (
    "M48 54C39 48 27 45 9 48V81C27 78 39 81 48 87C57 81 69 78 87 81V48C69 45 57 48 48 54Z"
)

_INDEX: Final = (
    "M4.5 4.5A4.5 4.5 0 0 0 -4.5 4.5V20L-21 24A6 6 0 0 0 -25.5 30V36C-25.5 42 -22 46 -21 51H0L15 33"
    "A4.5 4.5 0 0 0 8 27.5L4.5 30Z"
)
"""A hand whose forefinger points up, its tip at 0,0."""

DESSINS: Final[dict[str, Formes]] = {
    "signer": [
        trait("M9 87H87"),
        trait("M12 69C18 45 28 39 27 54C26 70 31 67 38 60"),
        *plume(41, 74, 1.12),
    ],
    "photographier": [
        *page_entaillee(33, 39, "M24 27H36M24 42H27M24 57H27"),
        *appareil_photo(63, 68, 1.2),
    ],
    "photocopier": [
        teinte("M12 9H60V24H42A12 12 0 0 0 30 36V66H12ZM36 30H66L84 48V87H36Z"),
        trait("M24 66H18A6 6 0 0 1 12 60V15A6 6 0 0 1 18 9H54A6 6 0 0 1 60 15V21"),
        trait(
            "M63 30H42A6 6 0 0 0 36 36V81A6 6 0 0 0 42 87H78A6 6 0 0 0 84 81V51Z"
            "M63 30V51H84M48 63H72M48 75H63"
        ),
    ],
    "telecharger": [
        trait("M48 12.5V45", 13),
        masse("M24 39H72L48 63Z"),
        trait("M12 69V81A6 6 0 0 0 18 87H78A6 6 0 0 0 84 81V69"),
    ],
    "empreintes": [
        trait("M12 60V48A36 36 0 0 1 84 48V54", 5),
        trait("M18 75C21 66 21 57 21 48A27 27 0 0 1 75 48C75 57 75 66 72 78", 5),
        trait("M28 84C30 72 30 60 30 48A18 18 0 0 1 66 48C66 63 65 75 62 87", 5),
        trait("M38 89C39.5 75 39 60 39 48A9 9 0 0 1 57 48C57 63 56 75 52 89", 5),
        trait("M48 48V66", 5),
    ],
    "ecouter": [*oreille(33, 46, 1.12), trait("M66 30A27 27 0 0 1 66 63M78 18A45 45 0 0 1 78 75")],
    "lire": [
        point(48, 22, 13.5),
        teinte(_LIVRE),
        trait(f"{_LIVRE}M48 54V87"),
    ],
    "montrer": [
        teinte("M9 9H54V36H36V57H54V87H9Z"),
        trait(
            "M54 33V15A6 6 0 0 0 48 9H15A6 6 0 0 0 9 15V81A6 6 0 0 0 15 87H48A6 6 0 0 0 54 81V66"
        ),
        trait("M21 27H42M21 48H27M21 69H42"),
        plein(placer(_INDEX, 36, 48, 1.06, -90)),
    ],
    "traduire": [
        *buste(22.5, 90, 0.85),
        *buste(73.5, 90, 0.85),
        *lettre_a(19.5, 25.5, 1.1, 6),
        *ideogramme(75, 25.5, 0.95, 5),
        *fleche(41, 25.5, 15),
    ],
    "venir-seul": [
        *adulte(19.5),
        plein(placer(trancher(_AUTRE), 19.5, 0)),
        trait("M46.5 27L87.5 68", 7),
    ],
    "venir-avec-enfant": [
        *adulte(19.5),
        *enfant(43.5, 0, 0.85),
        *buste(72, 57, 0.85),
        teinte("M60 66H84V87H60Z"),
        trait("M57 63H87M60 66V87H84V66"),
    ],
}
