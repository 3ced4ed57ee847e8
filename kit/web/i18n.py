"""Picking the language of a request; the only importer of Flask-Babel."""

from flask import Flask, g, request
from flask_babel import Babel

from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS, REGISTRE


def init_i18n(app: Flask) -> None:
    """Let Flask-Babel (and the forms that use it) follow the language of the address."""
    Babel(app, default_locale="fr", locale_selector=lambda: str(current_langue().locale))


def set_langue(langue: Langue) -> None:
    """Fix the language of this request."""
    g.langue = langue


def current_langue() -> Langue:
    """The language of this request: that of the address, else the reader's own, else French."""
    langue = g.get("langue")
    if isinstance(langue, Langue):
        return langue
    return load_langue(preferred_tag(g.get("langues_proposees", (FRANCAIS,))))


def preferred_tag(proposees: tuple[str, ...]) -> str:
    """Among the tags offered, the one the browser asks for; French when none fits."""
    first = request.path.split("/", 2)[1] if request.path.count("/") > 1 else ""
    if first in proposees:
        return first
    codes = {tag: REGISTRE[tag].locale.replace("_", "-") for tag in proposees}
    choisi = request.accept_languages.best_match([*codes, *codes.values()])
    return next(
        (tag for tag, code in codes.items() if choisi in (tag, code)),
        FRANCAIS,
    )
