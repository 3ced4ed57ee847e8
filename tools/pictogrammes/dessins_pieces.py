"""Draws the « documents » pictograms proving family, home, work, studies and resources."""

from __future__ import annotations

from typing import Final

from .bases import (
    carte_encochee,
    formulaire_encoche,
    livret,
    maison_contour,
    page,
    page_droite,
    page_entaillee,
)
from .formes import Formes, anneau, plein, point, rect_arrondi, teinte, trait
from .personnages import adulte, buste, enfant, travailleur
from .symboles import (
    balance,
    cartable,
    euro,
    landau,
    lettre_a,
    main_levee,
    maison,
    mortier,
    plume,
    pourcent,
    temple,
)

DESSINS: Final[dict[str, Formes]] = {
    "acte-naissance": [*page(), *landau(49, 56, 0.95)],
    "acte-mariage": [
        *page_entaillee(30, 45, "M24 30H36"),
        anneau(50, 70.5, 15),
        anneau(71, 70.5, 15),
    ],
    "livret-famille": [
        *livret(),
        *buste(42.5, 45, 0.57),
        *buste(65.5, 45, 0.57),
        *buste(54, 78, 0.57),
    ],
    "justificatif-domicile": [*page_droite(), *maison(30, 65, 1.15)],
    "attestation-hebergement": [
        *maison_contour(),
        trait("M30 54V75M66 69V75M30 72H66"),
        point(40.5, 57, 4.5),
        plein("M48 66V54H57A12 12 0 0 1 69 66V72H48Z"),
    ],
    "engagement-signe": [
        *formulaire_encoche(),
        trait("M22 26L27 31L36 21M45 27H54", 5),
        trait("M21 73C25 52 33 46 32 60C31 74 35 70 39 63", 5),
        *plume(48, 70, 0.93),
    ],
    "declaration": [*page_entaillee(34, 34, "M24 27H36M24 42H27"), *main_levee(67, 63, 1.25)],
    "contrat-travail": [*page_entaillee(39, 42), *cartable(66, 69)],
    "bulletin-salaire": [*page(), *euro(50, 48, 13.5, 6), trait("M33 72H63")],
    "attestation-emploi": [*page_entaillee(33, 36, "M24 27H36"), *travailleur(63, 90, 0.6)],
    "avis-impot": [*page(), trait("M30 27H42"), *pourcent(48, 60, 1.05)],
    "ressources": [
        *(plein(rect_arrondi(9, y, 33, 9, 4.5)) for y in (18, 30, 42, 54, 66, 78)),
        anneau(69, 65.5, 20),
        *euro(71, 65.5, 9.5, 5),
    ],
    "certificat-scolarite": [
        *mortier(48, 24, 1.3),
        teinte("M18 45H27V54H69V45H78V87H18Z"),
        trait("M18 45V81A6 6 0 0 0 24 87H72A6 6 0 0 0 78 81V51M33 63H63M33 75H51"),
    ],
    "diplome": [
        *carte_encochee(),
        trait("M24 30H69M24 45H36"),
        anneau(69, 60, 12),
        point(69, 60, 4.5),
        plein("M60 76C66 79 72 79 78 76V92L69 86L60 92Z"),
    ],
    "plainte": [*page_entaillee(36, 36), *balance(66, 67, 1.05)],
    "autorite-parentale": [
        *adulte(21),
        *enfant(45),
        teinte("M57 9H87V54H57Z"),
        trait(rect_arrondi(54, 9, 33, 42, 5)),
        trait("M66 24H75M66 36H75"),
    ],
    "test-francais": [
        *page_entaillee(39, 39, "M21 30L26 35L36 24M22 51H30M22 66H30"),
        trait(
            "M51 42H81A6 6 0 0 1 87 48V75A6 6 0 0 1 81 81H69"
            "L57 89V81H51A6 6 0 0 1 45 75V48A6 6 0 0 1 51 42Z"
        ),
        *lettre_a(66, 61, 0.9),
    ],
    "examen-civique": [
        *page_entaillee(39, 42, "M21 30L26 35L36 24M22 51H30M22 66H30"),
        *temple(66, 69),
    ],
}
