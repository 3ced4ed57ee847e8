"""Draws the pictograms of the « documents » category: identity, residence and official papers."""

from __future__ import annotations

from typing import Final

from .bases import (
    carte,
    carte_bandeau,
    livret,
    livret_ouvert,
    page,
    page_encochee,
    page_entaillee,
    page_simple,
    petit_calendrier,
    ticket_encoche,
)
from .formes import Formes, plein, rect_arrondi, teinte, trait
from .insignes import horloge
from .objets import bouclier, etoile, voiture
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

_SCEAU: Final = "M56 75A18 18 0 1 1 76 75V91L66 84L56 91Z"
"""A round seal and its ribbons."""

DESSINS: Final[dict[str, Formes]] = {
    "titre-sejour": [*carte_bandeau(), *buste(32, 60, 0.72), *globe(63, 43, 13)],
    "carte-identite": [*carte(), *buste(30, 66, 0.85), trait("M54 36H75M54 51H75M54 66H66")],
    "visa": [*livret_ouvert(), trait("M21 36L36 38M21 51L36 53"), *avion(67.5, 50, 0.72)],
    "passeport": [*livret(), *globe(54, 40.5), trait("M42 72H66")],
    "photo-identite": [
        teinte("M9 9H63V51H48L45 57H39V75H9Z"),
        trait("M36 75H15A6 6 0 0 1 9 69V15A6 6 0 0 1 15 9H57A6 6 0 0 1 63 15V45"),
        *buste(34.5, 54, 0.82),
        *appareil_photo(67.5, 70, 1.05),
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
        *lettre_a(29.5, 33.5, 0.9),
        trait(rect_arrondi(46.5, 48, 40.5, 39, 4)),
        *ideogramme(66.5, 67.5, 0.78),
    ],
    "apostille": [*page_entaillee(40, 36), *tampon(66, 66, 1.1)],
    "recepisse": [*ticket_encoche(), *buste(33, 57, 0.66), trait("M48 27H57"), *horloge()],
    "convocation": [*page_entaillee(36, 36), *petit_calendrier(43.5, 45)],
    "attestation-ligne": [*page_entaillee(45, 42), *curseur(55, 50, 1.05)],
    "attestation-ofii": [
        *page_entaillee(39, 39, "M22 32L28 38L39 26M22 57H27"),
        *globe(67.5, 67.5, 20),
    ],
    "certificat-medical": [*page(), *croix_soin(48, 60, 1.2)],
    "decision-ofpra": [
        *page_entaillee(36, 33),
        teinte(bouclier(66, 66, 0.52)),
        trait(bouclier(66, 66, 0.52)),
        trait("M57 66L64 73L75 60"),
    ],
    "formulaire": [
        *page_simple(),
        plein("M30 24H66V33H30Z"),
        trait("M33 45H42V54H33ZM33 66H42V75H33Z", 4),
        trait("M54 49.5H66M54 70.5H66"),
    ],
    "permis-conduire": [*carte(), *buste(30, 66, 0.8), *voiture(63, 48, 0.85)],
    "carte-grise": [*page(), *voiture(48, 60, 1.1), trait("M30 27H45")],
    "original": [
        *page_encochee("M27 24H36M27 45H45M27 60H33"),
        plein(f"{_SCEAU}{etoile((13, 5.2), 5, 66, 60)}", troue=True),
    ],
    "enveloppe": [
        teinte(rect_arrondi(9, 18, 78, 60, 6)),
        trait(rect_arrondi(9, 18, 78, 60, 6)),
        trait("M12 21L48 51L84 21M12 75L33 57M84 75L63 57"),
    ],
    "assurance-maladie": [*carte(), *croix_soin(33, 48, 0.85), trait("M60 39H75M60 57H75")],
}
