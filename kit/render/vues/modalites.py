"""Where and how each procedure is filed: all of them, or one, in the chosen place."""

from dataclasses import dataclass

from kit.content.demarche import Demarche
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur
from kit.render.richtext import plain_text
from kit.render.vues.choix import ChoixVue
from kit.render.vues.depot import find_structure
from kit.render.vues.lieux import DemarcheVue, build_demarches, sort_structures


@dataclass(frozen=True)
class ModalitesVue:
    """The two choices, and the procedures that they leave."""

    lieux: tuple[ChoixVue, ...]
    choix: tuple[ChoixVue, ...]
    demarches: tuple[DemarcheVue, ...]


def build_modalites(lecteur: Lecteur, choisie: Demarche | None) -> ModalitesVue:
    """The procedure chosen, else every one, as the chosen place takes it."""
    toutes = build_demarches(lecteur)
    retenues = tuple(d for d in toutes if choisie is None or d.id == choisie.id)
    return ModalitesVue(
        _lieux(lecteur), tuple(_option(d, choisie) for d in toutes), retenues or toutes
    )


def _option(demarche: DemarcheVue, choisie: Demarche | None) -> ChoixVue:
    nom = demarche.nom
    prise = choisie is not None and choisie.id == demarche.id
    return ChoixVue(demarche.id, plain_text(nom.html), nom.langue, nom.direction, prise)


def _lieux(lecteur: Lecteur) -> tuple[ChoixVue, ...]:
    """The places; the main one needs no parameter."""
    ici, principale = find_structure(lecteur), lecteur.catalogue.site.structure_principale
    return tuple(
        ChoixVue(
            "" if lieu.id == principale else lieu.adresse,
            lieu.nom,
            FRANCAIS,
            "ltr",
            ici is not None and ici.id == lieu.id,
        )
        for lieu in sort_structures(lecteur)
    )
