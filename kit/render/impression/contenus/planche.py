"""A board to point at: pictograms and their names in two languages, for the counter."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kit.content.normalisation import normalise
from kit.content.pictogramme import Pictogramme
from kit.langues.langue import Langue
from kit.langues.marque import N_
from kit.langues.registre import Direction
from kit.render.impression.contenus.modele import Choix, Contenu, Nom, Option
from kit.render.impression.disposition import list_noms
from kit.render.impression.geometrie_grille import Cadre, Grille, lay_grille
from kit.render.impression.remarques import Remarque
from kit.render.impression.supports import CORPS_MIN_PT, Support
from kit.render.passages import Lecteur, Passage

CASES_MAX = 24
ENTETE_MM, REPONSES_MM, ECART_MM = 24.0, 36.0, 3.0
"""Height of the head and of the answers on A4, and the white between them and the grid."""
AU_COMPTOIR = (
    "rendez-vous",
    "premiere-demande",
    "renouvellement",
    "retirer-titre",
    "recepisse",
    "changement-adresse",
    "perte-vol",
    "en-ligne",
    "asile",
    "nationalite",
    "interprete",
    "toilettes",
)
"""What people come for most, when nothing is chosen."""


@dataclass(frozen=True)
class CaseVue:
    """A box of the board."""

    id: str
    nom: Passage

    @property
    def noms(self) -> tuple[str, ...]:
        """Its name, by language."""
        return list_noms(self.nom)


@dataclass(frozen=True)
class PlancheVue:
    """A board for one reader."""

    titre: str
    cases: tuple[CaseVue, ...]

    def regles(self, support: Support, direction: Direction) -> Markup:
        """The rules of the boxes on a paper."""
        return self.lay_out(support).css("cases", direction)

    def lay_out(self, support: Support) -> Grille:
        """The grid of the boxes on a paper."""
        marges, format_ = support.marges, support.format
        echelle = support.corps_pt / CORPS_MIN_PT
        prise = (ENTETE_MM + REPONSES_MM + 2 * ECART_MM) * echelle + 0.5
        cadre = Cadre(
            format_.largeur - marges.interieure - marges.exterieure,
            format_.hauteur - marges.haut - marges.bas - prise,
            corps_max_pt=20 * echelle,
        )
        return lay_grille(cadre, [case.noms for case in self.cases])


def _build(lecteur: Lecteur, _document: None, choix: Choix) -> PlancheVue:
    choisis = choix.list("id") or AU_COMPTOIR
    trouves = (lecteur.catalogue.get(Pictogramme, identifiant) for identifiant in choisis)
    cases = [CaseVue(p.id, lecteur.open(p).passage("titre")) for p in trouves if p]
    return PlancheVue(lecteur.langue.gettext("Montrez du doigt"), tuple(cases[:CASES_MAX]))


def _list_pictogrammes(lecteur: Lecteur) -> Iterator[tuple[str, Nom]]:
    """All of them, by their name in the reader's language."""
    for pictogramme in sorted(lecteur.catalogue.all(Pictogramme), key=lambda p: normalise(p.titre)):
        yield pictogramme.id, lecteur.open(pictogramme).passage("titre")


def _remark(support: Support, vues: tuple[tuple[Langue, PlancheVue], ...]) -> Iterator[Remarque]:
    vue = vues[0][1]
    if len(vue.cases) == CASES_MAX:
        yield Remarque(
            N_("La planche a %(n)s dessins au plus\u00a0: les suivants ne sont pas imprimés."),
            {"n": CASES_MAX},
            a_corriger=False,
        )
    if not vue.lay_out(support).disposition.tient:
        yield Remarque(
            N_("Les noms sont trop longs pour les cases\u00a0: choisissez moins de dessins.")
        )
    yield Remarque(
        N_("Plastifiez la planche\u00a0: elle se nettoie et dure plus longtemps."), a_corriger=False
    )


PLANCHE = Contenu(
    "planche",
    "planche",
    ("planche", "planche-paysage", "planche-a3"),
    _build,
    options=(
        Option(
            "id",
            N_("Dessins choisis"),
            _list_pictogrammes,
            plusieurs=True,
            ailleurs="pictogrammes/",
        ),
    ),
    sur_papier_seul=True,
    jumelle="pictogrammes/",
    nom=N_("Une planche à montrer du doigt"),
    remarquer=_remark,
)
