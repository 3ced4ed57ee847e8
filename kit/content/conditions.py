"""Conditions on answers, written as data: no expression to parse, and few enough to be proved."""

from collections.abc import Iterator
from typing import Self

from pydantic import model_validator

from kit.content.bloc import Noeud
from kit.content.texte import Identifiant


class Condition(Noeud):
    """Something that the answers make true or false; exactly one of its fields is given.

    A question that was not asked, or not answered yet, makes each leaf on it false.
    """

    tous: tuple["Condition", ...] = ()
    """True when each of these is."""
    un: tuple["Condition", ...] = ()
    """True when at least one of these is."""
    pas: "Condition | None" = None
    """True when this is not."""
    choix: tuple[Identifiant, ...] = ()
    """Leaf: true when at least one of these choices was made."""
    etiquette: Identifiant | None = None
    """Leaf: true when a choice that bears this tag was made."""

    @model_validator(mode="after")
    def _check_one_form(self) -> Self:
        formes = (self.tous, self.un, self.pas, self.choix, self.etiquette)
        if sum(bool(forme) for forme in formes) != 1:
            raise ValueError(
                "Une condition porte un seul des mots « tous », « un », « pas », « choix », "
                "« etiquette »."
            )
        return self

    @property
    def parties(self) -> tuple["Condition", ...]:
        """The conditions directly inside it."""
        return (*self.tous, *self.un, *((self.pas,) if self.pas else ()))


def iterate_feuilles(condition: Condition | None) -> Iterator[Condition]:
    """The leaves of a condition, in order; none without condition."""
    if condition is None:
        return
    if not condition.parties:
        yield condition
    for partie in condition.parties:
        yield from iterate_feuilles(partie)


def measure_depth(condition: Condition) -> int:
    """How many conditions stand inside each other, the leaf not counted."""
    return 1 + max(map(measure_depth, condition.parties)) if condition.parties else 0
