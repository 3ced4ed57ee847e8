"""Links to other sites that lead nowhere any more (V19)."""

from collections.abc import Iterator, Mapping

from kit.content.adresses_web import list_adresses
from kit.content.parcours import Parcours
from kit.parcours.probleme import Probleme, alerte


def check_liens(parcours: Parcours, morts: Mapping[str, str]) -> Iterator[Probleme]:
    """V19: addresses that failed on two different days; `morts` says what is wrong with each."""
    for citee in list_adresses(parcours):
        if citee.adresse in morts:
            noeud, _, _champ = citee.chemin.rpartition(".")
            yield alerte(
                "V19",
                noeud or None,
                f"Le lien {citee.adresse} ne marche plus ({morts[citee.adresse]}).",
                "Essayez-le, puis remplacez-le ou retirez-le.",
            )
