"""The life of a document after its publication: cancelling a plan, archiving, coming back."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from kit.content.liens import Cible
from kit.erreurs import KitError
from kit.store.audit import Trace, record_after_commit
from kit.store.erreurs import RetraitImpossibleError
from kit.store.lignes import get_document_id
from kit.store.modeles import AdresseLigne, CorbeilleLigne, DocumentLigne
from kit.store.plans import Periode, list_events, list_periodes, shown_at
from kit.store.publications import Moment, list_referents, point

_AVANT = timedelta(microseconds=1)
"""The shortest time that the base tells apart."""


class PlanInconnuError(KitError):
    """Nothing is planned at that instant any more."""

    def __init__(self) -> None:
        super().__init__("Rien n’est plus prévu à cette date : regardez ce qui reste prévu.")


class ArchivageImpossibleError(KitError):
    """Readers see the document, or will."""

    def __init__(self) -> None:
        super().__init__(
            "Les usagers voient ce contenu, ou le verront : retirez-le d’abord, "
            "ou annulez ce qui est prévu."
        )


def cancel_plan(session: Session, cible: Cible, quand: datetime, moment: Moment) -> None:
    """What was to change at an instant does not: a row more says what was shown just before.

    Raises DocumentInconnuError, PlanInconnuError, or RetraitImpossibleError when documents that
    will be published by then refer to the one that would not be.
    """
    document_id = get_document_id(session, cible.genre, cible.id)
    periodes = list_periodes(session, document_id)
    plan = next((p for p in list_events(periodes, moment.maintenant) if p.quand == quand), None)
    if plan is None:
        raise PlanInconnuError
    avant = shown_at(periodes, quand - _AVANT)
    if plan.echeance and avant is not None:
        _prolong(session, document_id, cible, avant, moment)
        return
    if avant is None:
        referents = list_referents(session, cible, quand)
        if referents:
            raise RetraitImpossibleError(cible, referents)
    suite = replace(moment, debut=quand, fin=avant.fin if avant else None)
    point(session, document_id, avant.revision_id if avant else None, cible, suite)


def find_last_shown(session: Session, genre: str, cle: str, instant: datetime) -> int | None:
    """Number of the last revision that readers saw; None when they saw none."""
    periodes = list_periodes(session, get_document_id(session, genre, cle))
    vues = [p for p in periodes if p.debut <= instant and p.numero is not None]
    return max(vues, key=lambda p: (p.debut, p.id)).numero if vues else None


def archive_document(session: Session, cible: Cible, moment: Moment) -> None:
    """Leave a document out of lists. Raises DocumentInconnuError, ArchivageImpossibleError."""
    document_id = get_document_id(session, cible.genre, cible.id)
    periodes = list_periodes(session, document_id)
    if shown_at(periodes, moment.maintenant) or list_events(periodes, moment.maintenant):
        raise ArchivageImpossibleError
    _mark(session, document_id, cible, moment, archive_le=moment.maintenant)


def unarchive_document(session: Session, cible: Cible, moment: Moment) -> None:
    """Put a document back in lists. Raises DocumentInconnuError."""
    document_id = get_document_id(session, cible.genre, cible.id)
    session.execute(delete(CorbeilleLigne).where(CorbeilleLigne.document_id == document_id))
    _mark(session, document_id, cible, moment, archive_le=None)


def list_pris(session: Session, genre: str) -> set[str]:
    """Ids and addresses that documents of a kind have, or have had."""
    cles = session.scalars(select(DocumentLigne.cle).where(DocumentLigne.genre == genre))
    slugs = session.scalars(select(AdresseLigne.slug).where(AdresseLigne.genre == genre))
    return {*cles, *slugs}


def _prolong(
    session: Session, document_id: int, cible: Cible, periode: Periode, moment: Moment
) -> None:
    """The same publication without its end, from now on or from when it begins."""
    debut = max(periode.debut, moment.maintenant)
    point(session, document_id, periode.revision_id, cible, replace(moment, debut=debut, fin=None))


def _mark(
    session: Session,
    document_id: int,
    cible: Cible,
    moment: Moment,
    *,
    archive_le: datetime | None,
) -> None:
    session.execute(
        update(DocumentLigne).where(DocumentLigne.id == document_id).values(archive_le=archive_le)
    )
    action = "archiver" if archive_le else "desarchiver"
    trace = Trace(moment.maintenant, moment.auteur, action, cible.genre, cible.id, {})
    record_after_commit(session, trace)
