"""One-time links: how an agent chooses a password, the first time or when it is lost."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from kit.store.acces.agents import get_agent
from kit.store.acces.erreurs import LienMortError
from kit.store.acces.roles import Agent
from kit.store.acces.secrets import hash_secret, make_secret
from kit.store.modeles_acces import AgentLigne, LienAgentLigne, SessionAgentLigne

DUREE_LIEN = timedelta(days=3)


def create_lien(session: Session, agent_id: int, quand: datetime) -> str:
    """The secret of a new link; the earlier ones of this agent stop working."""
    session.execute(delete(LienAgentLigne).where(LienAgentLigne.agent_id == agent_id))
    secret = make_secret()
    session.execute(
        insert(LienAgentLigne).values(
            empreinte=hash_secret(secret),
            agent_id=agent_id,
            expire_le=quand + DUREE_LIEN,
            utilise_le=None,
        )
    )
    return secret


def find_lien(session: Session, secret: str, quand: datetime) -> Agent:
    """Whose link it is. Raises LienMortError when it is unknown, used or too old."""
    ligne = session.get(LienAgentLigne, hash_secret(secret))
    if ligne is None or ligne.utilise_le is not None or ligne.expire_le <= quand:
        raise LienMortError
    agent = get_agent(session, ligne.agent_id)
    if not agent.actif:
        raise LienMortError
    return agent


def use_lien(session: Session, secret: str, mot_de_passe_garde: str, quand: datetime) -> Agent:
    """Set the password that was chosen, and log out every browser. Raises LienMortError."""
    agent = find_lien(session, secret, quand)
    session.execute(
        update(LienAgentLigne)
        .where(LienAgentLigne.empreinte == hash_secret(secret))
        .values(utilise_le=quand)
    )
    set_mot_de_passe(session, agent.id, mot_de_passe_garde)
    session.expire_all()
    return get_agent(session, agent.id)


def set_mot_de_passe(session: Session, agent_id: int, garde: str) -> None:
    """Replace a password, already hashed: whoever knew the old one is out."""
    session.execute(update(AgentLigne).where(AgentLigne.id == agent_id).values(mot_de_passe=garde))
    session.execute(delete(SessionAgentLigne).where(SessionAgentLigne.agent_id == agent_id))


def read_mot_de_passe(session: Session, courriel: str) -> tuple[int, str | None] | None:
    """Id and kept password of an active account; None when there is none."""
    requete = select(AgentLigne.id, AgentLigne.mot_de_passe).where(
        AgentLigne.courriel == courriel, AgentLigne.actif
    )
    ligne = session.execute(requete).one_or_none()
    return None if ligne is None else (ligne.id, ligne.mot_de_passe)
