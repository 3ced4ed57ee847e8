"""Makes the files drawn from several drawings: the two sheets, the icon of the site."""

from __future__ import annotations

from typing import Final

from .chemins import raccourcir
from .formes import ENCRE, Formes

NOM: Final = "feuille.svg"
"""The sheet of the drawings that fiches and lists show below their first screen."""
AUSSI: Final = frozenset(
    {
        "attention",
        "autorise",
        "courriel",
        "courrier",
        "demander-aide",
        "deposer",
        "deux-langues",
        "dossier-complet",
        "en-ligne",
        "guichet",
        "imprimer",
        "information",
        "interdit",
        "lieu",
        "mairie",
        "orientation",
        "prefecture",
        "recherche",
        "rendez-vous",
        "retirer-titre",
        "telephone",
        "visa",
    }
)
"""What that sheet holds besides the drawings of papers: those of notes, of the ways to apply and of
the steps of three fiches at least. Others are drawn in the page: the sheet is for what returns."""
BANQUE: Final = "banque.svg"
"""The sheet of every drawing: only the page of the bank fetches it."""
COTE: Final = 96
ICONE: Final = "icone.svg"
DESSIN_ICONE: Final = "prefecture"
_MARQUE: Final = "#1f3a7a"
"""Ground of the icon: the brand of the light scheme, readable on light and dark tabs."""


def _vignette(rang: int, identifiant: str, formes: Formes) -> str:
    """One drawing below the others, and the view that shows it alone."""
    haut = rang * COTE
    return (
        f'<view id="{identifiant}" viewBox="0 {haut} {COTE} {COTE}"/>'
        f'<g transform="translate(0 {haut})">{"".join(map(raccourcir, formes))}</g>'
    )


def feuille(dessins: dict[str, Formes]) -> str:
    """Return one SVG file; ``feuille.svg#passeport`` shows the passport alone."""
    vignettes = [_vignette(rang, i, formes) for rang, (i, formes) in enumerate(dessins.items())]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {COTE} {len(dessins) * COTE}">'
        f"<g {ENCRE}>\n" + "\n".join(vignettes) + "\n</g></svg>\n"
    )


def icone(formes: Formes) -> str:
    """Return the icon that browsers show for the site: the drawing in white on the brand."""
    dessin = "".join(map(raccourcir, formes)).replace("currentColor", "#fff")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {COTE} {COTE}">'
        f'<rect width="{COTE}" height="{COTE}" rx="18" fill="{_MARQUE}"/>'
        f'<g {ENCRE.replace("currentColor", "#fff")} transform="translate(14 13) scale(.71)">'
        f"{dessin}</g></svg>\n"
    )
