"""Counting pages: what is kept, what never is, and a base that does not answer."""

import multiprocessing
import os
import sqlite3
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from aides_store import MIDI, prefecture, publish, publish_site
from client import InspectingClient
from fabrique import fiche as document_fiche
from fabrique import site as document_site
from flask import Flask

from kit.app import create_app, create_served_app
from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.store.audit_purge import HorlogeSuspecteError
from kit.store.chiffres import Etendue, purge_chiffres, sum_documents, sum_vaines
from kit.store.mesures import CLES_MAX, Mesure, Mesures, Releve, plain_demande
from kit.store.moteur import Moteurs, connect_sqlite
from kit.web.mesures import mesures_of

JOUR = date(2026, 11, 22)
TOUT = Etendue(date(2026, 1, 1), date(2027, 1, 1))
GENRES = ("fiche", "structure", "page", "question", "reponse", "resultat", "parcours", "urgence")
VISITEUR = {
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_USER_AGENT": "NavigateurTresRare/9.7",
    "HTTP_COOKIE": "kit=secret-du-visiteur",
    "HTTP_REFERER": "https://ailleurs.exemple/confidence",
}


@pytest.fixture
def site(moteurs: Moteurs, tmp_path: Path) -> Flask:
    publish_site(moteurs)
    reglages = load_reglages({}, tmp_path / "instance")
    app = create_app(reglages, horloge=HorlogeFixe(MIDI), moteurs=moteurs)
    app.test_client_class = InspectingClient
    return app


def fiche(nombre: int = 1) -> Mesure:
    return Mesure(JOUR, "ecran", "fiche", f"f{nombre}", "fr")


def lire(moteurs: Moteurs) -> dict[tuple[str, str, str], int]:
    return dict(sum_documents(moteurs, TOUT, GENRES))


def octets(tmp_path: Path) -> bytes:
    return b"".join(f.read_bytes() for f in (tmp_path / "instance").glob("journal.db*"))


def test_a_page_is_counted_by_day_document_and_language(site: Flask, moteurs: Moteurs) -> None:
    client = site.test_client()
    for path in ("fiches/essai", "fiches/essai", "structures/prefecture", "fiches/rien", ""):
        client.get(f"/fr/{path}")
    client.head("/fr/fiches/essai")
    assert mesures_of(site).flush(moteurs)
    assert lire(moteurs) == {
        ("fiche", "essai", "ecran"): 2,
        ("structure", "prefecture", "ecran"): 1,
        ("page", "accueil", "ecran"): 1,
    }


def test_a_page_that_the_browser_has_already_is_read_too(site: Flask, moteurs: Moteurs) -> None:
    client = site.test_client()
    etag = client.get("/fr/fiches/essai").headers["ETag"]
    assert client.get("/fr/fiches/essai", headers={"If-None-Match": etag}).status_code == 304
    mesures_of(site).flush(moteurs)
    assert lire(moteurs) == {("fiche", "essai", "ecran"): 2}


def test_nothing_of_the_visitor_reaches_the_base(
    site: Flask, moteurs: Moteurs, tmp_path: Path
) -> None:
    client = site.test_client()
    for path in ("fiches/essai", "recherche?q=monsieur+dupont", "?confidence=grave"):
        client.get(f"/fr/{path}", environ_overrides=VISITEUR)
    mesures_of(site).flush(moteurs)
    base = octets(tmp_path)
    assert b"essai" in base
    for secret in (b"203.0.113", b"TresRare", b"secret-du", b"ailleurs", b"dupont", b"grave"):
        assert secret not in base


def test_the_answers_to_a_path_are_not_counted(
    app: Flask, client: InspectingClient, moteurs: Moteurs
) -> None:
    """The question that was seen, that it was answered, a result; neither how nor which."""
    suite = "age=majeur&protege=non"
    client.get(f"/fr/parcours/premiere-demande/q/papier?{suite}&pays=autre&presence=france")
    client.get("/fr/parcours/premiere-demande/suite?q=age&age=majeur")
    client.get("/fr/parcours/premiere-demande/suite?q=age")
    client.get("/fr/parcours/premiere-demande/r/r-violences")
    mesures_of(app).flush(moteurs)
    assert lire(moteurs) == {
        ("question", "premiere-demande/papier", "ecran"): 1,
        ("reponse", "premiere-demande/age", "ecran"): 1,
        ("resultat", "premiere-demande", "ecran"): 1,
    }


