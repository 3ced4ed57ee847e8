"""Every document in one reading, drafts included: what lists of the back office show."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from kit.content.evolutions import upgrade
from kit.store.lignes import select_newest
from kit.store.modeles import DocumentLigne, RevisionLigne
from kit.store.revisions import EtatDocument, list_documents


@dataclass(frozen=True)
class Ligne:
    """A document, its newest revision as plain data, and who wrote it."""

    etat: EtatDocument
    brut: dict[str, Any]
    auteur: str
    quand: datetime


def list_lignes(session: Session, instant: datetime, genres: Collection[str]) -> tuple[Ligne, ...]:
    """The documents of some kinds, by kind and id; not validated: they were when stored."""
    requete = select_newest(
        DocumentLigne.genre,
        DocumentLigne.cle,
        RevisionLigne.contenu,
        RevisionLigne.auteur,
        RevisionLigne.cree_le,
    ).where(DocumentLigne.genre.in_(genres))
    lues = {(genre, cle): suite for genre, cle, *suite in session.execute(requete)}
    return tuple(
        Ligne(etat, upgrade(etat.genre, json.loads(contenu)), auteur, quand)
        for etat in list_documents(session, instant)
        if (etat.genre, etat.cle) in lues
        for contenu, auteur, quand in [lues[etat.genre, etat.cle]]
    )
