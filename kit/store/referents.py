"""Who is reminded of each document: the agent to whom it was given."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from kit.store.lignes import get_document_id
from kit.store.modeles import ReferentLigne


def read_referents(session: Session) -> Mapping[tuple[str, str], str]:
    """The address of the agent, by kind and id of the document."""
    return {(li.genre, li.cle): li.courriel for li in session.scalars(select(ReferentLigne))}


def give_document(
    session: Session, document: tuple[str, str], courriel: str, *, par: str, quand: datetime
) -> None:
    """Give a document (its kind and id) to an agent, or to nobody with an empty address.

    Raises DocumentInconnuError.
    """
    genre, cle = document
    get_document_id(session, genre, cle)
    table = ReferentLigne
    session.execute(delete(table).where(table.genre == genre, table.cle == cle))
    if courriel:
        session.execute(
            insert(table).values(
                genre=genre, cle=cle, courriel=courriel, confie_par=par, confie_le=quand
            )
        )
