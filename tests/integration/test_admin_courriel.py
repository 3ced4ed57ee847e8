"""Links sent by mail, through a server that really receives them."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from queue import Empty

import pytest
from aides_admin import ADMIN, COURRIEL, enter, open_admin, open_compte
from aides_commandes import run, use_instance
from aides_smtp import Boite, serve_smtp
from aides_store import MIDI
from client import AdminClient
from flask import Flask

from kit.admin.envoi import FIL
from kit.app import create_app
from kit.config import ReglagesCourriel, load_reglages
from kit.horloge import HorlogeFixe
from kit.store.acces.agents import change_agent
from kit.store.acces.demandes import DEMANDES_MAX, DEMANDES_MAX_SITE
from kit.store.acces.roles import Attribution
from kit.store.audit import list_traces
from kit.store.moteur import Moteurs, write_journal
from kit.web.courriel import CourrielNonEnvoyeError, send_courriel

PAUL = "paul@prefecture.gouv.fr"
PUBLIQUE = "http://localhost"


@pytest.fixture
def boite() -> Iterator[Boite]:
    with serve_smtp() as boite:
        yield boite


def settings_of(boite: Boite) -> dict[str, str]:
    return {
        "KIT_BASE_URL": PUBLIQUE,
        "KIT_COURRIEL_SERVEUR": boite.adresse,
        "KIT_COURRIEL_EXPEDITEUR": "kit@prefecture.gouv.fr",
    }


@pytest.fixture
def app(boite: Boite, moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Flask:
    reglages = load_reglages(settings_of(boite), tmp_path / "instance")
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("redacteur")], PAUL)
    return create_app(reglages, horloge=horloge, moteurs=moteurs)


@pytest.fixture
def dehors(app: Flask) -> Iterator[AdminClient]:
    yield open_admin(app)
    wait_for_threads()


@pytest.fixture
def admin(dehors: AdminClient) -> AdminClient:
    return enter(dehors)


def wait_for_threads() -> None:
    for fil in threading.enumerate():
        if fil.name == FIL:
            fil.join(10)


def take_lien(boite: Boite, destinataire: str) -> str:
    """The path of the link in the one message that arrived."""
    destinataires, message = boite.recus.get(timeout=10)
    assert destinataires == [destinataire]
    assert message["To"] == destinataire
    assert message["From"] == "kit@prefecture.gouv.fr"
    assert message["Auto-Submitted"] == "auto-generated"
    (lien,) = [m for m in message.get_content().split() if m.startswith(PUBLIQUE)]
    return lien.removeprefix(PUBLIQUE)


def test_the_link_of_a_new_account_is_sent_to_it(admin: AdminClient, boite: Boite) -> None:
    saisie = {"nom": "Lina Haddad", "courriel": "lina@exemple.fr", "role": "valideur"}
    page = admin.send("/admin/agents/", {**saisie, "envoi": "courriel"}).get_data(as_text=True)
    assert "Le lien est parti à lina@exemple.fr" in page
    lien = take_lien(boite, "lina@exemple.fr")
    assert lien in page
    assert "lina@exemple.fr" in open_admin(admin.application).main_text(lien)


def test_nothing_is_sent_that_was_not_asked_for(admin: AdminClient, boite: Boite) -> None:
    assert admin.send("/admin/agents/2", {}, "/admin/agents/2/lien").status_code == 200
    assert boite.recus.empty()


def test_a_message_that_does_not_leave_still_gives_the_link(
    admin: AdminClient, boite: Boite
) -> None:
    boite.refus = "550 inconnu ici"
    envoi = {"envoi": "courriel"}
    page = admin.send("/admin/agents/2", envoi, "/admin/agents/2/lien").get_data(as_text=True)
    assert "Le courriel n’est pas parti" in page
    assert "/admin/bienvenue/" in page


def test_an_agent_asks_for_a_link_and_comes_in(
    dehors: AdminClient, boite: Boite, moteurs: Moteurs
) -> None:
    assert "Recevoir un lien" in dehors.main_text("/admin/connexion")
    assert dehors.send("/admin/lien", {"courriel": PAUL.upper()}).status_code == 303
    lien = take_lien(boite, PAUL)
    wait_for_threads()
    trace = list_traces(moteurs)[0]
    assert (trace.qui, trace.action) == (PAUL, "demander-lien")
    nouveau = "cinq autres mots sans lien"
    reponse = dehors.send(lien, {"mot_de_passe": nouveau, "encore": nouveau})
    assert (reponse.status_code, reponse.location) == (303, "/admin/")


def test_the_answer_does_not_tell_who_has_an_account(
    dehors: AdminClient, boite: Boite, moteurs: Moteurs
) -> None:
    with write_journal(moteurs) as session:
        change_agent(session, 2, actif=False)
    dites = []
    for courriel in (COURRIEL, PAUL, "inconnue@prefecture.gouv.fr"):
        assert dehors.send("/admin/lien", {"courriel": courriel}).status_code == 303
        dites.append(dehors.main_text("/admin/connexion").replace(courriel, "…"))
    assert len(set(dites)) == 1
    take_lien(boite, COURRIEL)
    wait_for_threads()
    with pytest.raises(Empty):
        boite.recus.get_nowait()


def test_links_are_not_asked_for_without_end(
    dehors: AdminClient, horloge: HorlogeFixe, boite: Boite
) -> None:
    for courriel in (PAUL, "inconnue@prefecture.gouv.fr"):
        for _ in range(DEMANDES_MAX):
            assert dehors.send("/admin/lien", {"courriel": courriel}).status_code == 303
        reponse = dehors.send("/admin/lien", {"courriel": courriel})
        assert reponse.status_code == 422
        assert "attendez 15\xa0minutes" in reponse.get_data(as_text=True)
    wait_for_threads()
    assert boite.recus.qsize() == DEMANDES_MAX
    for numero in range(DEMANDES_MAX_SITE - 2 * DEMANDES_MAX):
        assert dehors.send("/admin/lien", {"courriel": f"a{numero}@b.fr"}).status_code == 303
    assert dehors.send("/admin/lien", {"courriel": "encore@b.fr"}).status_code == 422
    horloge.instant = MIDI + timedelta(minutes=15)
    assert dehors.send("/admin/lien", {"courriel": PAUL}).status_code == 303


def test_asking_for_links_does_not_stop_passwords(dehors: AdminClient) -> None:
    for _ in range(DEMANDES_MAX + 1):
        dehors.send("/admin/lien", {"courriel": COURRIEL})
    enter(dehors)


def test_what_is_no_address_says_so(dehors: AdminClient) -> None:
    reponse = dehors.send("/admin/lien", {"courriel": "paul"})
    assert reponse.status_code == 422
    assert "n’est pas une adresse de courriel" in reponse.get_data(as_text=True)


def test_a_host_that_someone_invents_is_not_in_the_link(dehors: AdminClient, boite: Boite) -> None:
    formulaire = dehors.page("/admin/lien", base_url="https://pirate.example").one("form")
    jeton = {c.get("name"): c.get("value") for c in formulaire.iter() if c.get("name")}
    reponse = dehors.post(
        "/admin/lien",
        data={"_jeton": jeton["_jeton"], "courriel": PAUL},
        base_url="https://pirate.example",
    )
    assert reponse.status_code == 303
    assert take_lien(boite, PAUL).startswith("/admin/bienvenue/")


def test_without_a_server_nothing_offers_to_send(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    open_compte(moteurs, MIDI, [ADMIN])
    reglages = load_reglages({}, tmp_path / "instance")
    client = open_admin(create_app(reglages, horloge=horloge, moteurs=moteurs))
    assert client.get("/admin/lien").status_code == 404
    assert "Recevoir" not in client.main_text("/admin/connexion")
    enter(client)
    for page in ("/admin/agents/", "/admin/agents/1"):
        assert "par courriel" not in client.main_text(page)


def test_a_server_elsewhere_must_hide_what_it_is_told(horloge: HorlogeFixe) -> None:
    """127.0.0.2 is this machine too, but not one of the names that may be spoken to in clear."""
    with serve_smtp("0.0.0.0") as ouverte:  # noqa: S104 - of the test
        reglages = ReglagesCourriel("127.0.0.2", ouverte.port, "kit@exemple.fr", None, None)
        with pytest.raises(CourrielNonEnvoyeError, match="STARTTLS"):
            send_courriel(reglages, PAUL, "Sujet", "Texte", horloge)
        assert ouverte.recus.empty()


@pytest.mark.parametrize(("mot_de_passe", "entre"), [("juste", True), ("faux", False)])
def test_an_account_is_given_to_the_server(
    boite: Boite, horloge: HorlogeFixe, mot_de_passe: str, *, entre: bool
) -> None:
    boite.comptes = {"kit": "juste"}
    reglages = ReglagesCourriel("127.0.0.1", boite.port, "kit@exemple.fr", "kit", mot_de_passe)
    if entre:
        send_courriel(reglages, PAUL, "Sujet", "Texte", horloge)
        assert boite.entrees == ["kit"]
        assert boite.recus.qsize() == 1
    else:
        with pytest.raises(CourrielNonEnvoyeError, match="KIT_COURRIEL_COMPTE"):
            send_courriel(reglages, PAUL, "Sujet", "Texte", horloge)
        assert boite.recus.empty()


@pytest.mark.parametrize("destinataire", ["a,b@exemple.fr", "a@exemple.fr\nBcc:x@y.fr"])
def test_one_message_goes_to_one_address(
    boite: Boite, horloge: HorlogeFixe, destinataire: str
) -> None:
    reglages = ReglagesCourriel("127.0.0.1", boite.port, "kit@exemple.fr", None, None)
    with pytest.raises(CourrielNonEnvoyeError, match="n’est pas une adresse"):
        send_courriel(reglages, destinataire, "Sujet", "Texte", horloge)
    assert boite.recus.empty()


def test_the_diagnosis_asks_the_server(
    boite: Boite,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_instance(monkeypatch, tmp_path)
    assert "Pas d’envoi de courriel" in run(capsys, "diagnostic").sortie
    for nom, valeur in settings_of(boite).items():
        monkeypatch.setenv(nom, valeur)
    assert f"Courriels : {boite.adresse} répond." in run(capsys, "diagnostic").sortie
    monkeypatch.setenv("KIT_COURRIEL_SERVEUR", "127.0.0.1:9")
    assert "127.0.0.1:9 ne répond pas" in run(capsys, "diagnostic").sortie
