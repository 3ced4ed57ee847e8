"""The binder of a place: a table of contents, then each sheet with its own code.

Each part is an edition of its own, so that one sheet is replaced without printing the others.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kit.content.fiche import Fiche
from kit.content.urgence import Urgence
from kit.langues.langue import Langue
from kit.langues.marque import N_
from kit.render.impression.contenus.modele import Choix, Contenu, Nom, Option, Partie
from kit.render.mots import name_in_french
from kit.render.passages import Lecteur, Passage
from kit.render.vues.depot import find_structure

_GENRES = {"fiches": "fiche", "structures": "structure", "urgence": "urgence"}
"""Kind of content by first part of its address; other addresses are those of their kind."""


@dataclass(frozen=True)
class ClasseurVue:
    """What the first page says beside the table of contents."""

    titre: str
    lieu: str


def list_parties(lecteur: Lecteur) -> Iterator[tuple[str, Nom]]:
    """All that a binder may hold, by address, with its name: in the order of the binder."""
    _ = lecteur.langue.gettext
    lieu = find_structure(lecteur)
    if lieu is not None:
        yield f"structures/{lieu.adresse}", name_in_french(lieu.nom)
    yield "modalites", _("Où faire chaque démarche\u202f?")
    yield "rendez-vous", _("Prendre rendez-vous")
    for carte in lecteur.catalogue.urgences:
        nom = "titre_neutre" if carte.discret else "titre"
        yield f"urgence/{carte.adresse}", _words(lecteur, carte, nom)
    for fiche in _list_fiches(lecteur):
        yield f"fiches/{fiche.adresse}", _words(lecteur, fiche, "titre")
    yield "faq", _("Questions fréquentes")
    yield "glossaire", _("Les mots de l’administration")


def _list_fiches(lecteur: Lecteur) -> Iterator[Fiche]:
    """The fiches written here, theme after theme; thousands are taken up from elsewhere."""
    catalogue = lecteur.catalogue
    themes = [theme.id for theme in catalogue.themes]
    propres = [fiche for fiche in catalogue.fiches if fiche.origine is None]

    def place(fiche: Fiche) -> tuple[int, str]:
        return (themes.index(fiche.theme) if fiche.theme in themes else len(themes), fiche.id)

    yield from sorted(propres, key=place)


def _words(lecteur: Lecteur, document: Fiche | Urgence, champ: str) -> Passage:
    return lecteur.skimming().open(document).passage(champ)


def _build(lecteur: Lecteur, _document: None, _choix: Choix) -> ClasseurVue:
    lieu = find_structure(lecteur)
    nom = lieu.nom if lieu else lecteur.catalogue.site.nom
    return ClasseurVue(name_classeur(lecteur.langue), nom)


def name_classeur(langue: Langue) -> str:
    """What it is called."""
    return langue.gettext("Le classeur de l’accueil")


def _split(lecteur: Lecteur, choix: Choix) -> Iterator[Partie]:
    """The parts chosen, all of them when none is; numbered from 1."""
    choisies = set(choix.list("contenus"))
    retenues = [a for a, _nom in list_parties(lecteur) if not choisies or a in choisies]
    seules = set(choix.list("seulement"))
    for rang, adresse in enumerate(retenues, start=1):
        dossier, _barre, slug = adresse.partition("/")
        yield Partie(rang, _GENRES.get(dossier, dossier), slug, not seules or adresse in seules)


CLASSEUR = Contenu(
    "classeur",
    "classeur",
    ("a4", "economique", "gros-caracteres", "anneaux-a5", "livret-a5"),
    _build,
    options=(
        Option("contenus", N_("Ce que le classeur contient"), list_parties, plusieurs=True),
        Option(
            "seulement",
            N_("Imprimer seulement ces feuilles, et la table"),
            list_parties,
            plusieurs=True,
            proposee=False,
        ),
    ),
    sur_papier_seul=True,
    split=_split,
)
