"""Pages that give one of their parts alone: what is in it, who gets it, what caches are told."""

import re

import pytest
from aides_site import open_site
from client import InspectingClient

from kit.config import Reglages
from kit.horloge import HorlogeFixe
from kit.render.gabarits import create_environment, has_fragment
from kit.store.moteur import open_moteurs
from kit.web.htmx import load_script

USAGES = {
    "public/recherche.html": [
        "recherche",
        "recherche?q=c",
        "recherche?q=carte",
        "recherche?q=zzzz",
        "recherche?lieu=france-services-pontaubel&q=passeport",
    ],
    "public/pictogrammes.html": [
        "pictogrammes/",
        "pictogrammes/?q=carte&id=visa&id=passeport",
        "pictogrammes/?q=zzzz",
    ],
    "public/imprimer.html": [
        "fiches/changer-adresse/imprimer",
        "fiches/changer-adresse/imprimer?avec=fr&support=livret-a5",
        "classeur/imprimer",
    ],
    "public/pieces.html": ["pieces/", "pieces/?q=photo", "pieces/?q=zzzz"],
}
"""Each template that has a part, and addresses where it differs."""

ECRANS = {
    "public/parcours_question.html",
    "public/parcours_information.html",
    "public/parcours_resultat.html",
}
"""Those whose part is a whole screen: test_pages_parcours.py tries them."""
ADRESSES = [adresse for adresses in USAGES.values() for adresse in adresses]
MORCEAU = {"HX-Request": "true", "HX-Request-Type": "partial"}


def test_every_template_with_a_part_is_tried_here() -> None:
    environnement = create_environment()
    gabarits = [nom for nom in environnement.list_templates() if nom.startswith("public/")]
    assert {nom for nom in gabarits if has_fragment(environnement, nom)} == set(USAGES) | ECRANS


@pytest.mark.parametrize("langue", ["fr", "en", "ar"])
@pytest.mark.parametrize("adresse", ADRESSES)
def test_a_part_is_in_the_page_letter_for_letter(
    client: InspectingClient, langue: str, adresse: str
) -> None:
    page = client.get(f"/{langue}/{adresse}")
    morceau = client.get(f"/{langue}/{adresse}", headers=MORCEAU)
    assert (page.status_code, morceau.status_code) == (200, 200)
    assert morceau.text.strip() in page.text
    assert 0 < len(morceau.text) < len(page.text)
    assert not re.search(r"<(html|head|body|main|script|style)\b", morceau.text)
    assert "HX-Request" in page.vary, "un cache donnerait la page pour le morceau"
    assert "HX-Request" in morceau.vary
    assert morceau.headers["Content-Language"] == langue
    assert page.headers["Cache-Control"] == morceau.headers["Cache-Control"]


@pytest.mark.parametrize("seconde", ["fr", "ar"])
def test_a_part_keeps_the_second_language(client: InspectingClient, seconde: str) -> None:
    premiere = "ar" if seconde == "fr" else "fr"
    adresse = f"/{premiere}/pieces/?q=passeport&avec={seconde}"
    morceau = client.get(adresse, headers=MORCEAU).text
    assert morceau.strip() in client.get(adresse).text
    assert f'lang="{seconde}"' in morceau


@pytest.mark.parametrize(
    "entetes",
    [
        {"HX-Request": "true", "HX-Request-Type": "full"},
        {"HX-Request": "true", "HX-Boosted": "true"},
        {"HX-Request": "true", "HX-History-Restore-Request": "true"},
        {"HX-History-Restore-Request": "true"},
        {"HX-Request": "false"},
        {},
    ],
)
def test_what_becomes_the_page_gets_the_whole_page(
    client: InspectingClient, entetes: dict[str, str]
) -> None:
    assert client.page("/fr/recherche?q=carte", headers=entetes).one("h1") is not None


def test_a_page_without_parts_answers_the_same_to_everyone(client: InspectingClient) -> None:
    page = client.get("/fr/glossaire/", headers=MORCEAU)
    assert page.text == client.get("/fr/glossaire/").text
    assert "HX-Request" not in page.vary


