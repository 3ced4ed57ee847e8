"""The inline token tree as HTML."""

from collections.abc import Callable

from markupsafe import Markup, escape

from kit.content.texte import Emphase, Inline, Lien, Mot, RefTerme, RefValeur

Resolve = Callable[[RefValeur | RefTerme], Markup]
"""Gives the HTML of a value or of a glossary word."""


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
