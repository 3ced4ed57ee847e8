"""What other sites take up: blocks of HTML, addresses of sheets, a frame for some of them."""

import html
import re
from pathlib import Path

import pytest
from aides_site import BASE, offer_every_langue, open_site
from aides_store import HORLOGE, prefecture, publish, translate
from aides_verification import verify
from client import InspectingClient
from fabrique import fiche, site
from flask import Flask
from lxml import etree

from kit.store.moteur import Moteurs

CADRES = "https://www.exemple.gouv.fr https://intranet.exemple.gouv.fr:8443"
ADRESSE = "/fr/reutiliser?fiche=essai"


def read_bloc(texte: str, identifiant: str = "bloc") -> str:
    """What somebody copies from a text box: what the browser makes of its content."""
    trouve = re.search(rf'<textarea id="{identifiant}"[^>]*>\n(.*?)</textarea>', texte, re.DOTALL)
    assert trouve, identifiant
    assert "<" not in trouve.group(1), "le bloc doit être du texte, pas des balises de la page"
    return html.unescape(trouve.group(1))


def parse(bloc: str) -> "etree._Element":
    """A block is well formed, and holds nothing that runs or that dresses."""
    racine = etree.fromstring(bloc)
    for element in racine.iter():
        assert element.tag in {"div", "p", "strong", "a", "ul", "li", "span", "iframe"}
        interdits = {"style", "class", "id"} & set(element.attrib)
        assert not interdits
        assert not any(str(nom).startswith("on") for nom in element.attrib)
    return racine


