"""The view of the first page of the back office."""

from collections.abc import Sequence
from dataclasses import dataclass

_LIGNES = 8
"""Lines of one section: the others are one link away."""


@dataclass(frozen=True)
class LigneVue:
    """One thing to do, with where it is done."""

    nom: str
    adresse: str
    detail: str


@dataclass(frozen=True)
class SectionVue:
    """Things to do of one sort."""

    titre: str
    lignes: tuple[LigneVue, ...]
    autres: int
    """How many more there are."""
    suite: str
    """Where they are; empty when there is no such list."""


def cut_section(titre: str, lignes: Sequence[LigneVue], suite: str) -> SectionVue:
    """The first lines, and how many more there are."""
    return SectionVue(titre, tuple(lignes[:_LIGNES]), max(0, len(lignes) - _LIGNES), suite)
