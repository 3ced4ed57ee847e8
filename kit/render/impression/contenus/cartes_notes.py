"""The notes of a path on paper: what only those who gave some answers must know, or bring.

A condition is said once, under a number, however many results it changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.content.conditions import Condition
from kit.content.parcours import Encart, Parcours, PieceCalculee
from kit.content.piece import Lot, Piece
from kit.parcours.plan.enonces import Enonce, simplify
from kit.parcours.plan.numeros import number_noeuds
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.phrases_parcours import Redacteur
from kit.render.plan_parcours import SI


@dataclass(frozen=True)
class PapierCarte:
    """A paper that some answers ask for, or spare."""

    id: str
    note: str
    """Number of the note that says for whom; empty: everyone."""
    nom: Passage
    retiree: bool


@dataclass(frozen=True)
class RemarqueCarte:
    """What a note says."""

    id: str
    gravite: str
    resultats: tuple[str, ...]
    """Numbers of the results that it goes with; empty: all of them."""
    groupes: tuple[Groupe, ...]


@dataclass(frozen=True)
class NoteCarte:
    """For whom it is, what it says, and the papers that it adds to any result."""

    id: str
    condition: Passage
    remarques: tuple[RemarqueCarte, ...]
    papiers: tuple[PapierCarte, ...]


class Notes:
    """Numbers and writes the notes of one path for one reader."""

    def __init__(self, lecteur: Lecteur, parcours: Parcours) -> None:
        self._lecteur = lecteur
        self._parcours = parcours
        self._textes = lecteur.open(parcours)
        self._redacteur = Redacteur(lecteur, parcours)
        self._noeuds = number_noeuds(parcours)
        ajouts: Iterable[Encart | PieceCalculee] = (*parcours.encarts, *parcours.pieces)
        conditions = {self._key(a.si): a.si for a in reversed(tuple(ajouts)) if a.si}
        ordre = dict.fromkeys(self._key(a.si) for a in ajouts if a.si)
        self._conditions = {cle: conditions[cle] for cle in ordre}
        self._numeros = {cle: f"N{n}" for n, cle in enumerate(ordre, start=1)}
        self.notes = tuple(self._note(cle, si) for cle, si in self._conditions.items())

    def list_papiers(self, resultat: str | None) -> tuple[PapierCarte, ...]:
        """The papers that go with one result; for None, those that everyone brings with any."""
        papiers = (
            self._papier(calculee)
            for calculee in self._parcours.pieces
            if (resultat in calculee.resultats)
            or (resultat is None and not calculee.resultats and calculee.si is None)
        )
        return tuple(papier for papier in papiers if papier is not None)

    def list_notes(self, resultat: str) -> tuple[str, ...]:
        """Numbers of the notes that say something of one result and not of all."""
        return tuple(
            dict.fromkeys(
                self._numeros[self._key(encart.si)]
                for encart in self._parcours.encarts
                if resultat in encart.resultats
            )
        )

    def _note(self, cle: Enonce, condition: Condition) -> NoteCarte:
        return NoteCarte(
            self._numeros[cle],
            self._redacteur.condition(condition, SI),
            tuple(
                RemarqueCarte(
                    encart.id,
                    encart.gravite,
                    tuple(self._noeuds[resultat] for resultat in encart.resultats),
                    self._textes.groupes(encart.blocs),
                )
                for encart in self._parcours.encarts
                if self._key(encart.si) == cle
            ),
            tuple(
                papier
                for calculee in self._parcours.pieces
                if not calculee.resultats and calculee.si and self._key(calculee.si) == cle
                for papier in (self._papier(calculee),)
                if papier is not None
            ),
        )

    def _papier(self, calculee: PieceCalculee) -> PapierCarte | None:
        """A paper by its name; None when nobody can read what it is."""
        catalogue, survol = self._lecteur.catalogue, self._lecteur.skimming()
        piece, lot = catalogue.get(Piece, calculee.piece), catalogue.get(Lot, calculee.lot)
        if piece is not None:
            nom = survol.open(piece).passage("nom")
        elif lot is not None:
            nom = survol.open(lot).passage("titre")
        else:
            return None
        note = self._numeros[self._key(calculee.si)] if calculee.si else ""
        return PapierCarte(calculee.id, note, nom, calculee.retiree)

    def _key(self, condition: Condition) -> Enonce:
        """The same for conditions that say the same."""
        return simplify(self._parcours, condition)
