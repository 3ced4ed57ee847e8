"""Revisions of documents: each state is added, none is ever changed."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, insert, select
from sqlalchemy.orm import Session

from kit.content.document import Document
from kit.content.empreinte import canonical_json, empreinte, empreinte_json
from kit.content.lecture import read_document
from kit.store.adresses import check_slugs, complete_slugs
from kit.store.erreurs import DocumentInconnuError
from kit.store.lignes import (
    find_document_id,
    get_document_id,
    publications_in_force,
    select_newest,
)
from kit.store.modeles import AdresseLigne, DocumentLigne, PublicationLigne, RevisionLigne
from kit.store.plans import Plan, list_plans


@dataclass(frozen=True)
class Revision:
    """One state of a document: all but its content."""

    genre: str
    cle: str
    numero: int
    schema: int
    empreinte: str
    auteur: str
    origine: str
    """How it came: "saisie", "pack:depart"…"""
    motif: str
    cree_le: datetime


@dataclass(frozen=True)
class EtatDocument:
    """Where a document stands between its drafts and its readers."""

    genre: str
    cle: str
    derniere: int
    """Number of the newest revision."""
    publiee: int | None
    """Number of the revision that readers see; None when they see none."""
    deja_publie: bool
    """Whether readers have ever seen it, even if it was withdrawn since."""
    archive_le: datetime | None = None
    """When it was put away; None while lists show it."""
    plans: tuple[Plan, ...] = ()
    """What readers will see change, in order."""

    @property
    def prochaine(self) -> datetime | None:
        """When the next planned publication or withdrawal begins; an end is not one."""
        return next((plan.quand for plan in self.plans if not plan.echeance), None)

    @property
    def publie(self) -> bool:
        """Whether readers see it."""
        return self.publiee is not None

    @property
    def brouillon(self) -> bool:
        """Whether the newest revision is not the one that readers see."""
        return self.publiee != self.derniere


@dataclass(frozen=True)
class Ecriture:
    """Who writes, how and why, and when."""

    auteur: str
    origine: str
    motif: str
    quand: datetime


COLONNES = (
    DocumentLigne.genre,
    DocumentLigne.cle,
    RevisionLigne.numero,
    RevisionLigne.schema,
    RevisionLigne.empreinte,
    RevisionLigne.auteur,
    RevisionLigne.origine,
    RevisionLigne.motif,
    RevisionLigne.cree_le,
)
"""What a Revision is made from, in order."""


def save_revision(session: Session, document: Document, ecriture: Ecriture) -> Revision:
    """Add a draft, unless the newest revision already says the same; give the newest one.

    Old addresses that the editor left out are put back. Raises SlugPrisError.
    """
    check_slugs(session, document)
    document_id = find_document_id(session, document.GENRE, document.id)
    numero = 0
    if document_id is None:
        document_id = _insert_document(session, document, ecriture.quand)
    else:
        document = complete_slugs(document, _slugs_of(session, document_id))
        derniere = _newest(session, document.GENRE, document.id)
        if derniere.empreinte == empreinte(document):
            return derniere
        numero = derniere.numero
    contenu = canonical_json(document)
    revision = Revision(
        document.GENRE,
        document.id,
        numero + 1,
        document.schema_version,
        empreinte_json(contenu),
        ecriture.auteur,
        ecriture.origine,
        ecriture.motif,
        ecriture.quand,
    )
    _insert_revision(session, document_id, revision, contenu)
    return revision


def list_revisions(session: Session, genre: str, cle: str) -> tuple[Revision, ...]:
    """Every revision of a document, the newest first. Raises DocumentInconnuError."""
    document_id = get_document_id(session, genre, cle)
    requete = (
        _select_revisions()
        .where(RevisionLigne.document_id == document_id)
        .order_by(RevisionLigne.numero.desc())
    )
    return tuple(_revision(ligne) for ligne in session.execute(requete))


def read_revision(session: Session, genre: str, cle: str, numero: int | None = None) -> Document:
    """The content of a revision, at the schema of today; the newest one without `numero`.

    Raises DocumentInconnuError, or DocumentInvalideError when this kit cannot read it.
    """
    _identifiant, contenu = find_contenu(session, genre, cle, numero)
    return read_document(genre, json.loads(contenu))


def find_contenu(
    session: Session, genre: str, cle: str, numero: int | None = None
) -> tuple[int, str]:
    """Row and stored JSON of a revision. Raises DocumentInconnuError."""
    document_id = get_document_id(session, genre, cle)
    requete = (
        select(RevisionLigne.id, RevisionLigne.contenu)
        .where(RevisionLigne.document_id == document_id)
        .order_by(RevisionLigne.numero.desc())
        .limit(1)
    )
    if numero is not None:
        requete = requete.where(RevisionLigne.numero == numero)
    ligne = session.execute(requete).one_or_none()
    if ligne is None:
        raise DocumentInconnuError(
            f"{genre} « {cle} » n’a pas de version {numero} : choisissez-en une dans la liste."
        )
    return ligne.id, ligne.contenu


def list_contenus(session: Session, genre: str, cle: str) -> tuple[str, ...]:
    """The stored JSON of every revision, the newest first; none when nothing bears this id."""
    requete = (
        select(RevisionLigne.contenu)
        .join(DocumentLigne, DocumentLigne.id == RevisionLigne.document_id)
        .where(DocumentLigne.genre == genre, DocumentLigne.cle == cle)
        .order_by(RevisionLigne.numero.desc())
    )
    return tuple(session.scalars(requete))


def list_documents(session: Session, instant: datetime) -> tuple[EtatDocument, ...]:
    """Every document, by kind and id, and where it stands at an instant."""
    en_vigueur = publications_in_force(instant)
    publiees = {
        ligne.document_id: ligne.numero
        for ligne in session.execute(
            select(en_vigueur.c.document_id, RevisionLigne.numero).join(
                RevisionLigne, RevisionLigne.id == en_vigueur.c.revision_id
            )
        )
    }
    prevus = list_plans(session, instant)
    vus = set(
        session.scalars(
            select(PublicationLigne.document_id).where(PublicationLigne.debut <= instant)
        )
    )
    requete = select_newest(
        DocumentLigne.id,
        DocumentLigne.genre,
        DocumentLigne.cle,
        RevisionLigne.numero,
        DocumentLigne.archive_le,
    ).order_by(DocumentLigne.genre, DocumentLigne.cle)
    return tuple(
        EtatDocument(
            genre, cle, numero, publiees.get(i), i in vus, archive, prevus.get((genre, cle), ())
        )
        for i, genre, cle, numero, archive in session.execute(requete)
    )


def _slugs_of(session: Session, document_id: int) -> tuple[str, ...]:
    requete = select(AdresseLigne.slug).where(AdresseLigne.document_id == document_id)
    return tuple(session.scalars(requete.order_by(AdresseLigne.slug)))


def _newest(session: Session, genre: str, cle: str) -> Revision:
    requete = select_newest(*COLONNES).where(DocumentLigne.genre == genre, DocumentLigne.cle == cle)
    return _revision(session.execute(requete).one())


def _select_revisions() -> Select[*tuple[Any, ...]]:
    return select(*COLONNES).join(DocumentLigne, DocumentLigne.id == RevisionLigne.document_id)


def _revision(ligne: Row[Any]) -> Revision:
    return Revision(*tuple(ligne))


def _insert_document(session: Session, document: Document, quand: datetime) -> int:
    requete = insert(DocumentLigne).values(genre=document.GENRE, cle=document.id, cree_le=quand)
    return int(session.execute(requete.returning(DocumentLigne.id)).scalar_one())


def _insert_revision(session: Session, document_id: int, revision: Revision, contenu: str) -> None:
    session.execute(
        insert(RevisionLigne).values(
            document_id=document_id,
            numero=revision.numero,
            schema=revision.schema,
            contenu=contenu,
            empreinte=revision.empreinte,
            auteur=revision.auteur,
            origine=revision.origine,
            motif=revision.motif,
            cree_le=revision.cree_le,
        )
    )
