"""The tables of the content base."""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    MetaData,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kit.store.modeles_base import NOMS, Instant

ETATS_TRADUCTION = ("non_relue", "relue", "retiree")
AJOUT_SEUL = ("revision", "publication", "traduction", "verification")
"""Tables whose rows are never changed nor removed: triggers see to it."""


class Base(DeclarativeBase):
    """The content base."""

    metadata = MetaData(naming_convention=NOMS)


class CatalogueVersion(Base):
    """One row: grows each time something that readers see is written."""

    __tablename__ = "catalogue_version"
    __table_args__ = (CheckConstraint("id = 1", name="une_ligne"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]


class DocumentLigne(Base):
    """A document, whatever its revisions; `cle` is the id it bears inside the content."""

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("genre", "cle"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    genre: Mapped[str] = mapped_column(Text)
    cle: Mapped[str] = mapped_column(Text)
    cree_le: Mapped[datetime] = mapped_column(Instant)
    archive_le: Mapped[datetime | None] = mapped_column(Instant)


class AdresseLigne(Base):
    """A slug that a document has, or has had: it is never given to another."""

    __tablename__ = "adresse"

    genre: Mapped[str] = mapped_column(Text, primary_key=True)
    slug: Mapped[str] = mapped_column(Text, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)


class RevisionLigne(Base):
    """One state of a document, as it was written; never changed."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("document_id", "numero"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    numero: Mapped[int]
    schema: Mapped[int]
    contenu: Mapped[str] = mapped_column(Text)
    empreinte: Mapped[str] = mapped_column(Text)
    auteur: Mapped[str] = mapped_column(Text)
    origine: Mapped[str] = mapped_column(Text)
    motif: Mapped[str] = mapped_column(Text)
    cree_le: Mapped[datetime] = mapped_column(Instant)


class PublicationLigne(Base):
    """From `debut` on, readers see this revision, or nothing when there is none.

    In force at t: the row with the greatest (debut, id) among those with debut <= t, as long as
    t < fin. Going back is a new row that points at an older revision.
    """

    __tablename__ = "publication"
    __table_args__ = (
        Index(None, "document_id", "debut", "id"),
        CheckConstraint("fin IS NULL OR fin > debut", name="fin_apres_debut"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    debut: Mapped[datetime] = mapped_column(Instant)
    fin: Mapped[datetime | None] = mapped_column(Instant)
    auteur: Mapped[str] = mapped_column(Text)
    cree_le: Mapped[datetime] = mapped_column(Instant)


_MARQUE = "hash_francais || ' ' || langue || ' ' || etat || ' ' || CAST(numero AS TEXT)"


class TraductionLigne(Base):
    """A text of a segment in a language, for one French text; a correction is a new `numero`."""

    __tablename__ = "traduction"
    __table_args__ = (
        UniqueConstraint("cle", "langue", "hash_francais", "numero"),
        CheckConstraint("etat IN ('non_relue', 'relue', 'retiree')", name="etat_connu"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cle: Mapped[str] = mapped_column(Text)
    langue: Mapped[str] = mapped_column(Text)
    hash_francais: Mapped[str] = mapped_column(Text)
    numero: Mapped[int]
    texte: Mapped[str] = mapped_column(Text)
    etat: Mapped[str] = mapped_column(Text)
    auteur: Mapped[str] = mapped_column(Text)
    cree_le: Mapped[datetime] = mapped_column(Instant)
    marque: Mapped[str] = mapped_column(Text, Computed(_MARQUE, persisted=True))
    """All but the texts, written by the base: gathering four columns takes twice as long."""


class PackLigne(Base):
    """A pack that was imported; `cle` is the id of its manifest."""

    __tablename__ = "pack"

    id: Mapped[int] = mapped_column(primary_key=True)
    cle: Mapped[str] = mapped_column(Text, unique=True)
    nom: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    importe_le: Mapped[datetime] = mapped_column(Instant)


class PackDocumentLigne(Base):
    """What a pack last said of a document: the base of the next three-way merge."""

    __tablename__ = "pack_document"

    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id"), primary_key=True)
    genre: Mapped[str] = mapped_column(Text, primary_key=True)
    cle: Mapped[str] = mapped_column(Text, primary_key=True)
    contenu: Mapped[str] = mapped_column(Text)
    importe_le: Mapped[datetime] = mapped_column(Instant)


class ConflitLigne(Base):
    """A place that both the instance and a pack changed; the values are JSON."""

    __tablename__ = "conflit"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id"))
    chemin: Mapped[str] = mapped_column(Text)
    base: Mapped[str | None] = mapped_column(Text)
    local: Mapped[str | None] = mapped_column(Text)
    propose: Mapped[str | None] = mapped_column(Text)
    cree_le: Mapped[datetime] = mapped_column(Instant)
    resolu_le: Mapped[datetime | None] = mapped_column(Instant)


class VerificationLigne(Base):
    """What an agent said of a fact, as it was written then; never changed.

    A row that is cancelled has another one, `annule`, of the same sending.
    """

    __tablename__ = "verification"
    __table_args__ = (
        UniqueConstraint("envoi", "genre", "cle", "noeud", "verdict"),
        CheckConstraint("verdict IN ('juste', 'a_corriger', 'annule')", name="verdict_connu"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    genre: Mapped[str] = mapped_column(Text)
    cle: Mapped[str] = mapped_column(Text)
    noeud: Mapped[str] = mapped_column(Text)
    empreinte: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(Text)
    agent: Mapped[str] = mapped_column(Text)
    courriel: Mapped[str] = mapped_column(Text)
    remarque: Mapped[str] = mapped_column(Text)
    envoi: Mapped[str] = mapped_column(Text)
    """What was said in one go."""
    cree_le: Mapped[datetime] = mapped_column(Instant)


class ReferentLigne(Base):
    """The agent who is reminded to verify and to read again a document."""

    __tablename__ = "referent"

    genre: Mapped[str] = mapped_column(Text, primary_key=True)
    cle: Mapped[str] = mapped_column(Text, primary_key=True)
    courriel: Mapped[str] = mapped_column(Text)
    confie_par: Mapped[str] = mapped_column(Text)
    confie_le: Mapped[datetime] = mapped_column(Instant)


class CorbeilleLigne(Base):
    """A document in the bin; it is archived as well, so that lists leave it out."""

    __tablename__ = "corbeille"

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    supprime_le: Mapped[datetime] = mapped_column(Instant)
    par: Mapped[str] = mapped_column(Text)
