"""The documents that agents edit: read from the base, drafts included."""

from dataclasses import dataclass
from typing import Any

from flask import abort

from kit.admin.catalogue import find_catalogue
from kit.admin.formulaires.libelles import name_genre
from kit.admin.noms import name_document
from kit.admin.vues.contenus import EDITABLES, DocumentVue, describe_etat
from kit.content.document import Document
from kit.content.empreinte import dump_document
from kit.store.depot import Depot
from kit.store.erreurs import DocumentInconnuError
from kit.store.moteur import read_session
from kit.store.revisions import EtatDocument, Revision
from kit.web.rendu import services


@dataclass(frozen=True)
class Ouvert:
    """A document as it is edited: its newest revision."""

    document: Document
    derniere: Revision
    etat: EtatDocument

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
        return _vue(self.etat, self.nom).etat_en_mots


def open_document(genre: str, cle: str) -> Ouvert:
    """The newest revision of a document. Ends the request with 404 when there is none."""
    if genre not in EDITABLES:
        abort(404)
    try:
        with read_session(services().moteurs) as session:
            depot = Depot(session, services().horloge)
            document = depot.read_draft(genre, cle)
            derniere = depot.list_revisions(genre, cle)[0]
            etat = next(e for e in depot.list_documents() if (e.genre, e.cle) == (genre, cle))
    except DocumentInconnuError:
        abort(404)
    return Ouvert(document, derniere, etat)


def list_vues() -> list[DocumentVue]:
    """Every document that is edited here, by kind then by name."""
    catalogue = find_catalogue()
    with read_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        etats = [e for e in depot.list_documents() if e.genre in EDITABLES]
        montres = {
            (e.genre, e.cle): catalogue.documents.get(e.genre, {}).get(e.cle) if catalogue else None
            for e in etats
        }
        autres = {
            (e.genre, e.cle)
            for e in etats
            if montres[e.genre, e.cle] is None or (e.publie and e.brouillon)
        }
        montres |= {(d.GENRE, d.id): d for d in depot.read_drafts(autres)}
    noms = {cle: name_document(d) for cle, d in montres.items() if d is not None}
    vues = [_vue(etat, noms[etat.genre, etat.cle]) for etat in etats]
    return sorted(vues, key=lambda v: (EDITABLES.index(v.genre), v.nom.casefold()))


def _vue(etat: EtatDocument, nom: str) -> DocumentVue:
    return DocumentVue(etat.genre, etat.cle, nom, name_genre(etat.genre), describe_etat(etat))
