"""What agents are writing and have not saved: kept while they type, shown to their colleagues.

One row for an agent, a document and one of its parts. Nothing here makes a revision.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kit.store.modeles_acces import AgentLigne
from kit.store.modeles_saisie import SaisieLigne

Champs = Mapping[str, Sequence[str]]
"""The fields of a form as they were typed: the values of each, by name."""

PRESENCE = timedelta(minutes=10)
"""How long after the last sign an agent is still said to be in a form."""
GARDE = timedelta(days=30)
"""How long a text that is never saved is kept."""
REPRISE = timedelta(hours=1)
"""How long a text that was thrown away may be taken back."""


@dataclass(frozen=True)
class Place:
    """The form of an agent: one part of one document."""

    agent_id: int
    genre: str
    cle: str
    partie: str


@dataclass(frozen=True)
class Saisie:
    """What an agent has not saved in one part."""

    partie: str
    base: int
    """Number of the revision on which the form was opened."""
    champs: Champs | None
    """None: nothing was typed, or it was thrown away too long ago."""
    vue_le: datetime
    jetee_le: datetime | None

    @property
    def attend(self) -> bool:
        """Whether a text waits to be gone on with."""
        return self.champs is not None and self.jetee_le is None


@dataclass(frozen=True)
class Present:
    """A colleague who is in a form."""

    nom: str
    partie: str
    depuis: datetime


def open_saisie(session: Session, place: Place, base: int, quand: datetime) -> Saisie:
    """The agent is in the form from now on; what waits there for her. Sweeps what is too old."""
    session.execute(
        delete(SaisieLigne).where(
            (SaisieLigne.vue_le <= quand - GARDE) | (SaisieLigne.jetee_le <= quand - REPRISE)
        )
    )
    ligne = _ensure(session, place, base, quand)
    if ligne.champs is None:
        ligne.base = base
    if ligne.ouverte_le is None or ligne.vue_le <= quand - PRESENCE:
        ligne.ouverte_le = quand
    saisie = _saisie(ligne, quand)
    ligne.vue_le = quand
    return saisie


def keep_saisie(
    session: Session, place: Place, base: int, champs: Champs | None, quand: datetime
) -> None:
    """Keep the fields as they are typed; None: they say what the draft says."""
    ligne = _ensure(session, place, base, quand)
    ligne.vue_le = quand
    ligne.ouverte_le = ligne.ouverte_le or quand
    if champs is not None:
        ligne.base, ligne.jetee_le = base, None
        ligne.champs = json.dumps({n: list(v) for n, v in champs.items()}, ensure_ascii=False)
    elif ligne.jetee_le is None:
        ligne.base, ligne.champs = base, None


def leave_saisie(session: Session, place: Place) -> None:
    """The agent is not in the form any more; a text that is not saved waits there."""
    session.execute(delete(SaisieLigne).where(_la(place), SaisieLigne.champs.is_(None)))
    session.execute(update(SaisieLigne).where(_la(place)).values(ouverte_le=None))


def throw_saisie(session: Session, place: Place, quand: datetime) -> None:
    """Throw the text away; `restore_saisie` takes it back."""
    session.execute(update(SaisieLigne).where(_la(place)).values(jetee_le=quand))


def restore_saisie(session: Session, place: Place) -> None:
    """Take back a text that was thrown away."""
    session.execute(update(SaisieLigne).where(_la(place)).values(jetee_le=None))


def remove_saisie(session: Session, place: Place) -> None:
    """The text is saved: nothing is kept of it here."""
    session.execute(delete(SaisieLigne).where(_la(place)))


def find_saisie(session: Session, place: Place, quand: datetime) -> Saisie | None:
    """What the agent has there; None when the form was never opened."""
    ligne = session.execute(select(SaisieLigne).where(_la(place))).scalar_one_or_none()
    return None if ligne is None else _saisie(ligne, quand)


def list_saisies(
    session: Session, agent_id: int, genre: str, cle: str, quand: datetime
) -> tuple[Saisie, ...]:
    """What an agent has in each part of a document, by name of part."""
    requete = (
        select(SaisieLigne)
        .where(SaisieLigne.agent_id == agent_id, SaisieLigne.genre == genre, SaisieLigne.cle == cle)
        .order_by(SaisieLigne.partie)
    )
    return tuple(_saisie(ligne, quand) for ligne in session.scalars(requete))


def list_presents(
    session: Session, agent_id: int, genre: str, cle: str, quand: datetime
) -> tuple[Present, ...]:
    """The colleagues of an agent who are in a form of a document, the first come first."""
    requete = (
        select(AgentLigne.nom, SaisieLigne.partie, SaisieLigne.ouverte_le)
        .join(AgentLigne, AgentLigne.id == SaisieLigne.agent_id)
        .where(
            SaisieLigne.agent_id != agent_id,
            SaisieLigne.genre == genre,
            SaisieLigne.cle == cle,
            SaisieLigne.ouverte_le.is_not(None),
            SaisieLigne.vue_le > quand - PRESENCE,
            AgentLigne.actif,
        )
        .order_by(SaisieLigne.ouverte_le, AgentLigne.nom)
    )
    return tuple(
        Present(nom, partie, depuis)
        for nom, partie, depuis in session.execute(requete)
        if depuis is not None
    )


def _ensure(session: Session, place: Place, base: int, quand: datetime) -> SaisieLigne:
    """The row of a form, made when there is none: two clicks at once make one."""
    postgres = session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert if postgres else sqlite.insert
    session.execute(
        insert(SaisieLigne)
        .values(
            agent_id=place.agent_id,
            genre=place.genre,
            cle=place.cle,
            partie=place.partie,
            base=base,
            champs=None,
            ouverte_le=quand,
            vue_le=quand,
            jetee_le=None,
        )
        .on_conflict_do_nothing(index_elements=["agent_id", "genre", "cle", "partie"])
    )
    return session.execute(select(SaisieLigne).where(_la(place))).scalar_one()


def _la(place: Place) -> ColumnElement[bool]:
    return and_(
        SaisieLigne.agent_id == place.agent_id,
        SaisieLigne.genre == place.genre,
        SaisieLigne.cle == place.cle,
        SaisieLigne.partie == place.partie,
    )


def _saisie(ligne: SaisieLigne, quand: datetime) -> Saisie:
    perdue = ligne.jetee_le is not None and ligne.jetee_le <= quand - REPRISE
    champs = None if perdue or ligne.champs is None else json.loads(ligne.champs)
    return Saisie(ligne.partie, ligne.base, champs, ligne.vue_le, ligne.jetee_le)
