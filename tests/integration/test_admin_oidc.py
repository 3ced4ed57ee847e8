"""Coming in through an identity provider that really answers, and whatever may go wrong there."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from aides_admin import ADMIN, COURRIEL, PHRASE, enter, open_admin, open_compte
from aides_commandes import run, use_instance
from aides_oidc import CLIENT, SECRET, Emetteur, follow, serve_emetteur
from aides_store import MIDI
from client import AdminClient
from flask import Flask
from werkzeug.test import TestResponse

from kit.app import create_app
from kit.config import load_reglages
from kit.erreurs import ReglageError
from kit.horloge import HorlogeFixe
from kit.store.acces.agents import change_agent, list_agents
from kit.store.acces.roles import Attribution
from kit.store.acces.sessions import CONFIRMATION, INACTIVITE
from kit.store.audit import list_traces
from kit.store.moteur import Moteurs, read_journal, write_journal

BOUTON = "S’identifier avec ProConnect"
RECOMMENCEZ = "n’a pas pu confirmer qui vous êtes"


@pytest.fixture
def emetteur() -> Iterator[Emetteur]:
    with serve_emetteur(MIDI) as emetteur:
        emetteur.courriel = COURRIEL
        emetteur.retours = {"http://localhost/admin/oidc/retour"}
        yield emetteur


def settings_of(emetteur: Emetteur, **autres: str) -> dict[str, str]:
    return {
        "KIT_BASE_URL": "http://localhost",
        "KIT_OIDC_EMETTEUR": emetteur.adresse,
        "KIT_OIDC_CLIENT": CLIENT,
        "KIT_OIDC_SECRET": SECRET,
        **autres,
    }


def make_app(emetteur: Emetteur, moteurs: Moteurs, horloge: HorlogeFixe, **autres: str) -> Flask:
    assert moteurs.fichier is not None
    reglages = load_reglages(settings_of(emetteur, **autres), moteurs.fichier.parent)
    return create_app(reglages, horloge=horloge, moteurs=moteurs)


@pytest.fixture
def app(emetteur: Emetteur, moteurs: Moteurs, horloge: HorlogeFixe) -> Flask:
    app = make_app(emetteur, moteurs, horloge)
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("redacteur")], "paul@prefecture.gouv.fr")
    return app


@pytest.fixture
def dehors(app: Flask) -> AdminClient:
    return open_admin(app)


def go(client: AdminClient, suite: str = "") -> str:
    """Leave for the provider; where it sends back to."""
    depart = client.get("/admin/oidc/aller", query_string={"suite": suite} if suite else None)
    assert depart.status_code == 302, depart.get_data(as_text=True)
    return follow(depart.location)


def come_in(client: AdminClient, suite: str = "") -> TestResponse:
    return client.get(go(client, suite))


def assert_refused(client: AdminClient, reponse: TestResponse, phrase: str) -> None:
    assert reponse.status_code == 422
    assert phrase in reponse.get_data(as_text=True)
    assert client.get("/admin/").status_code == 302, "quelqu’un est entré"


def test_an_agent_comes_in_and_goes_on_to_the_page_that_was_asked_for(
    dehors: AdminClient, emetteur: Emetteur
) -> None:
    emetteur.courriel = COURRIEL.upper()
    porte = dehors.page(dehors.get("/admin/agents/").location)
    (lien,) = [a for a in porte.iterate("a") if "oidc" in (a.get("href") or "")]
    depart = dehors.get(lien.get("href") or "")
    reponse = dehors.get(follow(depart.location))
    assert (reponse.status_code, reponse.location) == (303, "/admin/agents/")
    assert "Anne Durand" in dehors.main_text("/admin/agents/")


@pytest.mark.parametrize("suite", ["https://pirate.fr/admin/", "//pirate.fr/admin/", "/fr/"])
def test_coming_back_leads_nowhere_else(dehors: AdminClient, suite: str) -> None:
    assert come_in(dehors, suite).location == "/admin/"


def test_the_request_says_what_the_standard_asks_for(app: Flask, dehors: AdminClient) -> None:
    adresse = dehors.get("/admin/oidc/aller").location
    demande = {nom: v[0] for nom, v in parse_qs(urlsplit(adresse).query).items()}
    assert demande["scope"] == "openid email"
    assert demande["code_challenge_method"] == "S256"
    assert min(len(demande["state"]), len(demande["nonce"])) >= 32
    autre = open_admin(app).get("/admin/oidc/aller").location
    assert demande["state"] not in autre
    assert demande["nonce"] not in autre


def test_a_provider_without_pkce_is_not_sent_any(dehors: AdminClient, emetteur: Emetteur) -> None:
    emetteur.pkce = False
    assert come_in(dehors).status_code == 303


@pytest.mark.parametrize("forme", ["json", "jwt"])
def test_the_address_may_be_told_apart(dehors: AdminClient, emetteur: Emetteur, forme: str) -> None:
    emetteur.forme = forme
    assert come_in(dehors).status_code == 303
    assert "Anne" in dehors.page("/admin/").one("header").xpath("string()")


@pytest.mark.parametrize("faute", ["nonce", "signature", "expire", "audience", "emetteur", "alg"])
def test_a_token_that_proves_nothing_lets_nobody_in(
    dehors: AdminClient, emetteur: Emetteur, faute: str
) -> None:
    emetteur.faute = faute
    assert_refused(dehors, come_in(dehors), RECOMMENCEZ)
    emetteur.faute = ""
    assert come_in(dehors).status_code == 303


@pytest.mark.parametrize(
    ("forme", "faute"),
    [
        ("json", "personne-sujet"),
        ("jwt", "personne-sujet"),
        ("jwt", "personne-signature"),
        ("jwt", "personne-audience"),
        ("jwt", "personne-emetteur"),
    ],
)
def test_an_answer_about_someone_is_checked_too(
    dehors: AdminClient, emetteur: Emetteur, forme: str, faute: str
) -> None:
    emetteur.forme, emetteur.faute = forme, faute
    assert_refused(dehors, come_in(dehors), RECOMMENCEZ)


def test_new_keys_of_the_provider_are_fetched(dehors: AdminClient, emetteur: Emetteur) -> None:
    assert come_in(dehors).status_code == 303
    emetteur.renew_cle()
    assert come_in(open_admin(dehors.application)).status_code == 303


def test_an_unknown_address_opens_no_account(
    dehors: AdminClient, emetteur: Emetteur, moteurs: Moteurs
) -> None:
    emetteur.courriel = "nouvelle@prefecture.gouv.fr"
    phrase = "Aucun compte n’existe ici pour nouvelle@prefecture.gouv.fr"
    assert_refused(dehors, come_in(dehors), phrase)
    with read_journal(moteurs) as session:
        assert len(list_agents(session)) == 2


def test_a_closed_account_stays_closed(
    dehors: AdminClient, emetteur: Emetteur, moteurs: Moteurs
) -> None:
    emetteur.courriel = "paul@prefecture.gouv.fr"
    with write_journal(moteurs) as session:
        change_agent(session, 2, actif=False)
    assert_refused(dehors, come_in(dehors), "est fermé")


@pytest.mark.parametrize("verifie", [False, None])
def test_an_address_that_nobody_verified_is_not_believed(
    dehors: AdminClient, emetteur: Emetteur, *, verifie: bool | None
) -> None:
    emetteur.verifie = verifie
    assert_refused(dehors, come_in(dehors), "ne dit pas que votre adresse")


def test_a_provider_that_vouches_for_its_addresses_is_believed_unless_it_says_no(
    emetteur: Emetteur, moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    open_compte(moteurs, MIDI, [ADMIN])
    app = make_app(emetteur, moteurs, horloge, KIT_OIDC_COURRIEL="fourni")
    emetteur.verifie = None
    assert come_in(open_admin(app)).status_code == 303
    emetteur.verifie = False
    client = open_admin(app)
    assert_refused(client, come_in(client), "ne dit pas que votre adresse")


def test_a_provider_that_is_down_says_what_to_do_and_passwords_still_work(
    dehors: AdminClient, emetteur: Emetteur, horloge: HorlogeFixe
) -> None:
    emetteur.en_panne = True
    assert_refused(dehors, dehors.get("/admin/oidc/aller"), "ProConnect ne répond pas")
    emetteur.en_panne = False
    assert_refused(dehors, dehors.get("/admin/oidc/aller"), "ProConnect ne répond pas")
    horloge.instant += timedelta(seconds=15)
    retour = go(dehors)
    emetteur.en_panne = True
    assert_refused(dehors, dehors.get(retour), "ProConnect ne répond pas")
    champs = {"courriel": COURRIEL, "mot_de_passe": PHRASE}
    page = "/admin/oidc/retour"
    formulaire = next(iter(dehors.page(page, 422).iterate("form")))
    assert dehors.send_form(formulaire, page, champs).location == "/admin/"


def test_a_way_back_serves_once_and_in_one_browser(app: Flask, dehors: AdminClient) -> None:
    retour = go(dehors)
    autre = open_admin(app)
    assert_refused(autre, autre.get(retour), "n’est pas partie de ce navigateur")
    go(autre)
    assert_refused(autre, autre.get(retour), RECOMMENCEZ)
    cookie = dehors.get_cookie("kit", path="/admin")
    assert cookie is not None
    assert dehors.get(retour).status_code == 303
    reponse = dehors.get(retour)
    assert reponse.status_code == 422
    dehors.set_cookie("kit", cookie.value, path="/admin")
    assert_refused(dehors, dehors.get(retour), RECOMMENCEZ)


def test_a_way_back_does_not_wait_for_ever(dehors: AdminClient, horloge: HorlogeFixe) -> None:
    retour = go(dehors)
    horloge.instant = MIDI + timedelta(minutes=10)
    assert_refused(dehors, dehors.get(retour), "est finie")


def test_someone_who_gives_up_at_the_provider_may_begin_again(dehors: AdminClient) -> None:
    etat = parse_qs(urlsplit(go(dehors)).query)["state"][0]
    refus = {"error": "access_denied", "state": etat}
    assert_refused(dehors, dehors.get("/admin/oidc/retour", query_string=refus), RECOMMENCEZ)


def test_coming_back_confirms_the_session_without_losing_the_form(
    dehors: AdminClient, horloge: HorlogeFixe, emetteur: Emetteur, moteurs: Moteurs
) -> None:
    come_in(dehors)
    page = "/admin/agents/"
    for attente in (CONFIRMATION, INACTIVITE):
        saisie = {
            "nom": "Lina",
            "courriel": f"lina{attente.seconds}@exemple.fr",
            "role": "valideur",
        }
        (formulaire,) = [
            f
            for f in dehors.page("/admin/agents/").iterate("form")
            if f.get("action") == "/admin/agents/"
        ]
        horloge.instant += attente
        emetteur.quand = horloge.instant
        reponse = dehors.send_form(formulaire, page, saisie)
        assert reponse.status_code == 401
        assert "Identifiez-vous avec ProConnect" in reponse.get_data(as_text=True)
        come_in(dehors)
        vide = {"_courriel": COURRIEL, "_mot_de_passe": ""}
        reponse = dehors.send_form(formulaire, page, saisie | vide)
        assert "Lien pour Lina" in reponse.get_data(as_text=True), attente
    assert [t.action for t in list_traces(moteurs)] == ["creer-agent", "creer-agent"]


def test_one_goes_out_here_then_there(dehors: AdminClient) -> None:
    come_in(dehors)
    assert dehors.send("/admin/", {}, "/admin/deconnexion").status_code == 303
    assert dehors.get("/admin/").status_code == 302
    assert "Se déconnecter aussi de ProConnect" in dehors.main_text("/admin/connexion")
    sortie = dehors.get("/admin/oidc/quitter")
    assert sortie.status_code == 302
    assert follow(sortie.location) == "http://localhost/admin/connexion"
    assert "Se déconnecter aussi" not in dehors.main_text("/admin/connexion")
    assert dehors.get("/admin/oidc/quitter").location == "/admin/connexion"


def test_with_a_password_there_is_nothing_to_close_elsewhere(dehors: AdminClient) -> None:
    enter(dehors)
    dehors.send("/admin/", {}, "/admin/deconnexion")
    assert "Se déconnecter aussi" not in dehors.main_text("/admin/connexion")


def test_over_plain_http_elsewhere_nobody_is_sent_to_the_provider(dehors: AdminClient) -> None:
    reponse = dehors.get("/admin/oidc/aller", base_url="http://kit.interieur.example")
    assert reponse.location == "/admin/connexion"


def test_without_settings_there_is_no_such_door(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    reglages = load_reglages({}, tmp_path / "instance")
    client = open_admin(create_app(reglages, horloge=horloge, moteurs=moteurs))
    assert "ProConnect" not in client.main_text("/admin/connexion")
    for chemin in ("aller", "retour"):
        assert client.get(f"/admin/oidc/{chemin}").status_code == 404


def test_the_button_bears_the_name_of_the_settings(
    emetteur: Emetteur, moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    assert BOUTON in open_admin(make_app(emetteur, moteurs, horloge)).main_text("/admin/connexion")
    app = make_app(emetteur, moteurs, horloge, KIT_OIDC_NOM="Passage 2D")
    assert "S’identifier avec Passage 2D" in open_admin(app).main_text("/admin/connexion")


def test_without_its_library_the_start_says_what_to_install(
    emetteur: Emetteur, moteurs: Moteurs, horloge: HorlogeFixe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "kit.web.oidc", raising=False)
    monkeypatch.setitem(sys.modules, "authlib", None)
    for nom in [nom for nom in sys.modules if nom.startswith("authlib.")]:
        monkeypatch.delitem(sys.modules, nom)
    with pytest.raises(ReglageError, match="pip install authlib"):
        make_app(emetteur, moteurs, horloge)


def test_the_diagnosis_asks_the_provider(
    emetteur: Emetteur,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_instance(monkeypatch, tmp_path)
    assert "mot de passe seulement" in run(capsys, "diagnostic").sortie
    for nom, valeur in settings_of(emetteur).items():
        monkeypatch.setenv(nom, valeur)
    assert (
        f"Connexion par ProConnect : {emetteur.adresse} répond." in run(capsys, "diagnostic").sortie
    )
    emetteur.en_panne = True
    assert "[ erreur  ] ProConnect ne répond pas" in run(capsys, "diagnostic").sortie
