"""The tables of accounts: in the journal, so that logging in never touches the contents."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.modeles_base import Instant
from kit.store.modeles_journal import BaseJournal


class AgentLigne(BaseJournal):
    """Someone who may enter; never removed: what she signed keeps her name."""

    __tablename__ = "agent"

    id: Mapped[int] = mapped_column(primary_key=True)
    courriel: Mapped[str] = mapped_column(Text, unique=True)
    nom: Mapped[str] = mapped_column(Text)
    mot_de_passe: Mapped[str | None] = mapped_column(Text)
    """Argon2id, with its parameters; None until the first link is used."""
    actif: Mapped[bool]
    cree_le: Mapped[datetime] = mapped_column(Instant)


class AttributionLigne(BaseJournal):
    """One role of an agent, and how far it goes; an empty text means everywhere."""

    __tablename__ = "attribution"
    __table_args__ = (
        CheckConstraint(
            "role IN ('redacteur', 'traducteur', 'valideur', 'administrateur')", name="role_connu"
        ),
    )

    agent_id: Mapped[int] = mapped_column(ForeignKey("agent.id"), primary_key=True)
    role: Mapped[str] = mapped_column(Text, primary_key=True)
    langue: Mapped[str] = mapped_column(Text, primary_key=True)
    structure: Mapped[str] = mapped_column(Text, primary_key=True)


class LienAgentLigne(BaseJournal):
    """A link that works once, to choose a password; only the hash of its secret is kept."""

    __tablename__ = "lien_agent"

    empreinte: Mapped[str] = mapped_column(Text, primary_key=True)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agent.id"), index=True)
    expire_le: Mapped[datetime] = mapped_column(Instant)
    utilise_le: Mapped[datetime | None] = mapped_column(Instant)


class SessionAgentLigne(BaseJournal):
    """One browser where an agent is logged in; only the hash of its secret is kept."""

    __tablename__ = "session_agent"
    __table_args__ = (UniqueConstraint("empreinte"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    empreinte: Mapped[str] = mapped_column(Text)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agent.id"), index=True)
    appareil: Mapped[str] = mapped_column(Text)
    """In words, for the agent who looks for her own: "Firefox, Windows"."""
    cree_le: Mapped[datetime] = mapped_column(Instant)
    vue_le: Mapped[datetime] = mapped_column(Instant)
    confirmee_le: Mapped[datetime] = mapped_column(Instant)
    """When the password was last given."""


class EssaiLigne(BaseJournal):
    """A wrong password: the hash of the address that was tried, and when; gone after the wait."""

    __tablename__ = "essai"

    id: Mapped[int] = mapped_column(primary_key=True)
    cible: Mapped[str] = mapped_column(Text, index=True)
    quand: Mapped[datetime] = mapped_column(Instant, index=True)
