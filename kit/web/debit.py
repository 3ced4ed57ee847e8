"""Holding back those who send too much, without knowing who they are.

The address of a sender is never kept: what is, is one of 4096 boxes, chosen with a key drawn for
one hour and then thrown away. Several senders share a box; nothing leads from a box to a sender.
"""

import hashlib
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable

PAR_BOITE = 20
"""Sent in an hour from a box: people of a waiting room share one address."""
EN_TOUT = 120
"""Sent in an hour from everywhere."""
DUREE_S = 3600.0
_BOITES = 4096


class Debit:
    """How much was sent in the present hour; safe for threads."""

    def __init__(self, *, monotone: Callable[[], float] = time.monotonic) -> None:
        self._monotone = monotone
        self._verrou = threading.Lock()
        self._begin()

    def accept(self, envoyeur: str) -> bool:
        """Whether one more may come from this sender; it is counted when it may."""
        with self._verrou:
            if self._monotone() - self._debut >= DUREE_S:
                self._begin()
            boite = self._find_boite(envoyeur)
            if self._boites[boite] >= PAR_BOITE or self._boites.total() >= EN_TOUT:
                return False
            self._boites[boite] += 1
            return True

    def _find_boite(self, envoyeur: str) -> int:
        hache = hashlib.blake2b(envoyeur.encode(), key=self._cle, digest_size=4).digest()
        return int.from_bytes(hache) % _BOITES

    def _begin(self) -> None:
        self._debut = self._monotone()
        self._cle = secrets.token_bytes(32)
        self._boites: Counter[int] = Counter()
