"""Finding documents by words: those typed, those that were meant, or some of them."""

import os
import threading
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kit.content.mots import Formes, is_parlant, split_formes
from kit.langues.registre import FRANCAIS
from kit.store.catalogue import Catalogue
from kit.store.recherche.correcteur import PROPOSES
from kit.store.recherche.lexique import VIDES, Lexique
from kit.store.recherche.question import (
    Partie,
    hold_all,
    split_parties,
    write_all,
    write_any,
    write_noms,
)
from kit.store.recherche.table import Extrait, Place, Table, Trouvee

MOTS_MAX = 12
"""Words read at most: nobody types more, and each costs a look-up."""
_ASSEZ = 0.5
"""Part of the best note under which a text that holds some of the words only is no answer."""
_PARTIELLES_MAX = 12
_TITRE, _TITRE_COURT = 5.0, 15.0
"""What a title that holds all the words is worth, and what a short one adds."""


class Correction(NamedTuple):
    """A word that no text holds, and what it may stand for, the likeliest first."""

    mot: str
    proches: tuple[str, ...]


class Reponse(NamedTuple):
    """A document that answers."""

    place: Place
    repris: bool
    """Whether its text is another publisher's."""
    note: float
    langues: tuple[str, ...]
    """In which languages its texts answer, the reader's first."""


@dataclass(frozen=True)
class Trouvaille:
    """What was found, the best first, and what was looked for."""

    reponses: tuple[Reponse, ...] = ()
    parties: tuple[Partie, ...] = ()
    """Empty when the words say nothing."""
    corrections: tuple[Correction, ...] = ()
    partielle: bool = False
    """Whether no text holds all the words."""


class _Etat(NamedTuple):
    """What is worked out for a reader's language and a catalogue."""

    catalogue: weakref.ref[Catalogue]
    lexique: Lexique


class Recherche:
    """The search of one process; safe for threads.

    The index of a language is made once, by `prepare` or by the first question that needs it;
    whoever comes meanwhile waits for it. A fork makes its own.
    """

    def __init__(self) -> None:
        self._forget()
        oublie = weakref.WeakMethod(self._forget)
        os.register_at_fork(after_in_child=lambda: (mien := oublie()) and mien())

    def _forget(self) -> None:
        # In a fork, a lock held by a thread of the parent would never be given back.
        self._verrou = threading.Lock()
        self._tables: dict[str, Table] = {}
        self._etats: dict[str, _Etat] = {}

    def prepare(self, catalogue: Catalogue, langue: str) -> None:
        """Make the index of a language that of this catalogue, before anyone asks."""
        self._table(langue).follow(catalogue)
        self._lexique(catalogue, langue)

    def find(
        self, catalogue: Catalogue, langue: str, mots: str, *, corriger: bool = True
    ) -> Trouvaille:
        """What answers these words for a reader of this language, French read too.

        Words that no text holds are replaced by what they may stand for, unless `corriger` is
        false.
        """
        cherches = split_cherches(mots)
        if not cherches:
            return Trouvaille()
        tables = self._follow(catalogue, langue)
        lexique = self._lexique(catalogue, langue)
        parties = tuple(split_parties(cherches, lexique))
        inconnus = [f for f in cherches if not _is_known(tables, lexique, f)]
        reponses = () if inconnus else _ask(tables, parties)
        if reponses:
            return Trouvaille(reponses, parties)
        corrections = _correct(tables, inconnus) if corriger else ()
        # The likeliest word first; the others only when it is not there with the rest.
        for nombre in (1, PROPOSES) if corrections else ():
            parties = tuple(split_parties(_replace(cherches, corrections, nombre), lexique))
            reponses = _ask(tables, parties)
            if reponses:
                break
        if reponses or len(parties) == 1:
            return Trouvaille(reponses, parties, corrections)
        reponses = _keep_best(_ask(tables, parties, partielle=True))
        return Trouvaille(reponses, parties, corrections, partielle=True)

    def read(self, reponse: Reponse, langue: str) -> Extrait | None:
        """The words of an answer in one language; None when the document is no longer there."""
        return self._tables[langue].read(reponse.place)

    def _follow(self, catalogue: Catalogue, langue: str) -> list[Table]:
        """The tables of a reader, their own language first, as this catalogue is."""
        tables = [self._table(tag) for tag in dict.fromkeys((langue, FRANCAIS))]
        for table in tables:
            table.follow(catalogue)
        return tables

    def _table(self, langue: str) -> Table:
        with self._verrou:
            table = self._tables.get(langue) or Table(langue)
            self._tables[langue] = table
            return table

    def _lexique(self, catalogue: Catalogue, langue: str) -> Lexique:
        etat = self._etats.get(langue)
        if etat is None or etat.catalogue() is not catalogue:
            etat = _Etat(weakref.ref(catalogue), Lexique(catalogue, langue))
            self._etats[langue] = etat
        return etat.lexique


