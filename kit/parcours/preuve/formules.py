"""Conditions as boolean formulas that are partly evaluated, each one built once.

Two formulas that are the same object mean the same thing: a state of the exploration is a rank
and a few of them. Simplifying more merges more states; it never changes what is true.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Genre = Literal["vrai", "faux", "un", "aucun", "et", "ou"]


@dataclass(frozen=True, eq=False, slots=True)
class Formule:
    """A formula in negative normal form, over choices that are bits of a mask."""

    genre: Genre
    rang: int
    """Order of creation: gives the parts of a formula one order."""
    masque: int
    """Of a leaf: the choices of which at least one is made (`un`), or none is (`aucun`)."""
    parties: tuple["Formule", ...]
    support: int
    """All the choices that it still depends on."""


VRAI = Formule("vrai", -2, 0, (), 0)
FAUX = Formule("faux", -1, 0, (), 0)


class Formules:
    """The formulas of one analysis, shared."""

    def __init__(self) -> None:
        self._connues: dict[tuple[Genre, int, tuple[Formule, ...]], Formule] = {}
        self._evaluees: dict[tuple[Formule, int, int], Formule] = {}

    def un(self, masque: int) -> Formule:
        """At least one of these choices is made."""
        return self._intern("un", masque) if masque else FAUX

    def aucun(self, masque: int) -> Formule:
        """None of these choices is made."""
        return self._intern("aucun", masque) if masque else VRAI

    def et(self, parties: Iterable[Formule]) -> Formule:
        """All of them: alternatives lose what the refusals exclude, and weaker ones go."""
        return self._combine("et", parties, "aucun", self.un)

    def ou(self, parties: Iterable[Formule]) -> Formule:
        """At least one of them; the mirror of `et`."""
        return self._combine("ou", parties, "un", self.aucun)

    def negate(self, formule: Formule) -> Formule:
        """The contrary."""
        if formule.genre in ("vrai", "faux"):
            return FAUX if formule is VRAI else VRAI
        if formule.genre in ("un", "aucun"):
            return (self.aucun if formule.genre == "un" else self.un)(formule.masque)
        combine = self.ou if formule.genre == "et" else self.et
        return combine(self.negate(partie) for partie in formule.parties)

    def assign(self, formule: Formule, decides: int, vrais: int) -> Formule:
        """What is left of a formula once some choices are decided, of which some are made."""
        touches = formule.support & decides
        if not touches:
            return formule
        cle = (formule, touches, touches & vrais)
        connue = self._evaluees.get(cle)
        if connue is None:
            connue = self._evaluees[cle] = self._assign(formule, decides, vrais)
        return connue

    def _assign(self, formule: Formule, decides: int, vrais: int) -> Formule:
        reste = formule.masque & ~decides
        if formule.genre == "un":
            return VRAI if formule.masque & decides & vrais else self.un(reste)
        if formule.genre == "aucun":
            return FAUX if formule.masque & decides & vrais else self.aucun(reste)
        combine = self.et if formule.genre == "et" else self.ou
        return combine(self.assign(partie, decides, vrais) for partie in formule.parties)

    def _combine(
        self,
        genre: Literal["et", "ou"],
        parties: Iterable[Formule],
        fondu: Genre,
        autre: Callable[[int], Formule],
    ) -> Formule:
        """`fondu` leaves melt into one; the masks of the other leaves lose what it holds."""
        nulle, neutre = (FAUX, VRAI) if genre == "et" else (VRAI, FAUX)
        plates = list(_flatten(genre, parties))
        fusion = 0
        for partie in plates:
            if partie.genre == fondu:
                fusion |= partie.masque
        gardees = [(self.un if fondu == "un" else self.aucun)(fusion)]
        contraires = []
        for partie in plates:
            if partie.genre in ("un", "aucun") and partie.genre != fondu:
                contraires.append(partie.masque & ~fusion)
            elif partie.genre != fondu:
                gardees.append(partie)
        gardees += [autre(masque) for masque in _keep_smallest(contraires)]
        if nulle in gardees:
            return nulle
        uniques = sorted({p for p in gardees if p is not neutre}, key=lambda p: p.rang)
        if len(uniques) <= 1:
            return uniques[0] if uniques else neutre
        return self._intern(genre, 0, tuple(uniques))

    def _intern(self, genre: Genre, masque: int, parties: tuple[Formule, ...] = ()) -> Formule:
        cle = (genre, masque, parties)
        connue = self._connues.get(cle)
        if connue is None:
            support = masque
            for partie in parties:
                support |= partie.support
            connue = Formule(genre, len(self._connues), masque, parties, support)
            self._connues[cle] = connue
        return connue


def _flatten(genre: Genre, parties: Iterable[Formule]) -> Iterator[Formule]:
    for partie in parties:
        if partie.genre == genre:
            yield from partie.parties
        else:
            yield partie


def _keep_smallest(masques: list[int]) -> list[int]:
    """Masks that contain no other one: the others say less."""
    uniques = sorted(set(masques))
    return [m for m in uniques if not any(n != m and n & m == n for n in uniques)]
