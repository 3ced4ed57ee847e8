"""Bars drawn by ourselves: numbers to places in a drawing, for a template to write as SVG.

The table beside says the same numbers; the drawing only lets the eye compare them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LARGEUR = 320
"""Width of the drawing, in its own units: it fits the smallest screen as it is."""
_LIGNE = 40
_EPAISSEUR = 14
_LETTRES = 42
"""Signs of a name that stand above its bar."""


@dataclass(frozen=True)
class Barre:
    """One number."""

    nom: str
    valeur: str
    """As it may be shown."""
    y_nom: int
    y: int
    longueur: float
    """Of the bar; nought when the number is hidden."""
    epaisseur: int = _EPAISSEUR


@dataclass(frozen=True)
class Graphique:
    """The bars, one under the other."""

    titre: str
    barres: tuple[Barre, ...]
    hauteur: int
    largeur: int = LARGEUR


def build_graphique(titre: str, lignes: Sequence[tuple[str, int, str]]) -> Graphique | None:
    """Bars for names, numbers to compare, numbers as shown; None when there is nothing to see."""
    plus_grand = max((nombre for _nom, nombre, _montre in lignes), default=0)
    if plus_grand <= 0:
        return None
    barres = tuple(
        Barre(
            _cut(nom),
            montre,
            rang * _LIGNE + 14,
            rang * _LIGNE + 19,
            round(LARGEUR * nombre / plus_grand, 1),
        )
        for rang, (nom, nombre, montre) in enumerate(lignes)
    )
    return Graphique(titre, barres, len(lignes) * _LIGNE)


def _cut(nom: str) -> str:
    return nom if len(nom) <= _LETTRES else f"{nom[: _LETTRES - 1].rstrip()}…"
