"""What the tests share: an instance with the starter content, a site, a client."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
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


@dataclass
class Partage:
    """One window on the starter pack for all the tests: making it takes longer than most of them.

    It tells the time of the test that looks through it; a test that moved its clock leaves a
    window that is not the next one's.
    """

    reglages: Reglages
    horloge: HorlogeFixe = field(default_factory=lambda: HorlogeFixe(MIDI))
    moteurs: Moteurs | None = None
    vitrine: Vitrine | None = None

    def now(self) -> datetime:
        """The instant of the present test."""
        return self.horloge.now()

    def open(self, horloge: HorlogeFixe, memoire: RevisionsLues) -> tuple[Vitrine, Moteurs]:
        """The window, at the time of a test."""
        self.horloge = horloge
        if self.vitrine is None or self.moteurs is None:
            self.moteurs = open_moteurs(self.reglages)
            self.vitrine = Vitrine(self.moteurs, self, memoire=memoire)
        return self.vitrine, self.moteurs

    def give_back(self) -> None:
        """The end of a test."""
        if self.horloge.instant != MIDI:
            self.close()

    def close(self) -> None:
        """Forget the window: the next test makes its own."""
        if self.vitrine is not None and self.moteurs is not None:
            self.vitrine.close()
            self.moteurs.close()
        self.vitrine = self.moteurs = None


@pytest.fixture(scope="session")
def partage(reglages_depart: Reglages) -> Iterator[Partage]:
    partage = Partage(reglages_depart)
    yield partage
    partage.close()


@pytest.fixture
def vitrine_depart(
    partage: Partage, horloge: HorlogeFixe, memoire: RevisionsLues
) -> Iterator[Vitrine]:
    """What readers of the starter pack see."""
    yield partage.open(horloge, memoire)[0]
    partage.give_back()


@pytest.fixture
def app(
    reglages_depart: Reglages, horloge: HorlogeFixe, vitrine_depart: Vitrine, partage: Partage
) -> Flask:
    app = create_app(
        reglages_depart, vitrine=vitrine_depart, horloge=horloge, moteurs=partage.moteurs
    )
    app.test_client_class = InspectingClient
    return app


@pytest.fixture
def client(app: Flask) -> InspectingClient:
    client = app.test_client()
    assert isinstance(client, InspectingClient)
    return client
