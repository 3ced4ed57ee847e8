"""The documents that agents edit: read from the base, drafts included."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import abort, request

from kit.admin.droits import DROITS
from kit.admin.formulaires.libelles import name_genre
from kit.admin.noms import name_document
from kit.admin.porte import current_agent
from kit.admin.portee import check_portee, lieu_of
from kit.admin.vues.contenus import EDITABLES
from kit.admin.vues.listes import ETATS, describe_etat
from kit.content.document import Document
from kit.content.empreinte import dump_document
from kit.store.depot import Depot
from kit.store.erreurs import DocumentInconnuError
from kit.store.moteur import read_journal, read_session
from kit.store.relectures import Relecture, find_relecture
from kit.store.revisions import EtatDocument, Revision
from kit.web.rendu import services


@dataclass(frozen=True)
class Ouvert:
    """A document as it is edited: its newest revision."""

    document: Document
    derniere: Revision
    etat: EtatDocument

    @cached_property
    def relecture(self) -> Relecture | None:
        """The last gesture about reading it again; read from the journal when it is asked for."""
        with read_journal(services().moteurs) as journal:
            return find_relecture(journal, self.genre, self.cle)

    @property
    def genre(self) -> str:
        """Its kind."""
        return self.document.GENRE

    @property
    def cle(self) -> str:
        """Its id."""
        return self.document.id

    @property
    def numero(self) -> int:
        """Number of the newest revision."""
        return self.derniere.numero

    @property
    def brut(self) -> dict[str, Any]:
        """The same as plain data."""
        return dump_document(self.document)

    @property
    def nom(self) -> str:
        """What it is called."""
        return name_document(self.document)

    @property
    def genre_en_mots(self) -> str:
        """What it is."""
        return name_genre(self.genre)

    @property
    def etat_en_mots(self) -> str:
        """Where it stands."""
        return ETATS[describe_etat(self.etat, self.relecture)]


def open_document(genre: str, cle: str, parmi: Collection[str] = EDITABLES) -> Ouvert:
    """The newest revision of a document. Ends the request with 404 when there is none.

    With 403 when the role of the agent is limited to another place. `parmi` are the kinds that
    the page is made for.
    """
    if genre not in parmi:
        abort(404)
    try:
        with read_session(services().moteurs) as session:
            brouillon = Depot(session, services().horloge).open_brouillon(genre, cle)
    except DocumentInconnuError:
        abort(404)
    geste = DROITS[request.endpoint or ""].geste or "lire"
    check_portee(lieu_of(brouillon.document), geste, current_agent())
    return Ouvert(brouillon.document, brouillon.revision, brouillon.etat)
