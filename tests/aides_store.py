"""What the tests of the store share: small documents, and the whole text of a base."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fabrique import fiche, site

from kit.content.document import Document
from kit.content.lecture import read_document
from kit.content.segments import hash_francais
from kit.horloge import HorlogeFixe
from kit.store.catalogue import Catalogue
from kit.store.chargement import load_catalogue
from kit.store.depot import Depot
from kit.store.lignes import read_version
from kit.store.moteur import Moteurs, read_session, write_session
from kit.store.publications import APublier
from kit.store.traductions import EtatStocke, NouvelleTraduction

MIDI = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
HEURE = timedelta(hours=1)
HORLOGE = HorlogeFixe(MIDI)
TITRE = "fiche/essai#titre"


def prefecture(**changes: object) -> Document:
    """The main structure of tests."""
    brut = {
        "schema": 1,
        "id": "prefecture",
        "genre": "prefecture",
        "nom": "Préfecture",
        "adresse_postale": ["Place"],
    }
    return read_document("structure", {**brut, **changes})


def publish(moteurs: Moteurs, *documents: Document, horloge: HorlogeFixe = HORLOGE) -> None:
    """Save and publish documents together."""
    with write_session(moteurs) as session:
        depot = Depot(session, horloge)
        for document in documents:
            depot.save_revision(document, auteur="tests")
        depot.publish_documents([APublier(d.GENRE, d.id) for d in documents], auteur="tests")


def save(moteurs: Moteurs, *documents: Document) -> None:
    """Save drafts."""
    with write_session(moteurs) as session:
        for document in documents:
            Depot(session, HORLOGE).save_revision(document, auteur="tests")


def publish_site(moteurs: Moteurs) -> None:
    """The least that makes a catalogue, and the fiche of tests."""
    publish(moteurs, site(), prefecture(), fiche())


def translate(
    moteurs: Moteurs,
    texte: str,
    francais: str = "Renouveler ma carte",
    etat: EtatStocke = "relue",
    cle: str = TITRE,
) -> None:
    """Add an English text for the title of the fiche of tests, or for another segment."""
    nouvelle = NouvelleTraduction(cle, "en", hash_francais(francais), texte, etat)
    with write_session(moteurs) as session:
        Depot(session, HORLOGE).save_traduction(nouvelle, auteur="tests")


def catalogue_at(moteurs: Moteurs, instant: datetime = MIDI) -> Catalogue:
    """What readers see at an instant."""
    with read_session(moteurs) as session:
        return load_catalogue(session, instant)


def version_of(moteurs: Moteurs) -> int:
    """Version of what readers see."""
    with read_session(moteurs) as session:
        return read_version(session)


def dump(fichier: Path | None) -> str:
    """The whole text of a base: any change shows."""
    assert fichier is not None
    with closing(sqlite3.connect(fichier)) as connection:
        return "\n".join(connection.iterdump())
