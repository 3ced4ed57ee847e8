"""Draws the pictograms of the « documents » category: identity, residence and official papers."""

from __future__ import annotations

from typing import Final

from .bases import (
    carte,
    carte_bandeau,
    livret,
    livret_ouvert,
    page,
    page_entaillee,
    petit_calendrier,
    ticket_encoche,
)
from .formes import Formes, plein, point, rect_arrondi, teinte, trait
from .insignes import horloge
from .personnages import buste
from .symboles import (
    appareil_photo,
    avion,
    croix_soin,
    curseur,
    euro,
    globe,
    ideogramme,
    lettre_a,
    tampon,
    timbre,
)

DESSINS: Final[dict[str, Formes]] = {
    "titre-sejour": [*carte_bandeau(), *buste(32, 60, 0.72), *globe(63, 43, 13)],
    "carte-identite": [*carte(), *buste(30, 66, 0.85), trait("M54 36H75M54 51H75M54 66H66")],
    "visa": [*livret_ouvert(), trait("M21 36L36 38M21 51L36 53"), *avion(67.5, 50, 0.72)],
    "passeport": [*livret(), *globe(54, 40.5), trait("M42 72H66")],
    "photo-identite": [
        teinte("M12 9H72V42H42V87H12Z"),
        trait("M33 87H21A9 9 0 0 1 12 78V18A9 9 0 0 1 21 9H63A9 9 0 0 1 72 18V36"),
        point(42, 30, 11.5),
        plein("M21 72V64A19 18 0 0 1 40 45.5H57L54 48H48A9 9 0 0 0 39 57V72Z"),
        *appareil_photo(66, 69, 1.05),
    ],
    "e-photo": [
        trait(rect_arrondi(18, 9, 60, 78, 6)),
        teinte(rect_arrondi(18, 9, 60, 78, 6)),
        *buste(48, 57, 0.9),
        trait("M31.5 67.5V75M39 67.5V75M57 67.5V75M64.5 67.5V75", 4),
        trait("M48 67.5V75"),
    ],
    "timbre-fiscal": [*timbre(), *euro(51, 48)],
    "traduction": [
        *page_entaillee(39, 42, ""),
        *lettre_a(29, 36),
        trait(rect_arrondi(46.5, 48, 40.5, 39, 4)),
        *ideogramme(66.5, 67.5, 0.95),
    ],
    "apostille": [*page_entaillee(40, 36), *tampon(66, 66, 1.1)],
    "recepisse": [*ticket_encoche(), *buste(33, 57, 0.66), trait("M48 27H57"), *horloge()],
    "convocation": [*page_entaillee(36, 36), *petit_calendrier(43.5, 45)],
    "attestation-ligne": [*page_entaillee(45, 42), *curseur(55, 50, 1.05)],
    "attestation-ofii": [
        *page_entaillee(39, 39, "M22 32L28 38L39 26M22 57H27"),
        *globe(67.5, 67.5, 20),
    ],
    "certificat-medical": [*page(), *croix_soin(48, 57, 1.3)],
    "assurance-maladie": [*carte(), *croix_soin(33, 48, 0.85), trait("M60 39H75M60 57H75")],
}
