"""The index of the search: made once, ready before anyone asks, never behind a publication."""

import os
import queue
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aides_store import MIDI, prefecture, publish, publish_site
from fabrique import fiche, site

from kit.app import create_served_app
from kit.config import Reglages
from kit.horloge import HorlogeFixe
from kit.store.catalogue import Catalogue
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, write_session
from kit.store.recherche import table as module
from kit.store.recherche.recherche import Recherche
from kit.store.recherche.veille import Veille
from kit.store.vitrine import Vitrine

ATTENTE_S = 60
"""Longest that a thread is waited for: far more than it takes."""


class RechercheSuivie(Recherche):
    """Says which languages were made ready, and of which version."""

    def __init__(self) -> None:
        super().__init__()
        self.pretes: queue.Queue[tuple[str, int]] = queue.Queue()

    def prepare(self, catalogue: Catalogue, langue: str) -> None:
        """The same, then say so."""
        super().prepare(catalogue, langue)
        self.pretes.put((langue, catalogue.version))


def find(recherche: Recherche, catalogue: Catalogue, mots: str, langue: str = "fr") -> list[str]:
    reponses = recherche.find(catalogue, langue, mots, corriger=False).reponses
    return [reponse.place[1] for reponse in reponses]


@contextmanager
def watch(current: Callable[[], Catalogue], recherche: Recherche) -> Iterator[Veille]:
    veille = Veille(current, recherche, delai_s=0.01)
    veille.start()
    yield veille
    veille.stop()


@pytest.fixture
def vitrine(moteurs: Moteurs) -> Iterator[Vitrine]:
    vitrine = Vitrine(moteurs, HorlogeFixe(MIDI), delai_reessai_s=0)
    yield vitrine
    vitrine.close()


