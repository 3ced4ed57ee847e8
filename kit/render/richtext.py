"""The inline token tree as HTML."""

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from kit.content.texte import Emphase, Inline, Lien, LienFiche, Mot, RefTerme, RefValeur

_BALISE = re.compile(r"<[^>]*>")

Resolve = Callable[[RefValeur | RefTerme | LienFiche], Markup]
"""Gives the HTML of what depends on other documents: a value, a glossary word, a fiche."""


def render_html(contenu: tuple[Inline, ...], resolve: Resolve) -> Markup:
    """Safe HTML of a rich text; nothing of the source is trusted as HTML."""
    return Markup("").join(_render(item, resolve) for item in contenu)


def _render(item: Inline, resolve: Resolve) -> Markup:
    match item:
        case Mot():
            return escape(item.texte)
        case Emphase():
            return Markup("<strong>{}</strong>").format(render_html(item.contenu, resolve))
        case Lien():
            return Markup('<a href="{}">{}</a>').format(
                item.adresse, render_html(item.contenu, resolve)
            )
        case _:
            return resolve(item)


def plain_text(html: Markup) -> str:
    """The words of a rendered text; unbreakable spaces stay, as French typography wants them."""
    sans_lignes = html.replace(Markup("<br>"), Markup(" "))
    return Markup(_BALISE.sub("", sans_lignes)).unescape()  # noqa: S704 - on its way out of HTML
