"""What is counted while pages are served: in memory, then added to the journal once a minute.

No cookie, no address of a device, no name of a browser, no hour: a day, a page, a language.
Nothing here waits for the base nor fails with it: what cannot be written is kept for the next time.
"""

import logging
import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from kit.content.normalisation import normalise
from kit.erreurs import KitError
from kit.store.modeles_chiffres import MesureLigne, RechercheVaineLigne
from kit.store.moteur import Moteurs, write_journal

_LOG = logging.getLogger(__name__)

Canal = Literal["ecran", "pdf", "scan"]
"""A page on a screen, a sheet asked for, the code of a printed sheet followed."""

SEUIL_MOTS = 5
"""Quarters of an hour of a day in which the same words are asked before they are written."""
CLES_MAX = 20_000
"""Different things counted between two writings; what comes beyond is not counted."""
MOTS_MAX = 2_000
"""Different words remembered in a day; what comes beyond is not counted."""
_LONGUEUR_MOTS = 60
_CHIFFRES_MOTS = 3
"""Digits in words beyond which they could be the number of a person."""
_PANNES = (KitError, SQLAlchemyError, sqlite3.Error, OSError)


@dataclass(frozen=True)
class Mesure:
    """One thing that is counted."""

    jour: date
    canal: Canal
    genre: str
    cle: str
    langue: str


@dataclass(frozen=True)
class Demande:
    """Words that nothing answered."""

    jour: date
    langue: str
    mots: str


@dataclass
class _Suivi:
    """What is known of some words in a day."""

    fois: int = 0
    ecrites: int = 0
    quarts: set[int] = field(default_factory=set)
    """Quarters of an hour in which they were asked: a page read again is one demand."""

    @property
    def a_ecrire(self) -> int:
        """How many times are to be written; none before enough people may have asked."""
        return self.fois - self.ecrites if len(self.quarts) >= SEUIL_MOTS else 0


class Mesures:
    """The counts of one process; safe for threads."""

    _comptes: Counter[Mesure]
    _suivis: dict[Demande, _Suivi]

    def __init__(self, cles_max: int = CLES_MAX, mots_max: int = MOTS_MAX) -> None:
        self._cles_max, self._mots_max = cles_max, mots_max
        self._empty()

    def count(self, mesure: Mesure) -> None:
        """Count one more."""
        self._own()
        with self._verrou:
            if mesure in self._comptes or len(self._comptes) < self._cles_max:
                self._comptes[mesure] += 1

    def count_vaine(self, jour: date, langue: str, mots: str, quart: int) -> None:
        """Count words that nothing answered, asked in a quarter of an hour of the day (0 to 95)."""
        plain = plain_demande(mots)
        if plain is None:
            return
        self._own()
        with self._verrou:
            demande = Demande(jour, langue, plain)
            if demande in self._suivis or len(self._suivis) < self._mots_max:
                suivi = self._suivis.setdefault(demande, _Suivi())
                suivi.fois += 1
                suivi.quarts.add(quart)

    def flush(self, moteurs: Moteurs) -> bool:
        """Add the counts to the journal; False when they are kept for the next time."""
        self._own()
        with self._ecriture:
            comptes, vaines = self._take()
            if not comptes and not vaines:
                return True
            try:
                with write_journal(moteurs) as session:
                    _add(session, MesureLigne, comptes)
                    _add(session, RechercheVaineLigne, vaines)
            except _PANNES as error:
                self._give_back(comptes, vaines)
                _LOG.warning("figures kept for later: %s", error)
                return False
            return True

    def _take(self) -> tuple[Counter[Mesure], dict[Demande, int]]:
        with self._verrou:
            comptes, self._comptes = self._comptes, Counter()
            dernier = max((demande.jour for demande in self._suivis), default=None)
            # Words of a day that is over will never be asked often enough.
            self._suivis = {
                d: s for d, s in self._suivis.items() if d.jour == dernier or s.a_ecrire
            }
            vaines = {d: s.a_ecrire for d, s in self._suivis.items() if s.a_ecrire}
            for demande, nombre in vaines.items():
                self._suivis[demande].ecrites += nombre
            return comptes, vaines

    def _give_back(self, comptes: Counter[Mesure], vaines: Mapping[Demande, int]) -> None:
        with self._verrou:
            for mesure, nombre in comptes.items():
                if mesure in self._comptes or len(self._comptes) < self._cles_max:
                    self._comptes[mesure] += nombre
            for demande, nombre in vaines.items():
                self._suivis[demande].ecrites -= nombre

    def _own(self) -> None:
        """Forget what was counted before a fork: the parent writes it."""
        if self._processus != os.getpid():
            self._empty()

    def _empty(self) -> None:
        self._processus = os.getpid()
        # New ones too: another thread of the parent may have held them.
        self._verrou, self._ecriture = threading.Lock(), threading.Lock()
        self._comptes = Counter()
        self._suivis = {}


class Releve:
    """A thread that writes the counts; to be started in the process that serves, after a fork."""

    def __init__(self, mesures: Mesures, moteurs: Moteurs, *, delai_s: float = 60.0) -> None:
        self._mesures = mesures
        self._moteurs = moteurs
        self._delai_s = delai_s
        self._fin = threading.Event()
        # A daemon: a base that does not answer never keeps the process from ending.
        self._fil = threading.Thread(target=self._run, name="releve-chiffres", daemon=True)

    def start(self) -> None:
        """Begin; once only."""
        self._fil.start()

    def stop(self) -> None:
        """Write a last time."""
        self._fin.set()
        self._fil.join()

    def _run(self) -> None:
        fini = False
        while not fini:
            fini = self._fin.wait(self._delai_s)
            try:
                self._mesures.flush(self._moteurs)
            except Exception:  # noqa: BLE001 - a thread that dies would count for nothing
                _LOG.exception("the figures could not be written")


def plain_demande(mots: str) -> str | None:
    """Words as they are counted; None for what could be a person's: an address, a number, a text.

    Nor for a letter or two, as a search follows what is being typed.
    """
    plain = " ".join(normalise(mots).split())
    chiffres = sum(signe.isdigit() for signe in plain)
    lettres = sum(signe.isalpha() for signe in plain)
    trop = len(plain) > _LONGUEUR_MOTS or chiffres > _CHIFFRES_MOTS or "@" in plain
    return None if trop or lettres < 2 else plain  # noqa: PLR2004 - two Chinese signs are a word


def _add(
    session: Session,
    table: type[MesureLigne | RechercheVaineLigne],
    comptes: Mapping[Any, int],
) -> None:
    """Add to the rows, whichever process made them: both bases know ON CONFLICT."""
    if not comptes:
        return
    postgres = session.get_bind().dialect.name == "postgresql"
    insert: Any = postgresql.insert(table) if postgres else sqlite.insert(table)
    cles = [colonne.name for colonne in table.__table__.primary_key]
    session.execute(
        insert.on_conflict_do_update(
            index_elements=cles, set_={"nombre": table.nombre + insert.excluded.nombre}
        ),
        [{**vars(cle), "nombre": nombre} for cle, nombre in comptes.items()],
    )
