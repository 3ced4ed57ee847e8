"""Turning a view object into an answer."""

from dataclasses import dataclass
from typing import cast

from flask import Flask, Response, current_app
from jinja2 import Environment

from kit.adresses import Adresses
from kit.config import Reglages
from kit.horloge import Horloge
from kit.langues.langue import Langue
from kit.render.gabarits import has_fragment, render_fragment, render_gabarit
from kit.render.pictogrammes import FEUILLE, ICONE
from kit.store.moteur import Moteurs
from kit.travaux.guichet_impression import GuichetImpression
from kit.web.devanture import Devanture
from kit.web.htmx import load_script, wants_fragment
from kit.web.statique import add_version, with_version
from kit.web.theme import FICHIER, FICHIER_ADMIN, FICHIER_AGENTS, Style

_CLE = "kit"


@dataclass(frozen=True)
class Services:
    """What routes need, made once when the application starts."""

    reglages: Reglages
    vitrine: Devanture
    horloge: Horloge
    gabarits: Environment
    style: Style
    guichet: GuichetImpression
    """Where sheets are asked for."""
    moteurs: Moteurs
    """For what is not in the catalogue: the sheets printed. Reading only."""


def init_services(app: Flask, services: Services) -> None:
    """Attach the services to the application."""
    app.extensions[_CLE] = services


def services() -> Services:
    """The services of the current application."""
    return cast("Services", current_app.extensions[_CLE])


def adresses_for(langue: Langue, lieu: str | None = None) -> Adresses:
    """Addresses for a reader of this language."""
    reglages = services().reglages
    return Adresses(langue.tag, reglages.prefixe, reglages.base_url or "", lieu)


def render_page(
    gabarit: str, langue: Langue, adresses: Adresses, contexte: dict[str, object], status: int = 200
) -> Response:
    """Render a template; it gets the language, the addresses, the style and its view.

    A template with a block `fragment` gives that part alone when htmx asks for it.
    """
    gabarits, style = services().gabarits, services().style
    a_parts = has_fragment(gabarits, gabarit)
    en_partie = a_parts and wants_fragment()
    donnees = {
        "langue": langue,
        "_": langue.gettext,
        "ngettext": langue.ngettext,
        "adresses": adresses,
        "style": style.css,
        "style_portes": style.portes,
        "suite": add_version(FICHIER, style.suite.encode()),
        "suite_agents": add_version(FICHIER_AGENTS, style.agents.encode()),
        "suite_admin": add_version(FICHIER_ADMIN, style.admin.encode()),
        "htmx": load_script(),
        "feuille": with_version(FEUILLE),
        "icone": with_version(ICONE),
        "en_partie": en_partie,
        **contexte,
    }
    if en_partie:
        texte = render_fragment(gabarits, gabarit, donnees, langue.direction)
    else:
        texte = render_gabarit(gabarits, gabarit, donnees)
    response = Response(texte, status=status, mimetype="text/html")
    response.content_language.add(langue.tag)
    if a_parts:
        # Both answers share an address: no cache may give one for the other.
        response.vary.add("HX-Request")
    return response
