"""Small reads and writes that the repositories share."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, or_, select, update
from sqlalchemy.orm import Session

from kit.store.erreurs import DocumentInconnuError
from kit.store.modeles import CatalogueVersion, DocumentLigne, PublicationLigne, RevisionLigne


def read_version(session: Session) -> int:
    """The version of what readers see."""
    return session.execute(select(CatalogueVersion.version)).scalar_one()


def bump_version(session: Session) -> None:
    """Tell the catalogues that what readers see has changed: once per transaction is enough."""
    if not session.info.get("version_montee"):
        session.execute(update(CatalogueVersion).values(version=CatalogueVersion.version + 1))
        session.info["version_montee"] = True


def find_document_id(session: Session, genre: str, cle: str) -> int | None:
    """The row of a document, or None. It never changes: a transaction asks once for each."""
    connus: dict[tuple[str, str], int] = session.info.setdefault("documents", {})
    if (genre, cle) not in connus:
        trouve = session.execute(
            select(DocumentLigne.id).where(DocumentLigne.genre == genre, DocumentLigne.cle == cle)
        ).scalar_one_or_none()
        if trouve is None:
            return None
        connus[genre, cle] = trouve
    return connus[genre, cle]


def get_document_id(session: Session, genre: str, cle: str) -> int:
    """The row of a document. Raises DocumentInconnuError."""
    document_id = find_document_id(session, genre, cle)
    if document_id is None:
        raise DocumentInconnuError(f"{genre} « {cle} » n’existe pas : vérifiez son identifiant.")
    return document_id


def ranked_publications(instant: datetime) -> Subquery:
    """The publication rows that have begun, numbered from the newest, for each document."""
    rang = func.row_number().over(
        partition_by=PublicationLigne.document_id,
        order_by=(PublicationLigne.debut.desc(), PublicationLigne.id.desc()),
    )
    return (
        select(
            PublicationLigne.document_id,
            PublicationLigne.revision_id,
            PublicationLigne.debut,
            PublicationLigne.fin,
            rang.label("rang"),
        )
        .where(PublicationLigne.debut <= instant)
        .subquery()
    )


def publications_in_force(instant: datetime) -> Subquery:
    """`document_id, revision_id, debut, fin` of what readers see at an instant."""
    debutees = ranked_publications(instant)
    en_cours: ColumnElement[bool] = or_(debutees.c.fin.is_(None), debutees.c.fin > instant)
    return (
        select(debutees.c.document_id, debutees.c.revision_id, debutees.c.debut, debutees.c.fin)
        .where(debutees.c.rang == 1, debutees.c.revision_id.is_not(None), en_cours)
        .subquery()
    )


def newest_revisions() -> Subquery:
    """`document_id, numero` of the newest revision of each document."""
    return (
        select(RevisionLigne.document_id, func.max(RevisionLigne.numero).label("numero"))
        .group_by(RevisionLigne.document_id)
        .subquery()
    )


def select_newest(*colonnes: Any) -> Select[Any]:  # noqa: ANN401 - as SQLAlchemy's select
    """Select columns of documents and of their newest revisions."""
    derniere = newest_revisions()
    return (
        select(*colonnes)
        .select_from(DocumentLigne)
        .join(derniere, derniere.c.document_id == DocumentLigne.id)
        .join(
            RevisionLigne,
            (RevisionLigne.document_id == DocumentLigne.id)
            & (RevisionLigne.numero == derniere.c.numero),
        )
    )