@pytest.fixture
def client(moteurs: Moteurs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> InspectingClient:
    offer_every_langue(monkeypatch)
    publish(moteurs, site(langues=["fr", "en", "ar"]), prefecture(), fiche())
    translate(moteurs, "Renew my card")
    return open_site(moteurs, tmp_path / "instance", HORLOGE, KIT_BASE_URL=BASE)


def test_the_block_of_a_fiche_leads_to_it_to_its_sheet_and_to_its_languages(
    client: InspectingClient,
) -> None:
    racine = parse(read_bloc(client.get(ADRESSE).text))
    assert racine.get("lang") == "fr"
    assert [a.get("href") for a in racine.iter("a")] == [
        f"{BASE}/fr/fiches/essai",
        f"{BASE}/fr/fiches/essai.pdf",
        f"{BASE}/en/fiches/essai",
    ]
    assert "".join(racine.itertext()).strip().startswith("Renouveler ma carte")
    assert "Voici comment faire." in "".join(racine.itertext())


def test_only_what_was_verified_is_said_to_be(
    client: InspectingClient, moteurs: Moteurs, tmp_path: Path
) -> None:
    assert "vérifié" not in read_bloc(client.get(ADRESSE).text).lower()
    verify(moteurs, "fiche", "essai")
    relu = open_site(moteurs, tmp_path / "instance", HORLOGE, KIT_BASE_URL=BASE)
    assert "<p>Vérifié le 22 novembre 2026 par la préfecture.</p>" in read_bloc(
        relu.get(ADRESSE).text
    )


def test_addresses_of_sheets_answer_in_each_language_that_the_fiche_has(
    client: InspectingClient,
) -> None:
    texte = client.get(ADRESSE).text
    adresses = re.findall(r'<li><a href="([^"]*\.pdf)" hreflang="(\w+)">', texte)
    assert adresses == [
        (f"{BASE}/fr/fiches/essai.pdf", "fr"),
        (f"{BASE}/en/fiches/essai.pdf", "en"),
    ]


def test_a_hostile_title_stays_words(
    moteurs: Moteurs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer_every_langue(monkeypatch)
    hostile = "</textarea><script>alert(1)</script>&amp;"
    publish(moteurs, site(nom='Le "site" <b>'), prefecture(), fiche(titre=hostile))
    environ = {"KIT_BASE_URL": BASE, "KIT_CADRES": CADRES}
    client = open_site(moteurs, tmp_path / "instance", HORLOGE, **environ)
    texte = client.get(ADRESSE).text
    assert "<script>alert" not in texte
    racine = parse(read_bloc(texte))
    assert racine.findtext("p/strong") == hostile
    assert parse(read_bloc(texte, "bloc-cadre")).get("title") == 'Le "site" <b>'


def test_in_arabic_the_block_says_what_is_french(client: InspectingClient) -> None:
    bloc = read_bloc(client.get("/ar/reutiliser?fiche=essai").text)
    racine = parse(bloc)
    assert (racine.get("lang"), racine.get("dir")) == ("ar", "rtl")
    (titre, *_resume) = racine.iter("span")
    assert (titre.get("lang"), titre.get("dir"), titre.text) == ("fr", "ltr", "Renouveler ma carte")


def test_without_a_fiche_only_appointments_are_given(client: InspectingClient) -> None:
    texte = client.get("/fr/reutiliser").text
    assert 'id="bloc"' not in texte
    racine = parse(read_bloc(texte, "bloc-rdv"))
    assert [a.get("href") for a in racine.iter("a")] == [f"{BASE}/fr/rendez-vous/"]
    assert 'href="/fr/rendez-vous.odt"' in texte


def test_an_unknown_fiche_is_not_found(client: InspectingClient) -> None:
    assert client.get("/fr/reutiliser?fiche=rien").status_code == 404


def test_the_page_warns_while_the_site_has_no_address_that_lasts(
    moteurs: Moteurs, tmp_path: Path
) -> None:
    publish(moteurs, site(), prefecture(), fiche())
    client = open_site(moteurs, tmp_path / "instance", HORLOGE)
    texte = client.get(ADRESSE).text
    assert "Ce site n’a pas encore d’adresse publique en https." in texte


def test_the_appointment_block_of_the_starter_pack_says_how_each_procedure_is_filed(
    app: Flask,
) -> None:
    client = app.test_client()
    racine = parse(read_bloc(client.get("/fr/reutiliser").text, "bloc-rdv"))
    lignes = ["".join(li.itertext()) for li in racine.iter("li")]
    assert "Demander une carte de conjoint de Français – En ligne" in lignes
    assert len(lignes) > 20


def test_no_other_site_shows_the_pages_by_default(client: InspectingClient) -> None:
    reponse = client.get("/fr/rendez-vous/?cadre=1")
    assert "frame-ancestors 'none'" in reponse.headers["Content-Security-Policy"]
    assert "<base" not in reponse.text
    texte = client.get("/fr/reutiliser").text
    assert "Les cadres sont fermés." in texte
    assert "iframe" not in texte


def test_the_sites_of_the_list_may_show_a_page_that_is_asked_for_in_a_frame(
    moteurs: Moteurs, tmp_path: Path
) -> None:
    publish(moteurs, site(), prefecture(), fiche())
    environ = {"KIT_BASE_URL": BASE, "KIT_CADRES": CADRES}
    client = open_site(moteurs, tmp_path / "instance", HORLOGE, **environ)
    cadre = parse(read_bloc(client.get(ADRESSE).text, "bloc-cadre"))
    assert cadre.get("src") == f"{BASE}/fr/fiches/essai?cadre=1"
    reponse = client.get("/fr/fiches/essai?cadre=1")
    csp = reponse.headers["Content-Security-Policy"]
    assert csp.endswith(f"frame-ancestors 'self' {CADRES}")
    assert '<base target="_top">' in reponse.text
    seule = client.get("/fr/fiches/essai")
    assert "frame-ancestors 'none'" in seule.headers["Content-Security-Policy"]
    assert "<base" not in seule.text
    assert client.get("/fr/fiches/essai?cadre=2").text == seule.text
    erreur = client.get("/fr/rien?cadre=1")
    assert "frame-ancestors 'none'" in erreur.headers["Content-Security-Policy"]
