"""Accounts: who, with which roles; nothing here knows a password in clear."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from kit.store.acces.erreurs import (
    AgentInconnuError,
    CourrielInvalideError,
    CourrielPrisError,
    DernierAdministrateurError,
)
from kit.store.acces.roles import ROLES, Agent, Attribution, Role
from kit.store.modeles_acces import AgentLigne, AttributionLigne, SessionAgentLigne

_COURRIEL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LONGUEUR_MAX = 254
"""Signs of an address. Source: RFC 5321, section 4.5.3.1.3."""


def plain_courriel(courriel: str) -> str:
    """The one form of an address under which an account is found. Raises CourrielInvalideError."""
    nu = courriel.strip().casefold()
    if len(nu) > _LONGUEUR_MAX or not _COURRIEL.fullmatch(nu):
        raise CourrielInvalideError(courriel.strip()[:80])
    return nu


def create_agent(
    session: Session,
    courriel: str,
    nom: str,
    attributions: Sequence[Attribution],
    quand: datetime,
) -> Agent:
    """Open an account, without password. Raises CourrielInvalideError, CourrielPrisError."""
    nu = plain_courriel(courriel)
    if _find_id(session, nu) is not None:
        raise CourrielPrisError(nu)
    requete = insert(AgentLigne).values(
        courriel=nu, nom=nom.strip() or nu, mot_de_passe=None, actif=True, cree_le=quand
    )
    agent_id = session.execute(requete.returning(AgentLigne.id)).scalar_one()
    _insert_attributions(session, agent_id, attributions)
    return get_agent(session, agent_id)


def list_agents(session: Session) -> tuple[Agent, ...]:
    """Every account, by name then address."""
    attributions = _read_attributions(session)
    lignes = session.scalars(select(AgentLigne).order_by(AgentLigne.nom, AgentLigne.courriel))
    return tuple(_agent(ligne, attributions.get(ligne.id, [])) for ligne in lignes)


def find_agent(session: Session, courriel: str) -> Agent | None:
    """The account of an address. Raises CourrielInvalideError."""
    agent_id = _find_id(session, plain_courriel(courriel))
    return None if agent_id is None else get_agent(session, agent_id)


def get_agent(session: Session, agent_id: int) -> Agent:
    """One account. Raises AgentInconnuError."""
    ligne = session.get(AgentLigne, agent_id)
    if ligne is None:
        raise AgentInconnuError(f"le numéro {agent_id}")
    return _agent(ligne, _read_attributions(session, agent_id).get(agent_id, []))


def change_agent(
    session: Session,
    agent_id: int,
    *,
    nom: str | None = None,
    attributions: Sequence[Attribution] | None = None,
    actif: bool | None = None,
) -> Agent:
    """Change what is given. A closed account loses its sessions at once.

    Raises AgentInconnuError, DernierAdministrateurError.
    """
    avant = get_agent(session, agent_id)
    valeurs = {"nom": (nom or "").strip() or avant.nom}
    session.execute(update(AgentLigne).where(AgentLigne.id == agent_id).values(**valeurs))
    if actif is not None:
        session.execute(update(AgentLigne).where(AgentLigne.id == agent_id).values(actif=actif))
    if attributions is not None:
        session.execute(delete(AttributionLigne).where(AttributionLigne.agent_id == agent_id))
        _insert_attributions(session, agent_id, attributions)
    session.expire_all()
    if avant.may("administrer") and not _has_administrateur(session):
        raise DernierAdministrateurError
    if actif is False:
        session.execute(delete(SessionAgentLigne).where(SessionAgentLigne.agent_id == agent_id))
    return get_agent(session, agent_id)


def _has_administrateur(session: Session) -> bool:
    return any(agent.may("administrer") for agent in list_agents(session))


def _find_id(session: Session, courriel: str) -> int | None:
    requete = select(AgentLigne.id).where(AgentLigne.courriel == courriel)
    return session.execute(requete).scalar_one_or_none()


def _insert_attributions(
    session: Session, agent_id: int, attributions: Sequence[Attribution]
) -> None:
    lignes = [
        {
            "agent_id": agent_id,
            "role": attribution.role,
            "langue": attribution.langue or "",
            "structure": attribution.structure or "",
        }
        for attribution in dict.fromkeys(attributions)
    ]
    if lignes:
        session.execute(insert(AttributionLigne), lignes)


def _read_attributions(
    session: Session, agent_id: int | None = None
) -> dict[int, list[AttributionLigne]]:
    requete = select(AttributionLigne)
    if agent_id is not None:
        requete = requete.where(AttributionLigne.agent_id == agent_id)
    par_agent: dict[int, list[AttributionLigne]] = defaultdict(list)
    for ligne in session.scalars(requete):
        par_agent[ligne.agent_id].append(ligne)
    return par_agent


def _agent(ligne: AgentLigne, attributions: Sequence[AttributionLigne]) -> Agent:
    connus: dict[str, Role] = {role: role for role in ROLES}
    lues = (
        Attribution(connus[a.role], a.langue or None, a.structure or None) for a in attributions
    )
    ordre = sorted(lues, key=lambda a: (ROLES.index(a.role), a.langue or "", a.structure or ""))
    return Agent(
        ligne.id,
        ligne.courriel,
        ligne.nom,
        ligne.actif,
        ligne.cree_le,
        tuple(ordre),
        pret=ligne.mot_de_passe is not None,
    )
