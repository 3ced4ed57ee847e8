"""A strip of pictures: the steps of a fiche, for people who do not read."""

from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from kit.content.fiche import Fiche
from kit.langues.marque import N_
from kit.langues.registre import Direction
from kit.render.impression.contenus.modele import Choix, Contenu
from kit.render.impression.disposition import list_noms
from kit.render.impression.geometrie_grille import Cadre, Grille, fill_grille
from kit.render.impression.supports import A4_PAYSAGE, Support
from kit.render.passages import Lecteur, Passage
from kit.render.vues.verification import VerificationVue, build_verification

RANGEE_MAX = 4
"""Steps in a row."""
RANGEES_MAX = 2
ENTETE_MM, ENTETE_A5_MM = 28.0, 22.0
"""Height of the head: a code is scanned from it."""
PIED_MM = 10.0
FLECHE_MM = 14.0
"""Width between two steps, on A4."""
MARGE_MM = 2.0
"""White around each box."""
SANS_DESSIN = "information"
"""For a step that has no pictogram."""


@dataclass(frozen=True)
class PasVue:
    """A step."""

    id: str
    numero: int
    titre: Passage
    pictogramme: str

    @property
    def noms(self) -> tuple[str, ...]:
        """Its title, by language."""
        return list_noms(self.titre)


@dataclass(frozen=True)
class FriseVue:
    """The strip of a fiche for one reader."""

    titre: Passage
    pictogramme: str | None
    etapes: tuple[PasVue, ...]
    verification: VerificationVue

    def regles(self, support: Support, direction: Direction) -> Markup:
        """The rules of the steps, and of the arrows between them."""
        grille, fleche = self.lay_out(support), FLECHE_MM * _scale(support)
        milieu = grille.hauteur / 2 - MARGE_MM
        vers = Markup(".vers{{width:{:.2f}mm;height:{:.2f}mm;top:{:.2f}mm}}")
        return grille.css("pas", direction) + vers.format(fleche, 2 * fleche, milieu - fleche)

    def list_pages(self, support: Support) -> list[tuple[tuple["PasVue", bool], ...]]:
        """The steps of each page, each with whether another follows it in its row."""
        grille = self.lay_out(support)
        suivis = [
            (pas, pas is not self.etapes[-1] and pas.numero % grille.colonnes != 0)
            for pas in self.etapes
        ]
        pages = range(0, len(suivis), grille.par_page)
        return [tuple(suivis[n : n + grille.par_page]) for n in pages]

    def lay_out(self, support: Support) -> Grille:
        """One row of four steps at most, two beyond; more go on other pages."""
        marges, format_ = support.marges, support.format
        echelle, nombre = _scale(support), len(self.etapes)
        entete = ENTETE_MM if echelle == 1 else ENTETE_A5_MM
        cadre = Cadre(
            format_.largeur - marges.interieure - marges.exterieure,
            format_.hauteur - marges.haut - marges.bas - entete - PIED_MM - 0.5,
            marge=MARGE_MM,
            ecart=FLECHE_MM * echelle - 2 * MARGE_MM,
            corps_max_pt=24 * echelle,
        )
        rangees = 1 if nombre <= RANGEE_MAX else RANGEES_MAX
        colonnes = min(RANGEE_MAX, max(ceil(nombre / rangees), 2))
        return fill_grille(cadre, colonnes, rangees, [pas.noms for pas in self.etapes])


def _scale(support: Support) -> float:
    """Of a paper, beside an A4 sheet on its side."""
    return support.format.hauteur / A4_PAYSAGE.hauteur


def _build(lecteur: Lecteur, fiche: Fiche, _choix: Choix) -> FriseVue:
    textes = lecteur.open(fiche)
    etapes = tuple(
        PasVue(e.id, n, textes.passage(f"{e.id}.titre"), e.pictogramme or SANS_DESSIN)
        for n, e in enumerate(fiche.etapes, start=1)
    )
    verification = build_verification(lecteur, fiche)
    return FriseVue(textes.passage("titre"), fiche.pictogramme, etapes, verification)


FRISE = Contenu(
    "frise",
    "fiches/{}/frise",
    ("frise", "frise-a5"),
    _build,
    Fiche,
    nom=N_("Une frise des étapes, en images"),
    jumelle="fiches/{}",
    accepte=lambda fiche: bool(fiche.etapes),
)