def test_a_browser_that_has_the_page_does_not_take_it_for_the_part(
    client: InspectingClient,
) -> None:
    page = client.get("/fr/pieces/?q=photo")
    connue = {"If-None-Match": page.headers["ETag"]}
    assert client.get("/fr/pieces/?q=photo", headers=connue).status_code == 304
    morceau = client.get("/fr/pieces/?q=photo", headers={**MORCEAU, **connue})
    assert morceau.status_code == 200
    assert "HX-Request" in client.get("/fr/pieces/?q=photo", headers=connue).vary


def test_an_error_is_a_whole_page_that_the_settings_keep_out_of_the_page(
    client: InspectingClient,
) -> None:
    perdu = client.page("/fr/pieces/rien", 404, headers=MORCEAU)
    assert perdu.one("h1").text == "Cette page n’existe pas"
    reglages = next(
        m.get("content")
        for m in client.page("/fr/recherche").iterate("meta")
        if m.get("name") == "htmx-config"
    )
    # Of all errors, only a question that is asked again (422) goes into the page.
    assert '"noSwap":[204,304,"40x","41x",429,"5xx"]' in reglages


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> str:
    """As if htmx had been fetched, whether or not it was."""
    chemin = "vendor/htmx.min.js?v=0123456789ab"
    for module in ("kit.web.rendu", "kit.web.htmx"):
        monkeypatch.setattr(f"{module}.load_script", lambda: chemin)
    return chemin


def scripts(client: InspectingClient, path: str) -> list[str]:
    return [s.get("src") for s in client.page(path).iterate("script") if s.get("src")]


@pytest.mark.parametrize("path", ["recherche", "pieces/"])
def test_the_script_is_on_the_pages_that_use_it(
    client: InspectingClient, script: str, path: str
) -> None:
    assert scripts(client, f"/fr/{path}") == [f"/static/{script}"]
    assert f'src="/static/{script}" defer' in client.get(f"/fr/{path}").text


@pytest.mark.parametrize("path", ["", "faq/", "modalites/", "fiches/etudiant", "aide", "rien"])
def test_no_other_page_asks_for_it(client: InspectingClient, script: str, path: str) -> None:
    assert script not in client.get(f"/fr/{path}").text


def test_the_site_works_when_it_was_never_fetched(
    client: InspectingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kit.web.rendu.load_script", lambda: None)
    assert scripts(client, "/fr/recherche?q=carte") == []
    assert "htmx-config" not in client.get("/fr/recherche?q=carte").text


@pytest.mark.skipif(load_script() is None, reason="htmx n’a pas été téléchargé")
def test_the_script_is_kept_for_good_under_its_version_only(client: InspectingClient) -> None:
    with client.get(f"/static/{load_script()}") as versionne:
        assert versionne.cache_control.immutable
        assert (versionne.cache_control.max_age or 0) > 30 * 24 * 3600
    for autre in ("", "?v=ancien"):
        with client.get(f"/static/vendor/htmx.min.js{autre}") as reponse:
            assert reponse.status_code == 200
            assert not reponse.cache_control.immutable


def test_the_script_is_under_the_prefix_of_the_site(
    reglages_depart: Reglages, horloge: HorlogeFixe, script: str
) -> None:
    moteurs = open_moteurs(reglages_depart)
    client = open_site(moteurs, reglages_depart.instance, horloge, KIT_PREFIXE="/accueil")
    assert scripts(client, "/accueil/fr/recherche") == [f"/accueil/static/{script}"]
    assert 'data-hx-get="/accueil/fr/recherche"' in client.get("/accueil/fr/recherche").text
    moteurs.close()


def test_nothing_asks_htmx_to_run_code() -> None:
    """`hx-on`, `js:` and filters in brackets need eval, which the CSP forbids."""
    environnement = create_environment()
    assert environnement.loader is not None
    for nom in environnement.list_templates():
        source = environnement.loader.get_source(environnement, nom)[0]
        for attribut in re.findall(r'hx-[a-z:-]+="[^"]*"', source):
            assert not re.search(r"hx-on|js:|javascript:|\[", attribut), (nom, attribut)
