"""A pictogram alone on a page of its own size, to print or to send to a printer."""

from functools import lru_cache

from markupsafe import Markup

from kit.langues.registre import FRANCAIS
from kit.render.pdf import write_pdf
from kit.render.pictogrammes import draw_svg

COTE_MM = 50
"""Side when none is asked for, in millimetres."""
COTE_MIN_MM, COTE_MAX_MM = 5, 1000
"""Sides that can be asked for: from a sticker to a banner."""
NOIR = "#000000"

_PAGE = Markup(
    '<!DOCTYPE html><html lang="{langue}"><head><title>{titre}</title><style>'
    "@page {{ size: {cote}mm; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    "</style></head><body>{dessin}</body></html>"
)


@lru_cache(maxsize=256)
def print_pictogramme(
    dessin: str, titre: str, cote_mm: int = COTE_MM, couleur: str | None = None
) -> bytes:
    """The PDF of a drawing, in a square of `cote_mm` millimetres, in black or in `#rrggbb`.

    `titre` is its French label. Raises ValueError for a side out of bounds, and
    ImpressionImpossibleError.
    """
    if not COTE_MIN_MM <= cote_mm <= COTE_MAX_MM:
        raise ValueError(cote_mm)
    svg = draw_svg(dessin, couleur=couleur or NOIR, taille=f"{cote_mm}mm", alt=titre)
    return write_pdf(_PAGE.format(langue=FRANCAIS, titre=titre, cote=cote_mm, dessin=svg))
