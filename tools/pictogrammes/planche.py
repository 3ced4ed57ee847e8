"""Writes a PNG contact sheet of all the pictograms, light and dark, at four sizes."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw
from resvg_py import svg_to_bytes

from .catalogue import DOSSIER

TAILLES: Final = (128, 32, 24, 16)
THEMES: Final = (("#161616", "#ffffff"), ("#ffffff", "#161616"))
CASE_L: Final = 176
CASE_H: Final = 140
LEGENDE: Final = 18
COTE: Final = 60
PAS: Final = 76
"""Side and pitch of the sheet of the documentation, in pixels."""
MARQUE: Final = "#1f3a7a"


def rendre(texte: str, taille: int, encre: str, fond: str) -> Image.Image:
    """Draw one SVG text as a square picture."""
    octets = svg_to_bytes(
        svg_string=texte.replace("currentColor", encre),
        width=taille,
        height=taille,
        background=fond,
    )
    return Image.open(BytesIO(bytes(octets))).convert("RGB")


def _case(texte: str, encre: str, fond: str) -> Image.Image:
    """Draw one pictogram at every size, in one theme."""
    case = Image.new("RGB", (CASE_L, CASE_H), fond)
    case.paste(rendre(texte, TAILLES[0], encre, fond), (3, 6))
    haut = 6
    for taille in TAILLES[1:]:
        case.paste(rendre(texte, taille, encre, fond), (138, haut))
        haut += taille + 12
    return case


def planche(fichiers: list[Path], colonnes: int) -> Image.Image:
    """Lay all the pictograms on one sheet: the light version above the dark one."""
    rangs = -(-len(fichiers) // colonnes)
    hauteur = 2 * CASE_H + LEGENDE
    feuille = Image.new("RGB", (colonnes * CASE_L, rangs * hauteur), "#ffffff")
    plume = ImageDraw.Draw(feuille)
    for rang, fichier in enumerate(fichiers):
        x, y = (rang % colonnes) * CASE_L, (rang // colonnes) * hauteur
        texte = fichier.read_text(encoding="utf-8")
        for ligne, (encre, fond) in enumerate(THEMES):
            feuille.paste(_case(texte, encre, fond), (x, y + LEGENDE + ligne * CASE_H))
        plume.text((x + 4, y + 3), fichier.stem, fill="#161616")
    return feuille


def planche_claire(fichiers: list[Path], colonnes: int) -> Image.Image:
    """Lay all the pictograms side by side, as the documentation shows them."""
    rangs = -(-len(fichiers) // colonnes)
    feuille = Image.new("RGB", (colonnes * PAS, rangs * PAS), "#ffffff")
    for rang, fichier in enumerate(fichiers):
        dessin = rendre(fichier.read_text(encoding="utf-8"), COTE, MARQUE, "#ffffff")
        place = (PAS - COTE) // 2
        feuille.paste(dessin, (rang % colonnes * PAS + place, rang // colonnes * PAS + place))
    return feuille


def main() -> None:
    """Write the sheet to the path given on the command line."""
    analyseur = argparse.ArgumentParser(prog="python -m tools.pictogrammes.planche")
    analyseur.add_argument("sortie", type=Path, help="fichier PNG à écrire")
    analyseur.add_argument("--source", type=Path, default=DOSSIER, help="dossier des fichiers SVG")
    analyseur.add_argument("--colonnes", type=int, default=10)
    analyseur.add_argument("--claire", action="store_true", help="une taille, sans légende")
    arguments = analyseur.parse_args()
    fichiers = sorted(arguments.source.glob("*.svg"))
    dessiner = planche_claire if arguments.claire else planche
    dessiner(fichiers, arguments.colonnes).save(arguments.sortie, optimize=True)


if __name__ == "__main__":
    main()
