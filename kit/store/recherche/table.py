"""The index of one language: a full-text table of SQLite, in memory, one row per document.

It is made from the catalogue, so it is the same whatever base keeps the documents. The only SQL
of the search is here.
"""

import sqlite3
import threading
import weakref
from dataclasses import dataclass, field
from typing import NamedTuple

from kit.content.document import Document
from kit.langues.registre import FRANCAIS
from kit.store.catalogue import Catalogue
from kit.store.recherche.correcteur import Correcteur
from kit.store.recherche.lexique import list_cles
from kit.store.recherche.lignes import (
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

_REPRIS = 1 << 40
"""Rows from this number on are texts taken up from other publishers: they come last."""
_LIGNES_MAX = 200
"""Rows read at most for a question."""

_SCHEMA = """
CREATE VIRTUAL TABLE lignes USING fts5(
    titre, mots, corps,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'", prefix = '2 3'
);
CREATE VIRTUAL TABLE vocabulaire USING fts5vocab(lignes, row);
"""
_AJOUT = "INSERT INTO lignes (rowid, titre, mots, corps) VALUES (?, ?, ?, ?)"
_CHOIX = """
SELECT rowid, -bm25(lignes, 8.0, 6.0, 1.0) AS note FROM lignes
WHERE lignes MATCH ? ORDER BY rowid >= ?, note DESC LIMIT ?
"""


class Trouvee(NamedTuple):
    """A row that answers: the more its note, the better."""

    place: Place
    repris: bool
    note: float
    titre: str
    longueur: int
    """Words of its shortest name."""


@dataclass(frozen=True)
class Extrait:
    """The words of a row, to say why it answers."""

    titre: str
    mots: str
    lignes: tuple[tuple[str, str], ...]
    """Key of each text, and its words."""


@dataclass
class _Rangee:
    """What a row was made from: nothing is done again while it is the same."""

    document: Document
    textes: Textes
    papiers: Textes
    mots: str
    rowid: int = field(default=0, compare=False)
    cles: tuple[str, ...] = field(default=(), compare=False)
    titre: str = field(default="", compare=False)
    longueur: int = field(default=1, compare=False)
    """Words of its shortest name."""


class Table:
    """The documents of the catalogue in one language; safe for threads."""

    def __init__(self, langue: str) -> None:
        self.langue = langue
        self.correcteur = Correcteur()
        self._verrou = threading.Lock()
        self._catalogue: weakref.ref[Catalogue] | None = None
        self._rangees: dict[Place, _Rangee] = {}
        self._places: dict[int, Place] = {}
        self._suivant = 1
        self.comptes = Comptes()
        # Several threads use it, one at a time.
        self._base = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._base.executescript(_SCHEMA)

    def follow(self, catalogue: Catalogue) -> None:
        """Make the rows those of this catalogue; only what changed is written again."""
        if self._is_of(catalogue):
            return
        with self._verrou:
            if self._is_of(catalogue):
                return
            self._base.execute("BEGIN")
            change = self._write_all(catalogue)
            self._base.execute("COMMIT")
            if change:
                lus = self._base.execute("SELECT term, doc FROM vocabulaire").fetchall()
                self.comptes = Comptes(dict(lus), len(self._rangees))
                self.correcteur.update(self.comptes.frequences)
            self._catalogue = weakref.ref(catalogue)

    def find(self, question: str) -> list[Trouvee]:
        """The rows that answer a question of FTS5, those of this place first, then the best."""
        with self._verrou:
            lues = self._base.execute(_CHOIX, (question, _REPRIS, _LIGNES_MAX)).fetchall()
            return [
                Trouvee(place, n >= _REPRIS, note, rangee.titre, rangee.longueur)
                for n, note in lues
                for place in (self._places[n],)
                for rangee in (self._rangees[place],)
            ]

    def read(self, place: Place) -> Extrait | None:
        """The words of a document; None when it has none in this language."""
        with self._verrou:
            rangee = self._rangees.get(place)
            if rangee is None:
                return None
            choix = "SELECT titre, mots, corps FROM lignes WHERE rowid = ?"
            titre, mots, corps = self._base.execute(choix, (rangee.rowid,)).fetchone()
            return Extrait(titre, mots, tuple(zip(rangee.cles, corps.split("\n"), strict=False)))

    def _is_of(self, catalogue: Catalogue) -> bool:
        return self._catalogue is not None and self._catalogue() is catalogue

    def _write_all(self, catalogue: Catalogue) -> bool:
        """Write what is new, remove what is gone; whether anything was."""
        cles = list_cles(catalogue, self.langue)
        restantes = set(self._rangees)
        traduits = {cle.partition("#")[0] for cle in catalogue.traductions.get(self.langue, {})}
        change = False
        for document in list_documents(catalogue):
            place = (document.GENRE, document.id)
            mots = cles.get(place, "")
            ancienne = self._rangees.get(place)
            textes = self._list_textes(catalogue, document, traduits)
            if not textes and not mots:
                continue
            papiers = list_papiers(catalogue, document, self.langue)
            restantes.discard(place)
            rangee = _Rangee(document, textes, papiers, mots)
            if rangee != ancienne:
                self._write(place, rangee)
                change = True
        for place in restantes:
            self._remove(place)
        return change or bool(restantes)

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

    def _write(self, place: Place, rangee: _Rangee) -> None:
        if place in self._rangees:
            self._remove(place)
        rangee.rowid = self._suivant + (_REPRIS if is_repris(rangee.document) else 0)
        self._suivant += 1
        textes = (*rangee.textes, *rangee.papiers)
        ligne = build_ligne(rangee.document, textes, self.langue, rangee.mots)
        rangee.cles, rangee.titre, rangee.longueur = ligne.cles, ligne.titre, ligne.longueur
        self._base.execute(_AJOUT, (rangee.rowid, ligne.titre, ligne.mots, ligne.corps))
        self._rangees[place] = rangee
        self._places[rangee.rowid] = place

    def _remove(self, place: Place) -> None:
        rowid = self._rangees.pop(place).rowid
        del self._places[rowid]
        self._base.execute("DELETE FROM lignes WHERE rowid = ?", (rowid,))
