"""Regenerates every pictogram file from the drawings and the catalogue."""

from __future__ import annotations

import argparse
from pathlib import Path

from .catalogue import DOSSIER, banque, bibliotheque, courants, icone_du_site
from .feuille import BANQUE, ICONE, NOM


def main() -> None:
    """Write all the SVG files and remove those that are no longer drawn.

    The sheet of the pages, that of the bank and the icon go beside the folder.
    """
    analyseur = argparse.ArgumentParser(prog="python -m tools.pictogrammes")
    analyseur.add_argument("--sortie", type=Path, default=DOSSIER, help="dossier des fichiers SVG")
    dossier: Path = analyseur.parse_args().sortie
    dossier.mkdir(parents=True, exist_ok=True)
    textes = bibliotheque()
    for ancien in sorted(dossier.glob("*.svg")):
        if ancien.stem not in textes:
            ancien.unlink()
    for identifiant, texte in textes.items():
        (dossier / f"{identifiant}.svg").write_text(texte, encoding="utf-8", newline="\n")
    communs = {NOM: courants(), BANQUE: banque(), ICONE: icone_du_site()}
    for nom, texte in communs.items():
        (dossier.parent / nom).write_text(texte, encoding="utf-8", newline="\n")
    print(f"{len(textes)} pictogrammes écrits dans {dossier}")


if __name__ == "__main__":
    main()
