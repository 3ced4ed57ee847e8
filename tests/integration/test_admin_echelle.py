"""The back office on an instance that has grown: each page asks the bases little."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_admin import open_admin
from aides_store import MIDI
from client import AdminClient

from benchmarks.admin import (
    ORDRES_MAX,
    Taille,
    count_ordres,
    fill_arguments,
    grow,
    list_pages,
    log_in,
)
from kit.app import create_app
from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, open_moteurs, read_session
from kit.store.schema import upgrade

TAILLE = Taille(fiches=60, langues=3, agents=30, revisions=300)


@pytest.fixture(scope="module")
def grande(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Moteurs]:
    reglages = load_reglages({}, tmp_path_factory.mktemp("grande"))
    horloge = HorlogeFixe(MIDI)
    upgrade(reglages, horloge)
    moteurs = open_moteurs(reglages)
    grow(moteurs, TAILLE, horloge)
    yield moteurs
    moteurs.close()


@pytest.fixture
def admin(grande: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> AdminClient:
    reglages = load_reglages({}, tmp_path)
    client = open_admin(create_app(reglages, horloge=horloge, moteurs=grande))
    log_in(client)
    return client


def test_the_instance_is_as_large_as_it_says(grande: Moteurs) -> None:
    with read_session(grande) as session:
        depot = Depot(session, HorlogeFixe(MIDI))
        fiches = [e for e in depot.list_documents() if e.genre == "fiche"]
    assert len(fiches) == TAILLE.fiches
    assert sum(fiche.derniere for fiche in fiches) >= TAILLE.revisions
    assert sum(fiche.brouillon for fiche in fiches) > ORDRES_MAX


def test_every_page_asks_the_bases_little(
    admin: AdminClient, grande: Moteurs, horloge: HorlogeFixe
) -> None:
    pages = list_pages(admin.application, fill_arguments(grande, horloge))
    assert len(pages) > 10
    comptes = {}
    for page in pages:
        admin.get(page)
        with count_ordres(grande) as ordres:
            # 503: the press is not running here; asking it is what is counted.
            assert admin.get(page).status_code in (200, 302, 404, 503), page
            comptes[page] = len(ordres)
    assert {page: n for page, n in comptes.items() if n >= ORDRES_MAX} == {}


@pytest.mark.parametrize(
    "page",
    [
        "/admin/contenus/?genre=fiche",
        "/admin/contenus/?q=titre",
        "/admin/contenus/fiche/renouveler-titre-sejour/historique?avant=1&apres=3",
    ],
)
def test_what_is_chosen_on_a_page_asks_no_more(
    admin: AdminClient, grande: Moteurs, page: str
) -> None:
    admin.get(page)
    with count_ordres(grande) as ordres:
        assert admin.get(page).status_code == 200
    assert len(ordres) < ORDRES_MAX
