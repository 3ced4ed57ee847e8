"""How a document, or an agent, is called in lists and pickers."""

from collections.abc import Mapping, Sequence
from typing import Any

from kit.admin.catalogue import find_catalogue
from kit.content.document import Document
from kit.langues.registre import REGISTRE, LangueConnue
from kit.store.acces.agents import list_agents
from kit.store.moteur import read_journal
from kit.web.rendu import services

CHAMPS_DU_NOM = ("titre", "nom", "question", "terme", "libelle", "texte")
"""Fields that say what a document is: the first one that it has."""
CHAMPS_DES_LIENS = ("demarche", "structure")
"""Fields that name another document, of the kind that they are called by."""


def name_document(document: Document) -> str:
    """The first words that say what it is; its id when it has none."""
    for champ in CHAMPS_DU_NOM:
        nom = getattr(document, champ, None)
        if isinstance(nom, str):
            return nom
    return _name_by_liens(document.model_dump(include=set(CHAMPS_DES_LIENS))) or document.id


def name_brut(brut: Mapping[str, Any]) -> str:
    """The same, from plain data."""
    noms = (brut[champ] for champ in CHAMPS_DU_NOM if isinstance(brut.get(champ), str))
    return next(noms, "") or _name_by_liens(brut) or str(brut.get("id", ""))


def _name_by_liens(brut: Mapping[str, Any]) -> str:
    """What a document without a name is about, when readers see it; empty otherwise.

    Most fields of this sort belong to documents that have a name: they never come here.
    """
    catalogue = find_catalogue()
    cites = ((genre, brut.get(genre)) for genre in CHAMPS_DES_LIENS)
    cibles = (
        catalogue.documents.get(genre, {}).get(cle)
        for genre, cle in cites
        if catalogue is not None and isinstance(cle, str)
    )
    noms = [name_document(cible) for cible in cibles if cible is not None]
    return ", ".join(noms)


def list_noms(genre: str) -> Sequence[tuple[str, str]]:
    """Ids and names of the published documents of a kind, by name; or what the kit knows."""
    if genre == "langue":
        return [(tag, _name_langue(connue)) for tag, connue in REGISTRE.items()]
    catalogue = find_catalogue()
    documents = catalogue.documents.get(genre, {}).values() if catalogue else ()
    return sorted(((d.id, name_document(d)) for d in documents), key=lambda nom: nom[1].casefold())


def _name_langue(connue: LangueConnue) -> str:
    nom = connue.nom_francais.capitalize()
    return nom if nom == connue.autonyme else f"{nom} ({connue.autonyme})"


def name_agents() -> dict[str, str]:
    """Names of agents, by address."""
    with read_journal(services().moteurs) as session:
        return {agent.courriel: agent.nom for agent in list_agents(session)}
