"""The sheets of a fiche."""

from dataclasses import replace

from kit.content.fiche import Fiche
from kit.render.impression.contenus.modele import Choix, Contenu
from kit.render.passages import Lecteur
from kit.render.vues.fiche import FicheVue, build_fiche
from kit.render.vues.pieces import PiecesGroupe, PieceVue


def _build(lecteur: Lecteur, fiche: Fiche, choix: Choix) -> FicheVue:
    """A fiche without what only a screen can do: links to other pages, a table of contents."""
    entiere = build_fiche(lecteur, fiche)
    pieces = tuple(_without_page(groupe) for groupe in entiere.pieces)
    vue = replace(entiere, sommaire=(), voir_aussi=(), lettres=(), action=None, pieces=pieces)
    if choix.contenance == "tout":
        return vue
    vue = replace(
        vue, delai=(), recus=(), sans_reponse=(), recours=(), sections=(), mots=(), sources=()
    )
    vue = replace(vue, pieces=tuple(_for_all(groupe) for groupe in vue.pieces))
    if choix.contenance == "essentiel":
        return vue
    etapes = tuple(replace(etape, groupes=()) for etape in vue.etapes)
    vue = replace(vue, etapes=etapes, public=(), quand=())
    if choix.contenance == "court":
        return vue
    vue = replace(vue, modes=(), couts=(), contacts=())
    return replace(vue, pieces=tuple(_names_only(groupe) for groupe in vue.pieces))


def _without_page(groupe: PiecesGroupe) -> PiecesGroupe:
    """The papers without what only their own page says."""

    def strip(piece: PieceVue) -> PieceVue:
        return replace(piece, explication=(), ou_l_obtenir=())

    pour_tous = tuple(strip(piece) for piece in groupe.pour_tous)
    selon_le_cas = tuple(strip(piece) for piece in groupe.selon_le_cas)
    return replace(groupe, pour_tous=pour_tous, selon_le_cas=selon_le_cas)


def _for_all(groupe: PiecesGroupe) -> PiecesGroupe:
    """The papers asked from everyone, by their everyday name."""
    pour_tous = tuple(replace(piece, nom_officiel=None) for piece in groupe.pour_tous)
    reduit = bool(groupe.selon_le_cas)
    return replace(groupe, pour_tous=pour_tous, selon_le_cas=(), reduit=reduit)


def _names_only(groupe: PiecesGroupe) -> PiecesGroupe:
    """The papers, without what is said of each."""
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
        "depliant",
        "livret-a5",
        "anneaux-a5",
        "a3",
        "odt",
    ),
    _build,
    Fiche,
)