def test_words_without_answer_are_written_once_several_people_asked_them(
    moteurs: Moteurs, tmp_path: Path
) -> None:
    mesures = Mesures()
    for quart in (1, 1, 1, 2, 3, 4):
        mesures.count_vaine(JOUR, "fr", "Vignette  Crit’Air", quart)
    for _ in range(50):
        mesures.count_vaine(JOUR, "fr", "jean dupont", 40)
    assert mesures.flush(moteurs)
    assert sum_vaines(moteurs, TOUT) == {}
    mesures.count_vaine(JOUR, "fr", "VIGNETTE crit'air", 5)
    mesures.flush(moteurs)
    mesures.count_vaine(JOUR, "fr", "vignette crit'air", 5)
    mesures.flush(moteurs)
    assert sum_vaines(moteurs, TOUT) == {("fr", "vignette crit'air"): 8}
    assert b"dupont" not in octets(tmp_path)


def test_words_of_another_day_do_not_add_up(moteurs: Moteurs) -> None:
    mesures = Mesures()
    for quart in range(4):
        mesures.count_vaine(JOUR, "fr", "vignette", quart)
    mesures.count_vaine(date(2026, 11, 23), "fr", "vignette", 8)
    mesures.flush(moteurs)
    mesures.count_vaine(JOUR, "fr", "vignette", 9)
    mesures.flush(moteurs)
    assert sum_vaines(moteurs, TOUT) == {}


@pytest.mark.parametrize("mots", ["a@b.fr", "0612345678", "9912345", "x", "long " * 20, "12 3"])
def test_words_that_could_be_somebodys_are_never_counted(mots: str) -> None:
    assert plain_demande(mots) is None


def test_a_search_without_answer_is_counted(site: Flask, moteurs: Moteurs) -> None:
    client, horloge = site.test_client(), site.extensions["kit"].horloge
    for heure in range(5):
        horloge.instant = MIDI.replace(hour=11 + heure)
        client.get("/fr/recherche?q=vignettes")
        client.get("/fr/recherche?q=carte")
    mesures_of(site).flush(moteurs)
    assert sum_vaines(moteurs, TOUT) == {("fr", "vignettes"): 5}


