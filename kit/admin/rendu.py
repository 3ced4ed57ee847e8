"""Turning a view of the back office into a page."""

from dataclasses import dataclass

from flask import Response, g, get_flashed_messages

from kit.admin.catalogue import find_catalogue
from kit.adresses import Adresses
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.store.acces.roles import Agent
from kit.store.acces.sessions import SessionOuverte
from kit.web.discretion import leave_no_trace
from kit.web.i18n import set_langue
from kit.web.rendu import adresses_for, render_page, services
from kit.web.session import make_jeton
from kit.web.statique import with_version

SCRIPT_COLLER = "js/coller.js"
"""Under static/: keeps the form of what is pasted; without it, the words alone are."""
SCRIPT = "js/saisie.js"
"""Under static/: what forms opened in place need besides htmx."""
_FAUTE = 422
"""Status of a form that is shown again with what is wrong in it."""


@dataclass(frozen=True)
class PageAdmin:
    """What the frame of every page of the back office says."""

    titre: str
    service: str
    exemple: bool
    agent: Agent | None
    """Who is logged in; None at the door."""
    menu: tuple[tuple[str, str], ...]
    """Addresses and names of what this agent may open."""
    messages: tuple[str, ...]
    """What has just happened."""
    fautive: bool
    """Whether it is a form with something wrong in it: its title says so first."""
    fournisseur: str = ""
    """Name of the identity provider; empty when there is none."""
    courriels: bool = False
    """Whether this site can send messages."""


def render_admin(gabarit: str, titre: str, status: int = 200, **contexte: object) -> Response:
    """A page of the back office: in French, and kept by no cache."""
    langue = load_langue(FRANCAIS)
    set_langue(langue)
    adresses = adresses_for(langue)
    response = render_page(
        gabarit,
        langue,
        adresses,
        {
            "page": _build_page(titre, adresses, status),
            "jeton": make_jeton,
            "coller": with_version(SCRIPT_COLLER),
            "saisie": with_version(SCRIPT),
            **contexte,
        },
        status,
    )
    leave_no_trace(response)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _build_page(titre: str, adresses: Adresses, status: int) -> PageAdmin:
    catalogue = find_catalogue()
    service, exemple = "Kit d’accueil", False
    if catalogue is not None:
        service, exemple = catalogue.site.nom, catalogue.site.exemple
    entree: SessionOuverte | None = g.get("entree")
    agent = entree.agent if entree else None
    messages = tuple(str(message) for message in get_flashed_messages())
    menu, reglages = tuple(_menu(agent, adresses)), services().reglages
    return PageAdmin(
        titre,
        service,
        exemple,
        agent,
        menu,
        messages,
        status == _FAUTE,
        reglages.oidc.nom if reglages.oidc else "",
        reglages.courriel is not None,
    )


def _menu(agent: Agent | None, adresses: Adresses) -> list[tuple[str, str]]:
    if agent is None:
        return []
    liens = [
        (adresses.admin(), "Aujourd’hui"),
        (adresses.admin("contenus/"), "Contenus"),
        (adresses.admin("annonces/"), "Annonces"),
        (adresses.admin("verifier/"), "Vérifier"),
        (adresses.admin("relire/"), "Relire"),
        (adresses.admin("chiffres/"), "Chiffres"),
        (adresses.admin("avis/"), "Avis"),
        (adresses.admin("compte"), "Mon compte"),
    ]
    if agent.may("administrer"):
        liens.append((adresses.admin("agents/"), "Comptes"))
        liens.append((adresses.admin("mise-en-service"), "Mise en service"))
    return liens
