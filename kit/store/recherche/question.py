"""A question: what is looked for, word by word, and how FTS5 is asked for it.

Whatever people type, FTS5 only gets letters and figures between quotes: nothing typed is ever
one of its operators.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kit.content.mots import Formes
from kit.store.recherche.lexique import Expression, Lexique

COMMUN = 300
"""Texts that hold a word, from which looking for what begins so costs more than it finds: fewer
than a préfecture writes, so that only an import of thousands of texts is concerned."""
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


def hold_all(parties: Sequence[Partie]) -> Callable[[str], bool]:
    """Tells whether a text holds all of every part; each of its words is after a space.

    Hundreds of names are looked at for a question: single words, which most parts are, go first.
    """
    seules = [p for p in parties if not p.autres and all(len(f) == 1 for f in p.ecrits)]
    debuts = [f" {forme}" for partie in seules for (forme,) in partie.ecrits]
    autres = [partie for partie in parties if partie not in seules]

    def hold(texte: str) -> bool:
        for debut in debuts:
            if debut not in texte:
                return False
        return not autres or all(partie.measure(texte) == 1 for partie in autres)

    return hold


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


@dataclass(frozen=True)
class Comptes:
    """How many texts hold each word, and how many texts there are."""

    frequences: Mapping[str, int] = field(default_factory=dict)
    total: int = 0
    tries: Sequence[str] = ()
    """The words in order."""

    def begins_others(self, mot: str) -> bool:
        """Whether words of the texts begin so, other than this one."""
        rang = bisect_left(self.tries, mot)
        rang += rang < len(self.tries) and self.tries[rang] == mot
        return rang < len(self.tries) and self.tries[rang].startswith(mot)

    def is_commun(self, mot: str) -> bool:
        """Whether so many texts hold a word that its other endings need not be looked for."""
        return self.frequences.get(mot, 0) > COMMUN

    def is_partout(self, partie: Partie) -> bool:
        """Whether most texts hold it: FTS5 gives it no weight, and reads every row for it."""
        mots = [formes[0] for formes in partie.ecrits]
        communs = self.is_commun(mots[0]) and self.frequences[mots[0]] > self.total / 2
        return len(mots) == 1 and not partie.autres and communs


def write_all(parties: Sequence[Partie], comptes: Comptes) -> str:
    """The question whose answers hold every part; what most texts hold is left out."""
    return write_noms(_keep_utiles(parties, comptes), comptes)


def write_any(parties: Sequence[Partie], comptes: Comptes) -> str:
    """The question whose answers hold any part; what most texts hold is left out."""
    return " OR ".join(_write(partie, comptes) for partie in _keep_utiles(parties, comptes))


def write_noms(parties: Sequence[Partie], comptes: Comptes) -> str:
    """The question whose answers hold every part: for names, which are short."""
    return " AND ".join(dict.fromkeys(_write(partie, comptes) for partie in parties))


def _keep_utiles(parties: Sequence[Partie], comptes: Comptes) -> Sequence[Partie]:
    return [partie for partie in parties if not comptes.is_partout(partie)] or parties


def _write(partie: Partie, comptes: Comptes) -> str:
    ecrit = " AND ".join(_write_mot(formes, comptes) for formes in partie.ecrits)
    autres = (_write_expression(expression) for expression in partie.autres)
    return f"({' OR '.join([f'({ecrit})', *autres])})"


def _write_mot(formes: Formes, comptes: Comptes) -> str:
    """Any form of a word, or its beginning."""
    return f"({' OR '.join([_write_forme(forme, comptes) for forme in formes])})"


def _write_forme(forme: str, comptes: Comptes) -> str:
    entiere = comptes.is_commun(forme) or not comptes.begins_others(forme)
    return f'"{forme}"' if entiere else f'"{forme}"*'


def _write_expression(expression: Expression) -> str:
    mots = " ".join(f'"{mot}"' for mot in expression)
    return mots if len(expression) == 1 else f"NEAR({mots}, {_ECART})"
