"""What the rules know of a parcours: explored once, and each conditional paper apart.

A condition that only adds a paper or a remark is followed in an exploration of its own: together
they would multiply the states.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from kit.content.conditions import Condition
from kit.content.parcours import Encart, Parcours, PieceCalculee
from kit.parcours.faits import Faits
from kit.parcours.preuve.budget import BUDGET, Budget, BudgetEpuiseError, Compteur
from kit.parcours.preuve.chaines import Chaine
from kit.parcours.preuve.exploration import Exploration, explore, explore_valeurs
from kit.parcours.preuve.marches import iterate_marches
from kit.parcours.preuve.releve import Fin, Releve
from kit.parcours.preuve.residus import Automate
from kit.parcours.trajet import is_walkable

_ESSAIS = 400
"""Walks that show, most of the time, that a paper is asked for in some cases and not in others."""


@dataclass
class Analyse:
    """A parcours, and what was found out about it."""

    parcours: Parcours
    jour: date
    budget: Budget = BUDGET
    fins: dict[Condition, Releve] = field(default_factory=dict)
    """What was seen when a condition was followed to the end."""
    epuisee: bool = False
    """Whether some conditions of papers and remarks could not be proved."""

    @cached_property
    def compteur(self) -> Compteur:
        """One clock for the whole analysis."""
        return Compteur(self.budget)

    @cached_property
    def is_walkable(self) -> bool:
        """Whether every path ends somewhere: ids are unique, jumps exist and go forward."""
        return is_walkable(self.parcours)

    @cached_property
    def automate(self) -> Automate:
        """The parcours without its words; only when it is walkable."""
        return Automate(self.parcours)

    @cached_property
    def exploration(self) -> Exploration:
        """Every way of answering; only when it is walkable."""
        return explore(self.parcours, self.compteur, (), self.automate)

    @property
    def is_exacte(self) -> bool:
        """Whether what was not seen does not exist."""
        return self.is_walkable and self.exploration.exacte

    @cached_property
    def marches(self) -> tuple[tuple[str | None, Faits, int], ...]:
        """Results, answers and number of questions of some walks."""
        budget = replace(self.budget, marches=min(_ESSAIS, self.budget.marches))
        return tuple(
            (r, faits, c.questions) for r, faits, c in iterate_marches(self.parcours, budget)
        )

    def observe(
        self, condition: Condition, resultats: Sequence[str]
    ) -> dict[bool, tuple[str, ...]] | None:
        """Values that a condition takes at the end of the paths to some results (empty: all).

        When it takes one only, the fewest answers that give it come with it. None when nobody
        knows.
        """
        vues = {
            faits.holds(condition)
            for resultat, faits, _ in self.marches
            if resultat is not None and is_concerned(resultats, resultat)
        }
        if len(vues) > 1:
            return {True: (), False: ()}
        if resultats:
            return self.prove(condition, resultats)
        if self.epuisee or not self.is_exacte:
            return None
        try:
            valeurs = explore_valeurs(self.automate, condition, self.compteur)
        except BudgetEpuiseError:
            self.epuisee = True
            return None
        return {valeur: chaine.list() for valeur, chaine in valeurs.items()}

    def prove(
        self, condition: Condition, resultats: Sequence[str]
    ) -> dict[bool, tuple[str, ...]] | None:
        """As `observe`, always with the fewest answers that lead to a result."""
        if self.epuisee or not self.is_exacte:
            return None
        if condition not in self.fins:
            suivie = (condition,)
            exploration = explore(self.parcours, self.compteur, suivie, self.automate)
            self.fins[condition] = exploration.releve
            self.epuisee = not exploration.exacte
            if self.epuisee:
                return None
        valeurs: dict[bool, tuple[str, ...]] = {}
        for fin, chaine in _list_fins(self.fins[condition]):
            if fin.resultat is not None and is_concerned(resultats, fin.resultat):
                valeurs.setdefault(fin.valeurs[0], chaine.list())
        return valeurs

    def iterate_conditionnelles(self) -> Iterator[tuple[PieceCalculee | Encart, Condition]]:
        """The papers and remarks that depend on answers."""
        porteurs: list[PieceCalculee | Encart] = [*self.parcours.pieces, *self.parcours.encarts]
        for porteur in porteurs:
            if porteur.si is not None:
                yield porteur, porteur.si


def is_concerned(resultats: Sequence[str], resultat: str) -> bool:
    """Whether what goes with some results (empty: all) goes with this one."""
    return not resultats or resultat in resultats


def _list_fins(releve: Releve) -> list[tuple[Fin, Chaine]]:
    """The shortest first."""
    return sorted(releve.fins.items(), key=lambda paire: paire[1].longueur)
