"""A text that must be short: whole sentences are left out, no word is ever cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """One thing said, which stays whole or goes."""

    texte: str
    rang: int = 0
    """The smaller, the longer it is kept; 0 for what always stays."""
    seule: bool = False
    """Whether it stands on a line of its own: a link."""


def shorten(phrases: Sequence[Phrase], fits: Callable[[str], bool]) -> str:
    """The text with as many sentences as fit, in their order.

    Sentences of the same rank tell one thing in order: after one that does not fit, the next
    ones would be read without it, so they go too. What always stays does so even if it is long.
    """
    gardees = {n for n, phrase in enumerate(phrases) if phrase.rang == 0}
    fermes: set[int] = set()
    for n in sorted(range(len(phrases)), key=lambda n: phrases[n].rang):
        rang = phrases[n].rang
        if rang == 0 or rang in fermes or not phrases[n].texte:
            continue
        if fits(_join(phrases, gardees | {n})):
            gardees.add(n)
        else:
            fermes.add(rang)
    return _join(phrases, gardees)


def _join(phrases: Sequence[Phrase], gardees: set[int]) -> str:
    """These sentences, one after the other; a link breaks the line around it."""
    texte = ""
    avant: Phrase | None = None
    for n in sorted(gardees):
        phrase = phrases[n]
        if not phrase.texte:
            continue
        if avant is not None:
            texte += "\n" if phrase.seule or avant.seule else " "
        texte += phrase.texte
        avant = phrase
    return texte
