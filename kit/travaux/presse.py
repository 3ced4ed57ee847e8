"""The press: makes the sheets that are asked for, in processes apart.

A sheet is made in a process of its own, never in a thread of the site: one that takes too long,
or too much memory, is stopped, and the site never notices.
"""

import logging
import multiprocessing
import os
import resource
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from kit.erreurs import KitError
from kit.render.impression.fabrication import make_fichier
from kit.store.editions import EditionConnue
from kit.travaux.guichet_impression import Commande, GuichetImpression, write_atomic

DUREE_MAX_S = 60.0
"""Time after which a sheet is given up, in seconds: the longest of the starter pack, the cards of
a path in two languages, takes half of it."""
MEMOIRE_MAX = 1_500 * 1024 * 1024
"""Address space of a worker, in bytes: fonts and pictures of one sheet take a tenth of it."""
_POLITESSE = 5
"""The site comes before the press when both want the processor."""
PAUSE_S = 0.1
"""Time between two looks at what is asked for, in seconds."""
TROP_LONGUE = (
    "Cette feuille est trop longue à fabriquer. Essayez un autre papier, ou une fiche plus courte."
)
ECHEC = "Cette feuille n’a pas pu être fabriquée. Le journal du serveur dit pourquoi."

_LOG = logging.getLogger(__name__)

Memoriser = Callable[[EditionConnue], object]
"""Keeps an edition for ever."""


def _work(tuyau: Connection) -> None:
    """The life of a worker: a request in, a file or a sentence out."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMOIRE_MAX, MEMOIRE_MAX))
    os.nice(_POLITESSE)
    while True:
        try:
            texte = tuyau.recv()
        except EOFError:
            return
        try:
            tuyau.send((make_fichier(Commande.from_json(texte).tirage), None))
        except KitError as erreur:
            tuyau.send((None, str(erreur)))
        except Exception:  # noqa: BLE001 - whatever a sheet does, the next one must be made
            _LOG.exception("Feuille impossible")
            tuyau.send((None, ECHEC))


@dataclass
class Ouvrier:
    """One process that makes sheets, replaced when it dies or takes too long."""

    duree_max_s: float = DUREE_MAX_S
    _processus: BaseProcess | None = None
    _tuyau: Connection | None = None

    def make(self, texte: str) -> tuple[bytes | None, str | None]:
        """The file of a request, or why there is none."""
        tuyau = self._tuyau or self._start()
        try:
            tuyau.send(texte)
            if not tuyau.poll(self.duree_max_s):
                self.stop()
                return None, TROP_LONGUE
            octets, erreur = tuyau.recv()
        except (EOFError, OSError):
            _LOG.warning("Un ouvrier de la presse s’est arrêté : un autre prend sa place.")
            self.stop()
            return None, ECHEC
        return octets, erreur

    def _start(self) -> Connection:
        contexte = multiprocessing.get_context("spawn")
        ici, la_bas = contexte.Pipe()
        self._processus = contexte.Process(target=_work, args=(la_bas,), daemon=True)
        self._processus.start()
        la_bas.close()
        self._tuyau = ici
        return ici

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._tuyau is not None:
            self._tuyau.close()
        if self._processus is not None:
            self._processus.kill()
            self._processus.join()
        self._processus = self._tuyau = None


@dataclass
class Presse:
    """Looks for requests and hands them to its workers, one thread for each."""

    guichet: GuichetImpression
    memoriser: Memoriser
    ouvriers: int = 1
    duree_max_s: float = DUREE_MAX_S
    _fin: threading.Event = field(default_factory=threading.Event)
    _fils: list[threading.Thread] = field(default_factory=list)
    _pris: set[Path] = field(default_factory=set)
    _verrou: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        """Begin to work."""
        for _rang in range(self.ouvriers):
            fil = threading.Thread(target=self._run, daemon=True)
            fil.start()
            self._fils.append(fil)

    def stop(self) -> None:
        """Finish the sheets being made, then end."""
        self._fin.set()
        for fil in self._fils:
            fil.join()

    def _run(self) -> None:
        ouvrier = Ouvrier(self.duree_max_s)
        while not self._fin.is_set():
            try:
                self.guichet.sign_of_life()
                demande = self._take()
                if demande is None:
                    self._fin.wait(PAUSE_S)
                    continue
                self._serve(ouvrier, demande)
            except OSError as erreur:
                _LOG.warning("Impression impossible pour le moment : %s", erreur)
                self._fin.wait(PAUSE_S)
        ouvrier.stop()

    def _take(self) -> Path | None:
        """The first request that no other worker has."""
        with self._verrou:
            for demande in self.guichet.list_waiting():
                if demande not in self._pris:
                    self._pris.add(demande)
                    return demande
        return None

    def _serve(self, ouvrier: Ouvrier, demande: Path) -> None:
        cle = demande.stem
        try:
            if self.guichet.fichier(cle).exists():
                return  # Made meanwhile for somebody else.
            texte = demande.read_text(encoding="utf-8")
            octets, erreur = ouvrier.make(texte)
            if octets is not None:
                # Remembered first: a paper whose code nobody knows must not exist.
                for edition in Commande.from_json(texte).memorables:
                    self.memoriser(edition)
                write_atomic(self.guichet.fichier(cle), octets)
            else:
                write_atomic(self.guichet.erreur(cle), (erreur or ECHEC).encode())
        except (KitError, ValueError, KeyError, TypeError) as erreur:
            _LOG.warning("Demande d’impression écartée : %s", erreur)
            write_atomic(self.guichet.erreur(cle), ECHEC.encode())
        finally:
            demande.unlink(missing_ok=True)
            with self._verrou:
                self._pris.discard(demande)
