"""Wrong codes: a few a minute, then a wait. In memory, so that nothing of it is kept."""

from collections import deque
from dataclasses import dataclass, field
from threading import Lock

ESSAIS_MAX = 5
FENETRE_S = 60.0
"""As many wrong codes in as many seconds, for one place and in one process."""


@dataclass
class Essais:
    """The wrong codes of the last minute, by the signs that say which place they are for.

    Codes that are for no place are counted together: they can open nothing, and must not stop
    the agents of a place.
    """

    _faux: dict[str, deque[float]] = field(default_factory=dict)
    _verrou: Lock = field(default_factory=Lock)

    def wait_s(self, repere: str, maintenant: float) -> int:
        """Seconds to wait before another try; nought when one may try now."""
        with self._verrou:
            faux = self._recent(repere, maintenant)
            if len(faux) < ESSAIS_MAX:
                return 0
            return max(1, round(faux[0] + FENETRE_S - maintenant))

    def record(self, repere: str, maintenant: float) -> None:
        """Note a wrong code."""
        with self._verrou:
            self._recent(repere, maintenant).append(maintenant)

    def _recent(self, repere: str, maintenant: float) -> deque[float]:
        faux = self._faux.setdefault(repere, deque(maxlen=ESSAIS_MAX))
        while faux and maintenant - faux[0] >= FENETRE_S:
            faux.popleft()
        return faux
