"""How far the role of an agent goes: the whole site, or what belongs to one place."""

from flask import abort

from kit.content.demarche import Modalite
from kit.content.document import Document
from kit.content.structure import Structure
from kit.store.acces.roles import TOUT_LE_SITE, Agent, Geste

LIMITE = (
    "Votre compte est limité à un lieu\u00a0: demandez à la personne qui l’administre, ou à un "
    "collègue qui écrit pour tout le site."
)


def lieu_of(document: Document) -> str:
    """The place that a document belongs to; that of the whole site for most of them."""
    match document:
        case Structure():
            return document.id
        case Modalite():
            return document.structure or TOUT_LE_SITE
        case _:
            return TOUT_LE_SITE


def may_on(document: Document, geste: Geste, agent: Agent) -> bool:
    """Whether an agent may do something to a document."""
    return agent.may(geste, structure=lieu_of(document))


def check_portee(lieu: str, geste: Geste, agent: Agent) -> None:
    """End the request with 403 when the role of an agent does not go as far as a place."""
    if geste != "lire" and not agent.may(geste, structure=lieu):
        abort(403, LIMITE)
