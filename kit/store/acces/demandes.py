"""Links that people ask for themselves: few at a time, for one address and for the whole site."""

import hashlib
import math
from datetime import datetime

from sqlalchemy import delete, insert, select

from kit.store.acces.agents import find_agent, plain_courriel
from kit.store.acces.connexion import ATTENTE
from kit.store.acces.erreurs import TropDemandesError
from kit.store.acces.liens import create_lien
from kit.store.acces.roles import Agent
from kit.store.modeles_acces import EssaiLigne
from kit.store.moteur import Moteurs, write_journal

DEMANDES_MAX = 3
"""Links for one address, known or not, over ATTENTE."""
DEMANDES_MAX_SITE = 30
"""The same for all addresses together: nobody can make this site write to everyone."""


def count_demande(moteurs: Moteurs, courriel: str, quand: datetime) -> None:
    """Count a request before anything is looked at, so that the answer says nothing.

    Raises CourrielInvalideError, TropDemandesError.
    """
    limites = {_cible(plain_courriel(courriel)): DEMANDES_MAX, _cible(""): DEMANDES_MAX_SITE}
    with write_journal(moteurs) as session:
        session.execute(delete(EssaiLigne).where(EssaiLigne.quand <= quand - ATTENTE))
        for cible, maximum in limites.items():
            requete = select(EssaiLigne.quand).where(EssaiLigne.cible == cible)
            faites = sorted(session.scalars(requete))
            if len(faites) >= maximum:
                reste = faites[-maximum] + ATTENTE - quand
                raise TropDemandesError(max(1, math.ceil(reste.total_seconds() / 60)))
        lignes = [{"cible": cible, "quand": quand} for cible in limites]
        session.execute(insert(EssaiLigne), lignes)


def create_demande(moteurs: Moteurs, courriel: str, quand: datetime) -> tuple[Agent, str] | None:
    """The account in use of an address, and the secret of a new link; None when there is none."""
    with write_journal(moteurs) as session:
        agent = find_agent(session, courriel)
        if agent is None or not agent.actif:
            return None
        return agent, create_lien(session, agent.id, quand)


def _cible(courriel: str) -> str:
    """Never that of a password that was tried."""
    return hashlib.sha256(f"lien {courriel}".encode()).hexdigest()
