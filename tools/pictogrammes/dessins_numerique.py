"""Draws the pictograms of devices, codes and messages."""

from __future__ import annotations

from typing import Final

from .bases import telephone
from .formes import Formes, plein, point, rect_arrondi, teinte, trait
from .objets import cadenas

_REPERES: Final = "M12 12H33V33H12ZM63 12H84V33H63ZM12 63H33V84H12Z"
_MODULES: Final = (
    "M18 18H27V27H18ZM69 18H78V27H69ZM18 69H27V78H18Z"
    "M42 9H54V18H51V27H42ZM9 42H27V51H9ZM42 36H54V54H33V45H42ZM63 42H72V51H63ZM78 42H87V60H78Z"
    "M42 63H51V87H42ZM60 60H69V69H60ZM69 69H87V78H78V87H60V78H69Z"
)

DESSINS: Final[dict[str, Formes]] = {
    "qr-code": [trait(_REPERES), plein(_MODULES)],
    "sms": [
        teinte("M12 9H48V12H36A9 9 0 0 0 27 21V48A9 9 0 0 0 36 57H42V72L57 60V87H12Z"),
        trait("M57 69V78A9 9 0 0 1 48 87H21A9 9 0 0 1 12 78V18A9 9 0 0 1 21 9H45"),
        trait(
            "M39 18H81A6 6 0 0 1 87 24V48A6 6 0 0 1 81 54H57"
            "L48 63V54H39A6 6 0 0 1 33 48V24A6 6 0 0 1 39 18Z"
        ),
        *(point(x, 36, 4) for x in (46.5, 60, 73.5)),
        trait("M30 75H39"),
    ],
    "smartphone": [
        *telephone(),
        plein(
            f"{rect_arrondi(33, 21, 12, 12, 3)}{rect_arrondi(51, 21, 12, 12, 3)}"
            f"{rect_arrondi(33, 39, 12, 12, 3)}{rect_arrondi(51, 39, 12, 12, 3)}"
        ),
    ],
    "ordinateur": [
        teinte(rect_arrondi(18, 15, 60, 48, 6)),
        trait("M18 63V21A6 6 0 0 1 24 15H72A6 6 0 0 1 78 21V63"),
        plein("M6 69H36L39 75H57L60 69H90V75A9 9 0 0 1 81 84H15A9 9 0 0 1 6 75Z"),
    ],
    "mot-de-passe": [
        *cadenas(48, 24, 0.9),
        teinte(rect_arrondi(9, 57, 78, 27, 6)),
        trait(rect_arrondi(9, 57, 78, 27, 6)),
        *(point(x, 70.5, 5) for x in (25.5, 40.5, 55.5, 70.5)),
    ],
}