def test_a_locked_base_holds_back_no_page_and_loses_no_count(
    site: Flask, moteurs: Moteurs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kit.store.moteur._ATTENTE_S", 0.05)
    client, mesures = site.test_client(), mesures_of(site)
    client.get("/fr/fiches/essai")
    with closing(connect_sqlite(tmp_path / "instance" / "journal.db")) as autre:
        autre.execute("BEGIN IMMEDIATE")
        assert not mesures.flush(moteurs)
        assert client.get("/fr/fiches/essai").status_code == 200
        assert not mesures.flush(moteurs)
        autre.execute("ROLLBACK")
    assert mesures.flush(moteurs)
    assert mesures.flush(moteurs)
    assert lire(moteurs) == {("fiche", "essai", "ecran"): 2}


def test_pages_go_on_while_the_counts_wait_for_a_locked_base(
    site: Flask, moteurs: Moteurs, tmp_path: Path
) -> None:
    client, mesures = site.test_client(), mesures_of(site)
    client.get("/fr/fiches/essai")
    with closing(connect_sqlite(tmp_path / "instance" / "journal.db")) as autre:
        autre.execute("BEGIN IMMEDIATE")
        fil = threading.Thread(target=mesures.flush, args=(moteurs,))
        fil.start()
        assert client.get("/fr/fiches/essai").status_code == 200
        assert fil.is_alive()
        autre.execute("ROLLBACK")
        fil.join()
    mesures.flush(moteurs)
    assert lire(moteurs) == {("fiche", "essai", "ecran"): 2}


def test_a_base_that_is_gone_costs_nothing(site: Flask, moteurs: Moteurs, tmp_path: Path) -> None:
    client, mesures = site.test_client(), mesures_of(site)
    journal = tmp_path / "instance" / "journal.db"
    client.get("/fr/fiches/essai")
    cache = journal.rename(tmp_path / "ailleurs.db")
    assert not mesures.flush(moteurs)
    assert client.get("/fr/fiches/essai").status_code == 200
    cache.rename(journal)
    assert mesures.flush(moteurs)
    assert lire(moteurs) == {("fiche", "essai", "ecran"): 2}


def test_memory_is_bounded() -> None:
    mesures = Mesures(cles_max=3, mots_max=2)
    for numero in range(10):
        mesures.count(fiche(numero))
        mesures.count_vaine(JOUR, "fr", "mot" + "o" * numero, 1)
    mesures.count(fiche(0))
    assert (len(mesures._comptes), len(mesures._suivis)) == (3, 2)
    assert mesures._comptes[fiche(0)] == 2
    assert CLES_MAX >= 10_000


def test_a_fork_counts_its_own_and_no_other(moteurs: Moteurs) -> None:
    """Each worker writes what it counted: what the parent counted is not counted twice."""
    mesures = Mesures()
    mesures.count(fiche())
    enfant = os.fork()
    if enfant == 0:
        mesures.count(fiche())
        os._exit(0 if mesures._comptes.total() == 1 and mesures.flush(moteurs) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(enfant, 0)[1]) == 0
    assert mesures.flush(moteurs)
    assert lire(moteurs) == {("fiche", "f1", "ecran"): 2}


def test_the_last_counts_are_written_when_the_process_ends(moteurs: Moteurs) -> None:
    mesures = Mesures()
    releve = Releve(mesures, moteurs)
    releve.start()
    mesures.count(fiche())
    releve.stop()
    assert lire(moteurs) == {("fiche", "f1", "ecran"): 1}


def _serve_in_child() -> None:
    """What a process of the server does, from its birth to its end."""
    assert create_served_app().test_client().get("/fr/fiches/essai").status_code == 200


def test_a_process_of_the_server_writes_its_last_counts_when_it_ends(
    moteurs: Moteurs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    depuis = HorlogeFixe(MIDI.replace(year=2020))
    publish(moteurs, document_site(), prefecture(), document_fiche(), horloge=depuis)
    monkeypatch.setenv("KIT_INSTANCE", str(tmp_path / "instance"))
    enfant = multiprocessing.get_context("spawn").Process(target=_serve_in_child)
    enfant.start()
    enfant.join()
    assert enfant.exitcode == 0
    lus = sum_documents(moteurs, Etendue(date.min, date.max), GENRES)
    assert lus == {("fiche", "essai", "ecran"): 1}


def test_threads_lose_no_count(moteurs: Moteurs) -> None:
    mesures = Mesures()

    def count() -> None:
        for _ in range(500):
            mesures.count(fiche())

    fils = [threading.Thread(target=count) for _ in range(4)]
    for fil in fils:
        fil.start()
    while any(fil.is_alive() for fil in fils):
        mesures.flush(moteurs)
    mesures.flush(moteurs)
    assert lire(moteurs) == {("fiche", "f1", "ecran"): 2000}


def test_figures_older_than_two_years_go_unless_the_clock_looks_wrong(moteurs: Moteurs) -> None:
    mesures = Mesures()
    for jour in (date(2024, 9, 30), date(2024, 10, 1), JOUR):
        mesures.count(Mesure(jour, "ecran", "fiche", jour.isoformat(), "fr"))
    mesures.flush(moteurs)
    with pytest.raises(HorlogeSuspecteError):
        purge_chiffres(moteurs, HorlogeFixe(MIDI.replace(year=2036)))
    assert purge_chiffres(moteurs, HorlogeFixe(MIDI)) == 1
    gardees = sum_documents(moteurs, Etendue(date(2020, 1, 1), JOUR), ("fiche",))
    assert {cle for _genre, cle, _canal in gardees} == {"2024-10-01", "2026-11-22"}


@pytest.mark.usefixtures("moteurs")
def test_the_tables_hold_no_hour_and_no_person(tmp_path: Path) -> None:
    colonnes = {
        "mesure": {"jour", "canal", "genre", "cle", "langue", "nombre"},
        "recherche_vaine": {"jour", "langue", "mots", "nombre"},
        "avis": {"id", "jour", "page", "langue", "utile", "phrase", "masque", "etat", "agent"},
    }
    with closing(sqlite3.connect(tmp_path / "instance" / "journal.db")) as base:
        for table, attendues in colonnes.items():
            requete = "SELECT name, type FROM pragma_table_info(?)"
            lues = base.execute(requete, (table,)).fetchall()
            assert {nom for nom, _type in lues} == attendues
            assert {type_ for nom, type_ in lues if nom == "jour"} == {"DATE"}
