"""Joins the drawings with the captions of the catalogue and writes each pictogram as SVG text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import yaml

from . import (
    dessins_actions,
    dessins_argent,
    dessins_consignes,
    dessins_demarches,
    dessins_documents,
    dessins_etats,
    dessins_gestes,
    dessins_lieux,
    dessins_numerique,
    dessins_personnes,
    dessins_pieces,
    dessins_services,
    dessins_signaletique,
    dessins_temps,
)
from .chemins import raccourcir
from .feuille import AUSSI, DESSIN_ICONE, feuille, icone
from .formes import ENCRE, Formes

RACINE: Final = Path(__file__).resolve().parents[2]
CATALOGUE: Final = RACINE / "kit" / "starter" / "pictogrammes.yaml"
PIECES: Final = CATALOGUE.with_name("pieces.yaml")
DOSSIER: Final = RACINE / "static" / "pictogrammes"

_MODULES: Final = (
    dessins_demarches,
    dessins_documents,
    dessins_pieces,
    dessins_personnes,
    dessins_temps,
    dessins_lieux,
    dessins_services,
    dessins_actions,
    dessins_gestes,
    dessins_numerique,
    dessins_argent,
    dessins_etats,
    dessins_signaletique,
    dessins_consignes,
)


@dataclass(frozen=True)
class Fiche:
    """The caption and the description of one pictogram."""

    id: str
    titre: str
    description: str
    categorie: str


def dessins() -> dict[str, Formes]:
    """Return the shapes of every pictogram; an id drawn twice is an error."""
    tous: dict[str, Formes] = {}
    for module in _MODULES:
        doubles = tous.keys() & module.DESSINS.keys()
        if doubles:
            raise ValueError(f"pictogrammes dessinés deux fois : {sorted(doubles)}")
        tous.update(module.DESSINS)
    return tous


def fiches(source: Path = CATALOGUE) -> list[Fiche]:
    """Read the captions of the catalogue, in its order."""
    entrees = yaml.safe_load(source.read_text(encoding="utf-8"))
    if not isinstance(entrees, list):
        raise TypeError(f"{source} : une liste est attendue")
    return [
        Fiche(str(e["id"]), str(e["titre"]), str(e["description"]), str(e["categorie"]))
        for e in entrees
    ]


def svg(fiche: Fiche, formes: Formes) -> str:
    """Return the complete SVG file of one pictogram."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96" '
        f'role="img" aria-labelledby="{fiche.id}-t {fiche.id}-d">\n'
        f'<title id="{fiche.id}-t">{escape(fiche.titre)}</title>\n'
        f'<desc id="{fiche.id}-d">{escape(fiche.description)}</desc>\n'
        f"<g {ENCRE}>\n" + "\n".join(map(raccourcir, formes)) + "\n</g>\n</svg>\n"
    )


def bibliotheque() -> dict[str, str]:
    """Return every pictogram as SVG text, by id; drawings and catalogue must match."""
    traces, notices = dessins(), fiches()
    ecart = traces.keys() ^ {f.id for f in notices}
    if ecart:
        raise ValueError(f"dessins et catalogue ne correspondent pas : {sorted(ecart)}")
    return {f.id: svg(f, traces[f.id]) for f in notices}


def courants() -> str:
    """Return the sheet of the drawings that pages share, in the order of the catalogue."""
    pieces = yaml.safe_load(PIECES.read_text(encoding="utf-8"))
    gardes = AUSSI | {piece["pictogramme"] for piece in pieces if "pictogramme" in piece}
    traces = dessins()
    return feuille({f.id: traces[f.id] for f in fiches() if f.id in gardes})


def banque() -> str:
    """Return the sheet of every drawing, in the order of the catalogue."""
    traces = dessins()
    return feuille({f.id: traces[f.id] for f in fiches()})


def icone_du_site() -> str:
    """Return the icon of the site."""
    return icone(dessins()[DESSIN_ICONE])
