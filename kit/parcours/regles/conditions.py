"""What conditions speak of (V13 to V15)."""

from collections.abc import Iterator

from kit.content.conditions import iterate_feuilles, measure_depth
from kit.content.parcours import Parcours, QuestionPosee
from kit.parcours.preuve.analyse import Analyse
from kit.parcours.probleme import Probleme, alerte, bloquant, name

PROFONDEUR_MAX = 2


def check_feuilles(analyse: Analyse) -> Iterator[Probleme]:
    """V13: choices and tags that do not exist. V14: those that come later."""
    parcours = analyse.parcours
    porteurs = _rank_porteurs(parcours)
    choix, etiquettes = _rank_choix(parcours)
    for porteur, condition in parcours.conditions():
        limite = porteurs.get(porteur, len(parcours.noeuds))
        for feuille in iterate_feuilles(condition):
            for nom in feuille.choix:
                dit = f"la réponse {name(parcours, nom)}"
                yield from _check_nom(parcours, porteur, choix.get(nom), limite, dit)
            if feuille.etiquette is not None:
                dit = f"l’étiquette « {feuille.etiquette} »"
                rang = etiquettes.get(feuille.etiquette)
                yield from _check_nom(parcours, porteur, rang, limite, dit)


def _check_nom(
    parcours: Parcours, porteur: str, rang: int | None, limite: int, dit: str
) -> Iterator[Probleme]:
    if rang is None:
        yield bloquant(
            "V13",
            porteur,
            f"La condition de {name(parcours, porteur)} parle de {dit}, qui n’existe pas.",
            "Corrigez la condition, ou rétablissez la réponse.",
        )
    elif rang >= limite:
        yield bloquant(
            "V14",
            porteur,
            f"La condition de {name(parcours, porteur)} parle de {dit}, que l’on ne donne que "
            "plus tard.",
            "Posez cette question avant, ou changez la condition.",
        )


def _rank_porteurs(parcours: Parcours) -> dict[str, int]:
    """The rank from which answers come too late for what stands at a node.

    Results, papers and remarks come at the end: they are not there.
    """
    rangs = {}
    for rang, noeud in enumerate(parcours.noeuds):
        if noeud.genre != "resultat":
            rangs[noeud.id] = rang
        if isinstance(noeud, QuestionPosee):
            rangs |= {choix.id: rang for choix in noeud.choix}
    return rangs


def _rank_choix(parcours: Parcours) -> tuple[dict[str, int], dict[str, int]]:
    """The rank of each choice, and of the first choice that bears each tag."""
    choix: dict[str, int] = {}
    etiquettes: dict[str, int] = {}
    for rang, noeud in enumerate(parcours.noeuds):
        if isinstance(noeud, QuestionPosee):
            for propose in noeud.choix:
                choix[propose.id] = rang
                for etiquette in propose.etiquettes:
                    etiquettes.setdefault(etiquette, rang)
    return choix, etiquettes


def check_profondeur(analyse: Analyse) -> Iterator[Probleme]:
    """V15: conditions that nobody can read any more."""
    for porteur, condition in analyse.parcours.conditions():
        if measure_depth(condition) > PROFONDEUR_MAX:
            yield alerte(
                "V15",
                porteur,
                f"La condition de {name(analyse.parcours, porteur)} a plus de {PROFONDEUR_MAX} "
                "niveaux.",
                "Simplifiez-la, ou donnez une étiquette commune aux réponses.",
            )


REGLES = (check_feuilles, check_profondeur)
