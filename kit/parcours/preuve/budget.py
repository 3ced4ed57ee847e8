"""How long an analysis may last before it samples, and says so."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """What one analysis may cost."""

    etats: int = 50_000
    """States of one exploration."""
    secondes: float = 5.0
    """For the whole analysis."""
    marches: int = 2_000
    """Walks at random when it is exceeded."""
    graine: int = 8
    """Of the walks: the same path always gives the same answer."""
    horloge: Callable[[], float] = time.monotonic
    """Seconds."""


BUDGET = Budget()


class BudgetEpuiseError(Exception):
    """The exploration is too large; caught inside the analysis."""


class Compteur:
    """What is left of a budget."""

    _PAS = 64
    """States between two looks at the clock."""

    def __init__(self, budget: Budget = BUDGET) -> None:
        self.budget = budget
        self.etats = 0
        self._fin = budget.horloge() + budget.secondes

    def restart(self) -> None:
        """Count the states of another exploration; the clock goes on. Raises BudgetEpuiseError."""
        self.etats = 0
        self._look()

    def count(self) -> None:
        """One more state. Raises BudgetEpuiseError."""
        self.etats += 1
        if self.etats > self.budget.etats:
            raise BudgetEpuiseError
        if self.etats % self._PAS == 0:
            self._look()

    def _look(self) -> None:
        if self.budget.horloge() > self._fin:
            raise BudgetEpuiseError
