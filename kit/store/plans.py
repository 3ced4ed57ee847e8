"""What is planned: the instants to come at which readers will see something else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kit.store.modeles import DocumentLigne, PublicationLigne, RevisionLigne


@dataclass(frozen=True)
class Periode:
    """A row of publication."""

    id: int
    revision_id: int | None
    numero: int | None
    """Number of that revision; None: nothing is shown."""
    debut: datetime
    fin: datetime | None


@dataclass(frozen=True)
class Plan:
    """One instant at which what readers see of a document changes."""

    quand: datetime
    numero: int | None
    """Number of the revision that they will see; None: nothing any more."""
    echeance: bool
    """Whether it is the end of a publication, and not the beginning of another."""


def list_plans(session: Session, instant: datetime) -> dict[tuple[str, str], tuple[Plan, ...]]:
    """What is to come, by kind and id of document; documents without any plan are left out."""
    concernes = select(PublicationLigne.document_id).where(
        or_(PublicationLigne.debut > instant, PublicationLigne.fin > instant)
    )
    requete = (
        select(DocumentLigne.genre, DocumentLigne.cle, *_COLONNES)
        .join(DocumentLigne, DocumentLigne.id == PublicationLigne.document_id)
        .outerjoin(RevisionLigne, RevisionLigne.id == PublicationLigne.revision_id)
        .where(PublicationLigne.document_id.in_(concernes))
        .order_by(DocumentLigne.genre, DocumentLigne.cle)
    )
    lignes = session.execute(requete).all()
    plans = {
        cible: list_events([Periode(*ligne[2:]) for ligne in groupe], instant)
        for cible, groupe in groupby(lignes, key=lambda ligne: (ligne[0], ligne[1]))
    }
    return {cible: prevus for cible, prevus in plans.items() if prevus}


def list_periodes(session: Session, document_id: int) -> tuple[Periode, ...]:
    """Every row of publication of a document."""
    requete = (
        select(*_COLONNES)
        .outerjoin(RevisionLigne, RevisionLigne.id == PublicationLigne.revision_id)
        .where(PublicationLigne.document_id == document_id)
        .order_by(PublicationLigne.debut, PublicationLigne.id)
    )
    return tuple(Periode(*ligne) for ligne in session.execute(requete))


def list_events(periodes: Sequence[Periode], instant: datetime) -> tuple[Plan, ...]:
    """The changes to come, in order; a row that changes nothing is no event."""
    debuts = {p.debut for p in periodes}
    instants = debuts | {p.fin for p in periodes if p.fin is not None}
    plans, vu = [], shown_at(periodes, instant)
    for quand in sorted(t for t in instants if t > instant):
        montre = shown_at(periodes, quand)
        if _revision(montre) != _revision(vu):
            plans.append(Plan(quand, montre.numero if montre else None, quand not in debuts))
        vu = montre
    return tuple(plans)


def shown_at(periodes: Iterable[Periode], instant: datetime) -> Periode | None:
    """The row in force at an instant; None when readers see nothing."""
    debutees = [p for p in periodes if p.debut <= instant]
    derniere = max(debutees, key=lambda p: (p.debut, p.id), default=None)
    if derniere is None or derniere.revision_id is None:
        return None
    return derniere if derniere.fin is None or derniere.fin > instant else None


def _revision(periode: Periode | None) -> int | None:
    return periode.revision_id if periode else None


_COLONNES = (
    PublicationLigne.id,
    PublicationLigne.revision_id,
    RevisionLigne.numero,
    PublicationLigne.debut,
    PublicationLigne.fin,
)
