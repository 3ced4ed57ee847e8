"""What the tests of the print shop share: a press at work, a file that one comes back for."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from client import InspectingClient

from kit.store.editions import record_edition
from kit.store.moteur import Moteurs
from kit.travaux.guichet_impression import GuichetImpression
from kit.travaux.presse import Presse


@contextmanager
def open_presse(instance: Path, moteurs: Moteurs) -> Iterator[Presse]:
    """A press at work, until the end."""
    presse = Presse(GuichetImpression(instance), lambda e: record_edition(moteurs, e))
    presse.start()
    try:
        yield presse
    finally:
        presse.stop()


def fetch(client: InspectingClient, adresse: str) -> bytes:
    """The file, coming back until it is ready as a reader would."""
    for _essai in range(60):
        reponse = client.get(adresse)
        if reponse.status_code != 503:
            assert reponse.status_code == 200, reponse.text
            return reponse.data
        assert int(reponse.headers["Retry-After"]) > 0
        time.sleep(0.5)
    raise AssertionError("la feuille n’est jamais venue")
