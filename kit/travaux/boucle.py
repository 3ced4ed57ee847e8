"""The loop of the background process."""

import logging
import os
import signal
import threading

from kit.config import Reglages
from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.store.editions import record_edition
from kit.store.moteur import open_moteurs
from kit.travaux.guichet_impression import GuichetImpression
from kit.travaux.presse import Presse
from kit.travaux.sauvegarde import save_of_the_day

PAUSE_S = 60.0
"""Time between two looks at what is to be done, in seconds."""

_LOG = logging.getLogger(__name__)


def run_travaux(reglages: Reglages, horloge: Horloge) -> None:
    """Work until SIGTERM or SIGINT; a job that fails is reported and tried again later."""
    fin = threading.Event()
    for numero in (signal.SIGTERM, signal.SIGINT):
        signal.signal(numero, lambda *_: fin.set())
    moteurs = open_moteurs(reglages)
    presse = Presse(
        GuichetImpression(reglages.instance),
        lambda edition: record_edition(moteurs, edition),
        ouvriers=max(1, (os.cpu_count() or 1) // 2),
    )
    presse.start()
    try:
        _look_after(reglages, horloge, fin)
    finally:
        presse.stop()
        moteurs.close()


def _look_after(reglages: Reglages, horloge: Horloge, fin: threading.Event) -> None:
    """What is done now and then, until the end."""
    while True:
        try:
            save_of_the_day(reglages, horloge)
        except (KitError, OSError) as error:
            _LOG.warning("Sauvegarde impossible pour le moment : %s", error)
        if fin.wait(PAUSE_S):
            return
