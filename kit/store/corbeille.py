"""The bin: deleting a document that nothing refers to, taking it back within 90 days."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists, insert, select, update
from sqlalchemy.orm import Session

from kit.config import Reglages
from kit.content.lecture import read_document
from kit.content.liens import Cible, list_liens
from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.store.audit import Trace, record_after_commit, write_traces
from kit.store.gardes import create_guards, drop_guards
from kit.store.lignes import get_document_id, select_newest
from kit.store.modeles import (
    ConflitLigne,
    CorbeilleLigne,
    DocumentLigne,
    PublicationLigne,
    ReferentLigne,
    RevisionLigne,
    TraductionLigne,
    VerificationLigne,
)
from kit.store.moteur import Moteurs, open_migration
from kit.store.plans import list_events, list_periodes
from kit.store.publications import Moment, list_referents, withdraw_document
from kit.store.vie import ArchivageImpossibleError

DUREE = timedelta(days=90)
"""How long a deleted document can be taken back."""


class SuppressionImpossibleError(KitError):
    """Other documents, published or drafts, refer to the one to delete."""

    def __init__(self, cible: Cible, referents: Iterable[Cible]) -> None:
        self.referents = tuple(referents)
        nom = f"{cible.genre} « {cible.id} »"
        lignes = [f"{nom} n’est pas supprimé, d’autres contenus y renvoient :"]
        lignes += [f"- {r.genre} « {r.id} » : retirez d’abord ce renvoi." for r in self.referents]
        super().__init__("\n".join(lignes))


class HorsCorbeilleError(KitError):
    """The document is not in the bin."""

    def __init__(self, cible: Cible) -> None:
        super().__init__(f"{cible.genre} « {cible.id} » n’est pas dans la corbeille.")


@dataclass(frozen=True)
class Supprime:
    """A document in the bin."""

    cible: Cible
    supprime_le: datetime
    par: str

    @property
    def fin(self) -> datetime:
        """Until when it can be taken back."""
        return self.supprime_le + DUREE


def delete_document(session: Session, cible: Cible, moment: Moment) -> None:
    """Put a document in the bin; readers do not see it any more.

    Raises DocumentInconnuError, SuppressionImpossibleError, ArchivageImpossibleError when readers
    are to see it later.
    """
    document_id = get_document_id(session, cible.genre, cible.id)
    if session.get(CorbeilleLigne, document_id) is not None:
        return
    referents = list_tous_referents(session, cible, moment.maintenant)
    if referents:
        raise SuppressionImpossibleError(cible, referents)
    withdraw_document(session, cible, moment)
    if list_events(list_periodes(session, document_id), moment.maintenant):
        raise ArchivageImpossibleError
    quand = moment.maintenant
    session.execute(
        insert(CorbeilleLigne).values(document_id=document_id, supprime_le=quand, par=moment.auteur)
    )
    _mark(session, document_id, quand)
    detail = {"jusqu_au": (quand + DUREE).isoformat()}
    trace = Trace(quand, moment.auteur, "supprimer", cible.genre, cible.id, detail)
    record_after_commit(session, trace)


def recover_document(session: Session, cible: Cible, moment: Moment) -> None:
    """Take a document out of the bin, as a draft.

    Raises DocumentInconnuError, HorsCorbeilleError.
    """
    document_id = get_document_id(session, cible.genre, cible.id)
    if session.get(CorbeilleLigne, document_id) is None:
        raise HorsCorbeilleError(cible)
    session.execute(delete(CorbeilleLigne).where(CorbeilleLigne.document_id == document_id))
    _mark(session, document_id, None)
    trace = Trace(moment.maintenant, moment.auteur, "reprendre", cible.genre, cible.id)
    record_after_commit(session, trace)


def list_corbeille(session: Session) -> tuple[Supprime, ...]:
    """What is in the bin, the oldest first."""
    requete = (
        select(
            DocumentLigne.genre, DocumentLigne.cle, CorbeilleLigne.supprime_le, CorbeilleLigne.par
        )
        .join(DocumentLigne, DocumentLigne.id == CorbeilleLigne.document_id)
        .order_by(CorbeilleLigne.supprime_le, DocumentLigne.genre, DocumentLigne.cle)
    )
    return tuple(Supprime(Cible(g, c), le, par) for g, c, le, par in session.execute(requete))


def list_tous_referents(session: Session, cible: Cible, instant: datetime) -> list[Cible]:
    """Documents that refer to another one: what readers see, then drafts that are not archived."""
    requete = select_newest(DocumentLigne.genre, RevisionLigne.contenu).where(
        RevisionLigne.contenu.contains(cible.id, autoescape=True),
        DocumentLigne.archive_le.is_(None),
    )
    lus = [read_document(genre, json.loads(contenu)) for genre, contenu in session.execute(requete)]
    brouillons = [Cible(d.GENRE, d.id) for d in lus if cible in list_liens(d)]
    tous = dict.fromkeys((*list_referents(session, cible, instant), *brouillons))
    return [referent for referent in tous if referent != cible]


def empty_corbeille(reglages: Reglages, moteurs: Moteurs, horloge: Horloge) -> tuple[Cible, ...]:
    """Take out of the bin what has been there for 90 days; give what was erased.

    A document that readers never saw is erased for good. One that they saw keeps its history:
    printed sheets and old addresses lead to it. So does one that somebody wrote since.
    Raises KitError.
    """
    limite = horloge.now() - DUREE
    moteur = open_migration(reglages, "contenu")
    effaces = []
    try:
        with moteur.begin() as connection:
            requete = (
                select(
                    DocumentLigne.id,
                    DocumentLigne.genre,
                    DocumentLigne.cle,
                    exists().where(PublicationLigne.document_id == DocumentLigne.id)
                    | exists().where(
                        RevisionLigne.document_id == DocumentLigne.id,
                        RevisionLigne.cree_le > CorbeilleLigne.supprime_le,
                    ),
                )
                .join(CorbeilleLigne, CorbeilleLigne.document_id == DocumentLigne.id)
                .where(CorbeilleLigne.supprime_le < limite)
            )
            for document_id, genre, cle, garde in connection.execute(requete).all():
                fini = CorbeilleLigne.document_id == document_id
                connection.execute(delete(CorbeilleLigne).where(fini))
                if not garde:
                    effaces.append((document_id, Cible(genre, cle)))
            _erase(connection, effaces)
    finally:
        moteur.dispose()
    cibles = tuple(cible for _id, cible in effaces)
    traces = [Trace(horloge.now(), "travaux de fond", "effacer", c.genre, c.id) for c in cibles]
    if traces:
        write_traces(moteurs, traces)
    return cibles


def _erase(connection: Connection, effaces: list[tuple[int, Cible]]) -> None:
    """Remove the rows; the guards of append-only tables are off inside this transaction alone."""
    if not effaces:
        return
    drop_guards(connection)
    for document_id, cible in effaces:
        for table in (ConflitLigne, RevisionLigne):
            connection.execute(delete(table).where(table.document_id == document_id))
        for signee in (VerificationLigne, ReferentLigne):
            connection.execute(
                delete(signee).where(signee.genre == cible.genre, signee.cle == cible.id)
            )
        segments = TraductionLigne.cle.startswith(f"{cible.genre}/{cible.id}#", autoescape=True)
        connection.execute(delete(TraductionLigne).where(segments))
        connection.execute(delete(DocumentLigne).where(DocumentLigne.id == document_id))
    create_guards(connection)


def _mark(session: Session, document_id: int, archive_le: datetime | None) -> None:
    session.execute(
        update(DocumentLigne).where(DocumentLigne.id == document_id).values(archive_le=archive_le)
    )
