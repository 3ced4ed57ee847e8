"""A grid of equal boxes on a page, and what each holds: boards to point at, strips of steps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from markupsafe import Markup

from kit.langues.registre import Direction
from kit.render.impression.disposition import ECART_MM, Disposition, arrange

COTE_MIN_MM = 35.0
"""A finger covers less."""
BORD_MM = 2.2
"""White inside a box."""


@dataclass(frozen=True)
class Cadre:
    """How the boxes stand to each other, in millimetres."""

    largeur: float
    hauteur: float
    """Of all of them."""
    marge: float = 1.0
    """White around each, taken from it."""
    ecart: float = 0.0
    """Width between two, beside them."""
    corps_max_pt: float = 26.0


@dataclass(frozen=True)
class Grille:
    """Boxes of one size, with the same drawing and the same letters in each."""

    cadre: Cadre
    colonnes: int
    rangees: int
    disposition: Disposition

    @property
    def largeur(self) -> float:
        """Of a box, its margin included."""
        cadre = self.cadre
        return (cadre.largeur - cadre.ecart * (self.colonnes - 1)) / self.colonnes

    @property
    def hauteur(self) -> float:
        """The same."""
        return self.cadre.hauteur / self.rangees

    @property
    def par_page(self) -> int:
        """How many boxes a page has."""
        return self.colonnes * self.rangees

    def css(self, nom: str, direction: Direction) -> Markup:
        """The rules of `nom`, which holds the boxes, and of each of them: `nom1`, `nom2`."""
        d, marge = self.disposition, self.cadre.marge
        largeur, hauteur = self.largeur - 2 * marge, self.hauteur - 2 * marge
        pas_x, cote = self.largeur + self.cadre.ecart, "right" if direction == "rtl" else "left"
        haut = max((hauteur - d.dessin - d.mots - ECART_MM / 2) / 2, BORD_MM)
        regles = [
            f"#{nom}{{height:{self.cadre.hauteur:.2f}mm}}",
            f"#{nom}>li{{width:{largeur:.2f}mm;height:{hauteur:.2f}mm}}",
            f"#{nom}>li>div{{padding-top:{haut:.2f}mm}}",
            f"#{nom} .dessin-grille svg{{width:{d.dessin:.2f}mm;height:{d.dessin:.2f}mm}}",
            f"#{nom} .mots-courts{{font-size:{d.corps_pt or 10:g}pt}}",
        ]
        regles += [
            f"#{nom}{rang + 1}{{{cote}:{rang % self.colonnes * pas_x + marge:.2f}mm;"
            f"top:{rang // self.colonnes * self.hauteur + marge:.2f}mm}}"
            for rang in range(self.par_page)
        ]
        return Markup("".join(regles))  # noqa: S704 - names of ours, and numbers


def lay_grille(cadre: Cadre, noms: Sequence[Sequence[str]]) -> Grille:
    """The grid with the largest boxes for these names, `COTE_MIN_MM` at least if it can be."""
    nombre = max(len(noms), 1)
    essais = [(ceil(nombre / n), n) for n in range(1, int(cadre.largeur // COTE_MIN_MM) + 1)]
    tiennent = [(r, n) for r, n in essais if cadre.hauteur / r >= COTE_MIN_MM] or essais[-1:]
    rangees, colonnes = max(
        tiennent, key=lambda essai: min(cadre.largeur / essai[1], cadre.hauteur / essai[0] * 1.2)
    )
    return fill_grille(cadre, colonnes, rangees, noms)


def fill_grille(cadre: Cadre, colonnes: int, rangees: int, noms: Sequence[Sequence[str]]) -> Grille:
    """A grid of so many boxes: in each the drawing above, the words under it."""
    vide = Grille(cadre, colonnes, rangees, Disposition(0, 0, a_cote=False))
    pris = 2 * (cadre.marge + BORD_MM)
    dispose = arrange(
        vide.largeur - pris,
        vide.hauteur - pris,
        noms,
        corps_max_pt=cadre.corps_max_pt,
        a_cote=False,
    )
    return replace(vide, disposition=dispose)
