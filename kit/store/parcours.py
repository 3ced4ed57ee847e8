"""The published versions of a path: what an old link was an answer to, what readers once had."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.parcours import Parcours
from kit.store.erreurs import DocumentInconnuError
from kit.store.lignes import find_document_id
from kit.store.modeles import PublicationLigne, RevisionLigne
from kit.store.revisions import find_contenu


@dataclass(frozen=True)
class VersionLue:
    """A version that readers had for some time."""

    numero: int
    du: datetime
    """When they first had it."""
    au: datetime | None
    """When they last lost it; None while they have it."""


def list_versions(session: Session, identifiant: str, instant: datetime) -> tuple[VersionLue, ...]:
    """The versions of a path that readers had until an instant, the newest number first.

    One that came back is there once. One that was replaced before anybody could read it, and one
    that is only planned, are not there.
    """
    document_id = find_document_id(session, Parcours.GENRE, identifiant)
    requete = (
        select(RevisionLigne.numero, PublicationLigne.debut, PublicationLigne.fin)
        .select_from(PublicationLigne)
        .outerjoin(RevisionLigne, RevisionLigne.id == PublicationLigne.revision_id)
        .where(PublicationLigne.document_id == document_id, PublicationLigne.debut <= instant)
        .order_by(PublicationLigne.debut, PublicationLigne.id)
    )
    lignes = session.execute(requete).all()
    suivants = [ligne.debut for ligne in lignes[1:]]
    lues: dict[int, VersionLue] = {}
    for ligne, suivant in zip(lignes, [*suivants, None], strict=True):
        fins = [fin for fin in (ligne.fin, suivant) if fin is not None and fin <= instant]
        au = min(fins, default=None)
        if ligne.numero is not None and au != ligne.debut:
            premiere = lues.get(ligne.numero)
            du = premiere.du if premiere else ligne.debut
            lues[ligne.numero] = VersionLue(ligne.numero, du, au)
    return tuple(lues[numero] for numero in sorted(lues, reverse=True))


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
