"""Texts written almost alike: a word in spite of a typing error, a sentence that was corrected.

The only importer of rapidfuzz.
"""

from collections.abc import Collection

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

_UNE_FAUTE, _DEUX_FAUTES = 4, 8
"""Letters from which a word may hold one error, then two: shorter words would mean others."""


def count_fautes(mot: str) -> int:
    """How many typing errors are forgiven in a word of this length."""
    return (len(mot) >= _UNE_FAUTE) + (len(mot) >= _DEUX_FAUTES)


def find_proches(mot: str, mots: Collection[str]) -> dict[str, int]:
    """The words that `mot` may stand for, with how many errors apart.

    An error is a letter too many, missing, wrong, or two letters swapped. The first letter is
    seldom wrong and tells words apart: it must be right, unless it was swapped with the second.
    Both sides are expected as `normalise` gives them.
    """
    permises = count_fautes(mot)
    if not permises:
        return {}
    trouves = extract_iter(mot, mots, processor=None, scorer=OSA.distance, score_cutoff=permises)
    return {proche: int(fautes) for proche, fautes, _rang in trouves if _begin_alike(mot, proche)}


def count_ecarts(mot: str, autre: str, maximum: int) -> int:
    """How many typing errors apart two words are; `maximum` + 1 when they are further."""
    return OSA.distance(mot, autre, score_cutoff=maximum)


def measure_likeness(texte: str, autre: str, minimum: float) -> float:
    """How alike two texts are, from 0 to 100; 0 under `minimum`, which makes it quicker."""
    return fuzz.ratio(texte, autre, score_cutoff=minimum)


def _begin_alike(mot: str, autre: str) -> bool:
    return mot[0] == autre[0] or (mot[:2] == autre[1::-1] and len(autre) > 1)
