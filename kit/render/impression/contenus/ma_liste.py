"""The list that one takes away from a guided path: what to do, where, which papers, and why."""

from dataclasses import dataclass, replace

from kit.content.parcours import Parcours, Resultat
from kit.parcours.adresse import read_reponses
from kit.parcours.trajet import replay
from kit.render.impression.contenus.modele import Choix, Contenu, FeuilleInconnueError, Taille
from kit.render.impression.supports import CORPS_MIN_PT, Marges
from kit.render.passages import Lecteur, Passage
from kit.render.vues.parcours import Chemins
from kit.render.vues.resultat import ResultatVue, build_resultat

RESULTAT, PARTAGE = "r", "reponses"
"""Names of its choices beside the answers: the result, and whether its code leads to them too."""


@dataclass(frozen=True)
class MaListe:
    """The list."""

    titre: Passage
    resultat: ResultatVue
    partage: str
    """Address that its code opens: the result, without the answers unless one asked for them."""
    version: int | None


def _build(lecteur: Lecteur, parcours: Parcours, choix: Choix) -> MaListe:
    """The list of some answers. Raises FeuilleInconnueError when they do not lead to the result."""
    options = dict(choix.options)
    voulu, partage = options.pop(RESULTAT, ""), options.pop(PARTAGE, "")
    reponses = read_reponses(parcours, {nom: (valeur,) for nom, valeur in options.items()}).reponses
    trajet = replay(parcours, reponses)
    resultat = next((r for r in parcours.resultats if r.id == voulu), None)
    if resultat is None or (reponses and trajet.resultat is not resultat):
        raise FeuilleInconnueError(voulu)
    chemins = Chemins(lecteur.adresses, parcours, lecteur.catalogue.numero(parcours), reponses)
    vue = _shorten(build_resultat(lecteur, chemins, resultat, trajet if reponses else None))
    partages = chemins if partage else chemins.with_reponses({})
    return MaListe(vue.titre, vue, _share(partages, resultat), chemins.version)


def _shorten(vue: ResultatVue) -> ResultatVue:
    """What is held in the hand on the day; what may come later is behind its code.

    How much of it stands on the page is settled when it is laid out: see the template.
    """
    return replace(vue, sources=(), mots=(), sans_reponse=(), recours=())


def _share(chemins: Chemins, resultat: Resultat) -> str:
    """The page of the result; with the version, so that the page can say what changed since."""
    version = {"v": str(chemins.version)} if chemins.version else {}
    propres = {**version, **chemins.propres()}
    return chemins.adresses.page(chemins.chemin(resultat), **propres)


_TAILLE = Taille(10.5, CORPS_MIN_PT, replis=6, marges=Marges(9, 12, 13, 12))
"""It says less before it takes a second page."""

MA_LISTE = Contenu(
    "ma-liste",
    "parcours/{}",
    ("a4", "gros-caracteres", "economique"),
    _build,
    Parcours,
    tailles={"a4": _TAILLE, "economique": _TAILLE},
    jumelle="parcours/{}/",
    discret=True,
)
