"""Conditions made simple enough to be said in a sentence: who gave which answer to what."""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.content.conditions import Condition, iterate_feuilles
from kit.content.parcours import Parcours


@dataclass(frozen=True)
class Clause:
    """Answers to one question: one of them was given, or none of them was."""

    question: str
    choix: tuple[str, ...]
    """Ids, in the order of the question."""
    donnee: bool = True


@dataclass(frozen=True)
class Ensemble:
    """Clauses that must all be true, or of which one is enough.

    All of none is always true, one of none never is.
    """

    tous: bool
    parties: "tuple[Enonce, ...]"


Enonce = Clause | Ensemble


def simplify(parcours: Parcours, condition: Condition) -> Enonce:
    """The same condition: negations on clauses only, no more depth than needed.

    Choices that no question has are left out: the rule V13 refuses them.
    """
    return _simplify(parcours, condition, vraie=True)


def list_cites(parcours: Parcours) -> frozenset[str]:
    """Ids of the choices of which a condition speaks: on paper one ticks them, to remember."""
    feuilles = [f for _porteur, si in parcours.conditions() for f in iterate_feuilles(si)]
    return frozenset(
        c for f in feuilles for q in _clauses(parcours, f, vraie=True) for c in q.choix
    )


def _simplify(parcours: Parcours, condition: Condition, *, vraie: bool) -> Enonce:
    """What makes a condition true, or false (`vraie` says which)."""
    if condition.pas is not None:
        return _simplify(parcours, condition.pas, vraie=not vraie)
    if condition.tous or condition.un:
        tous = bool(condition.tous) == vraie
        return _gather((_simplify(parcours, p, vraie=vraie) for p in condition.parties), tous=tous)
    return _gather(_clauses(parcours, condition, vraie=vraie), tous=not vraie)


def _clauses(parcours: Parcours, feuille: Condition, *, vraie: bool) -> Iterable[Clause]:
    """The choices of a leaf, by question; a tag stands for the choices that bear it."""
    for question in parcours.questions:
        retenus = tuple(
            choix.id
            for choix in question.choix
            if choix.id in feuille.choix or feuille.etiquette in choix.etiquettes
        )
        if retenus:
            yield Clause(question.id, retenus, vraie)


def _gather(parties: Iterable[Enonce], *, tous: bool) -> Enonce:
    """Several statements as one: those of the same kind together, each clause once."""
    plates: list[Enonce] = []
    for partie in parties:
        memes = isinstance(partie, Ensemble) and partie.tous == tous
        plates += partie.parties if isinstance(partie, Ensemble) and memes else (partie,)
    fondues = tuple(dict.fromkeys(_merge(plates, tous=tous)))
    return fondues[0] if len(fondues) == 1 else Ensemble(tous, fondues)


def _merge(parties: list[Enonce], *, tous: bool) -> Iterable[Enonce]:
    """One of X, or one of Y: one of X and Y. None of X, and none of Y: none of X and Y."""
    reunis: dict[str, list[str]] = {}
    for partie in parties:
        if isinstance(partie, Clause) and partie.donnee != tous:
            reunis.setdefault(partie.question, []).extend(partie.choix)
    for partie in parties:
        if isinstance(partie, Clause) and partie.donnee != tous:
            choix = reunis.pop(partie.question, None)
            if choix is not None:
                yield Clause(partie.question, tuple(dict.fromkeys(choix)), partie.donnee)
        else:
            yield partie
