"""Saving a whole draft that a gesture changed: nothing to fill in, so nothing to correct."""

from typing import Any

from kit.admin.documents import Ouvert
from kit.admin.ecriture import Desaccord, Geste, save_document
from kit.content.lecture import read_document
from kit.store.depot import Depot
from kit.store.moteur import write_session
from kit.web.rendu import services


def save_brouillon(ouvert: Ouvert, brut: dict[str, Any], geste: Geste) -> str:
    """Save it; what happened, in words. Raises DocumentInvalideError."""
    propose = read_document(ouvert.genre, brut)
    with write_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        fait = save_document(depot, ouvert.document, ouvert.numero, propose, geste)
    if isinstance(fait, Desaccord):
        return (
            f"{fait.derniere.auteur} a changé la même chose en même temps\u00a0: "
            "rien n’est enregistré. Regardez, puis recommencez."
        )
    return f"C’est enregistré dans le brouillon ({ouvert.genre_en_mots.lower()})."
