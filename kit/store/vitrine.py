"""The shop window: the catalogue that the web serves, kept up to date and never taken away."""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy.exc import SQLAlchemyError

from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.store.catalogue import Catalogue, CatalogueVideError
from kit.store.chargement import Contenu, RevisionsLues, load_contenu
from kit.store.erreurs import explain_error
from kit.store.moteur import Moteurs, read_session
from kit.store.sonde import Marque, open_sonde

_LOG = logging.getLogger(__name__)
_PANNES = (KitError, SQLAlchemyError, sqlite3.Error, OSError, CatalogueVideError)
"""What a missing, locked, damaged or empty base raises."""


class EtatVitrine(NamedTuple):
    """How the window is doing, for /sante and the back office."""

    statut: Literal["ok", "degrade", "vide"]
    raison: str | None
    """Why the base cannot be used, in French; None when all is well."""
    version: int | None
    instant: datetime | None
    """When the catalogue being served was built."""


class Vitrine:
    """Holds the catalogue of one process; safe for threads; never writes."""

    def __init__(
        self,
        moteurs: Moteurs,
        horloge: Horloge,
        *,
        delai_reessai_s: float = 1.0,
        monotone: Callable[[], float] = time.monotonic,
        memoire: RevisionsLues | None = None,
    ) -> None:
        self._moteurs = moteurs
        self._horloge = horloge
        self._delai_reessai_s = delai_reessai_s
        self._monotone = monotone
        self._sonde = open_sonde(moteurs)
        self._memoire = memoire or RevisionsLues()
        self._verrou = threading.Lock()
        self._catalogue: Catalogue | None = None
        self._contenu: Contenu | None = None
        self._marque: Marque | None = None
        self._raison: str | None = None
        self._pas_avant = float("-inf")

    def current(self) -> Catalogue:
        """The catalogue of now: the last good one when the base fails.

        Raises CatalogueVideError when there has been none yet.
        """
        catalogue = self._catalogue
        marque = self._look()
        if catalogue is not None and not self._is_stale(catalogue, marque):
            return catalogue
        # One thread rebuilds; the others go on with the old catalogue, or wait for the first.
        if self._verrou.acquire(blocking=catalogue is None):
            try:
                self._refresh(marque)
            finally:
                self._verrou.release()
        if self._catalogue is None:
            raise CatalogueVideError(self._raison)
        return self._catalogue

    def etat(self) -> EtatVitrine:
        """How it is doing, without looking at the base again."""
        catalogue = self._catalogue
        if catalogue is None:
            return EtatVitrine("vide", self._raison, None, None)
        statut: Literal["ok", "degrade"] = "ok" if self._raison is None else "degrade"
        return EtatVitrine(statut, self._raison, catalogue.version, catalogue.instant)

    def close(self) -> None:
        """Give back the connections of the probe."""
        self._sonde.close()

    def _look(self) -> Marque | None:
        """The mark of the base; None when it fails, or failed too recently to be asked again."""
        if self._raison is not None and self._monotone() < self._pas_avant:
            return None
        try:
            return self._sonde.read()
        except _PANNES as error:
            self._fail(error)
            return None

    def _is_stale(self, catalogue: Catalogue, marque: Marque | None) -> bool:
        limite = catalogue.valable_jusqu_a
        if limite is not None and self._horloge.now() >= limite:
            return True
        return marque is not None and (marque != self._marque or self._raison is not None)

    def _refresh(self, marque: Marque | None) -> None:
        catalogue = self._catalogue
        if catalogue is not None and not self._is_stale(catalogue, marque):
            return  # Another thread has just done it.
        instant = self._horloge.now()
        if marque is not None:
            try:
                self._reload(marque, instant)
            except _PANNES as error:
                self._fail(error)
        if self._raison is not None:
            self._rebuild_from_memory(instant)

    def _reload(self, marque: Marque, instant: datetime) -> None:
        # The mark was read before: a commit in between is seen as a change the next time.
        with read_session(self._moteurs) as session:
            contenu = load_contenu(session, instant, self._memoire)
        self._catalogue = contenu.build_catalogue(instant)
        self._contenu = contenu
        self._marque = marque
        self._raison = None

    def _rebuild_from_memory(self, instant: datetime) -> None:
        """Without the base, days still go by: a notice ends, a fee changes."""
        catalogue, contenu = self._catalogue, self._contenu
        if catalogue is None or contenu is None or catalogue.valable_jusqu_a is None:
            return
        if instant >= catalogue.valable_jusqu_a:
            self._catalogue = contenu.build_catalogue(instant)

    def _fail(self, error: BaseException) -> None:
        raison = _explain(error, self._moteurs.lieu)
        if raison != self._raison:
            _LOG.error("content base unusable, serving the last catalogue: %s", raison)
        self._raison = raison
        self._pas_avant = self._monotone() + self._delai_reessai_s


def _explain(error: BaseException, lieu: str) -> str:
    if isinstance(error, KitError):
        return error.phrase
    if isinstance(error, CatalogueVideError):
        return "Aucun contenu n’est publié : importez un pack, ou publiez le document du site."
    if isinstance(error, FileNotFoundError):
        return f"La base « {lieu} » n’existe pas : lancez « kit base mettre-a-jour »."
    explained = explain_error(error, lieu)
    if explained is not None:
        return explained.phrase
    return (
        f"La base « {lieu} » ne peut pas être lue : mettez-la à jour, ou restaurez une sauvegarde."
    )
