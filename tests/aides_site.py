"""A small public site for tests: not the example, in several languages, with an address."""

from pathlib import Path

import pytest
from client import InspectingClient

from kit.app import create_app
from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.store.moteur import Moteurs
from kit.store.vitrine import Vitrine

BASE = "https://accueil.exemple.fr"


def offer_every_langue(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if each language had its interface: its phrases are then those of the code."""
    monkeypatch.setattr("kit.langues.interface.has_interface", lambda _tag: True)


def open_site(
    moteurs: Moteurs, instance: Path, horloge: HorlogeFixe, **environ: str
) -> InspectingClient:
    """A client of the site that these bases hold."""
    reglages = load_reglages(environ, instance)
    vitrine = Vitrine(moteurs, horloge)
    app = create_app(reglages, vitrine=vitrine, horloge=horloge, moteurs=moteurs)
    app.test_client_class = InspectingClient
    client = app.test_client()
    assert isinstance(client, InspectingClient)
    return client
