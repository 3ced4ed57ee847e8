"""Reading the figures, and forgetting the oldest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, delete, func, select

from kit.horloge import Horloge
from kit.store.audit_purge import SILENCE_MAX, HorlogeSuspecteError
from kit.store.avis import erase_avis
from kit.store.comptage import add_months
from kit.store.modeles_chiffres import MesureLigne, RechercheVaineLigne
from kit.store.moteur import Moteurs, read_journal, write_journal

GARDE_MOIS = 25
"""Months that figures and opinions are kept: two years to compare, and the present month."""
ECARTES = timedelta(days=90)
"""How long a discarded opinion can be put back."""


@dataclass(frozen=True)
class Etendue:
    """What is looked at."""

    du: date
    au: date
    """Included."""
    langue: str | None = None
    """Tag of the only language; None for all."""
    genre: str | None = None
    """The only kind of page; None for all."""

    def criteres(self) -> list[ColumnElement[bool]]:
        """The same, for a query on what was read."""
        ligne = MesureLigne
        criteres: list[ColumnElement[bool]] = [ligne.jour.between(self.du, self.au)]
        if self.langue is not None:
            criteres.append(ligne.langue == self.langue)
        if self.genre is not None:
            criteres.append(ligne.genre == self.genre)
        return criteres


def sum_jours(
    moteurs: Moteurs, etendue: Etendue, genres: Iterable[str]
) -> Mapping[tuple[date, str], int]:
    """How much was read each day by each channel, among some kinds. Raises KitError."""
    ligne = MesureLigne
    requete = (
        select(ligne.jour, ligne.canal, func.sum(ligne.nombre))
        .where(*etendue.criteres(), ligne.genre.in_(tuple(genres)))
        .group_by(ligne.jour, ligne.canal)
    )
    with read_journal(moteurs) as session:
        return {(jour, canal): int(n) for jour, canal, n in session.execute(requete)}


def sum_documents(
    moteurs: Moteurs, etendue: Etendue, genres: Iterable[str]
) -> Mapping[tuple[str, str, str], int]:
    """How much each thing was read by each channel: (kind, key, channel). Raises KitError."""
    ligne = MesureLigne
    requete = (
        select(ligne.genre, ligne.cle, ligne.canal, func.sum(ligne.nombre))
        .where(*etendue.criteres(), ligne.genre.in_(tuple(genres)))
        .group_by(ligne.genre, ligne.cle, ligne.canal)
    )
    with read_journal(moteurs) as session:
        return {(genre, cle, c): int(n) for genre, cle, c, n in session.execute(requete)}


def sum_vaines(moteurs: Moteurs, etendue: Etendue) -> Mapping[tuple[str, str], int]:
    """How often each words were asked for nothing: (language, words). Raises KitError."""
    ligne = RechercheVaineLigne
    requete = (
        select(ligne.langue, ligne.mots, func.sum(ligne.nombre))
        .where(ligne.jour.between(etendue.du, etendue.au))
        .group_by(ligne.langue, ligne.mots)
    )
    if etendue.langue is not None:
        requete = requete.where(ligne.langue == etendue.langue)
    with read_journal(moteurs) as session:
        return {(langue, mots): int(n) for langue, mots, n in session.execute(requete)}


def purge_chiffres(moteurs: Moteurs, horloge: Horloge) -> int:
    """Forget the figures and the opinions that are too old; how many rows.

    A clock that jumps years ahead must not empty the tables: nothing goes when nothing was counted
    lately. Raises HorlogeSuspecteError, KitError.
    """
    jour = horloge.now().date()
    limite = add_months(jour, -GARDE_MOIS)
    with write_journal(moteurs) as session:
        dernier = session.scalar(select(func.max(MesureLigne.jour)))
        if dernier is not None and jour - dernier > SILENCE_MAX:
            raise HorlogeSuspecteError(
                "Les chiffres les plus récents ont plus de quarante-cinq jours\u00a0: "
                "vérifiez la date de la machine."
            )
        faites = 0
        for table in (MesureLigne, RechercheVaineLigne):
            vieilles = delete(table).where(table.jour < limite).returning(table.jour)
            faites += len(session.execute(vieilles).all())
    return faites + erase_avis(moteurs, limite, jour - ECARTES)
