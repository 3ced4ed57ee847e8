"""The loop of the background process."""

import logging
import signal
import threading

from kit.config import Reglages
from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.travaux.sauvegarde import save_of_the_day

PAUSE_S = 60.0
"""Time between two looks at what is to be done, in seconds."""

_LOG = logging.getLogger(__name__)


def run_travaux(reglages: Reglages, horloge: Horloge) -> None:
    """Work until SIGTERM or SIGINT; a job that fails is reported and tried again later."""
    fin = threading.Event()
    for numero in (signal.SIGTERM, signal.SIGINT):
        signal.signal(numero, lambda *_: fin.set())
    while True:
        try:
            save_of_the_day(reglages, horloge)
        except (KitError, OSError) as error:
            _LOG.warning("Sauvegarde impossible pour le moment : %s", error)
        if fin.wait(PAUSE_S):
            return
