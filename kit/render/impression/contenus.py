"""What can be printed: for each kind of document, its view and the template that lays it out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from kit.content.document import DocumentAdressable
from kit.content.fiche import Fiche
from kit.render.impression.supports import Contenance
from kit.render.passages import Lecteur
from kit.render.vues.fiche import FicheVue, build_fiche
from kit.render.vues.pieces import PiecesGroupe

Vue = Any
"""The frozen view that a template gets."""


@dataclass(frozen=True)
class Contenu:
    """A kind of content that has sheets."""

    genre: str
    """Its name in supports and editions."""
    classe: type[DocumentAdressable]
    dossier: str
    """First part of its address: `fiches`."""
    gabarit: str
    """Template that lays it out."""
    build: Callable[[Lecteur, Any, Contenance], Vue]
    """What the sheet says, and nothing that it does not: a text that is not printed may change
    without the paper being wrong."""


def _fiche(lecteur: Lecteur, fiche: Fiche, contenance: Contenance) -> FicheVue:
    """A fiche without what only a screen can do: links to other pages, a table of contents."""
    entiere = build_fiche(lecteur, fiche)
    vue = replace(entiere, sommaire=(), voir_aussi=(), lettres=(), action=None)
    if contenance == "tout":
        return vue
    vue = replace(
        vue, delai=(), recus=(), sans_reponse=(), recours=(), sections=(), mots=(), sources=()
    )
    if contenance == "essentiel":
        return vue
    etapes = tuple(replace(etape, groupes=()) for etape in vue.etapes)
    pieces = tuple(_names_only(groupe) for groupe in vue.pieces)
    vue = replace(vue, public=(), quand=(), modes=(), couts=(), contacts=())
    return replace(vue, etapes=etapes, pieces=pieces)


def _names_only(groupe: PiecesGroupe) -> PiecesGroupe:
    """The papers asked from everyone, without what is said of each."""
    pour_tous = tuple(replace(p, precision=None, mentions=()) for p in groupe.pour_tous)
    return replace(groupe, pour_tous=pour_tous)


_TOUS = (Contenu("fiche", Fiche, "fiches", "print/fiche.html", _fiche),)

CONTENUS = {contenu.genre: contenu for contenu in _TOUS}
