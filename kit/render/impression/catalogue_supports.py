"""Every support of the kit, under the id that addresses bear (DESIGN, section 5: for ever)."""

from dataclasses import replace

from kit.langues.marque import N_
from kit.render.impression.supports import (
    A3,
    A4,
    A5,
    CORPS_MIN_PT,
    Marges,
    Support,
)

_A4 = Support(
    id="a4",
    nom=N_("Feuille A4"),
    resume=N_("La fiche entière, à donner ou à garder."),
    format=A4,
    marges=Marges(12, 15, 16, 15),
    corps_pt=10.5,
)
_A5 = Support(
    id="a5",
    nom=N_("Flyer A5"),
    resume=N_("L’essentiel sur une petite feuille, la suite sur le site."),
    format=A5,
    marges=Marges.egales(10),
    corps_pt=10.5,
    pages_visees=2,
    classes=("petit",),
    contenu="essentiel",
)

_TOUS = (
    _A4,
    Support(
        id="gros-caracteres",
        nom=N_("Gros caractères"),
        resume=N_("Pour les personnes qui voient mal\u00a0: lettres de 20 points, une colonne."),
        format=A4,
        marges=Marges.egales(20),
        corps_pt=20,
        corps_min_pt=20,
        classes=("gros",),
        qr_mm=30,
    ),
    replace(
        _A4,
        id="economique",
        nom=N_("Noir et blanc économique"),
        resume=N_("La fiche entière, sans aplats\u00a0: moins d’encre, bonne en photocopie."),
        classes=("eco",),
        economique=True,
    ),
    _A5,
    replace(
        _A5,
        id="a5-double",
        nom=N_("Deux flyers A5 sur une feuille A4"),
        resume=N_("À couper en deux au milieu."),
        imposition="double",
    ),
    Support(
        id="livret-a5",
        nom=N_("Livret A5 agrafé"),
        resume=N_("À imprimer recto verso, plier et agrafer."),
        format=A5,
        marges=Marges(12, 12, 14, 14),
        corps_pt=CORPS_MIN_PT,
        pages_visees=32,
        pages_max=32,
        classes=("petit", "livret"),
        imposition="agrafe",
    ),
    Support(
        id="anneaux-a5",
        nom=N_("Fiches A5 à anneaux"),
        resume=N_("Pour un classeur\u00a0: chaque feuille se remplace seule."),
        format=A5,
        marges=Marges(12, 10, 14, 20),
        corps_pt=CORPS_MIN_PT,
        pages_visees=32,
        classes=("petit", "anneaux"),
        imposition="anneaux",
    ),
    Support(
        id="a3",
        nom=N_("Affiche A3"),
        resume=N_("À lire debout, à un mètre et demi."),
        format=A3,
        marges=Marges.egales(20),
        corps_pt=20,
        corps_min_pt=16,
        pages_max=2,
        classes=("affiche",),
        contenu="affiche",
        qr_mm=60,
    ),
)

SUPPORTS = {support.id: support for support in _TOUS}
