"""Visits before and after a fiche changed: whether the text saves people a journey."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import select

from kit.content.fiche import Fiche
from kit.horloge import local_day
from kit.store.comptage import Compte, add_months
from kit.store.modeles import DocumentLigne, PublicationLigne
from kit.store.moteur import Moteurs, read_session
from kit.store.visites import summarise_jours

SEMAINES = 4
"""Weeks looked at on each side of a change; fewer when the fiche changed again meanwhile."""
_SEMAINE = timedelta(days=7)
_JOUR = timedelta(days=1)
_PREFIXE = f"{Fiche.GENRE}/"


@dataclass(frozen=True)
class Semaine:
    """The visits of seven days, or of fewer when another change cuts them."""

    du: date
    au: date
    compte: Compte


@dataclass(frozen=True)
class Comparaison:
    """One change of a fiche: the visits for it before and after.

    The day itself is on neither side: nobody knows at what time each visit was made.
    """

    fiche: str
    jour: date
    """Day on which readers first saw the new text."""
    avant: tuple[Semaine, ...]
    """The nearest week first."""
    apres: tuple[Semaine, ...]

    @property
    def total_avant(self) -> Compte:
        """All the weeks before."""
        return _sum(self.avant)

    @property
    def total_apres(self) -> Compte:
        """All the weeks after."""
        return _sum(self.apres)


def compare_fiche(
    moteurs: Moteurs, fiche: str, fuseau: str, aujourd_hui: date, structure: str | None = None
) -> tuple[Comparaison, ...]:
    """Each change of a fiche, the oldest first; none when it was only published once.

    `fuseau` is the time zone of the site; days after `aujourd_hui` are not looked at.
    Raises KitError.
    """
    jours = list_changements(moteurs, fiche, fuseau, aujourd_hui)
    bornes = (date.min + _JOUR, *jours, aujourd_hui + _JOUR)
    return tuple(
        Comparaison(
            fiche,
            jour,
            tuple(_weeks(moteurs, fiche, structure, _before(jour, bornes[rang]))),
            tuple(_weeks(moteurs, fiche, structure, _after(jour, bornes[rang + 2]))),
        )
        for rang, jour in enumerate(jours)
    )


def compare_mois(
    moteurs: Moteurs, mois: date, fuseau: str, aujourd_hui: date, structure: str | None = None
) -> tuple[Comparaison, ...]:
    """The changes made in a month to the fiches that people came for around it.

    `mois` is its first day. Raises KitError.
    """
    fin = add_months(mois, 1) - _JOUR
    autour = SEMAINES * _SEMAINE
    comptes = summarise_jours(moteurs, mois - autour, fin + autour, structure)
    fiches = [motif.partition("/")[2] for motif in comptes if motif.startswith(_PREFIXE)]
    return tuple(
        comparaison
        for fiche in fiches
        for comparaison in compare_fiche(moteurs, fiche, fuseau, aujourd_hui, structure)
        if mois <= comparaison.jour <= fin
    )


def list_changements(
    moteurs: Moteurs, fiche: str, fuseau: str, aujourd_hui: date
) -> tuple[date, ...]:
    """The days on which readers saw a fiche change, the first publication left out.

    Raises KitError.
    """
    requete = (
        select(PublicationLigne.revision_id, PublicationLigne.debut)
        .join(DocumentLigne, DocumentLigne.id == PublicationLigne.document_id)
        .where(
            DocumentLigne.genre == Fiche.GENRE,
            DocumentLigne.cle == fiche,
            PublicationLigne.revision_id.is_not(None),
        )
        .order_by(PublicationLigne.debut, PublicationLigne.id)
    )
    with read_session(moteurs) as session:
        vues = [
            (revision, local_day(debut, fuseau)) for revision, debut in session.execute(requete)
        ]
    jours = (apres[1] for avant, apres in pairwise(vues) if apres[0] != avant[0])
    return tuple(dict.fromkeys(jour for jour in jours if jour <= aujourd_hui))


def _before(jour: date, borne: date) -> list[tuple[date, date]]:
    """The weeks that end on the day before, down to another change, which is left out."""
    semaines = []
    for rang in range(SEMAINES):
        au = jour - _JOUR - rang * _SEMAINE
        du = max(au - _SEMAINE + _JOUR, borne + _JOUR)
        if du <= au:
            semaines.append((du, au))
    return semaines


def _after(jour: date, borne: date) -> list[tuple[date, date]]:
    """The weeks that begin on the day after, up to another change, which is left out."""
    semaines = []
    for rang in range(SEMAINES):
        du = jour + _JOUR + rang * _SEMAINE
        au = min(du + _SEMAINE - _JOUR, borne - _JOUR)
        if du <= au:
            semaines.append((du, au))
    return semaines


def _weeks(
    moteurs: Moteurs, fiche: str, structure: str | None, semaines: Sequence[tuple[date, date]]
) -> list[Semaine]:
    motif = f"{_PREFIXE}{fiche}"
    lues = []
    for du, au in semaines:
        comptes = summarise_jours(moteurs, du, au, structure, motif)
        lues.append(Semaine(du, au, comptes.get(motif, Compte())))
    return lues


def _sum(semaines: Sequence[Semaine]) -> Compte:
    return Compte(sum(s.compte.visites for s in semaines), sum(s.compte.retours for s in semaines))
