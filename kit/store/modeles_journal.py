"""The tables of the journal: apart, so that they never touch the content base on SQLite."""

from datetime import datetime

from sqlalchemy import MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kit.store.modeles_base import NOMS, Instant

AJOUT_SEUL_JOURNAL = ("audit",)


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
