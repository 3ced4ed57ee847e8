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
