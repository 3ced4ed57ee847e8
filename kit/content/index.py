"""A small index: things named in many languages, found by words in any of them.

It holds no document and knows no reader: the bank of pictograms uses it, other lists may.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kit.content.mots import split_mots
from kit.content.ressemblance import find_proches

_ASSEZ, _ECART = 0.5, 0.2
"""Part of the letters asked for that must be found, and how far from the best answer: "je veux un
acte de naissance" has words that say nothing, but "acte de mariage" does not answer it."""
_PRESQUE_TOUT = 0.8
"""Part of the letters under which a word may have been mistyped."""

_NOM, _CLE = 1.0, 0.6
"""What a word is worth in a name, and among keywords."""
_ENTIER, _DEBUT, _PROCHE = 1.0, 0.7, 0.5
"""What a word is worth that is the one asked for, begins like it, or almost is it."""
_NOM_EXACT, _CLE_EXACTE = 0.5, 0.2
"""What is added when the words asked for are exactly a name, or a keyword."""


@dataclass(frozen=True)
class Entree:
    """What one language says of a thing."""

    id: str
    noms: tuple[str, ...]
    cles: tuple[str, ...] = ()
    """Keywords, each of one word or more."""


Place = tuple[str, int]
"""A thing in a language: its id, and the rank of its entry."""


class _Notes(NamedTuple):
    """What each thing is worth, and the largest part of the letters that one of them has."""

    part: float
    par_id: dict[str, float]


class Index:
    """Entries by word; made once, then only read."""

    def __init__(self, entrees: Iterable[Entree]) -> None:
        self._places: dict[str, dict[Place, float]] = defaultdict(dict)
        self._tailles: dict[Place, int] = {}
        self._exacts: dict[str, dict[Place, float]] = defaultdict(dict)
        for rang, entree in enumerate(entrees):
            self._add(entree, rang)

    def _add(self, entree: Entree, rang: int) -> None:
        place = (entree.id, rang)
        noms = [split_mots(nom) for nom in entree.noms]
        self._tailles[place] = max(1, min((len(nom) for nom in noms), default=1))
        cles = [split_mots(cle) for cle in entree.cles]
        # The names last: they count more than a keyword of the same word.
        for valeur, exact, expressions in ((_CLE, _CLE_EXACTE, cles), (_NOM, _NOM_EXACT, noms)):
            for expression in expressions:
                self._exacts[" ".join(expression)][place] = exact
                for mot in expression:
                    self._places[mot][place] = valeur

    def find(self, mots: str) -> tuple[str, ...]:
        """Ids of what answers these words, the best first; nothing for no word at all.

        Typing errors are looked for when what is written is hardly found.
        """
        cherches = split_mots(mots)
        if not cherches:
            return ()
        notes = self._note(cherches, fautes=False)
        if notes.part < _PRESQUE_TOUT:
            notes = max(notes, self._note(cherches, fautes=True), key=lambda n: n.part)
        return tuple(sorted(notes.par_id, key=lambda i: (-notes.par_id[i], i)))

    def _note(self, cherches: list[str], *, fautes: bool) -> _Notes:
        """What each thing is worth in the language that answers best."""
        lettres = sum(map(len, cherches))
        trouvees: dict[Place, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for mot in cherches:
            part = len(mot) / lettres
            for place, valeur in self._find_mot(mot, fautes=fautes).items():
                trouvees[place][0] += part
                trouvees[place][1] += part * valeur
        meilleure = max((part for part, _valeur in trouvees.values()), default=0.0)
        exacts = self._exacts.get(" ".join(cherches), {})
        notes: dict[str, float] = defaultdict(float)
        for place, (part, valeur) in trouvees.items():
            if part >= max(_ASSEZ, meilleure - _ECART):
                note = valeur + exacts.get(place, 0) + 0.1 / self._tailles[place]
                notes[place[0]] = max(notes[place[0]], note)
        return _Notes(meilleure, notes)

    def _find_mot(self, mot: str, *, fautes: bool) -> Mapping[Place, float]:
        """Where a word is, and what it is worth there."""
        proches = find_proches(mot, self._places.keys()) if fautes else {}
        trouvees: dict[Place, float] = {}
        for present, places in self._places.items():
            if present == mot:
                facteur = _ENTIER
            elif present.startswith(mot):
                facteur = _DEBUT
            elif present in proches:
                facteur = _PROCHE / proches[present]
            else:
                continue
            for place, valeur in places.items():
                trouvees[place] = max(trouvees.get(place, 0), valeur * facteur)
        return trouvees
