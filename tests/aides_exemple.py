"""An instance of one's own where the starter pack is published, as on the day it is installed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aides_admin import ADMIN, enter, open_admin, open_compte
from aides_store import MIDI
from client import AdminClient

from kit.app import create_app
from kit.config import Reglages, load_reglages
from kit.horloge import HorlogeFixe
from kit.store.acces.roles import Attribution
from kit.store.moteur import Moteurs, open_moteurs

PAUL = "paul@prefecture.gouv.fr"
"""Who writes, and does not publish."""


@contextmanager
def open_exemple(depart: Reglages, dossier: Path) -> Iterator[Moteurs]:
    """A copy of the bases of the starter pack, with an administrator and a writer."""
    instance = dossier / "instance"
    shutil.copytree(depart.instance, instance)
    moteurs = open_moteurs(load_reglages({}, instance))
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("redacteur")], PAUL)
    yield moteurs
    moteurs.close()


def open_bureau(moteurs: Moteurs, dossier: Path, **environ: str) -> AdminClient:
    """The back office over it, as the administrator."""
    reglages = load_reglages(environ, dossier / "instance")
    return enter(open_admin(create_app(reglages, horloge=HorlogeFixe(MIDI), moteurs=moteurs)))
