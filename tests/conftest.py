"""What the tests share: an instance with the starter content, a site, a client."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from client import InspectingClient
from flask import Flask
from routes_compilees import keep_compiled

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
from kit.store.vitrine import EtatVitrine, Vitrine

keep_compiled()

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


@pytest.fixture(scope="session")
def bases_vides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Empty bases, migrated once: a hundred tests take a copy of their own."""
    instance = tmp_path_factory.mktemp("vide") / "instance"
    upgrade(load_reglages({}, instance))
    return instance


@pytest.fixture
def moteurs(tmp_path: Path, bases_vides: Path) -> Iterator[Moteurs]:
    """Empty, migrated bases of their own."""
    reglages = load_reglages({}, tmp_path / "instance")
    shutil.copytree(bases_vides, reglages.instance)
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


class VitrineDeTest:
    """The window of one test: that of all the tests at noon, its own as soon as it moves its clock.

    Making a window on the starter pack takes longer than most tests do.
    """

    def __init__(
        self, commune: Vitrine, moteurs: Moteurs, horloge: HorlogeFixe, memoire: RevisionsLues
    ) -> None:
        self._commune = commune
        self._moteurs = moteurs
        self._horloge = horloge
        self._memoire = memoire
        self._propre: Vitrine | None = None

    def current(self) -> Catalogue:
        """What readers see at the instant of the test."""
        return self._choose().current()

    def etat(self) -> EtatVitrine:
        """How the window is doing."""
        return self._choose().etat()

    def close(self) -> None:
        """Close what was opened for this test alone."""
        if self._propre is not None:
            self._propre.close()

    def _choose(self) -> Vitrine:
        if self._propre is None and self._horloge.instant == MIDI:
            return self._commune
        if self._propre is None:
            self._propre = Vitrine(self._moteurs, self._horloge, memoire=self._memoire)
        return self._propre


@pytest.fixture(scope="session")
def moteurs_depart(reglages_depart: Reglages) -> Iterator[Moteurs]:
    """The bases of the starter pack, which tests only read."""
    moteurs = open_moteurs(reglages_depart)
    yield moteurs
    moteurs.close()


@pytest.fixture(scope="session")
def vitrine_commune(moteurs_depart: Moteurs, memoire: RevisionsLues) -> Iterator[Vitrine]:
    vitrine = Vitrine(moteurs_depart, HorlogeFixe(MIDI), memoire=memoire)
    yield vitrine
    vitrine.close()


@pytest.fixture
def vitrine_depart(
    vitrine_commune: Vitrine, moteurs_depart: Moteurs, horloge: HorlogeFixe, memoire: RevisionsLues
) -> Iterator[VitrineDeTest]:
    """What readers of the starter pack see."""
    vitrine = VitrineDeTest(vitrine_commune, moteurs_depart, horloge, memoire)
    yield vitrine
    vitrine.close()


@pytest.fixture
def app(
    reglages_depart: Reglages, horloge: HorlogeFixe, vitrine_depart: Any, moteurs_depart: Moteurs
) -> Flask:
    app = create_app(
        reglages_depart, vitrine=vitrine_depart, horloge=horloge, moteurs=moteurs_depart
    )
    app.test_client_class = InspectingClient
    return app


@pytest.fixture
def client(app: Flask) -> InspectingClient:
    client = app.test_client()
    assert isinstance(client, InspectingClient)
    return client
