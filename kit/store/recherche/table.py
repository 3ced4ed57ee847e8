"""The index of one language: a full-text table of SQLite, in memory, one row per document.

It is made from the catalogue, so it is the same whatever base keeps the documents. The only SQL
of the search is here.
"""

import sqlite3
import threading
import weakref
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

from kit.content.document import Document
from kit.langues.registre import FRANCAIS
from kit.store.catalogue import Catalogue
from kit.store.recherche.correcteur import Correcteur
from kit.store.recherche.lexique import list_proches
from kit.store.recherche.lignes import (
    Ligne,
    Textes,
    build_ligne,
    is_repris,
    list_documents,
    list_papiers,
    list_textes,
)
from kit.store.recherche.question import Comptes

Place = tuple[str, str]
"""Kind and id of a document."""

_REPRIS = 1 << 50
"""Rows from this number on are texts taken up from other publishers: they come last."""
_LONGUEUR = 1 << 32
"""Rows are in the order of the words of their names: a short name answers best."""
LIGNES_MAX = 200
"""Rows read at most for a question: more than hold a word that says something in what a
préfecture writes, so that only an import of thousands of texts is concerned."""
REPRIS_MAX = 100
"""Of these, texts of other publishers: they are all fiches, and five times what a page shows."""
_BEAUCOUP = 0.1
"""Part of the rows written at once from which FTS5 is worth packing."""

_DECOUPE = """tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'", prefix = '2 3'"""
_SCHEMA = f"""
CREATE VIRTUAL TABLE lignes USING fts5(titre, mots, corps, {_DECOUPE});
CREATE VIRTUAL TABLE noms USING fts5(titre, mots, {_DECOUPE});
CREATE VIRTUAL TABLE vocabulaire USING fts5vocab(lignes, row);
"""
_AJOUT = "INSERT INTO lignes (rowid, titre, mots, corps) VALUES (?, ?, ?, ?)"
_AJOUT_NOM = "INSERT INTO noms (rowid, titre, mots) VALUES (?, ?, ?)"
_OTE = ("DELETE FROM lignes WHERE rowid = ?", "DELETE FROM noms WHERE rowid = ?")
_RESSERRE = (
    "INSERT INTO lignes (lignes) VALUES ('optimize')",
    "INSERT INTO noms (noms) VALUES ('optimize')",
)
_CHOIX = """
SELECT rowid, -bm25(lignes, 8.0, 6.0, 1.0) FROM lignes WHERE lignes MATCH ? ORDER BY rowid
"""
_CHOIX_NOMS = """
SELECT rowid, -bm25(noms, 8.0, 6.0) FROM noms WHERE noms MATCH ? ORDER BY rowid
"""
_CHOIX_PESE = """
SELECT rowid, -bm25(lignes, 8.0, 6.0, 1.0) AS note FROM lignes
WHERE lignes MATCH ? ORDER BY rowid >= ?, note DESC LIMIT ?
"""


@dataclass(frozen=True)
class Extrait:
    """The words of a row, to say why it answers."""

    proches: tuple[str, ...]
    """Everyday words that lead to the document, as they are written."""
    lignes: tuple[tuple[str, str], ...]
    """Key of each text, and its words."""


@dataclass
class Rangee:
    """A row, and what it was made from: nothing is done again while it is the same."""

    document: Document
    textes: Textes
    papiers: Textes
    proches: tuple[str, ...]
    """Everyday words that lead there, as they are written."""
    place: Place
    repris: bool
    """Whether its text is another publisher's."""
    rowid: int = field(default=0, compare=False)
    cles: tuple[str, ...] = field(default=(), compare=False)
    titre: str = field(default="", compare=False)
    """Its names, each word after a space."""
    longueur: int = field(default=1, compare=False)
    """Words of its shortest name."""


Trouvee = tuple[Rangee, float]
"""A row that answers, with its note: the more, the better."""


