"""Sessions: the browsers where an agent is logged in, for how long, and how to close them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from kit.store.acces.agents import get_agent
from kit.store.acces.roles import Agent
from kit.store.acces.secrets import hash_secret, make_secret
from kit.store.modeles_acces import SessionAgentLigne
from kit.store.moteur import Moteurs, read_journal, write_journal

INACTIVITE = timedelta(minutes=30)
DUREE_MAX = timedelta(hours=10)
CONFIRMATION = timedelta(minutes=10)
"""How long a password just given opens what is dangerous: accounts, restoring."""
_PAS = timedelta(minutes=1)
"""A page seen within it is not written again: reading pages must not wait for a writer."""


@dataclass(frozen=True)
class SessionOuverte:
    """One browser where someone is logged in."""

    id: int
    agent: Agent
    appareil: str
    cree_le: datetime
    vue_le: datetime
    confirmee_le: datetime

    def is_confirmed(self, quand: datetime) -> bool:
        """Whether the password was given a short while ago."""
        return quand - self.confirmee_le < CONFIRMATION


def open_session(session: Session, agent_id: int, appareil: str, quand: datetime) -> str:
    """The secret that the browser keeps. What is over is swept at the same time."""
    session.execute(
        delete(SessionAgentLigne).where(
            (SessionAgentLigne.vue_le <= quand - INACTIVITE)
            | (SessionAgentLigne.cree_le <= quand - DUREE_MAX)
        )
    )
    secret = make_secret()
    session.execute(
        insert(SessionAgentLigne).values(
            empreinte=hash_secret(secret),
            agent_id=agent_id,
            appareil=appareil,
            cree_le=quand,
            vue_le=quand,
            confirmee_le=quand,
        )
    )
    return secret


def find_session(moteurs: Moteurs, secret: str, quand: datetime) -> SessionOuverte | None:
    """Who is behind a secret; None when it is over, unknown, or the account is closed.

    Raises KitError when the journal cannot be read.
    """
    with read_journal(moteurs) as session:
        ligne = session.execute(
            select(SessionAgentLigne).where(SessionAgentLigne.empreinte == hash_secret(secret))
        ).scalar_one_or_none()
        if ligne is None or not _is_alive(ligne, quand):
            return None
        ouverte = _ouverte(ligne, get_agent(session, ligne.agent_id))
    if not ouverte.agent.actif:
        return None
    if quand - ouverte.vue_le >= _PAS:
        _touch(moteurs, ouverte.id, quand)
    return ouverte


def list_sessions(session: Session, agent_id: int, quand: datetime) -> tuple[SessionOuverte, ...]:
    """The browsers of an agent, the last seen first."""
    agent = get_agent(session, agent_id)
    requete = (
        select(SessionAgentLigne)
        .where(SessionAgentLigne.agent_id == agent_id)
        .order_by(SessionAgentLigne.vue_le.desc(), SessionAgentLigne.id.desc())
    )
    return tuple(_ouverte(li, agent) for li in session.scalars(requete) if _is_alive(li, quand))


def confirm_session(session: Session, session_id: int, quand: datetime) -> None:
    """The password was given again."""
    session.execute(
        update(SessionAgentLigne)
        .where(SessionAgentLigne.id == session_id)
        .values(confirmee_le=quand)
    )


def close_session(session: Session, agent_id: int, session_id: int | None = None) -> None:
    """Log out one browser of an agent, or all of them."""
    requete = delete(SessionAgentLigne).where(SessionAgentLigne.agent_id == agent_id)
    if session_id is not None:
        requete = requete.where(SessionAgentLigne.id == session_id)
    session.execute(requete)


def _touch(moteurs: Moteurs, session_id: int, quand: datetime) -> None:
    with write_journal(moteurs) as session:
        session.execute(
            update(SessionAgentLigne).where(SessionAgentLigne.id == session_id).values(vue_le=quand)
        )


def _is_alive(ligne: SessionAgentLigne, quand: datetime) -> bool:
    return quand - ligne.vue_le < INACTIVITE and quand - ligne.cree_le < DUREE_MAX


def _ouverte(ligne: SessionAgentLigne, agent: Agent) -> SessionOuverte:
    return SessionOuverte(
        ligne.id, agent, ligne.appareil, ligne.cree_le, ligne.vue_le, ligne.confirmee_le
    )
