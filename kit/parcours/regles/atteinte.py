"""What answers lead to, proved by the exploration (V12, V20 to V23, V26, V29)."""

import statistics
from collections.abc import Iterator

from kit.content.parcours import Parcours, Resultat
from kit.parcours.preuve.analyse import Analyse
from kit.parcours.probleme import Probleme, alerte, bloquant, name

QUESTIONS_MAX = 12
QUESTIONS_MEDIANE = 7
_CITES = 5
"""Things named in a sentence before « … »."""


def check_issue(analyse: Analyse) -> Iterator[Probleme]:
    """V12: answers after which nothing is concluded."""
    resultats = analyse.parcours.resultats
    if not resultats:
        return
    remede = "Ajoutez un dernier résultat sans condition : « Voyez un agent », par exemple."
    if analyse.is_walkable and None in analyse.exploration.releve.resultats:
        yield bloquant(
            "V12",
            None,
            "Des réponses ne mènent à aucun résultat.",
            remede,
            analyse.exploration.releve.resultats[None].list(),
        )
    elif not analyse.is_exacte and all(resultat.si is not None for resultat in resultats):
        yield bloquant(
            "V12",
            resultats[-1].id,
            "Tous les résultats ont une condition : des réponses pourraient ne mener à aucun.",
            remede,
        )


def check_noeuds(analyse: Analyse) -> Iterator[Probleme]:
    """V20: nodes that nobody sees. V21: results that nobody gets."""
    if not analyse.is_exacte:
        return
    releve, parcours = analyse.exploration.releve, analyse.parcours
    for noeud in parcours.noeuds:
        if isinstance(noeud, Resultat):
            if noeud.id not in releve.resultats:
                yield alerte(
                    "V21",
                    noeud.id,
                    f"Aucune réponse ne mène au résultat {name(parcours, noeud.id)}.",
                    "Faites-y mener une réponse, ou supprimez-le.",
                )
        elif noeud.id not in releve.vus:
            yield bloquant(
                "V20",
                noeud.id,
                f"Personne ne verra {name(parcours, noeud.id)} : {_tell_cause(analyse, noeud.id)}.",
                "Changez sa condition ou un renvoi, ou supprimez-la.",
            )


def check_offres(analyse: Analyse) -> Iterator[Probleme]:
    """V22: choices never offered, in questions that are asked."""
    if not analyse.is_exacte:
        return
    releve, parcours = analyse.exploration.releve, analyse.parcours
    for question in parcours.questions:
        for choix in question.choix:
            if question.id in releve.vus and choix.id not in releve.vus:
                yield alerte(
                    "V22",
                    choix.id,
                    f"La réponse {name(parcours, choix.id)} n’est jamais proposée : "
                    f"{_tell_cause(analyse, choix.id)}.",
                    "Changez sa condition, ou supprimez-la.",
                )


def _tell_cause(analyse: Analyse, identifiant: str) -> str:
    if (identifiant, False) in analyse.exploration.releve.valeurs:
        return "sa condition n’est jamais vraie"
    if (identifiant, True) in analyse.exploration.releve.valeurs:
        return "aucune de ses réponses n’est proposée"
    return "aucun chemin n’y passe"


def check_conditions(analyse: Analyse) -> Iterator[Probleme]:
    """V23: conditions that change nothing where they stand.

    Those of nodes and choices that are never shown are told by V20 and V22.
    """
    if not analyse.is_exacte:
        return
    releve, parcours = analyse.exploration.releve, analyse.parcours
    for porteur in _list_porteurs(parcours):
        vraie, fausse = ((porteur, valeur) in releve.valeurs for valeur in (True, False))
        if vraie and not fausse:
            yield alerte(
                "V23",
                porteur,
                f"La condition de {name(parcours, porteur)} est toujours vraie.",
                "Retirez cette condition.",
            )
        elif fausse and not vraie and porteur in releve.resultats:
            yield alerte(
                "V23",
                porteur,
                f"La condition de {name(parcours, porteur)} n’est jamais vraie : on n’y arrive que "
                "par un renvoi.",
                "Retirez cette condition, ou changez-la.",
            )


def _list_porteurs(parcours: Parcours) -> Iterator[str]:
    autres = {e.id for e in parcours.encarts}.union(p.id for p in parcours.pieces)
    return (porteur for porteur, _ in parcours.conditions() if porteur not in autres)


def check_longueur(analyse: Analyse) -> Iterator[Probleme]:
    """V26: too many questions, for some or for most."""
    if not analyse.is_walkable:
        return
    long = analyse.exploration.releve.plus_long
    if long is not None and long.questions > QUESTIONS_MAX:
        yield alerte(
            "V26",
            None,
            f"Certains répondent à {long.questions} questions ; {QUESTIONS_MAX} est un maximum.",
            "Retirez des questions, ou faites deux parcours.",
            long.list(),
        )
    if not analyse.marches:
        return
    mediane = statistics.median_low(questions for _, _, questions in analyse.marches)
    if mediane > QUESTIONS_MEDIANE:
        yield alerte(
            "V26",
            None,
            f"Sur {len(analyse.marches)} essais au hasard, la moitié posent {mediane} questions ou "
            f"plus ; {QUESTIONS_MEDIANE} suffisent souvent.",
            "Posez d’abord les questions qui mènent le plus vite à un résultat.",
        )


def check_budget(analyse: Analyse) -> Iterator[Probleme]:
    """V29: the parcours is too large to be proved; what was not seen at random is named."""
    if not analyse.is_walkable:
        return
    budget = analyse.budget
    if not analyse.exploration.exacte:
        releve = analyse.exploration.releve
        noms = [
            noeud.id
            for noeud in analyse.parcours.noeuds
            if noeud.id not in releve.vus and noeud.id not in releve.resultats
        ]
        cites = ", ".join(name(analyse.parcours, nom) for nom in noms[:_CITES])
        suite = f" Jamais vus : {cites}{'…' if len(noms) > _CITES else '.'}" if noms else ""
        yield alerte(
            "V29",
            None,
            f"Ce parcours est trop grand pour être vérifié en entier : {budget.marches} essais au "
            f"hasard ont été faits, d’autres fautes sont possibles.{suite}",
            "Coupez-le en deux, ou donnez une même étiquette aux réponses qui comptent pareil.",
        )
    elif analyse.epuisee:
        yield alerte(
            "V29",
            None,
            "Les questions et les résultats ont été vérifiés en entier, mais pas toutes les "
            "conditions des papiers et des remarques.",
            "Simplifiez ces conditions.",
        )


REGLES = (check_issue, check_noeuds, check_offres, check_conditions, check_longueur)
"""`check_budget` comes after all the others: they spend it."""
