"""The words of a text, as everything that searches compares them: one way for all.

A word is cut where its script cuts it. Chinese and Japanese write no space: each pair of signs
is a word, and the last sign of a run stands alone, so that any part of a run is found by its
beginning. Arabic writes its article with the word: both forms are given.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kit.content.normalisation import normalise

_MARQUES = "".join(
    chr(code)
    for plage in (range(0x300, 0x1B00), range(0xA800, 0xAC00))
    for code in plage
    if unicodedata.category(chr(code))[0] == "M"
)
"""Vowel signs and accents: part of a word, though Python's `\\w` leaves them out."""
_SANS_ESPACE = (
    "\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
)
"""Chinese signs and the two Japanese syllabaries."""
_MOT = re.compile(
    rf"(?:[^\W_{_SANS_ESPACE}]++|[{_MARQUES}\u200c\u200d\u0640]++)+|[{_SANS_ESPACE}]+"
)
_SUITE = re.compile(rf"[{_SANS_ESPACE}]+")
_ARTICLE_ARABE = re.compile(r"^[وفبك]?(?:ال|لل)(?=\w{3})")
"""The article is written with its word, after a one-letter "and", "so", "by" or "like"; "for" the
thing takes the place of its first letter."""
_VIRGULES = re.compile(r"[,،、，;؛]")
"""What separates keywords, as each script writes it."""
_DEBUTS_ARABES = frozenset("اوفبكل")
"""Letters with which a word that has an article begins."""
_BLOCS_GARDES = 1 << 13
"""Words kept once cut: a text says the same ones again and again."""

Formes = tuple[str, ...]
"""A word, then what it is without its article: a text that has any of them has the word."""


class MotEcrit(NamedTuple):
    """A word of a text, where it stands and how it is compared."""

    debut: int
    fin: int
    formes: Formes


def iterate_mots(texte: str) -> Iterator[MotEcrit]:
    """Each word of a text as it is written, in order."""
    for trouve in _MOT.finditer(texte):
        debut, brut = trouve.start(), trouve.group()
        if _SUITE.match(brut):
            for rang in range(len(brut)):
                fin = min(rang + 2, len(brut))
                yield MotEcrit(debut + rang, debut + fin, (normalise(brut[rang:fin]),))
            continue
        for mot in _MOT.findall(normalise(brut)):
            yield MotEcrit(debut, trouve.end(), _list_formes(mot))


def split_formes(texte: str) -> list[Formes]:
    """The words of a text in the plain form of `normalise`, each with its other forms."""
    return [formes for bloc in texte.split() for formes in _split_bloc(bloc)]


def write_formes(texte: str) -> str:
    """The words of a text in every form they have, with spaces between."""
    return " ".join(filter(None, map(_write_bloc, texte.split())))


@lru_cache(maxsize=_BLOCS_GARDES)
def _write_bloc(bloc: str) -> str:
    return " ".join(forme for formes in _split_bloc(bloc) for forme in formes)


def _split_bloc(bloc: str) -> list[Formes]:
    """The words of what stands between two spaces."""
    formes: list[Formes] = []
    for mot in _MOT.findall(normalise(bloc)):
        if _SUITE.match(mot):
            formes += [(mot[rang : rang + 2],) for rang in range(len(mot))]
        else:
            formes.append(_list_formes(mot))
    return formes


def split_mots(texte: str) -> list[str]:
    """One form for each word, the barest; a letter alone says nothing, a Chinese sign does."""
    return [formes[-1] for formes in split_formes(texte) if is_parlant(formes[0])]


def split_cles(texte: str) -> tuple[str, ...]:
    """Keywords of a word or more, that one line of text gives with commas between."""
    return tuple(cle.strip() for cle in _VIRGULES.split(texte) if cle.strip())


def is_parlant(mot: str) -> bool:
    """Whether a word says something by itself: not a letter alone, but a Chinese sign does."""
    return len(mot) > 1 or bool(_SUITE.match(mot))


def _list_formes(mot: str) -> Formes:
    if mot[0] not in _DEBUTS_ARABES:
        return (mot,)
    formes = [mot]
    while (nu := _ARTICLE_ARABE.sub("", formes[-1])) != formes[-1]:
        formes.append(nu)
    return tuple(formes)
