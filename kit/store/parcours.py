"""The published versions of a path: what an old link was an answer to."""

import json
from typing import Literal

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.parcours import Parcours
from kit.store.modeles import AdresseLigne, DocumentLigne, PublicationLigne, RevisionLigne

Sort = Literal["inconnu", "retire"]


def find_version(session: Session, identifiant: str, numero: int) -> Parcours | None:
    """A version that readers once had, by its number; None when there is none, or it is unread."""
    requete = (
        select(RevisionLigne.contenu)
        .join(DocumentLigne, DocumentLigne.id == RevisionLigne.document_id)
        .where(
            DocumentLigne.genre == Parcours.GENRE,
            DocumentLigne.cle == identifiant,
            RevisionLigne.numero == numero,
            exists().where(PublicationLigne.revision_id == RevisionLigne.id),
        )
    )
    contenu = session.execute(requete).scalar_one_or_none()
    if contenu is None:
        return None
    try:
        document = read_document(Parcours.GENRE, json.loads(contenu), deja_verifie=True)
    except (DocumentInvalideError, ValueError):
        return None
    return document if isinstance(document, Parcours) else None


def find_sort(session: Session, slug: str) -> Sort:
    """What became of a path that is not published: withdrawn, or never there."""
    requete = select(AdresseLigne.document_id).where(
        AdresseLigne.genre == Parcours.GENRE, AdresseLigne.slug == slug
    )
    return "inconnu" if session.execute(requete).first() is None else "retire"
