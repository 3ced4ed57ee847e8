"""The page of what changed: the newest first, by month."""

from dataclasses import dataclass
from itertools import islice

from kit.horloge import local_day
from kit.langues.langue import Langue
from kit.render.passages import Lecteur
from kit.render.vues.nouveautes import (
    NouveauteVue,
    first_of,
    group_mois,
    iterate_nouvelles,
    list_mois,
)

ENTREES_MAX = 50
"""Pieces of news on the first page and in the feed; the others are on the pages of their months."""


@dataclass(frozen=True)
class MoisVue:
    """What changed in a month."""

    id: str
    nom: str
    nouveautes: tuple[NouveauteVue, ...]


@dataclass(frozen=True)
class NouveautesVue:
    """What changed."""

    mois: tuple[MoisVue, ...]
    archives: tuple[tuple[str, str], ...]
    """Name and address of each month of which there are news."""
    imprimer: str
    """The sheet of the month, or of the present one."""
    depuis: str | None
    """The day from which changes are followed; None while nothing is published."""
    flux: str


def build_nouveautes(lecteur: Lecteur, mois: str | None = None) -> NouveautesVue:
    """The newest changes, or all those of a month."""
    nouvelles = iterate_nouvelles(lecteur, mois)
    retenues = nouvelles if mois else islice(nouvelles, ENTREES_MAX)
    depuis, fuseau = lecteur.catalogue.nouvelles.depuis, lecteur.catalogue.site.fuseau
    return NouveautesVue(
        tuple(
            MoisVue(f"mois-{id_mois}", name_mois(lecteur.langue, id_mois), vues)
            for id_mois, vues in group_mois(lecteur, retenues)
        ),
        tuple(
            (name_mois(lecteur.langue, autre), lecteur.adresses.nouveautes(autre))
            for autre in list_mois(lecteur)
        ),
        lecteur.adresses.imprimer(f"nouveautes/{mois or f'{lecteur.catalogue.jour:%Y-%m}'}"),
        lecteur.langue.format_date(local_day(depuis, fuseau)) if depuis else None,
        lecteur.adresses.nouveautes_flux(),
    )


def name_mois(langue: Langue, mois: str) -> str:
    """The name and the year of a month. Raises ValueError for anything else."""
    jour = first_of(mois)
    if jour is None:
        raise ValueError(mois)
    return langue.format_mois(jour)
