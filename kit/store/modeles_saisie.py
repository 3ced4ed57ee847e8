"""The table of what agents are writing: in the journal, so that typing never touches contents."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.modeles_acces import AgentLigne
from kit.store.modeles_base import Instant
from kit.store.modeles_journal import BaseJournal


class SaisieLigne(BaseJournal):
    """One form of one agent, open or left: who is where, and the text that is not saved yet.

    Not append-only: it follows what is typed, and goes once the text is saved.
    """

    __tablename__ = "saisie"

    agent_id: Mapped[int] = mapped_column(ForeignKey(AgentLigne.id), primary_key=True)
    genre: Mapped[str] = mapped_column(Text, primary_key=True)
    cle: Mapped[str] = mapped_column(Text, primary_key=True)
    partie: Mapped[str] = mapped_column(Text, primary_key=True)
    base: Mapped[int]
    """Number of the revision on which the form was opened."""
    champs: Mapped[str | None] = mapped_column(Text)
    """JSON of the fields as they were typed; None while nothing differs from the draft."""
    ouverte_le: Mapped[datetime | None] = mapped_column(Instant)
    """Since when the agent is in the form; None once it is closed."""
    vue_le: Mapped[datetime] = mapped_column(Instant, index=True)
    jetee_le: Mapped[datetime | None] = mapped_column(Instant)
    """When the text was thrown away: it may still be taken back."""
