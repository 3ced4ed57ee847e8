"""The door of the back office: who comes in, what a form becomes when a session has ended."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from aides_admin import ADMIN, COURRIEL, PHRASE, enter, open_admin, open_compte
from aides_store import MIDI
from client import AdminClient
from flask import Flask
from page_checks import text_of

from kit.admin.droits import DROITS
from kit.app import create_app
from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.store.acces.liens import create_lien
from kit.store.acces.roles import Attribution
from kit.store.acces.sessions import DUREE_MAX, INACTIVITE
from kit.store.audit import list_traces
from kit.store.moteur import Moteurs, write_journal


@pytest.fixture
def app(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Flask]:
    reglages = load_reglages({}, tmp_path / "instance")
    app = create_app(reglages, horloge=horloge, moteurs=moteurs)
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("redacteur")], "paul@prefecture.gouv.fr")
    return app


@pytest.fixture
def dehors(app: Flask) -> AdminClient:
    return open_admin(app)


@pytest.fixture
def admin(dehors: AdminClient) -> AdminClient:
    return enter(dehors)


def jeton_of(client: AdminClient, page: str) -> str:
    for champ in client.page(page).iterate("input"):
        if champ.get("name") == "_jeton":
            return champ.get("value") or ""
    raise AssertionError(page)


def test_every_page_has_its_permission(app: Flask) -> None:
    servies = {r.endpoint for r in app.url_map.iter_rules() if r.rule.startswith("/admin")}
    assert servies == set(DROITS)
    ouvertes = {
        nom
        for nom, droit in DROITS.items()
        if droit.geste is None and not nom.startswith("compteur.")
    }
    assert ouvertes == {
        "admin.connect", "admin.log_in", "admin.welcome", "admin.choose_mot_de_passe",
        "admin.go_to_fournisseur", "admin.return_from_fournisseur", "admin.leave_fournisseur",
        "admin.ask_lien", "admin.send_lien",
    }  # fmt: skip


def test_nobody_comes_in_without_an_account(app: Flask, dehors: AdminClient) -> None:
    for regle in app.url_map.iter_rules():
        droit = DROITS.get(regle.endpoint)
        if droit is None or droit.geste is None:
            continue
        adresse = re.sub(r"<[^>]*>", "1", regle.rule)
        if "GET" in (regle.methods or ()):
            reponse = dehors.get(adresse)
            assert reponse.status_code == 302, adresse
            assert reponse.location.startswith("/admin/connexion?suite="), adresse
        else:
            assert dehors.post(adresse, data={"nom": "x"}).status_code == 401, adresse


def test_one_comes_in_and_goes_on_to_the_page_that_was_asked_for(dehors: AdminClient) -> None:
    porte = dehors.get("/admin/agents/").location
    champs = {"courriel": COURRIEL.upper(), "mot_de_passe": PHRASE}
    reponse = dehors.send(porte, champs, None)
    assert (reponse.status_code, reponse.location) == (303, "/admin/agents/")
    assert "Anne Durand" in dehors.main_text("/admin/agents/")


def test_under_a_prefix_one_goes_on_and_a_form_comes_back(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    reglages = load_reglages({"KIT_PREFIXE": "/kit"}, tmp_path / "instance")
    client = open_admin(create_app(reglages, horloge=horloge, moteurs=moteurs))
    porte = client.get("/kit/admin/agents/").location
    assert porte == "/kit/admin/connexion?suite=%2Fkit%2Fadmin%2Fagents%2F"
    reponse = client.post("/kit/admin/agents/", data={"nom": "Lina"})
    assert reponse.status_code == 401
    assert 'action="/kit/admin/agents/"' in reponse.get_data(as_text=True)


@pytest.mark.parametrize(
    "suite", ["https://pirate.fr/admin/", "//pirate.fr/admin/", "/admin\\@pirate.fr", "/fr/", ""]
)
def test_the_door_leads_nowhere_else(dehors: AdminClient, suite: str) -> None:
    champs = {
        "courriel": COURRIEL,
        "mot_de_passe": PHRASE,
        "_jeton": jeton_of(dehors, "/admin/connexion"),
    }
    reponse = dehors.post("/admin/connexion", query_string={"suite": suite}, data=champs)
    assert reponse.location == "/admin/"


def test_a_wrong_password_keeps_the_address_and_says_what_to_do(dehors: AdminClient) -> None:
    reponse = dehors.send("/admin/connexion", {"courriel": COURRIEL, "mot_de_passe": "faux"})
    assert reponse.status_code == 422
    texte = reponse.get_data(as_text=True)
    assert f'value="{COURRIEL}"' in texte
    assert "demandez un nouveau lien" in texte


def test_over_plain_http_elsewhere_no_password_is_asked_for(dehors: AdminClient) -> None:
    page = dehors.page("/admin/connexion", base_url="http://kit.interieur.example")
    assert "https" in text_of(page.one("main"))
    assert not list(page.iterate("form"))
    assert (
        dehors.page("/admin/connexion", base_url="https://kit.interieur.example").one("form")
        is not None
    )


def test_the_cookie_is_refused_by_browsers_over_plain_http(dehors: AdminClient) -> None:
    reponse = dehors.get("/admin/connexion", base_url="https://kit.interieur.example")
    (cookie,) = reponse.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Secure-kit=")
    assert "Secure" in cookie


def test_a_role_that_does_not_reach_says_whom_to_ask(dehors: AdminClient) -> None:
    enter(dehors, "paul@prefecture.gouv.fr")
    assert dehors.get("/admin/").status_code == 200
    assert dehors.get("/admin/agents/").status_code == 403


def test_a_form_sent_after_the_session_ended_is_sent_again_with_the_password(
    admin: AdminClient, horloge: HorlogeFixe, moteurs: Moteurs
) -> None:
    jeton = jeton_of(admin, "/admin/agents/")
    horloge.instant = MIDI + INACTIVITE
    saisie = {
        "nom": "Lina Haddad",
        "courriel": "lina@exemple.fr",
        "role": ["valideur", "redacteur"],
    }
    reponse = admin.post("/admin/agents/", data={**saisie, "_jeton": jeton})
    assert reponse.status_code == 401
    texte = reponse.get_data(as_text=True)
    assert "Lina Haddad" in texte
    faux = {**saisie, "_courriel": COURRIEL, "_mot_de_passe": "faux"}
    assert admin.post("/admin/agents/", data=faux).status_code == 401
    reponse = admin.post("/admin/agents/", data={**faux, "_mot_de_passe": PHRASE})
    assert reponse.status_code == 200
    assert "Lien pour Lina Haddad" in reponse.get_data(as_text=True)
    trace = list_traces(moteurs)[0]
    assert (trace.qui, trace.action, trace.cle) == (COURRIEL, "creer-agent", "lina@exemple.fr")


def test_accounts_ask_for_the_password_again_after_ten_minutes(
    admin: AdminClient, horloge: HorlogeFixe
) -> None:
    saisie = {"nom": "Lina", "courriel": "lina@exemple.fr", "role": "valideur"}
    horloge.instant = MIDI + timedelta(minutes=11)
    reponse = admin.send("/admin/agents/", saisie)
    assert reponse.status_code == 401
    assert "touche aux comptes" in reponse.get_data(as_text=True)
    reponse = admin.post("/admin/agents/", data={**saisie, "_mot_de_passe": PHRASE})
    assert reponse.status_code == 200


def test_a_form_from_elsewhere_does_nothing(admin: AdminClient, moteurs: Moteurs) -> None:
    saisie = {"nom": "Lina", "courriel": "lina@exemple.fr", "role": "administrateur"}
    assert admin.post("/admin/agents/", data=saisie).status_code == 400
    jeton = jeton_of(admin, "/admin/agents/")
    ailleurs = {"Sec-Fetch-Site": "cross-site"}
    reponse = admin.post("/admin/agents/", data={**saisie, "_jeton": jeton}, headers=ailleurs)
    assert reponse.status_code == 403
    assert list_traces(moteurs) == ()


def test_a_link_is_looked_at_then_used_once(dehors: AdminClient, moteurs: Moteurs) -> None:
    with write_journal(moteurs) as session:
        adresse = f"/admin/bienvenue/{create_lien(session, 2, MIDI)}"
    for _ in range(2):
        assert "paul@prefecture.gouv.fr" in dehors.main_text(adresse)
    nouveau = "cinq autres mots sans lien"
    for champs, attendu in (
        ({"mot_de_passe": "court", "encore": "court"}, "trop court"),
        ({"mot_de_passe": nouveau, "encore": "autre"}, "différents"),
    ):
        reponse = dehors.send(adresse, champs)
        assert reponse.status_code == 422
        assert attendu in reponse.get_data(as_text=True)
    assert dehors.send(adresse, {"mot_de_passe": nouveau, "encore": nouveau}).status_code == 303
    assert "mot de passe est enregistré" in dehors.main_text("/admin/")
    assert "Paul" in dehors.main_text("/admin/")
    assert dehors.get(adresse).status_code == 410


def test_one_goes_out_here_and_on_the_server(admin: AdminClient) -> None:
    cookie = admin.get_cookie("kit", path="/admin")
    assert cookie is not None
    assert admin.send("/admin/", {}, "/admin/deconnexion").status_code == 303
    assert "déconnecté" in admin.main_text("/admin/connexion")
    admin.set_cookie("kit", cookie.value, path="/admin")
    assert admin.get("/admin/").status_code == 302, "le cookie d’avant ouvre encore"


def test_a_session_lasts_a_day_of_work_at_most(admin: AdminClient, horloge: HorlogeFixe) -> None:
    while horloge.instant - MIDI < DUREE_MAX - timedelta(minutes=20):
        horloge.instant += timedelta(minutes=20)
        assert admin.get("/admin/").status_code == 200
    horloge.instant = MIDI + DUREE_MAX
    assert admin.get("/admin/").status_code == 302


def test_another_browser_of_mine_is_closed_from_here(app: Flask, admin: AdminClient) -> None:
    autre = enter(open_admin(app))
    assert admin.main_text("/admin/compte").count("Navigateur inconnu") == 2
    assert admin.send("/admin/compte", {"session": "2"}, "/admin/compte/fermer").status_code == 303
    assert autre.get("/admin/").status_code == 302
    assert admin.get("/admin/").status_code == 200


def test_a_closed_account_is_out_at_once_and_may_come_back(app: Flask, admin: AdminClient) -> None:
    paul = enter(open_admin(app), "paul@prefecture.gouv.fr")
    assert admin.send("/admin/agents/2", {"etat": "fermer"}).status_code == 303
    assert paul.get("/admin/").status_code == 302
    assert "Fermé" in admin.main_text("/admin/agents/")
    assert admin.send("/admin/agents/2", {"etat": "rouvrir"}).status_code == 303
    enter(paul, "paul@prefecture.gouv.fr")


def test_an_account_form_says_what_is_missing_and_keeps_the_rest(admin: AdminClient) -> None:
    reponse = admin.send("/admin/agents/", {"nom": "Lina Haddad", "courriel": "lina@exemple.fr"})
    assert reponse.status_code == 422
    texte = reponse.get_data(as_text=True)
    assert "Il manque un rôle" in texte
    assert 'value="Lina Haddad"' in texte
    reponse = admin.send("/admin/agents/1", {"nom": "Anne", "role": "redacteur"})
    assert "dernier compte qui peut administrer" in reponse.get_data(as_text=True)
    assert admin.get("/admin/agents/99").status_code == 404
