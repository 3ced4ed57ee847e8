"""A question: what is looked for, word by word, and how FTS5 is asked for it.

Whatever people type, FTS5 only gets letters and figures between quotes: nothing typed is ever
one of its operators.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.content.mots import Formes
from kit.store.recherche.lexique import Expression, Lexique

_ECART = 6
"""Words that may stand between those of an expression: "carte de séjour de résident"."""


@dataclass(frozen=True)
class Partie:
    """One thing looked for: some words, or what means the same."""

    ecrits: tuple[Formes, ...]
    """What was typed, each word in its forms, or the words that it may stand for."""
    autres: tuple[Expression, ...] = ()

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Everything that answers, as words to mark in a text."""
        return (*((forme,) for formes in self.ecrits for forme in formes), *self.autres)


def split_parties(mots: Sequence[Formes], lexique: Lexique) -> list[Partie]:
    """What is looked for in these words."""
    nus = [formes[-1] for formes in mots]
    return [
        Partie(tuple(mots[debut:fin]), tuple(autres)) for debut, fin, autres in lexique.split(nus)
    ]


def write_all(parties: Iterable[Partie]) -> str:
    """The question whose answers hold every part."""
    return " AND ".join(_write(partie) for partie in parties)


def write_any(parties: Iterable[Partie]) -> str:
    """The question whose answers hold any part."""
    return " OR ".join(_write(partie) for partie in parties)


def _write(partie: Partie) -> str:
    ecrit = " AND ".join(_write_mot(formes) for formes in partie.ecrits)
    autres = (_write_expression(expression) for expression in partie.autres)
    return f"({' OR '.join([f'({ecrit})', *autres])})"


def _write_mot(formes: Formes) -> str:
    """Any form of a word, or its beginning."""
    return f"({' OR '.join(f'{chr(34)}{forme}{chr(34)}*' for forme in formes)})"


def _write_expression(expression: Expression) -> str:
    mots = " ".join(f'"{mot}"' for mot in expression)
    return mots if len(expression) == 1 else f"NEAR({mots}, {_ECART})"
