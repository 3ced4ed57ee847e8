"""The chosen translations in memory: one string for all languages of a segment, cut when asked.

A site holds 270 000 texts: making an object of each would take longer than reading them all,
and a page needs a hundred of them.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from kit.store.catalogue import EtatTraduction, Traduction, Traductions

SEPARATEUR = "\x1f"
"""Between two texts in one string: no keyboard types this control sign."""

Places = Mapping[str, tuple[int, EtatTraduction]]
"""By language: place of the text, and its state; one object serves thousands of segments."""


class TextesSegment(NamedTuple):
    """The texts of a segment in every language that has one."""

    places: Places
    textes: str | tuple[str, ...]
    """Joined by SEPARATEUR, unless one of them holds it."""

    def find(self, langue: str) -> Traduction | None:
        """The text in a language, or None when there is none."""
        place = self.places.get(langue)
        if place is None:
            return None
        textes = self.textes
        if isinstance(textes, str):
            return Traduction(textes.split(SEPARATEUR)[place[0]], place[1])
        return Traduction(textes[place[0]], place[1])


class _TextesLangue(Mapping[str, Traduction]):
    """The texts of a language by segment key, made when they are asked for."""

    __slots__ = ("_langue", "_segments")

    def __init__(self, segments: Mapping[str, TextesSegment], langue: str) -> None:
        self._segments = segments
        self._langue = langue

    def __getitem__(self, cle: str) -> Traduction:
        traduction = self._segments[cle].find(self._langue)
        if traduction is None:
            raise KeyError(cle)
        return traduction

    def __iter__(self) -> Iterator[str]:
        return (cle for cle, textes in self._segments.items() if self._langue in textes.places)

    def __len__(self) -> int:
        return sum(self._langue in textes.places for textes in self._segments.values())


def build_traductions(segments: Mapping[str, TextesSegment]) -> Traductions:
    """The translations by language, then by key; `segments` must not change any more."""
    distinctes = {id(textes.places): textes.places for textes in segments.values()}
    langues = sorted(set().union(*distinctes.values()))
    return MappingProxyType({langue: _TextesLangue(segments, langue) for langue in langues})
