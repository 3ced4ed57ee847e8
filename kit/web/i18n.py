"""Picking the language of a request; the only importer of Flask-Babel."""

from flask import Flask, g, request
from flask_babel import Babel

from kit.langues.interface import list_offered
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.store.catalogue import Catalogue


def init_i18n(app: Flask) -> None:
    """Let Flask-Babel (and the forms that use it) follow the language of the address."""
    Babel(app, default_locale="fr", locale_selector=lambda: str(current_langue().locale))


def set_langue(langue: Langue) -> None:
    """Fix the language of this request."""
    g.langue = langue


def current_langue() -> Langue:
    """The language fixed for this request; French before that."""
    langue = g.get("langue")
    return langue if isinstance(langue, Langue) else load_langue(FRANCAIS)


def offered_langues(catalogue: Catalogue) -> tuple[str, ...]:
    """Tags that readers may choose: offered by the site, and whose interface exists."""
    return list_offered(catalogue.site.langues)


def tag_of_address(proposees: tuple[str, ...]) -> str:
    """The language that the address begins with, else the one that the browser prefers."""
    premier = request.path.split("/", 2)[1] if "/" in request.path else ""
    return premier if premier in proposees else preferred_tag(proposees)


def preferred_tag(proposees: tuple[str, ...]) -> str:
    """Among the tags offered, the first that the browser asks for; French when none fits.

    A regional variant counts for its language: `ar-MA` is Arabic, even before French.
    """
    for demandee, _qualite in request.accept_languages:
        demandee_basse = demandee.lower()
        langue = demandee_basse.split("-")[0]
        for tag in proposees:
            if tag == demandee_basse or tag.split("-")[0] == langue:
                return tag
    return FRANCAIS
