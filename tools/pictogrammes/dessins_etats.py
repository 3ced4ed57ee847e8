"""Draws the pictograms of the « etats » category: warnings, statuses, results."""

from __future__ import annotations

from typing import Final

from .bases import page_encochee
from .formes import Formes, anneau, plein, point, rect_arrondi, teinte, trait
from .insignes import alerte, coche, croix
from .objets import etoile
from .symboles import euro

DESSINS: Final[dict[str, Formes]] = {
    "urgence": [
        plein(
            "M24 72V54A24 24 0 0 1 72 54V72ZM36 63H42V54A9 9 0 0 1 48 45V39A15 15 0 0 0 36 54Z",
            troue=True,
        ),
        plein(rect_arrondi(15, 76.5, 66, 13.5, 5)),
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
            "M36 42H54V66H60V75H36V66H43.5V51H36Z",
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
            "M22.5 27A21 21 0 0 1 64.5 27V33A21 21 0 0 1 22.5 33"
            "ZM26.5 23C34.5 19 52.5 19 60.5 23V33C52.5 33 49.5 36 43.5 30"
            "C37.5 36 34.5 33 26.5 33Z",
            troue=True,
        ),
        point(35.5, 27, 3.5),
        point(51.5, 27, 3.5),
        plein("M9 87A39 30 0 0 1 52 60L36 87Z"),
        *alerte(),
    ],
    "nouveau": [plein(etoile((43, 34), 10, 48, 48) + etoile((27, 11.5), 5, 48, 48), troue=True)],
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
