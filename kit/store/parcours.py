"""The published versions of a path: what an old link was an answer to."""

import json

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.parcours import Parcours
from kit.store.erreurs import DocumentInconnuError
from kit.store.modeles import PublicationLigne
from kit.store.revisions import find_contenu


def find_version(session: Session, identifiant: str, numero: int) -> Parcours | None:
    """A version that readers once had, by its number; None when there is none, or it is unread."""
    try:
        revision_id, contenu = find_contenu(session, Parcours.GENRE, identifiant, numero)
    except DocumentInconnuError:
        return None
    if not session.scalar(select(exists().where(PublicationLigne.revision_id == revision_id))):
        return None
    try:
        document = read_document(Parcours.GENRE, json.loads(contenu), deja_verifie=True)
    except (DocumentInvalideError, ValueError):
        return None
    return document if isinstance(document, Parcours) else None
