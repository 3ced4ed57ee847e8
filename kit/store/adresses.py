"""Slugs: each belongs for ever to the first document that was published under it."""

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from kit.content.document import Document, DocumentAdressable
from kit.store.erreurs import SlugPrisError
from kit.store.modeles import AdresseLigne, DocumentLigne


def check_slugs(session: Session, document: Document) -> None:
    """See that no slug of the document belongs to another one. Raises SlugPrisError."""
    if not isinstance(document, DocumentAdressable):
        return
    for slug in _slugs(document):
        proprietaire = find_owner(session, document.GENRE, slug)
        if proprietaire not in (None, document.id):
            raise SlugPrisError(
                f"L’adresse « {slug} » appartient à {document.GENRE} « {proprietaire} », ou lui a "
                "appartenu : elle est peut-être imprimée, choisissez-en une autre."
            )


def register_slugs(session: Session, document: Document, document_id: int) -> None:
    """Give its slugs to a document that is being published. Raises SlugPrisError."""
    if not isinstance(document, DocumentAdressable):
        return
    check_slugs(session, document)
    nouveaux = [s for s in _slugs(document) if find_owner(session, document.GENRE, s) is None]
    if nouveaux:
        session.execute(
            insert(AdresseLigne),
            [
                {"genre": document.GENRE, "slug": slug, "document_id": document_id}
                for slug in nouveaux
            ],
        )


def read_slugs(session: Session) -> dict[tuple[str, str], tuple[str, ...]]:
    """Every registered slug, by kind and id of document."""
    requete = (
        select(AdresseLigne.genre, DocumentLigne.cle, AdresseLigne.slug)
        .join(DocumentLigne, DocumentLigne.id == AdresseLigne.document_id)
        .order_by(AdresseLigne.genre, AdresseLigne.slug)
    )
    slugs: dict[tuple[str, str], tuple[str, ...]] = {}
    for genre, cle, slug in session.execute(requete):
        slugs[genre, cle] = (*slugs.get((genre, cle), ()), slug)
    return slugs


def complete_slugs(document: Document, slugs: tuple[str, ...]) -> Document:
    """The same document, with every slug it ever had among the old ones.

    An editor who renames a page need not remember the old address: it goes on answering.
    """
    if not isinstance(document, DocumentAdressable):
        return document
    oublies = tuple(slug for slug in slugs if slug not in _slugs(document))
    if not oublies:
        return document
    return document.model_copy(update={"anciens_slugs": document.anciens_slugs + oublies})


def _slugs(document: DocumentAdressable) -> tuple[str, ...]:
    return tuple(dict.fromkeys((document.adresse, *document.anciens_slugs)))


def find_owner(session: Session, genre: str, slug: str) -> str | None:
    """Id of the document that has, or once had, this address, published or not; None without."""
    return session.execute(
        select(DocumentLigne.cle)
        .join(AdresseLigne, AdresseLigne.document_id == DocumentLigne.id)
        .where(AdresseLigne.genre == genre, AdresseLigne.slug == slug)
    ).scalar_one_or_none()
