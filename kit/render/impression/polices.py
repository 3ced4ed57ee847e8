"""Whether the fonts of this machine draw every language of the site."""

from collections.abc import Iterable
from html import escape

from kit.langues.registre import REGISTRE
from kit.render.pdf import GlypheManquantError, make_pdf


def find_sans_police(tags: Iterable[str]) -> tuple[str, ...]:
    """The languages, by their French name, whose own name no font draws.

    Raises ImpressionImpossibleError when nothing can be printed here.
    """
    sans = []
    for langue in (REGISTRE[tag] for tag in tags):
        nom = escape(langue.autonyme)
        html = f'<html lang="{langue.tag}"><head><title>{nom}</title></head><body><p>{nom}</p>'
        try:
            make_pdf(html, direction=langue.direction)
        except GlypheManquantError:
            sans.append(langue.nom_francais)
    return tuple(sans)