class Table:
    """The documents of the catalogue in one language; safe for threads."""

    def __init__(self, langue: str) -> None:
        self.langue = langue
        self._verrou = threading.Lock()
        self._start_anew()

    def _start_anew(self) -> None:
        self.correcteur = Correcteur()
        self.comptes = Comptes()
        self._catalogue: weakref.ref[Catalogue] | None = None
        self._rangees: dict[Place, Rangee] = {}
        self._par_rowid: dict[int, Rangee] = {}
        self._suivant = 1
        # Several threads use it, one at a time.
        self._base = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._base.executescript(_SCHEMA)

    def follow(self, catalogue: Catalogue) -> None:
        """Make the rows those of this catalogue; only what changed is written again.

        Threads that come meanwhile wait for the first.
        """
        if self._is_of(catalogue):
            return
        with self._verrou:
            if self._is_of(catalogue):
                return
            try:
                self._write_all(catalogue)
            except BaseException:
                self._start_anew()  # Half an index would be wrong for ever.
                raise
            self._catalogue = weakref.ref(catalogue)

    def find(self, question: str, noms: str) -> list[Trouvee]:
        """Rows that answer a question of FTS5: all of them when they are few.

        When they are many, the first in order, and those whose names answer `noms`.
        """
        with self._verrou:
            notes, toutes = self._read_first(_CHOIX, question)
            if not toutes:
                notes |= self._read_first(_CHOIX_NOMS, noms)[0]
            return [(self._par_rowid[n], note) for n, note in notes.items()]

    def _read_first(self, choix: str, question: str) -> tuple[dict[int, float], bool]:
        """Notes of the first rows that answer, and whether there are no others."""
        with closing(self._base.execute(choix, (question,))) as curseur:
            lues = curseur.fetchmany(LIGNES_MAX - REPRIS_MAX)
            # Rows of other publishers are the last ones.
            encore = REPRIS_MAX - (len(lues) - bisect_left(lues, (_REPRIS,)))
            lues += curseur.fetchmany(encore) if encore else []
            return dict(lues), curseur.fetchone() is None

    def find_partielles(self, question: str) -> list[Trouvee]:
        """The rows that answer best, all of them weighed: for a question that any word answers."""
        with self._verrou:
            lues = self._base.execute(_CHOIX_PESE, (question, _REPRIS, LIGNES_MAX)).fetchall()
            return [(self._par_rowid[n], note) for n, note in lues]

    def read(self, place: Place) -> Extrait | None:
        """The words of a document; None when it has none in this language."""
        with self._verrou:
            rangee = self._rangees.get(place)
            if rangee is None:
                return None
            choix = "SELECT corps FROM lignes WHERE rowid = ?"
            (corps,) = self._base.execute(choix, (rangee.rowid,)).fetchone()
            lignes = tuple(zip(rangee.cles, corps.split("\n"), strict=False))
            return Extrait(rangee.proches, lignes)

    def _is_of(self, catalogue: Catalogue) -> bool:
        return self._catalogue is not None and self._catalogue() is catalogue

    def _write_all(self, catalogue: Catalogue) -> None:
        """Write what is new, remove what is gone."""
        voulues = {rangee.place: rangee for rangee in self._iterate_rangees(catalogue)}
        otees = self._rangees.keys() - voulues.keys()
        neuves = [r for place, r in voulues.items() if r != self._rangees.get(place)]
        if not otees and not neuves:
            return
        self._base.execute("BEGIN")
        for place in (*otees, *(r.place for r in neuves if r.place in self._rangees)):
            self._remove(place)
        self._write(neuves)
        self._base.execute("COMMIT")
        if len(neuves) > len(voulues) * _BEAUCOUP:
            for ordre in _RESSERRE:
                self._base.execute(ordre)
        frequences = dict(self._base.execute("SELECT term, doc FROM vocabulaire").fetchall())
        self.comptes = Comptes(frequences, len(voulues), sorted(frequences))
        self.correcteur.update(frequences)

    def _iterate_rangees(self, catalogue: Catalogue) -> Iterator[Rangee]:
        """The rows that this catalogue asks for, not yet written."""
        proches = list_proches(catalogue, self.langue)
        traduits = {cle.partition("#")[0] for cle in catalogue.traductions.get(self.langue, {})}
        for document in list_documents(catalogue):
            place = (document.GENRE, document.id)
            mots = proches.get(place, ())
            textes = self._list_textes(catalogue, document, traduits)
            if textes or mots:
                papiers = list_papiers(catalogue, document, self.langue)
                yield Rangee(document, textes, papiers, mots, place, is_repris(document))

    def _list_textes(self, catalogue: Catalogue, document: Document, traduits: set[str]) -> Textes:
        """The texts of a document; those of an unchanged French one are not listed again."""
        if self.langue == FRANCAIS:
            ancienne = self._rangees.get((document.GENRE, document.id))
            same = ancienne is not None and ancienne.document is document
            return (
                ancienne.textes if ancienne and same else list_textes(catalogue, document, FRANCAIS)
            )
        if f"{document.GENRE}/{document.id}" not in traduits:
            return ()
        return list_textes(catalogue, document, self.langue)

    def _write(self, neuves: list[Rangee]) -> None:
        """Write rows, in their order: FTS5 is much quicker so."""
        lignes = []
        for rangee in neuves:
            ligne = self._fill(rangee)
            self._rangees[rangee.place] = self._par_rowid[rangee.rowid] = rangee
            lignes.append((rangee.rowid, ligne.titre, ligne.mots, ligne.corps))
        lignes.sort()
        self._base.executemany(_AJOUT, lignes)
        self._base.executemany(_AJOUT_NOM, (ligne[:3] for ligne in lignes))

    def _fill(self, rangee: Rangee) -> Ligne:
        textes = (*rangee.textes, *rangee.papiers)
        ligne = build_ligne(rangee.document, textes, self.langue, " ".join(rangee.proches))
        rangee.cles, rangee.longueur = ligne.cles, ligne.longueur
        rangee.titre = f" {ligne.titre}"
        debut = _REPRIS if rangee.repris else 0
        rangee.rowid = debut + ligne.longueur * _LONGUEUR + self._suivant
        self._suivant += 1
        return ligne

    def _remove(self, place: Place) -> None:
        rowid = self._rangees.pop(place).rowid
        del self._par_rowid[rowid]
        for ordre in _OTE:
            self._base.execute(ordre, (rowid,))
