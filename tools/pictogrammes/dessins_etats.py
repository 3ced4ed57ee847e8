"""Draws the pictograms of the « etats » category: warnings, statuses, results."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from .bases import page_encochee
from .formes import Formes, anneau, nombre, plein, point, rect_arrondi, teinte, trait
from .insignes import alerte, coche, croix
from .symboles import euro


def _etoile(rayons: tuple[float, float], branches: int) -> str:
    """Return a star path centred on 48,48 with outer and inner radius."""
    points = [
        f"{nombre(48 + rayons[i % 2] * sin(pi * i / branches))} "
        f"{nombre(48 - rayons[i % 2] * cos(pi * i / branches))}"
        for i in range(2 * branches)
    ]
    return "M" + "L".join(points) + "Z"


DESSINS: Final[dict[str, Formes]] = {
    "urgence": [
        plein(
            "M24 72V54A24 24 0 0 1 72 54V72ZM36 63H42V54A9 9 0 0 1 48 45V39A15 15 0 0 0 36 54Z",
            troue=True,
        ),
        plein(rect_arrondi(15, 76, 66, 14, 5)),
        trait("M48 9V18M15 21L22 28M81 21L74 28"),
    ],
    "attention": [
        teinte("M48 12L87 81H9Z"),
        trait("M48 12L87 81H9Z"),
        trait("M48 36V53", 7),
        point(48, 67, 5),
    ],
    "information": [
        plein(
            f"{rect_arrondi(10.5, 10.5, 75, 75, 12)}M48 21A6.5 6.5 0 0 1 48 34A6.5 6.5 0 0 1 48 21Z"
            "M37 42H53V66H60V74H36V66H43V50H37Z",
            troue=True,
        )
    ],
    "gratuit": [
        anneau(48, 48, 39),
        trait("M21 44A8.5 8.5 0 0 1 38 44V52A8.5 8.5 0 0 1 21 52Z"),
        *euro(65, 48, 12.5, 6),
    ],
    "arnaque": [
        plein(
            "M27 27A21 21 0 0 1 69 27V33A21 21 0 0 1 27 33"
            "ZM31 24C39 21 57 21 65 24V33C57 33 54 36 48 30"
            "C42 36 39 33 31 33Z",
            troue=True,
        ),
        point(40, 28, 3.5),
        point(56, 28, 3.5),
        plein("M9 87A39 30 0 0 1 52 60L36 87Z"),
        *alerte(),
    ],
    "nouveau": [plein(_etoile((43, 34), 10) + _etoile((27, 11.5), 5), troue=True)],
    "refus": [*page_encochee(), *croix()],
    "dossier-complet": [*page_encochee(), *coche()],
    "piece-manquante": [*page_encochee(), *alerte()],
    "ferme": [
        teinte("M18 9H69V40A29 29 0 0 0 42 84H18Z"),
        trait("M9 87H39M18 87V15A6 6 0 0 1 24 9H63A6 6 0 0 1 69 15V36"),
        point(33, 51, 4.5),
        plein(
            "M45 69A22.5 22.5 0 0 1 90 69A22.5 22.5 0 0 1 45 69ZM54 64.5V73.5H81V64.5Z", troue=True
        ),
    ],
}
