"""The monthly sheet of the counter of visits: it holds figures, so no public address gives it."""

from dataclasses import replace
from typing import Any

from kit.render.impression.contenus.modele import Choix, Contenu, FeuilleInconnueError
from kit.render.passages import Lecteur
from kit.render.vues.bilan_accueil import BilanVue


def with_figures(vue: BilanVue) -> Contenu:
    """The sheet of these figures."""

    def build(_lecteur: Lecteur, _document: None, _choix: Choix) -> BilanVue:
        return vue

    return replace(BILAN_ACCUEIL, build=build)


def _build(_lecteur: Lecteur, _document: None, _choix: Choix) -> Any:  # noqa: ANN401 - never comes back
    """No figures, no sheet: they come from the counter. Raises FeuilleInconnueError."""
    raise FeuilleInconnueError("bilan-accueil")


BILAN_ACCUEIL = Contenu(
    "bilan-accueil", "bilan-accueil", ("a4",), _build, langues_max=1, discret=True
)
