"""Serving under a path and behind proxies."""

from client import InspectingClient
from flask import Flask, Response, request

from kit.app import create_app
from kit.config import Reglages, load_reglages
from kit.horloge import HorlogeFixe
from kit.store.moteur import open_moteurs
from kit.store.vitrine import Vitrine


def make_app(depart: Reglages, horloge: HorlogeFixe, **environ: str) -> Flask:
    reglages = load_reglages(environ, depart.instance)
    app = create_app(reglages, vitrine=Vitrine(open_moteurs(reglages), horloge), horloge=horloge)
    app.test_client_class = InspectingClient

    @app.get("/fr/qui")
    def _qui() -> Response:
        texte = f"{request.remote_addr} {request.scheme} {request.host}"
        return Response(texte, mimetype="text/plain")

    return app


def test_the_whole_site_lives_under_its_prefix(
    reglages_depart: Reglages, horloge: HorlogeFixe
) -> None:
    client = make_app(reglages_depart, horloge, KIT_PREFIXE="/accueil").test_client()
    html = client.get("/accueil/fr/").get_data(as_text=True)
    assert 'href="/accueil/fr/themes/etudes"' in html
    assert client.get("/accueil/fr/fiches/etudiant").status_code == 200
    assert client.get("/accueil").status_code == 200


def test_nothing_answers_outside_the_prefix(
    reglages_depart: Reglages, horloge: HorlogeFixe
) -> None:
    app = make_app(reglages_depart, horloge, KIT_PREFIXE="/accueil")
    app.test_client_class = None
    for path in ("/fr/", "/accueilfr/", "/"):
        assert app.test_client().get(path).status_code == 404


def test_only_declared_proxies_are_believed(
    reglages_depart: Reglages, horloge: HorlogeFixe
) -> None:
    menteur = {"X-Forwarded-For": "6.6.6.6, 192.0.2.1", "X-Forwarded-Proto": "https"}
    seul = make_app(reglages_depart, horloge).test_client()
    assert seul.get("/fr/qui", headers=menteur).text == "127.0.0.1 http localhost"
    derriere = make_app(reglages_depart, horloge, KIT_PROXYS="1").test_client()
    assert derriere.get("/fr/qui", headers=menteur).text == "192.0.2.1 https localhost"


def test_a_public_https_address_gives_canonical_links_and_hsts(
    reglages_depart: Reglages, horloge: HorlogeFixe
) -> None:
    client = make_app(
        reglages_depart, horloge, KIT_BASE_URL="https://accueil.exemple.fr"
    ).test_client()
    response = client.get("/fr/fiches/etudiant")
    canonique = '<link rel="canonical" href="https://accueil.exemple.fr/fr/fiches/etudiant">'
    assert canonique in response.get_data(as_text=True)
    assert "max-age" in response.headers["Strict-Transport-Security"]
