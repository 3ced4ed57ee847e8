"""What the tests share: an instance with the starter content, a site, a client."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from client import InspectingClient
from flask import Flask

from kit.app import create_app
from kit.config import Reglages, load_reglages
from kit.horloge import HorlogeFixe
from kit.importers.pack.application import import_pack
from kit.importers.pack.lecture import read_pack
from kit.importers.pack.modele import Pack
from kit.paths import starter_dir
from kit.store.catalogue import Catalogue
from kit.store.chargement import RevisionsLues, load_catalogue
from kit.store.moteur import Moteurs, open_moteurs, read_session
from kit.store.schema import upgrade
from kit.store.vitrine import Vitrine

MIDI = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
"""The instant at which tests stand: noon in Paris, 22 November 2026."""


PUBLIE = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
"""The instant at which the starter pack was published."""


@pytest.fixture
def horloge() -> HorlogeFixe:
    return HorlogeFixe(MIDI)


@pytest.fixture(scope="session")
def pack_depart() -> Pack:
    return read_pack(starter_dir())


@pytest.fixture(scope="session")
def reglages_depart(tmp_path_factory: pytest.TempPathFactory, pack_depart: Pack) -> Reglages:
    """An instance where the starter pack is published; tests only read it."""
    instance = tmp_path_factory.mktemp("instance")
    reglages = load_reglages({}, instance)
    upgrade(reglages, HorlogeFixe(PUBLIE))
    moteurs = open_moteurs(reglages)
    import_pack(moteurs, pack_depart, publier=True, auteur="tests", horloge=HorlogeFixe(PUBLIE))
    moteurs.close()
    return reglages


@pytest.fixture
def moteurs(tmp_path: Path) -> Iterator[Moteurs]:
    """Empty, migrated bases of their own."""
    reglages = load_reglages({}, tmp_path / "instance")
    upgrade(reglages)
    moteurs = open_moteurs(reglages)
    yield moteurs
    moteurs.close()


@pytest.fixture(scope="session")
def catalogue(reglages_depart: Reglages) -> Iterator[Catalogue]:
    moteurs = open_moteurs(reglages_depart)
    with read_session(moteurs) as session:
        yield load_catalogue(session, MIDI)
    moteurs.close()


@pytest.fixture(scope="session")
def memoire() -> RevisionsLues:
    """The documents of the starter pack, read once for all the tests and not once for each."""
    return RevisionsLues()


@pytest.fixture
def app(reglages_depart: Reglages, horloge: HorlogeFixe, memoire: RevisionsLues) -> Iterator[Flask]:
    moteurs = open_moteurs(reglages_depart)
    vitrine = Vitrine(moteurs, horloge, memoire=memoire)
    app = create_app(reglages_depart, vitrine=vitrine, horloge=horloge)
    app.test_client_class = InspectingClient
    yield app
    vitrine.close()
    moteurs.close()


@pytest.fixture
def client(app: Flask) -> InspectingClient:
    client = app.test_client()
    assert isinstance(client, InspectingClient)
    return client
