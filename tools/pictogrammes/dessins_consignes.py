"""Draws the « signaletique » pictograms that say what is allowed, and the arrows."""

from __future__ import annotations

from typing import Final

from .formes import Formes, anneau, placer, plein, point, rect_arrondi, teinte, trait
from .negation import cercle_barre, disque, trancher

_FLECHE: Final = "M0 36V-33M-30 -3L0 -33L30 -3"
_FOURCHETTE: Final = (
    "M-16 -26H3A6 6 0 0 1 9 -20H24V-14H9A6 6 0 0 1 3 -8H-16V-12H-3V-15H-16V-19H-3V-22H-16Z"
)
_BOUTEILLE: Final = "M-24 13H-20V14H-11L-4 9H19V25H-4L-11 20H-20V21H-24Z"
"""Both lie along the bar, one on each side: it cuts neither."""
_CAP: Final = ("nord", "nord-est", "est", "sud-est", "sud", "sud-ouest", "ouest", "nord-ouest")


def _vers(angle: float) -> Formes:
    """Return the arrow of the signs, turned by ``angle`` degrees from the top."""
    return [trait(placer(_FLECHE, 48, 48, 1, angle), 13)]


DESSINS: Final[dict[str, Formes]] = {
    "silence": [
        teinte("M24 72A36 36 0 1 1 75 69.5Z"),
        trait("M24 72A36 36 0 1 1 75 69.5M30 54H66"),
        point(34.5, 37.5, 4.5),
        point(61.5, 37.5, 4.5),
        plein(
            "M43.5 48A4.5 4.5 0 0 1 52.5 48V66H60A6 6 0 0 1 66 72V78A12 12 0 0 1 54 90H45"
            "A12 12 0 0 1 33 78V75A9 9 0 0 1 42 66H43.5Z"
        ),
    ],
    "pas-photo": [
        plein(
            trancher(
                "M27 33H33L39 27H57L63 33H69A6 6 0 0 1 75 39V60"
                "A6 6 0 0 1 69 66H27A6 6 0 0 1 21 60V39A6 6 0 0 1 27 33Z" + disque(48, 48, 12)
            ),
            troue=True,
        ),
        *cercle_barre(),
    ],
    "pas-manger": [
        plein(placer(_FOURCHETTE, 48, 48, 1, 45)),
        plein(placer(_BOUTEILLE, 48, 48, 1, 45)),
        *cercle_barre(),
    ],
    "telephone-interdit": [
        plein(trancher(rect_arrondi(33, 21, 30, 54, 6) + "M39 30H57V60H39Z"), troue=True),
        *cercle_barre(),
    ],
    "fumer-interdit": [
        plein(trancher("M21 51H60V60H21Z")),
        plein("M63 51H69V60H63ZM72 51H75V60H72Z"),
        trait("M66 45V42A6 6 0 0 0 60 36H57", 5),
        *cercle_barre(),
    ],
    "camera": [
        plein(
            placer(rect_arrondi(-39, -15, 57, 30, 5) + "M-27 -4H-15V4H-27Z", 51, 33, 1, 18),
            troue=True,
        ),
        plein(placer("M22 -6L36 -12V12L22 6Z", 51, 33, 1, 18)),
        trait("M36 54L30 66H15"),
        trait("M9 51V84", 7),
    ],
    "interdit": [anneau(48, 48, 35.5, 13), trait("M24 24L72 72", 13)],
    "autorise": [anneau(48, 48, 35.5, 13), trait("M33 49L44 60L63 39", 13)],
    "fleche": [
        plein(
            disque(48, 48, 42) + "M21 42H51L39 30L48 21L75 48L48 75L39 66L51 54H21Z",
            troue=True,
        )
    ],
    **{f"fleche-{cap}": _vers(45 * rang) for rang, cap in enumerate(_CAP)},
}
