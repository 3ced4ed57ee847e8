"""The search made ready before anyone asks: at the start of a process, and after a publication."""

import logging
import threading
import weakref
from collections.abc import Callable

from kit.langues.interface import list_offered
from kit.langues.registre import FRANCAIS
from kit.store.catalogue import Catalogue, CatalogueVideError
from kit.store.recherche.recherche import Recherche

_LOG = logging.getLogger(__name__)
DELAI_S = 1.0
"""Seconds between two looks at the catalogue: a look costs some microseconds."""


class Veille:
    """A thread that looks at the catalogue as readers do, and has the search follow it.

    A search never depends on it: one that comes first waits for the index being made, or makes
    it. To be started in the process that serves: a thread does not survive a fork.
    """

    def __init__(
        self, current: Callable[[], Catalogue], recherche: Recherche, *, delai_s: float = DELAI_S
    ) -> None:
        self._current = current
        self._recherche = recherche
        self._delai_s = delai_s
        self._fin = threading.Event()
        # A daemon: it never keeps the process from ending.
        self._fil = threading.Thread(target=self._run, name="veille-recherche", daemon=True)
        self._prete: weakref.ref[Catalogue] | None = None

    def start(self) -> None:
        """Begin; once only."""
        self._fil.start()

    def stop(self) -> None:
        """End after the language in progress."""
        self._fin.set()
        self._fil.join()

    def _run(self) -> None:
        while True:
            try:
                self._look()
            except CatalogueVideError:
                pass  # Nothing is published yet.
            except Exception:  # noqa: BLE001 - a thread that dies would say nothing
                # Whatever happens, searches make their own index; the next look may do better.
                _LOG.exception("the search could not be made ready")
            if self._fin.wait(self._delai_s):
                return

    def _look(self) -> None:
        catalogue = self._current()
        if self._prete is not None and self._prete() is catalogue:
            return
        for langue in dict.fromkeys((FRANCAIS, *list_offered(catalogue.site.langues))):
            # A publication meanwhile: the next look follows it, nothing is made for the old one.
            if self._fin.is_set() or self._current() is not catalogue:
                return
            self._recherche.prepare(catalogue, langue)
        self._prete = weakref.ref(catalogue)
