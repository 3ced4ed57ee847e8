"""What tests of paper share: a press at work, a file that one comes back for, a sheet kept."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aides_store import MIDI, catalogue_at
from client import InspectingClient

from kit.adresses import Adresses
from kit.langues.langue import load_langue
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.store.editions import EditionConnue, record_edition
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


def print_essai(moteurs: Moteurs) -> str:
    """Keep the sheet of the fiche of tests, as if it had just been printed; its code."""
    demande = Demande(CONTENUS["fiche"], "essai", SUPPORTS["a4"], load_langue("fr"))
    edition = prepare_feuille(catalogue_at(moteurs), demande, Adresses("fr")).edition
    resolu = edition.resolu
    record_edition(
        moteurs,
        EditionConnue(
            edition.code,
            resolu.empreinte,
            resolu.genre,
            resolu.identifiant,
            resolu.to_json(),
            edition.support,
            edition.structure,
            edition.langues,
            MIDI.date(),
        ),
    )
    return edition.code
