"""The tables of the journal: apart, so that they never touch the content base on SQLite."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kit.store.modeles_base import NOMS, Instant

AJOUT_SEUL_JOURNAL = ("audit", "resolu", "edition")


class BaseJournal(DeclarativeBase):
    """The journal base."""

    metadata = MetaData(naming_convention=NOMS)


class AuditLigne(BaseJournal):
    """Who did what, when; never changed."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    quand: Mapped[datetime] = mapped_column(Instant, index=True)
    qui: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    genre: Mapped[str | None] = mapped_column(Text)
    cle: Mapped[str | None] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text)


class ComprehensionLigne(BaseJournal):
    """One answer to a pictogram shown at the counter: nothing tells who gave it, nor when.

    Not append-only: a mistake made at the counter must be able to go.
    """

    __tablename__ = "comprehension"
    __table_args__ = (
        CheckConstraint(
            "reponse IN ('compris', 'contraire', 'ne_sait_pas')", name="reponse_connue"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pictogramme: Mapped[str] = mapped_column(Text, index=True)
    dessin: Mapped[str] = mapped_column(Text)
    langue: Mapped[str] = mapped_column(Text)
    reponse: Mapped[str] = mapped_column(Text)
    jour: Mapped[date]
    structure: Mapped[str | None] = mapped_column(Text)


class ResoluLigne(BaseJournal):
    """What a sheet said, once for all its papers; never changed."""

    __tablename__ = "resolu"

    empreinte: Mapped[str] = mapped_column(Text, primary_key=True)
    genre: Mapped[str] = mapped_column(Text)
    identifiant: Mapped[str] = mapped_column(Text)
    contenu: Mapped[str] = mapped_column(Text)


class EditionLigne(BaseJournal):
    """A sheet on its paper, under the code that it bears; never changed."""

    __tablename__ = "edition"

    code: Mapped[str] = mapped_column(Text, primary_key=True)
    empreinte: Mapped[str] = mapped_column(ForeignKey("resolu.empreinte"), index=True)
    support: Mapped[str] = mapped_column(Text)
    structure: Mapped[str | None] = mapped_column(Text)
    langues: Mapped[str] = mapped_column(Text)
    jour: Mapped[date]


class VisiteLigne(BaseJournal):
    """How many visits of one sort in a half-day, in a place: no person, no finer time.

    Not append-only: the count grows in place, and a tap made by mistake goes.
    """

    __tablename__ = "visite"
    __table_args__ = (
        CheckConstraint("demi_journee IN ('matin', 'apres_midi')", name="demi_journee_connue"),
        CheckConstraint(
            "canal IN ('guichet', 'telephone', 'courriel', 'courrier')", name="canal_connu"
        ),
        CheckConstraint("nombre >= 0", name="jamais_sous_zero"),
    )

    structure: Mapped[str] = mapped_column(Text, primary_key=True)
    jour: Mapped[date] = mapped_column(primary_key=True, index=True)
    demi_journee: Mapped[str] = mapped_column(Text, primary_key=True)
    motif: Mapped[str] = mapped_column(Text, primary_key=True)
    canal: Mapped[str] = mapped_column(Text, primary_key=True)
    deja_venu: Mapped[bool] = mapped_column(primary_key=True)
    manque: Mapped[str] = mapped_column(Text, primary_key=True)
    """Empty when nothing was missing: two NULL would be two rows."""
    nombre: Mapped[int]


class GesteLigne(BaseJournal):
    """A form that was sent, so that it is not counted twice; says nothing of what it counted.

    Kept until the next day.
    """

    __tablename__ = "geste_compteur"

    cle: Mapped[str] = mapped_column(Text, primary_key=True)
    jour: Mapped[date]
    annule: Mapped[bool]


class CodeCompteurLigne(BaseJournal):
    """The code that opens the counter of a place; what is kept cannot be typed."""

    __tablename__ = "code_compteur"

    structure: Mapped[str] = mapped_column(Text, primary_key=True)
    repere: Mapped[str] = mapped_column(Text, unique=True)
    """The first signs of the code: they say which place it opens, and are no secret."""
    empreinte: Mapped[str] = mapped_column(Text)
    jour: Mapped[date]


class LienExterneLigne(BaseJournal):
    """An address of another site, and whether it answered; one row, changed at each visit."""

    __tablename__ = "lien_externe"

    adresse: Mapped[str] = mapped_column(Text, primary_key=True)
    jour: Mapped[date]
    """Of the last visit."""
    echec: Mapped[date | None]
    """First day since which every visit failed."""
    motif: Mapped[str] = mapped_column(Text)
