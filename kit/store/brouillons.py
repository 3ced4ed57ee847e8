"""One document as it is edited: its newest revision, and where it stands."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kit.content.document import Document
from kit.content.lecture import read_document
from kit.store.lignes import get_document_id
from kit.store.modeles import DocumentLigne, RevisionLigne
from kit.store.plans import list_events, list_periodes, shown_at
from kit.store.revisions import COLONNES, EtatDocument, Revision


@dataclass(frozen=True)
class Brouillon:
    """A document with its newest revision."""

    document: Document
    revision: Revision
    etat: EtatDocument


def open_brouillon(session: Session, genre: str, cle: str, instant: datetime) -> Brouillon:
    """A document as it stands at an instant, in three queries.

    Raises DocumentInconnuError, or DocumentInvalideError when this kit cannot read it.
    """
    document_id = get_document_id(session, genre, cle)
    requete = (
        select(DocumentLigne.archive_le, RevisionLigne.contenu, *COLONNES)
        .join(DocumentLigne, DocumentLigne.id == RevisionLigne.document_id)
        .where(RevisionLigne.document_id == document_id)
        .order_by(RevisionLigne.numero.desc())
        .limit(1)
    )
    archive_le, contenu, *colonnes = session.execute(requete).one()
    revision = Revision(*colonnes)
    periodes = list_periodes(session, document_id)
    montree = shown_at(periodes, instant)
    etat = EtatDocument(
        genre,
        cle,
        revision.numero,
        montree.numero if montree else None,
        any(p.debut <= instant for p in periodes),
        archive_le,
        list_events(periodes, instant),
    )
    return Brouillon(read_document(genre, json.loads(contenu)), revision, etat)
