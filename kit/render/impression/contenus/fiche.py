"""The sheets of a fiche."""

from dataclasses import replace

from kit.content.fiche import Fiche
from kit.render.impression.contenus.modele import Choix, Contenu
from kit.render.passages import Lecteur
from kit.render.vues.fiche import FicheVue, build_fiche
from kit.render.vues.pieces import PiecesGroupe


def _build(lecteur: Lecteur, fiche: Fiche, choix: Choix) -> FicheVue:
    """A fiche without what only a screen can do: links to other pages, a table of contents."""
    entiere = build_fiche(lecteur, fiche)
    vue = replace(entiere, sommaire=(), voir_aussi=(), lettres=(), action=None)
    if choix.contenance == "tout":
        return vue
    vue = replace(
        vue, delai=(), recus=(), sans_reponse=(), recours=(), sections=(), mots=(), sources=()
    )
    if choix.contenance == "essentiel":
        return vue
    etapes = tuple(replace(etape, groupes=()) for etape in vue.etapes)
    pieces = tuple(_names_only(groupe) for groupe in vue.pieces)
    vue = replace(vue, public=(), quand=(), modes=(), couts=(), contacts=())
    return replace(vue, etapes=etapes, pieces=pieces)


def _names_only(groupe: PiecesGroupe) -> PiecesGroupe:
    """The papers asked from everyone, without what is said of each."""
    pour_tous = tuple(replace(p, precision=None, mentions=()) for p in groupe.pour_tous)
    return replace(groupe, pour_tous=pour_tous)


FICHE = Contenu(
    "fiche",
    "fiches/{}",
    (
        "a4",
        "gros-caracteres",
        "economique",
        "a5",
        "a5-double",
        "livret-a5",
        "anneaux-a5",
        "a3",
    ),
    _build,
    Fiche,
)
