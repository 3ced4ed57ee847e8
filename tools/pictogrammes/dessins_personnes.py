"""Draws the pictograms of the « personnes » category."""

from __future__ import annotations

from typing import Final

from .formes import Formes, plein, point, trait
from .objets import barre, thermometre
from .personnages import adulte, buste, couple, enfant, travailleur
from .silhouettes import agee, bebe, enceinte, femme, homme
from .symboles import coeur, ideogramme, lettre_a

_BULLE: Final = (
    "M13.5 9H37.5A6 6 0 0 1 43.5 15V33A6 6 0 0 1 37.5 39L40 46.5L28 39"
    "H13.5A6 6 0 0 1 7.5 33V15A6 6 0 0 1 13.5 9Z"
)
_BULLE_DROITE: Final = (
    "M82.5 9H58.5A6 6 0 0 0 52.5 15V33A6 6 0 0 0 58.5 39L56 46.5L68 39"
    "H82.5A6 6 0 0 0 88.5 33V15A6 6 0 0 0 82.5 9Z"
)

DESSINS: Final[dict[str, Formes]] = {
    "famille": [*couple(), *enfant(48)],
    "couple": [*couple(), *coeur(48, 27, 0.6)],
    "etudiant": [
        plein("M48 6L87 21L48 36L9 21Z"),
        trait("M81 24V42", 5),
        plein("M31 34L48 40.5L65 34V43A17 17 0 0 1 31 43Z"),
        plein("M12 90A36 25.5 0 0 1 84 90Z"),
    ],
    "travailleur": travailleur(48, 90),
    "personne": buste(48, 90, 1.75),
    "homme": homme(49.5),
    "femme": femme(49.5),
    "enfant": [
        *enfant(34.5, 0, 1.45),
        trait("M44 60L58 51"),
        trait("M59 48C63 45 66 42 68 36", 4),
        plein(
            "M54 22.5A16.5 16.5 0 0 1 87 22.5C87 31 79 36 73.5 42L65 42L68 38C61 36 54 31 54 22.5Z"
        ),
    ],
    "bebe": bebe(48, 90),
    "parent-enfant": [*adulte(31.5), *enfant(69, 0, 1.15), trait("M42 44L62 66", 7)],
    "personne-agee": agee(45),
    "femme-enceinte": enceinte(45),
    "malvoyant": [*adulte(31.5), trait("M41 40L53 53", 7), trait("M53 53L85 87", 4)],
    "sourd": [
        trait("M34.2 19.3A23 23 0 0 1 73 36C73 43.6 70.4 48.4 67.4 52.5", 7),
        trait("M57.4 72.2C53.7 85.5 38.4 88.2 31 78M43.8 28.9A11 11 0 0 1 59 44.2", 7),
        *barre(),
    ],
    "interprete": [
        *buste(48, 90, 0.85),
        trait(_BULLE, 5),
        *lettre_a(25.5, 24, 0.85),
        trait(_BULLE_DROITE, 5),
        *ideogramme(70.5, 24, 0.82),
    ],
    "accompagnant": [*adulte(22.5), *adulte(55.5), trait("M73.5 24H88.5M81 16.5V31.5")],
    "agent": [
        point(48, 27, 16.5),
        plein(
            "M15 90V78A33 31.5 0 0 1 30 51.6L45 69H39V87H57V69H51L66 51.6A33 31.5 0 0 1 81 78V90Z"
            "M35 49.1A33 31.5 0 0 1 61 49.1L48 64.5Z"
        ),
        plein("M44 75H52V81H44Z"),
    ],
    "malade": [*buste(33, 90, 1.45), *thermometre(75)],
}
