"""Logging in: an address, a password, and a wait after too many wrong ones."""

import hashlib
import math
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from kit.store.acces.agents import plain_courriel
from kit.store.acces.erreurs import (
    ConnexionRefuseeError,
    CourrielInvalideError,
    TropEssaisError,
)
from kit.store.acces.liens import read_mot_de_passe
from kit.store.acces.mots_de_passe import verify_mot_de_passe
from kit.store.acces.sessions import open_session
from kit.store.modeles_acces import EssaiLigne
from kit.store.moteur import Moteurs, write_journal

ESSAIS_MAX = 5
ATTENTE = timedelta(minutes=15)
"""Wrong passwords for one address are counted over it, and it is how long the wait may be."""


def log_in(
    moteurs: Moteurs, courriel: str, mot_de_passe: str, appareil: str, quand: datetime
) -> str:
    """The secret of a new session.

    Raises ConnexionRefuseeError, TropEssaisError, or KitError when the journal cannot be written.
    """
    agent_id = check_identite(moteurs, courriel, mot_de_passe, quand)
    with write_journal(moteurs) as session:
        return open_session(session, agent_id, appareil, quand)


def check_identite(moteurs: Moteurs, courriel: str, mot_de_passe: str, quand: datetime) -> int:
    """Id of the account that an address and a password open; every try is counted first.

    Raises ConnexionRefuseeError, TropEssaisError.
    """
    try:
        nu = plain_courriel(courriel)
    except CourrielInvalideError:
        raise ConnexionRefuseeError from None
    # Counted before it is checked: a hundred tries sent at once would all be checked otherwise.
    with write_journal(moteurs) as session:
        _count_essai(session, nu, quand)
        compte = read_mot_de_passe(session, nu)
    if not verify_mot_de_passe(compte[1] if compte else None, mot_de_passe) or compte is None:
        raise ConnexionRefuseeError
    with write_journal(moteurs) as session:
        session.execute(delete(EssaiLigne).where(EssaiLigne.cible == _cible(nu)))
    return compte[0]


def _count_essai(session: Session, courriel: str, quand: datetime) -> None:
    session.execute(delete(EssaiLigne).where(EssaiLigne.quand <= quand - ATTENTE))
    requete = select(EssaiLigne.quand).where(EssaiLigne.cible == _cible(courriel))
    essais = sorted(session.scalars(requete))
    if len(essais) >= ESSAIS_MAX:
        reste = essais[-ESSAIS_MAX] + ATTENTE - quand
        raise TropEssaisError(max(1, math.ceil(reste.total_seconds() / 60)))
    session.execute(insert(EssaiLigne).values(cible=_cible(courriel), quand=quand))


def _cible(courriel: str) -> str:
    """An address that is not known here must not be kept in clear."""
    return hashlib.sha256(courriel.encode()).hexdigest()
