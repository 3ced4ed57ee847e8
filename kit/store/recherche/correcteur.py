"""The word that was meant: among the words of the texts, those a typing error away.

Each word is kept under its first letters, and under them less one: two words that differ by a
letter too many, missing, wrong or swapped have one of these in common, so that a few look-ups
stand for a comparison with every word.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping

from kit.content.ressemblance import count_ecarts, count_fautes, find_proches

_DEBUT = 8
"""Letters by which words are kept: an error further on is seen by comparing whole words."""
PROPOSES = 3
"""Words proposed at most: the one that was meant is nearly always among them."""


class Correcteur:
    """The words of the texts of one language; `update` follows them."""

    def __init__(self) -> None:
        self._frequences: Mapping[str, int] = {}
        self._tries: list[str] = []
        self._par_debut: dict[str, list[str]] = defaultdict(list)
        self._ranges: set[str] = set()

    def update(self, frequences: Mapping[str, int]) -> None:
        """The words as they are now, each with the number of texts that hold it.

        A word that is gone stays under its letters but is no longer proposed.
        """
        for mot in frequences.keys() - self._ranges:
            if count_fautes(mot) and mot.isalpha():
                for debut in _list_debuts(mot):
                    self._par_debut[debut].append(mot)
            self._ranges.add(mot)
        self._frequences = frequences
        self._tries = sorted(frequences)

    def is_known(self, mot: str) -> bool:
        """Whether a word of the texts is this one, or begins so."""
        tries = self._tries  # Another thread may replace it meanwhile.
        rang = bisect_left(tries, mot)
        return rang < len(tries) and tries[rang].startswith(mot)

    def find(self, mot: str, *, fautes: int = 1) -> dict[str, tuple[int, int]]:
        """The words that `mot` may stand for, the likeliest first.

        Each with its number of errors, and the number of texts that hold it, below zero: the
        least is the likeliest. With two errors allowed, every word is compared, and the first
        letter must be right.
        """
        proches = self._find_une(mot) if fautes == 1 else find_proches(mot, self._tries)
        frequences = self._frequences  # Another thread may replace it meanwhile.
        notes = {p: (n, -frequences[p]) for p, n in proches.items() if p in frequences}
        retenus = sorted(notes, key=lambda proche: (notes[proche], proche))[:PROPOSES]
        return {proche: notes[proche] for proche in retenus}

    def _find_une(self, mot: str) -> dict[str, int]:
        if not count_fautes(mot):
            return {}
        vus = {proche for debut in _list_debuts(mot) for proche in self._par_debut.get(debut, ())}
        return {
            proche: 1
            for proche in vus
            if proche in self._frequences and count_ecarts(mot, proche, 1) <= 1
        }


def _list_debuts(mot: str) -> Iterator[str]:
    debut = mot[:_DEBUT]
    yield debut
    yield from {debut[:rang] + debut[rang + 1 :] for rang in range(len(debut))}
