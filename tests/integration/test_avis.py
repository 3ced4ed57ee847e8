"""Opinions: what readers send, and what is kept of it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from aides_store import MIDI, publish_site
from client import InspectingClient
from flask import Flask

from kit.app import create_app
from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.store.avis import Avis, list_avis, save_avis, sort_avis, sum_avis
from kit.store.chiffres import purge_chiffres
from kit.store.moteur import Moteurs, connect_sqlite
from kit.web.debit import PAR_BOITE, Debit

JOUR = MIDI.date()
ICI = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client(moteurs: Moteurs, tmp_path: Path) -> InspectingClient:
    publish_site(moteurs)
    reglages = load_reglages({}, tmp_path / "instance")
    app = create_app(reglages, horloge=HorlogeFixe(MIDI), moteurs=moteurs)
    app.test_client_class = InspectingClient
    client = app.test_client()
    assert isinstance(client, InspectingClient)
    return client


def send(client: InspectingClient, **champs: Any) -> Any:
    donnees = {"page": "fiches/essai", "utile": "non", "phrase": "", "site": "", **champs}
    return client.post("/fr/avis", data=donnees, headers=ICI)


def gardes(moteurs: Moteurs) -> list[Avis]:
    return [recu.avis for recu in list_avis(moteurs, "nouveau", 100)[0]]


@pytest.mark.parametrize("page", ["fiches/essai", "structures/prefecture"])
def test_a_page_leads_to_the_form_that_names_it(client: InspectingClient, page: str) -> None:
    liens = [lien.get("href") or "" for lien in client.page(f"/fr/{page}").iterate("a")]
    (lien,) = [lien for lien in liens if "/avis" in lien]
    formulaire = client.page(lien)
    assert formulaire.one("form").get("method") == "post"
    caches = {c.get("name"): c.get("value") for c in formulaire.iterate("input")}
    assert caches["page"] == page


def test_a_result_leads_to_the_form_without_the_answers(app: Flask) -> None:
    client = app.test_client()
    texte = client.get("/fr/parcours/premiere-demande/r/r-violences").get_data(as_text=True)
    assert 'href="/fr/avis?page=parcours%2Fpremiere-demande"' in texte


def test_an_opinion_is_kept_with_its_page_language_and_day(
    client: InspectingClient, moteurs: Moteurs
) -> None:
    reponse = send(client, phrase="  Le prix manque.\r\nMerci  ")
    assert reponse.status_code == 303
    merci = client.main_text(reponse.headers["Location"])
    assert "Votre avis est gardé" in merci
    assert gardes(moteurs) == [Avis(JOUR, "fiches/essai", "fr", False, "Le prix manque. Merci")]


def test_nothing_of_the_sender_reaches_the_base(
    client: InspectingClient, moteurs: Moteurs, tmp_path: Path
) -> None:
    client.post(
        "/fr/avis",
        data={"page": "fiches/essai", "utile": "oui", "phrase": "Bien, 06 12 34 56 78, a@b.fr"},
        headers={**ICI, "User-Agent": "NavigateurTresRare/9.7", "Cookie": "kit=le-secret"},
        environ_overrides={"REMOTE_ADDR": "203.0.113.77"},
    )
    (avis,) = gardes(moteurs)
    assert avis.masque
    base = b"".join(f.read_bytes() for f in (tmp_path / "instance").glob("*.db*"))
    assert "Bien, […]".encode() in base
    for secret in (b"203.0.113", b"TresRare", b"le-secret", b"06 12", b"a@b.fr"):
        assert secret not in base


@pytest.mark.parametrize(
    ("champs", "status", "phrase"),
    [
        ({"utile": ""}, 422, "Choisissez oui ou non."),
        ({"utile": "peut-être"}, 422, "Choisissez oui ou non."),
        ({"phrase": "a" * 501}, 422, "500 signes au plus"),
        ({"phrase": "a" * 100_000}, 422, "500 signes au plus"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(
    client: InspectingClient, moteurs: Moteurs, champs: dict[str, str], status: int, phrase: str
) -> None:
    reponse = send(client, **{"phrase": "Ma phrase.", **champs})
    assert reponse.status_code == status
    assert phrase in reponse.get_data(as_text=True)
    if len(champs.get("phrase", "")) < 1000:
        assert champs.get("phrase", "Ma phrase.") in reponse.get_data(as_text=True)
    assert gardes(moteurs) == []


def test_five_hundred_signs_of_any_script_are_kept(
    client: InspectingClient, moteurs: Moteurs
) -> None:
    assert send(client, phrase="語" * 500).status_code == 303
    assert gardes(moteurs)[0].phrase == "語" * 500


@pytest.mark.parametrize(
    ("entetes", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://ailleurs.exemple"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost"}, 303),
        ({}, 303),
    ],
)
def test_a_form_of_another_site_is_refused(
    client: InspectingClient, moteurs: Moteurs, entetes: dict[str, str], status: int
) -> None:
    donnees = {"utile": "oui", "phrase": "Bien."}
    assert client.post("/fr/avis", data=donnees, headers=entetes).status_code == status
    assert len(gardes(moteurs)) == (status == 303)


def test_what_a_program_fills_is_thanked_and_thrown_away(
    client: InspectingClient, moteurs: Moteurs
) -> None:
    assert send(client, phrase="Achetez", site="https://pub.exemple").status_code == 303
    assert gardes(moteurs) == []


@pytest.mark.parametrize(
    "page", ["../../etc/passwd", "fiches/rien", "https://ailleurs.exemple/", "admin", "parcours/"]
)
def test_a_page_that_is_none_of_ours_is_the_whole_site(
    client: InspectingClient, moteurs: Moteurs, page: str
) -> None:
    assert page not in client.get("/fr/avis", query_string={"page": page}).get_data(as_text=True)
    assert send(client, page=page, phrase="Bien.").headers["Location"] == "/fr/avis?recu=oui"
    assert gardes(moteurs)[0].page == ""


def test_a_hostile_sentence_is_only_words(client: InspectingClient, moteurs: Moteurs) -> None:
    phrase = "<script>alert(1)</script>'; DROP TABLE avis; --"
    send(client, phrase=phrase)
    assert gardes(moteurs)[0].phrase == phrase
    refusee = send(client, phrase=phrase, utile="").get_data(as_text=True)
    assert "<script>alert" not in refusee


def test_a_sender_is_held_back_and_the_others_are_not(client: InspectingClient) -> None:
    donnees = {"utile": "oui"}
    for _ in range(PAR_BOITE):
        assert client.post("/fr/avis", data=donnees, headers=ICI).status_code == 303
    trop = client.post("/fr/avis", data={**donnees, "phrase": "Encore."}, headers=ICI)
    assert trop.status_code == 429
    assert "Encore." in trop.get_data(as_text=True)
    ailleurs = {"REMOTE_ADDR": "198.51.100.4"}
    autre = client.post("/fr/avis", data=donnees, headers=ICI, environ_overrides=ailleurs)
    assert autre.status_code == 303


def test_senders_are_held_back_without_being_known() -> None:
    temps = [0.0]
    debit = Debit(monotone=lambda: temps[0])
    assert all(debit.accept("203.0.113.77") for _ in range(PAR_BOITE))
    assert not debit.accept("203.0.113.77")
    avant = vars(debit).copy()
    assert "203.0.113.77" not in repr(avant)
    temps[0] = 3600.0
    assert debit.accept("203.0.113.77")
    assert vars(debit)["_cle"] != avant["_cle"]
    assert sum(debit.accept(f"192.0.2.{n % 250}.{n}") for n in range(500)) < 120


def test_a_locked_base_says_so_and_gives_the_sentence_back(
    client: InspectingClient, moteurs: Moteurs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kit.store.moteur._ATTENTE_S", 0.05)
    with closing(connect_sqlite(tmp_path / "instance" / "journal.db")) as autre:
        autre.execute("BEGIN IMMEDIATE")
        reponse = send(client, phrase="Ma phrase.")
    assert reponse.status_code == 503
    assert "Ma phrase." in reponse.get_data(as_text=True)
    assert gardes(moteurs) == []


def test_an_opinion_is_shown_nowhere_on_the_public_site(client: InspectingClient) -> None:
    send(client, phrase="Phrasesecrete")
    for page in ("avis?page=fiches/essai", "fiches/essai", "avis?recu=oui", ""):
        assert "Phrasesecrete" not in client.get(f"/fr/{page}").get_data(as_text=True)


def test_discarded_opinions_are_not_counted_and_end_by_being_erased(moteurs: Moteurs) -> None:
    save_avis(moteurs, Avis(JOUR, "fiches/essai", "fr", True, "Publicité"))
    save_avis(moteurs, Avis(JOUR, "fiches/essai", "fr", True, "Bien"))
    (_bien, pub), _total = list_avis(moteurs, "nouveau", 10)
    assert sort_avis(moteurs, pub.id, "ecarte", "") == "nouveau"
    assert sum_avis(moteurs, JOUR, JOUR)["fiches/essai"].oui == 1
    assert purge_chiffres(moteurs, HorlogeFixe(MIDI.replace(month=12))) == 0
    assert purge_chiffres(moteurs, HorlogeFixe(MIDI.replace(year=2027, month=3))) == 1
    assert [a.phrase for a in gardes(moteurs)] == ["Bien"]


def test_the_base_refuses_a_state_that_is_none(tmp_path: Path, moteurs: Moteurs) -> None:
    save_avis(moteurs, Avis(JOUR, "", "fr", True, "Bien"))
    with (
        closing(sqlite3.connect(tmp_path / "instance" / "journal.db")) as base,
        pytest.raises(sqlite3.IntegrityError, match="etat_connu"),
    ):
        base.execute("UPDATE avis SET etat = 'publie'")
