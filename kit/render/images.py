"""Drawings as PNG pictures; the only importer of resvg."""

from functools import lru_cache

import resvg_py

from kit.render.pictogrammes import read_pictogramme

TAILLES = (64, 128, 192, 256, 512, 1024)
"""Sides that can be asked for, in pixels: a short list bounds both the work and the memory."""
TAILLE = 512
"""Side when none is asked for, in pixels."""

_ENCRE, _FOND = "#1f3a7a", "#ffffff"
"""The brand on white: a shared picture must be readable on a dark ground too."""


def render_png(identifiant: str, taille: int) -> bytes | None:
    """The pictogram in a square of `taille` pixels; None when the bank does not have it.

    Raises ValueError when the size is not one of `TAILLES`.
    """
    if taille not in TAILLES:
        raise ValueError(taille)
    svg = read_pictogramme(identifiant)
    return None if svg is None else _render(svg, taille)


@lru_cache(maxsize=256)
def _render(svg: str, taille: int) -> bytes:
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg.replace("currentColor", _ENCRE),
            width=taille,
            height=taille,
            background=_FOND,
            skip_system_fonts=True,
        )
    )
