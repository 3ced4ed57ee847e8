"""What is counted at the counter: the words of a visit, and the figures that may be shown. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from kit.langues.marque import N_

DemiJournee = Literal["matin", "apres_midi"]
Canal = Literal["guichet", "telephone", "courriel", "courrier"]
DEMI_JOURNEES: tuple[DemiJournee, ...] = get_args(DemiJournee)

CANAUX: Mapping[Canal, str] = {
    "guichet": N_("Guichet"),
    "telephone": N_("Téléphone"),
    "courriel": N_("Courriel"),
    "courrier": N_("Courrier"),
}
"""How people came, by id; the usual way first."""
PICTOGRAMMES: Mapping[Canal, str] = {
    "guichet": "guichet",
    "telephone": "telephone",
    "courriel": "courriel",
    "courrier": "courrier",
}

MANQUES: Mapping[str, str] = {
    "papiers": N_("Quels papiers"),
    "lieu": N_("Où aller"),
    "en-ligne": N_("Comment faire en ligne"),
    "delai": N_("Le délai, l’attente"),
    "prix": N_("Le prix"),
    "reponse": N_("Une lettre pas comprise"),
    "autre": N_("Autre chose"),
}
"""The information that was missing, by id: an id once used never changes its meaning."""

AUTRE = "autre"
"""The reason of a visit that no row says."""
N_MIN = 10
"""Visits under which there is no share: one more would change it by ten points."""
CACHE_SOUS = 5
"""A figure under this one, and above zero, is not shown: it could be somebody."""
_APRES_MIDI = 13
"""Hour from which it is the afternoon, in the time zone of the site."""


@dataclass(frozen=True)
class Visite:
    """One sort of visit in a half-day."""

    structure: str
    """Id of the place."""
    jour: date
    demi_journee: DemiJournee
    motif: str
    """`fiche/<id>`, `theme/<id>` or `autre`."""
    canal: Canal = "guichet"
    deja_venu: bool = False
    """Whether the person had already come for this."""
    manque: str | None = None
    """Id of the information that was missing; None when none was, or nobody said."""


@dataclass(frozen=True)
class Compte:
    """Some visits, those of people who come back, and what they had not been told."""

    visites: int = 0
    retours: int = 0
    manques: Mapping[str, int] = field(default_factory=dict)
    """How many times each information was missing, by id."""

    @property
    def part(self) -> int | None:
        """Whole percentage that come back, rounded; None when it may not be said.

        Neither under `N_MIN` visits, nor when it would give away a figure that is hidden.
        """
        if self.visites < N_MIN or 0 < self.retours < CACHE_SOUS:
            return None
        return round(100 * self.retours / self.visites)

    @property
    def premier_manque(self) -> str | None:
        """Id of the information most often missing; None when it is too rare to be told."""
        dits = {c: n for c, n in self.manques.items() if n >= CACHE_SOUS and c in MANQUES}
        return max(sorted(dits), key=lambda cle: dits[cle]) if dits else None


def is_hidden(nombre: int) -> bool:
    """Whether a figure is too small to be shown; nought hides nobody."""
    return 0 < nombre < CACHE_SOUS


def half_day_of(instant: datetime, fuseau: str) -> DemiJournee:
    """The half-day of an instant in a time zone (IANA name)."""
    return "matin" if instant.astimezone(ZoneInfo(fuseau)).hour < _APRES_MIDI else "apres_midi"


def add_months(mois: date, nombre: int) -> date:
    """The first day of the month that many months later."""
    rang = mois.year * 12 + mois.month - 1 + nombre
    return date(rang // 12, rang % 12 + 1, 1)


def read_mois(saisie: str) -> date | None:
    """The first day of a month written `2026-10`; None for anything else."""
    annee, _, mois = saisie.partition("-")
    chiffres = len(annee) == 4 and len(mois) == 2 and (annee + mois).isdecimal()  # noqa: PLR2004
    if not chiffres or not (annee + mois).isascii():
        return None
    try:
        return date(int(annee), int(mois), 1)
    except ValueError:
        return None