def split_cherches(mots: str) -> list[Formes]:
    """The words worth looking for."""
    parlants = (formes for formes in split_formes(mots) if is_parlant(formes[0]))
    return [formes for formes in parlants if formes[-1] not in VIDES][:MOTS_MAX]


def _ask(
    tables: Sequence[Table], parties: Sequence[Partie], *, partielle: bool = False
) -> tuple[Reponse, ...]:
    """The answers of every language, each document once: with all the parts, or any."""
    rangs: dict[Place, tuple[bool, float, Place, tuple[str, ...]]] = {}
    hold = hold_all(parties)
    for table in tables:
        seule = (table.langue,)
        for rangee, note in _find(table, parties, partielle=partielle):
            place, moins = rangee.place, -note
            if hold(rangee.titre):
                # The title answers by itself: it is worth more when it says little else.
                moins -= _TITRE + _TITRE_COURT / rangee.longueur
            deja = rangs.get(place)
            if deja is None:
                rangs[place] = (rangee.repris, moins, place, seule)
            else:
                rangs[place] = (rangee.repris, min(moins, deja[1]), place, deja[3] + seule)
    return tuple(
        Reponse(place, repris, -moins, langues)
        for repris, moins, place, langues in sorted(rangs.values())
    )


def _find(table: Table, parties: Sequence[Partie], *, partielle: bool) -> list[Trouvee]:
    if partielle:
        return table.find_partielles(write_any(parties, table.comptes))
    return table.find(write_all(parties, table.comptes), write_noms(parties, table.comptes))


def _keep_best(reponses: tuple[Reponse, ...]) -> tuple[Reponse, ...]:
    """Those that are not far from the best one: they hold some of the words only."""
    meilleure = max((reponse.note for reponse in reponses), default=0.0)
    assez = (reponse for reponse in reponses if reponse.note >= _ASSEZ * meilleure)
    return tuple(assez)[:_PARTIELLES_MAX]


def _correct(tables: Sequence[Table], inconnus: Sequence[Formes]) -> tuple[Correction, ...]:
    """What words that no text holds may stand for; those that stand for nothing left out."""
    corrections = (Correction(f[0], _find_proches(tables, f)) for f in inconnus)
    return tuple(correction for correction in corrections if correction.proches)


def _is_known(tables: Sequence[Table], lexique: Lexique, formes: Formes) -> bool:
    return any(
        forme in lexique.mots or any(table.correcteur.is_known(forme) for table in tables)
        for forme in formes
    )


def _find_proches(tables: Sequence[Table], formes: Formes) -> tuple[str, ...]:
    """Words a typing error away, or two when there is none, in either language."""
    for fautes in (1, 2):
        notes = {
            proche: note
            for table in reversed(tables)
            for forme in formes
            for proche, note in table.correcteur.find(forme, fautes=fautes).items()
        }
        if notes:
            return tuple(sorted(notes, key=lambda proche: (notes[proche], proche))[:PROPOSES])
    return ()


def _replace(
    cherches: Sequence[Formes], corrections: Sequence[Correction], nombre: int
) -> list[Formes]:
    """The words with those that were meant; the likeliest is last, as the barest form is."""
    meilleures = {mot: proches[nombre - 1 :: -1] for mot, proches in corrections}
    return [meilleures.get(formes[0], formes) for formes in cherches]