@pytest.fixture
def ecrites(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """How many times the row of each document was made, by place and language."""
    reel = module.build_ligne
    comptees: Counter[tuple[str, str]] = Counter()

    def count(document: Any, textes: Any, langue: str, cles: str) -> Any:
        comptees[f"{document.GENRE}/{document.id}", langue] += 1
        return reel(document, textes, langue, cles)

    monkeypatch.setattr(module, "build_ligne", count)
    return comptees


def test_first_questions_asked_at_once_make_one_index(
    catalogue: Catalogue, ecrites: Counter[tuple[str, str]]
) -> None:
    recherche = Recherche()
    depart = threading.Barrier(8)
    recues: list[list[str]] = []

    def ask() -> None:
        depart.wait(ATTENTE_S)
        recues.append(find(recherche, catalogue, "passeport", "ar"))

    fils = [threading.Thread(target=ask) for _ in range(8)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(ATTENTE_S)
    assert len(recues) == 8
    assert recues[0]
    assert all(recue == recues[0] for recue in recues)
    assert {langue for _place, langue in ecrites} == {"fr", "ar"}
    assert set(ecrites.values()) == {1}


def test_a_question_waits_for_the_index_being_made(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    recherche = Recherche()
    entree, sortie = threading.Event(), threading.Event()
    reel = module.build_ligne
    ecrites: Counter[str] = Counter()

    def slow(document: Any, *autres: Any) -> Any:
        ecrites[f"{document.GENRE}/{document.id}"] += 1
        entree.set()
        assert sortie.wait(ATTENTE_S)
        return reel(document, *autres)

    monkeypatch.setattr(module, "build_ligne", slow)
    recues: list[list[str]] = []
    premier = threading.Thread(target=recherche.prepare, args=(catalogue, "fr"))
    second = threading.Thread(target=lambda: recues.append(find(recherche, catalogue, "passeport")))
    premier.start()
    assert entree.wait(ATTENTE_S)
    second.start()
    assert recues == [], "half an index would answer"
    sortie.set()
    for fil in (premier, second):
        fil.join(ATTENTE_S)
    assert recues[0]
    assert set(ecrites.values()) == {1}


def test_every_language_is_ready_before_the_first_question(
    catalogue: Catalogue, ecrites: Counter[tuple[str, str]]
) -> None:
    recherche = RechercheSuivie()
    with watch(lambda: catalogue, recherche):
        pretes = [recherche.pretes.get(timeout=ATTENTE_S)[0] for _ in range(3)]
    assert pretes[0] == "fr", "every reader needs it"
    assert set(pretes) == {"fr", "en", "ar"}
    avant = ecrites.total()
    assert avant
    for langue in pretes:
        assert find(recherche, catalogue, "passeport", langue)
    assert ecrites.total() == avant


def test_a_publication_is_seen_by_the_next_question(
    moteurs: Moteurs, vitrine: Vitrine, ecrites: Counter[tuple[str, str]]
) -> None:
    publish(moteurs, site(), prefecture(), fiche(), fiche(id="autre"))
    recherche = Recherche()
    assert find(recherche, vitrine.current(), "zibeline") == []
    publish(moteurs, fiche(titre="Zibeline"))
    assert find(recherche, vitrine.current(), "zibeline") == ["essai"]
    assert ecrites["fiche/autre", "fr"] == 1, "what did not change is not made again"
    with write_session(moteurs) as session:
        Depot(session, HorlogeFixe(MIDI)).withdraw_document("fiche", "essai", auteur="tests")
    assert find(recherche, vitrine.current(), "zibeline") == []


def test_a_publication_is_ready_before_the_next_question(
    moteurs: Moteurs, vitrine: Vitrine, ecrites: Counter[tuple[str, str]]
) -> None:
    recherche = RechercheSuivie()
    with watch(vitrine.current, recherche):  # Nothing is published yet: it goes on looking.
        publish_site(moteurs)
        premiere = recherche.pretes.get(timeout=ATTENTE_S)
        publish(moteurs, fiche(titre="Zibeline"))
        while (suivante := recherche.pretes.get(timeout=ATTENTE_S)) == premiere:
            pass
        assert suivante[1] > premiere[1]
        avant = ecrites.total()
        assert find(recherche, vitrine.current(), "zibeline") == ["essai"]
        assert ecrites.total() == avant


def test_an_index_that_could_not_be_made_is_made_anew(
    moteurs: Moteurs, vitrine: Vitrine, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_site(moteurs)
    recherche = Recherche()
    assert find(recherche, vitrine.current(), "carte") == ["essai"]
    publish(moteurs, fiche(titre="Zibeline"))

    def fail(*_arguments: Any) -> Any:
        raise MemoryError

    with monkeypatch.context() as panne:
        panne.setattr(module, "build_ligne", fail)
        with pytest.raises(MemoryError):
            find(recherche, vitrine.current(), "zibeline")
    assert find(recherche, vitrine.current(), "zibeline") == ["essai"]
    assert find(recherche, vitrine.current(), "renouveler") == []


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_fork_makes_its_own_index_whatever_its_parent_was_doing(
    moteurs: Moteurs, vitrine: Vitrine
) -> None:
    publish(moteurs, site(), prefecture(), fiche())
    catalogue = vitrine.current()
    recherche = Recherche()
    find(recherche, catalogue, "carte")
    with recherche._verrou, recherche._tables["fr"]._verrou:
        enfant = os.fork()
        if enfant == 0:  # pragma: no cover - another process
            signal.alarm(ATTENTE_S)
            os._exit(0 if find(recherche, catalogue, "carte") == ["essai"] else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(enfant, 0)[1]) == 0
    assert find(recherche, catalogue, "carte") == ["essai"]


def test_a_process_that_serves_prepares_its_search_by_itself(
    reglages_depart: Reglages, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretes: queue.Queue[str] = queue.Queue()
    monkeypatch.setenv("KIT_INSTANCE", str(reglages_depart.instance))
    monkeypatch.setattr(Recherche, "prepare", lambda _soi, _catalogue, langue: pretes.put(langue))
    app = create_served_app()
    assert {pretes.get(timeout=ATTENTE_S) for _ in range(3)} == {"fr", "en", "ar"}
    app.extensions["veille"].stop()
