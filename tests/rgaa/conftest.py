"""Every kind of page in every language, read once for all the criteria."""

from collections.abc import Iterator

import pytest
from aides_store import MIDI
from flask.testing import FlaskClient
from page_checks import Page, parse_page
from pages_publiques import LANGUES, list_paths, status_of

from kit.app import create_app
from kit.config import Reglages
from kit.horloge import HorlogeFixe
from kit.store.moteur import open_moteurs
from kit.store.vitrine import Vitrine


@pytest.fixture(scope="session")
def lecteur(reglages_depart: Reglages) -> Iterator[FlaskClient]:
    """A client of the site with the starter content; tests only read it."""
    horloge = HorlogeFixe(MIDI)
    moteurs = open_moteurs(reglages_depart)
    vitrine = Vitrine(moteurs, horloge)
    app = create_app(reglages_depart, vitrine=vitrine, horloge=horloge)
    yield app.test_client()
    vitrine.close()
    moteurs.close()


@pytest.fixture(scope="session")
def pages(lecteur: FlaskClient) -> tuple[Page, ...]:
    """One page of each kind, in each language. The criteria look at them, not the client."""
    lues = []
    for chemin in list_paths(*LANGUES):
        response = lecteur.get(chemin)
        assert response.status_code == status_of(chemin), chemin
        lues.append(parse_page(chemin, response.get_data(as_text=True)))
    return tuple(lues)
