"""What may have been answered when one comes to a card: what is sure need not be asked again.

Questions are looked at one by one: what links two of them is lost, and then nothing is sure.
"""

from collections.abc import Mapping

from kit.content.parcours import Parcours
from kit.parcours.plan.enonces import Clause, Enonce

Etat = Mapping[str, frozenset[str | None]]
"""By question: the choices that may have been made, None standing for no answer. Where several
boxes may be ticked, at least one of these was."""


def start(parcours: Parcours) -> Etat:
    """Nothing is answered yet."""
    return {question.id: frozenset([None]) for question in parcours.questions}


def mix(un: Etat | None, autre: Etat) -> Etat:
    """What may be true in one case or in the other."""
    if un is None:
        return autre
    return {question: un[question] | possibles for question, possibles in autre.items()}


def judge(enonce: Enonce | None, etat: Etat) -> bool | None:
    """Whether a statement is surely true, or surely false; None when it may be either."""
    if enonce is None:
        return True
    if isinstance(enonce, Clause):
        possibles = etat[enonce.question]
        if possibles.isdisjoint(enonce.choix):
            return not enonce.donnee
        return enonce.donnee if possibles <= set(enonce.choix) else None
    verdicts = {judge(partie, etat) for partie in enonce.parties}
    if (not enonce.tous) in verdicts:
        return not enonce.tous
    return None if None in verdicts else enonce.tous


def restrict(etat: Etat, enonce: Enonce | None, coches: frozenset[str], *, vrai: bool) -> Etat:
    """What may have been answered by those for whom a statement is true, or is not.

    `coches`: ids of the questions of which several boxes may be ticked. There one box tells
    nothing of the others.
    """
    if isinstance(enonce, Clause):
        possibles, dits = etat[enonce.question], set(enonce.choix)
        if enonce.donnee != vrai:
            restants = possibles - dits
        else:
            restants = possibles if enonce.question in coches else possibles & dits
        return {**etat, enonce.question: restants} if restants else etat
    if enonce is not None and enonce.tous == vrai:
        for partie in enonce.parties:
            etat = restrict(etat, partie, coches, vrai=vrai)
    return etat
