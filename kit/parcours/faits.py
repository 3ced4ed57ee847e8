"""What conditions look at: the choices made so far, and their tags."""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.content.conditions import Condition, iterate_feuilles
from kit.content.parcours import Choix


@dataclass(frozen=True)
class Faits:
    """The choices made on the path, not those that an address only remembers."""

    choix: frozenset[str] = frozenset()
    etiquettes: frozenset[str] = frozenset()

    def add(self, choisis: Iterable[Choix]) -> "Faits":
        """The same, with other choices made."""
        nouveaux = tuple(choisis)
        etiquettes = (e for choix in nouveaux for e in choix.etiquettes)
        return Faits(
            self.choix.union(choix.id for choix in nouveaux), self.etiquettes.union(etiquettes)
        )

    def holds(self, condition: Condition | None) -> bool:
        """Whether a condition is true; no condition always is."""
        if condition is None:
            return True
        if condition.tous:
            return all(self.holds(partie) for partie in condition.tous)
        if condition.un:
            return any(self.holds(partie) for partie in condition.un)
        if condition.pas is not None:
            return not self.holds(condition.pas)
        return self.matches(condition)

    def matches(self, feuille: Condition) -> bool:
        """Whether a leaf is true."""
        return feuille.etiquette in self.etiquettes or not self.choix.isdisjoint(feuille.choix)

    def find_raisons(self, condition: Condition | None, choix: Iterable[Choix]) -> tuple[str, ...]:
        """Ids of the choices made that the leaves of a condition speak of, in their order."""
        feuilles = [f for f in iterate_feuilles(condition) if self.matches(f)]
        nommes = {identifiant for feuille in feuilles for identifiant in feuille.choix}
        etiquettes = {feuille.etiquette for feuille in feuilles}
        return tuple(
            c.id for c in choix if c.id in nommes or not etiquettes.isdisjoint(c.etiquettes)
        )
