"""Draws the « signaletique » pictograms of the reception: desk, queue, ticket, doors, comfort."""

from __future__ import annotations

from typing import Final

from .bases import repere
from .chiffres import nombre_dessine
from .formes import Formes, masse, plein, point, rect_arrondi, teinte, trait
from .insignes import horloge
from .personnages import adulte, buste
from .postures import (
    age,
    coureur,
    en_fauteuil,
    enceinte,
    femme,
    mince,
    petit_assis,
)

DESSINS: Final[dict[str, Formes]] = {
    "accueil": [
        *buste(48, 51, 1),
        plein(
            "M12 54H84A6 6 0 0 1 84 66V84A6 6 0 0 1 78 90H18A6 6 0 0 1 12 84V66A6 6 0 0 1 12 54Z"
            "M48 58.5A4.5 4.5 0 0 0 48 67.5A4.5 4.5 0 0 0 48 58.5ZM44 71V85H52V71Z",
            troue=True,
        ),
    ],
    "guichet-numero": [
        *buste(27, 57),
        trait(rect_arrondi(51, 9, 36, 42, 6)),
        *nombre_dessine("3", 69, 30, 0.75),
        teinte("M12 66H84V87H12Z"),
        trait("M9 63H87M12 66V87H84V66"),
    ],
    "file-attente": [
        plein("M6 51H18V57H15V90H6Z"),
        *mince(31.5),
        *mince(55.5),
        *mince(79.5),
    ],
    "ticket": [
        plein(
            "M15 6H81A9 9 0 0 1 90 15V36A6 6 0 0 1 84 42H78"
            "V27H18V42H12A6 6 0 0 1 6 36V15A9 9 0 0 1 15 6Z"
        ),
        teinte("M24 33H72V87L64 81L56 87L48 81L40 87L32 81L24 87Z"),
        trait("M24 33V87L32 81L40 87L48 81L56 87L64 81L72 87V33Z"),
        *nombre_dessine("24", 48, 57, 0.65, 5),
    ],
    "appel-numero": [
        trait("M12 9H84M30 12V24M66 12V24"),
        teinte(rect_arrondi(9, 27, 78, 60, 6)),
        trait(rect_arrondi(9, 27, 78, 60, 6)),
        *nombre_dessine("24", 48, 57, 1.15),
    ],
    "salle-attente": [*petit_assis(6), *petit_assis(51)],
    "entree": [
        teinte("M45 9H66V87H45Z"),
        trait("M45 24V9H69M45 72V87H66"),
        plein("M72 15L90 6V90L72 81ZM76 45V51H80V45Z", troue=True),
        trait("M9 48H42", 7),
        masse("M42 36L57 48L42 60Z"),
    ],
    "sortie": [
        teinte("M27 9H48V87H27Z"),
        trait("M27 9H51V30M33 87H51V66"),
        plein("M24 15L6 6V90L24 81ZM16 45V51H20V45Z", troue=True),
        trait("M36 48H69", 7),
        masse("M69 36L84 48L69 60Z"),
    ],
    "sortie-secours": [
        teinte("M9 9H45V87H9Z"),
        trait("M45 15V9H9V87H42"),
        *coureur(),
    ],
    "toilettes": [*adulte(22.5), *femme(72), trait("M48 9V87")],
    "table-change": [
        *adulte(19.5),
        trait("M27 39L42 48", 7),
        point(79.5, 43.5, 9),
        trait("M57 53.5H63", 13),
        trait("M54 51L51 39", 5),
        trait("M42 63V66H87V63M81 69V87M51 69V87"),
    ],
    "pmr": en_fauteuil(),
    "ascenseur": [
        teinte(rect_arrondi(9, 9, 78, 78, 6)),
        trait(rect_arrondi(9, 9, 78, 78, 6)),
        *mince(34.5, 78, 60),
        masse("M66 24L75 36H57Z"),
        masse("M66 72L75 60H57Z"),
    ],
    "escalier": [
        plein("M6 90V75H27V60H48V45H69V30H90V90Z"),
        point(33, 13.5, 7.5),
        trait("M33 30.5V39", 13),
        trait("M31 42L24 53.5M35 42L41.3 53.5", 7),
    ],
    "boucle-magnetique": [
        trait("M12 39A27 27 0 0 1 66 39C66 57 51 60 48 75A13.5 13.5 0 0 1 24 81", 7),
        trait("M27 39A12 12 0 0 1 51 39C51 48 42 48 42 58"),
        trait("M66 66H87M76.5 66V87", 7),
    ],
    "accueil-prioritaire": [*enceinte(12), *age(54)],
    "confidentialite": [
        *mince(16.5),
        trait("M39 9V15M39 27V39M39 51V63M39 75V87"),
        *mince(61.5),
        plein("M75 51H90V90H81V57H75Z"),
    ],
    "horaires": [
        point(48, 9, 4.5),
        trait("M27 30L48 12L69 30"),
        teinte(rect_arrondi(9, 33, 78, 54, 6)),
        trait(rect_arrondi(9, 33, 78, 54, 6)),
        *horloge(36, 60, 16.5),
        trait("M66 51H75M66 60H75M66 69H75"),
    ],
    "wifi": [
        point(48, 78, 7.5),
        trait("M30 60A25.5 25.5 0 0 1 66 60", 7),
        trait("M18 45A42 42 0 0 1 78 45", 7),
        trait("M9 31.5A57 57 0 0 1 87 31.5", 7),
    ],
    "eau": [
        trait("M33 9H63", 7),
        plein("M45 9H51V21H57A18 18 0 0 1 75 39V48H60V42A3 3 0 0 0 57 39H21V45H6V15H21V21H45Z"),
        teinte("M54 66H81V87H57Z"),
        trait("M51 57L56 87H80L84 57"),
        masse("M56 72H80L78 84H59Z", 4),
    ],
    "poubelle": [
        trait("M36 18V9H60V18"),
        trait("M12 21H84", 7),
        plein(
            "M18 30H78L74 84A6 6 0 0 1 68 90H28A6 6 0 0 1 22 84Z"
            "M33 39V78H39V39ZM45 39V78H51V39ZM57 39V78H63V39Z",
            troue=True,
        ),
    ],
    "borne": [
        *adulte(22.5),
        trait("M31 39L48 39", 7),
        teinte(rect_arrondi(54, 9, 33, 45, 6)),
        trait(rect_arrondi(54, 9, 33, 45, 6)),
        trait("M64.5 21H76.5M64.5 33H76.5"),
        trait("M70.5 57V84", 13),
        trait("M57 87H84"),
    ],
    "plan-ici": [
        teinte("M9 39L20 34L27 48L39 64L48 73L57 64L69 48L76 34L87 30V78L63 87L33 78L9 87Z"),
        trait("M18 36L9 39V87L33 78L63 87L87 78V30L78 33M33 63V78M63 63V87"),
        *repere(48, 66, 0.72),
    ],
}
