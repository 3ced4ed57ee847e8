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

    def measure(self, mots: str) -> float:
        """How much of it a text holds, from 0 to 1; the text is as `plain_mots` gives it."""
        texte = f" {mots}"
        if any(_holds(texte, expression) for expression in self.autres):
            return 1.0
        return sum(_holds_any(texte, formes) for formes in self.ecrits) / len(self.ecrits)

    def list_debuts(self, mots: str) -> list[str]:
        """The beginnings of the words of a text that answer."""
        texte = f" {mots}"
        tenues = (expression for expression in self.autres if _holds(texte, expression))
        return [mot for groupe in (*self.ecrits, *tenues) for mot in groupe]


def _holds(texte: str, expression: Expression) -> bool:
    return all(f" {mot}" in texte for mot in expression)


def _holds_any(texte: str, formes: Formes) -> bool:
    return any(f" {forme}" in texte for forme in formes)


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
