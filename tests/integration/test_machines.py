"""What machines read: robots.txt, sitemap.xml, security.txt."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aides_site import BASE, offer_every_langue, open_site
from aides_store import MIDI, prefecture, publish, translate
from client import InspectingClient
from fabrique import fiche, site
from flask import Flask
from lxml import etree
from page_checks import text_of

from kit.content.annonce import Annonce
from kit.content.document import DocumentAdressable
from kit.content.fiche import Fiche
from kit.content.lecture import DocumentInvalideError
from kit.content.piece import Piece
from kit.content.structure import Structure
from kit.content.urgence import Urgence
from kit.horloge import HorlogeFixe
from kit.store.catalogue import Catalogue
from kit.store.moteur import Moteurs

LANGUES = ("fr", "en", "ar")
URL = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LIEN = "{http://www.w3.org/1999/xhtml}link"
CONTACT = "mailto:securite@exemple.fr"


@pytest.fixture
def client_public(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe, monkeypatch: pytest.MonkeyPatch
) -> InspectingClient:
    offer_every_langue(monkeypatch)
    publish(moteurs, site(langues=LANGUES, contact_securite=CONTACT), prefecture(), fiche())
    return open_site(moteurs, tmp_path / "instance", horloge, KIT_BASE_URL=BASE)


def read_sitemap(client: InspectingClient) -> dict[str, dict[str, str]]:
    """The addresses of the sitemap, each with its versions by language."""
    response = client.get("/sitemap.xml")
    assert response.mimetype == "application/xml"
    racine = etree.fromstring(response.get_data())
    assert racine.tag == f"{URL}urlset"
    assert {enfant.tag for enfant in racine} == {f"{URL}url"}
    return {
        str(url.findtext(f"{URL}loc")): {
            str(lien.get("hreflang")): str(lien.get("href")) for lien in url.findall(LIEN)
        }
        for url in racine
    }


def test_nothing_of_the_example_is_indexed(client: InspectingClient) -> None:
    response = client.get("/robots.txt")
    assert response.mimetype == "text/plain"
    assert response.text == "User-agent: *\nDisallow: /\n"
    assert client.page("/sitemap.xml", 404).one("h1").text == "Cette page n’existe pas"


def test_a_public_site_is_read_but_for_its_back_office(client_public: InspectingClient) -> None:
    lignes = client_public.get("/robots.txt").text.splitlines()
    assert lignes[:3] == ["User-agent: *", "Disallow: /admin/", "Allow: /"]
    assert f"Sitemap: {BASE}/sitemap.xml" in lignes


def test_without_public_address_there_is_no_sitemap(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    publish(moteurs, site(), prefecture(), fiche())
    client = open_site(moteurs, tmp_path / "instance", horloge, KIT_PREFIXE="/accueil")
    robots = client.get("/accueil/robots.txt").text
    assert "Disallow: /accueil/admin/\nAllow: /accueil/\n" in robots
    assert "Sitemap" not in robots
    assert client.get("/accueil/sitemap.xml").status_code == 404


def test_the_sitemap_has_every_page_in_every_language(client_public: InspectingClient) -> None:
    pages = read_sitemap(client_public)
    for langue in LANGUES:
        for chemin in ("", "fiches/", "fiches/essai", "structures/prefecture", "plan-du-site"):
            assert f"{BASE}/{langue}/{chemin}" in pages
    assert f"{BASE}/" in pages
    for adresse in pages:
        assert adresse.startswith(f"{BASE}/")
        assert client_public.head(adresse.removeprefix(BASE)).status_code == 200, adresse


def test_the_sitemap_gives_the_day_on_which_readers_first_saw_a_text(
    client_public: InspectingClient, moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    def read() -> dict[str, str | None]:
        racine = etree.fromstring(client_public.get("/sitemap.xml").get_data())
        return {
            str(url.findtext(f"{URL}loc")): url.findtext(f"{URL}lastmod")
            for url in racine.findall(f"{URL}url")
        }

    dates = read()
    assert dates[f"{BASE}/ar/fiches/essai"] == "2026-11-22"
    assert dates[f"{BASE}/fr/structures/prefecture"] == "2026-11-22"
    assert dates[f"{BASE}/fr/fiches/"] is None
    assert dates[f"{BASE}/"] is None
    # Half past midnight, on the 23rd, in Paris.
    horloge.instant = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    publish(moteurs, fiche(titre="Autre titre"), horloge=horloge)
    assert read()[f"{BASE}/fr/fiches/essai"] == "2026-11-23"
    assert read()[f"{BASE}/fr/structures/prefecture"] == "2026-11-22"


def test_versions_of_a_page_name_each_other(client_public: InspectingClient) -> None:
    pages = read_sitemap(client_public)
    for adresse, versions in pages.items():
        assert set(versions) == {*LANGUES, "x-default"}
        assert adresse in versions.values()
        for version in versions.values():
            assert pages[version] == versions
    assert pages[f"{BASE}/ar/"]["x-default"] == f"{BASE}/"
    assert pages[f"{BASE}/ar/fiches/essai"]["x-default"] == f"{BASE}/fr/fiches/essai"


def test_the_map_of_the_site_forgets_no_page(
    app: Flask, client: InspectingClient, catalogue: Catalogue
) -> None:
    page = client.page("/fr/plan-du-site")
    liens = {str(a.get("href")).removeprefix("/fr/") for a in page.one("main").iter("{*}a")}
    regles = {regle.rule.removeprefix("/<langue>/") for regle in app.url_map.iter_rules()}
    # A file to download (.zip) is no page.
    seules = {r for r in regles if not r.startswith("/") and "<" not in r and "." not in r}
    # The sheet of a page is reached from that page.
    pages = {r: r.removesuffix("imprimer") for r in seules}
    seules = {r for r in seules if not {pages[r], pages[r].rstrip("/")} & liens or r in liens}
    # Where a form leads: without what was ticked, it is the form again.
    assert seules - liens == {"passage"}
    dossiers: dict[str, type[DocumentAdressable]] = {
        "fiches": Fiche,
        "pieces": Piece,
        "structures": Structure,
        "annonces": Annonce,
        "urgence": Urgence,
    }
    for dossier, classe in dossiers.items():
        documents = catalogue.all(classe)
        assert {f"{dossier}/{d.adresse}" for d in documents} <= liens
    for lien in liens:
        assert client.get(f"/fr/{lien}").status_code == 200, lien


def test_without_contact_there_is_no_security_txt(client: InspectingClient) -> None:
    client.page("/.well-known/security.txt", 404)


def test_security_txt_says_whom_to_tell(
    client_public: InspectingClient, horloge: HorlogeFixe
) -> None:
    response = client_public.get("/.well-known/security.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    champs = dict(ligne.split(": ", 1) for ligne in response.text.splitlines())
    assert champs["Contact"] == CONTACT
    assert champs["Preferred-Languages"] == "fr, en"
    assert champs["Canonical"] == f"{BASE}/.well-known/security.txt"
    fin = datetime.fromisoformat(champs["Expires"])
    assert timedelta(days=30) < fin - MIDI < timedelta(days=365)
    horloge.instant = MIDI + timedelta(days=100)
    assert fin.strftime("%Y-%m-%d") not in client_public.get("/.well-known/security.txt").text


@pytest.mark.parametrize("contact", ["bonjour", "http://exemple.fr", "mailto:a@b\nCanonical: x"])
def test_a_wrong_contact_is_refused(contact: str) -> None:
    with pytest.raises(DocumentInvalideError, match="contact_securite"):
        site(contact_securite=contact)


def test_languages_say_honestly_what_is_translated(
    client_public: InspectingClient, moteurs: Moteurs
) -> None:
    def said() -> str:
        return text_of(client_public.page("/fr/langues").one("main"))

    assert "Tout est écrit en français\u00a0: c’est la référence." in said()
    assert said().count("Rien n’est encore traduit") == 2
    translate(moteurs, "Renew my card")
    translate(moteurs, "A photo.", "Une photo.", "non_relue", "fiche/essai#a1.texte")
    translate(moteurs, "Old", "Ancien français", "relue", "fiche/essai#a2.texte")
    texte = said()
    assert re.search(r"3 textes sur \d+ sont traduits. Les autres sont en français.", texte)
    assert "1 traduction a été relue par une personne." in texte
    assert "1 traduction est plus ancienne que le texte français" in texte
    liens = {
        a.get("hreflang"): a.get("href") for a in client_public.page("/ar/langues").iterate("a")
    }
    assert liens["en"] == "/en/"


def test_the_end_of_security_txt_is_in_universal_time(
    client_public: InspectingClient, horloge: HorlogeFixe
) -> None:
    horloge.instant = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)
    assert "Expires: 2027-05-21T00:00:00Z" in client_public.get("/.well-known/security.txt").text
