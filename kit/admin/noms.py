"""How a document, or an agent, is called in lists and pickers."""

from collections.abc import Mapping, Sequence
from typing import Any

from kit.admin.catalogue import find_catalogue
from kit.content.document import Document
from kit.store.acces.agents import list_agents
from kit.store.moteur import read_journal
from kit.web.rendu import services

CHAMPS_DU_NOM = ("titre", "nom", "question", "terme", "libelle", "texte")
"""Fields that say what a document is: the first one that it has."""


def name_document(document: Document) -> str:
    """The first words that say what it is; its id when it has none."""
    for champ in CHAMPS_DU_NOM:
        nom = getattr(document, champ, None)
        if isinstance(nom, str):
            return nom
    return document.id


def name_brut(brut: Mapping[str, Any]) -> str:
    """The same, from plain data."""
    noms = (brut[champ] for champ in CHAMPS_DU_NOM if isinstance(brut.get(champ), str))
    return next(noms, str(brut.get("id", "")))


def list_noms(genre: str) -> Sequence[tuple[str, str]]:
    """Ids and names of the published documents of a kind, by name."""
    catalogue = find_catalogue()
    documents = catalogue.documents.get(genre, {}).values() if catalogue else ()
    return sorted(((d.id, name_document(d)) for d in documents), key=lambda nom: nom[1].casefold())


def name_agents() -> dict[str, str]:
    """Names of agents, by address."""
    with read_journal(services().moteurs) as session:
        return {agent.courriel: agent.nom for agent in list_agents(session)}
