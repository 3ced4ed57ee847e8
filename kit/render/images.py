"""Drawings as PNG pictures; the only importer of resvg."""

from functools import lru_cache

import resvg_py

TAILLE = 512
"""Side when none is asked for, in pixels."""
TAILLE_MIN, TAILLE_MAX = 16, 2048
"""Sides that can be asked for, in pixels: the largest takes a second of a small machine."""

_ENCRE, _FOND = "#1f3a7a", "#ffffff"
"""The brand on white: a shared picture must be readable on a dark ground too."""


def render_png(svg: str, taille: int = TAILLE, couleur: str | None = None) -> bytes:
    """A drawing in a square of `taille` pixels.

    In `couleur` (`#rrggbb`) the ground is transparent: whoever chooses an ink has a ground for
    it. Without, it is the brand on white. Raises ValueError for a size out of bounds.
    """
    if not TAILLE_MIN <= taille <= TAILLE_MAX:
        raise ValueError(taille)
    return _render(svg.replace("currentColor", couleur or _ENCRE), taille, couleur is None)


@lru_cache(maxsize=256)
def _render(svg: str, taille: int, opaque: bool) -> bytes:  # noqa: FBT001
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=taille,
            height=taille,
            background=_FOND if opaque else None,
            skip_system_fonts=True,
        )
    )
