"""Asking a colleague to read a draft before it is published: one row per gesture, never changed."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal, cast, get_args

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from kit.store.modeles_journal import DemandeRelectureLigne

Etat = Literal["demandee", "annulee", "renvoyee", "publiee"]
ETATS: tuple[Etat, ...] = get_args(Etat)


@dataclass(frozen=True)
class Relecture:
    """The last gesture about one draft."""

    genre: str
    cle: str
    numero: int
    """Number of the revision that was the newest."""
    agent: str
    """Address of who made the gesture."""
    quand: datetime
    etat: Etat
    mot: str = ""
    """What whoever sends it back says."""

    def is_open(self, publiee: int | None) -> bool:
        """Whether it waits for someone; a revision published by other means has answered it."""
        return self.etat == "demandee" and (publiee is None or publiee < self.numero)

    def is_renvoi(self, publiee: int | None) -> bool:
        """Whether it was sent back, and not published since."""
        return self.etat == "renvoyee" and (publiee is None or publiee < self.numero)


def record_relecture(session: Session, relecture: Relecture) -> None:
    """Add a gesture."""
    session.execute(insert(DemandeRelectureLigne).values(**asdict(relecture)))


def list_relectures(session: Session) -> dict[tuple[str, str], Relecture]:
    """The last gesture about each document, by kind and id."""
    dernieres = select(func.max(DemandeRelectureLigne.id)).group_by(
        DemandeRelectureLigne.genre, DemandeRelectureLigne.cle
    )
    requete = select(DemandeRelectureLigne).where(DemandeRelectureLigne.id.in_(dernieres))
    return {(ligne.genre, ligne.cle): _relecture(ligne) for ligne in session.scalars(requete)}


def list_demandeurs(session: Session) -> dict[tuple[str, str], str]:
    """Address of who last asked, by kind and id: a draft that is sent back goes to that agent."""
    dernieres = (
        select(func.max(DemandeRelectureLigne.id))
        .where(DemandeRelectureLigne.etat == "demandee")
        .group_by(DemandeRelectureLigne.genre, DemandeRelectureLigne.cle)
    )
    ligne = DemandeRelectureLigne
    requete = select(ligne.genre, ligne.cle, ligne.agent).where(ligne.id.in_(dernieres))
    return {(genre, cle): agent for genre, cle, agent in session.execute(requete)}


def find_relecture(session: Session, genre: str, cle: str) -> Relecture | None:
    """The last gesture about one document."""
    requete = (
        select(DemandeRelectureLigne)
        .where(DemandeRelectureLigne.genre == genre, DemandeRelectureLigne.cle == cle)
        .order_by(DemandeRelectureLigne.id.desc())
        .limit(1)
    )
    ligne = session.scalars(requete).one_or_none()
    return None if ligne is None else _relecture(ligne)


def _relecture(ligne: DemandeRelectureLigne) -> Relecture:
    return Relecture(
        ligne.genre,
        ligne.cle,
        ligne.numero,
        ligne.agent,
        ligne.quand,
        cast("Etat", ligne.etat),
        ligne.mot,
    )
