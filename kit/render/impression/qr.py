"""QR codes; the only importer of segno."""

import segno
from markupsafe import Markup, escape

ZONE_BLANCHE = 4
"""Modules of white around the code (ISO/IEC 18004)."""
OCTETS_MAX = 800
"""Longest address in a code, in bytes: 117 modules on a side."""


def draw_qr(adresse: str, cote_mm: float, alt: str) -> Markup:
    """The code of an address, level M, black on white, in a square of `cote_mm` millimetres.

    The white zone is part of the square. A short address makes larger modules, which a cheap
    phone reads: that is better than a higher level of correction.
    """
    dessin = _draw(adresse, f'width="{cote_mm:g}mm" height="{cote_mm:g}mm"')
    titre = f"><title>{escape(alt)}</title>"
    return Markup(dessin.replace(">", titre, 1))  # noqa: S704 - made here, words escaped


def draw_qr_ecran(adresse: str, alt: str) -> Markup:
    """The code of an address for a page: as large as what holds it, its name read aloud."""
    attributs = f'role="img" aria-label="{escape(alt)}" focusable="false"'
    return Markup(_draw(adresse, attributs))  # noqa: S704 - made here, words escaped


def _draw(adresse: str, attributs: str) -> str:
    code = segno.make(adresse, error="m", micro=False, boost_error=False)
    dessin = code.svg_inline(border=ZONE_BLANCHE, omitsize=True, lineclass=None, svgclass=None)
    return dessin.replace("<svg", f"<svg {attributs}", 1)


def fits_qr(adresse: str) -> bool:
    """Whether a phone can read the code of an address: beyond, its modules are too many."""
    return len(adresse.encode()) <= OCTETS_MAX
