"""What pages weigh, in bytes: limits held, never times. benchmarks/poids.py prints the detail."""

import re

import brotli
import pytest
from client import InspectingClient

from kit.paths import static_dir
from kit.render.pictogrammes import FEUILLE, ICONE, is_sur_feuille
from kit.web.statique import with_version
from kit.web.theme import load_style

FICHE = 17_100
"""The longest fiche today; its own words and tags are 9.6 kilobytes of it.

The target is 10,240 bytes; docs/decisions/0010 says what is missing and why."""
PREMIERE_VISITE = 25 * 1024
"""What a first visit downloads before anyone scrolls (DESIGN, section 9)."""
IMAGE = re.compile(r'<img src="/static/([^"#]+)#([^"]+)" alt="" width="96" height="96" loading="')


def weigh(donnees: bytes) -> int:
    return len(brotli.compress(donnees, quality=5))


def slugs(client: InspectingClient) -> list[str]:
    return sorted(set(re.findall(r'href="/fr/fiches/([^"?#]+)"', client.get("/fr/fiches/").text)))


def test_each_fiche_holds_its_limit(client: InspectingClient) -> None:
    poids = {slug: weigh(client.get(f"/fr/fiches/{slug}").data) for slug in slugs(client)}
    assert len(poids) >= 8
    assert {slug: octets for slug, octets in poids.items() if octets > FICHE} == {}


@pytest.mark.parametrize("adresse", ["/fr/fiches/{}", "/ar/fiches/{}"])
def test_a_first_visit_of_any_fiche_is_light(client: InspectingClient, adresse: str) -> None:
    for slug in slugs(client):
        page = client.get(adresse.format(slug))
        # The drawings of papers come later, when their list comes near the screen.
        fichiers = set(re.findall(r'<(?:link|script)[^>]*="/static/([^"#?]+)', page.text))
        # Files that are kept for good are compressed once, at the best quality.
        octets = sum(len(brotli.compress((static_dir() / f).read_bytes())) for f in fichiers)
        assert weigh(page.data) + octets <= PREMIERE_VISITE, slug


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_the_home_is_light(client: InspectingClient, langue: str) -> None:
    assert weigh(client.get(f"/{langue}/").data) <= 8_600


def test_the_style_is_light() -> None:
    """DESIGN allows 6 kilobytes; every page carries it, so it is held well under."""
    assert weigh(load_style("neutre").css.encode()) <= 4_900


@pytest.mark.parametrize("path", ["fiches/renouveler-titre-sejour", "pieces/"])
@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_drawings_of_papers_are_one_file_fetched_later(
    client: InspectingClient, langue: str, path: str
) -> None:
    """A view that the sheet lacks would show all of it; without the ink it would be black."""
    texte = client.get(f"/{langue}/{path}").text
    images = IMAGE.findall(texte)
    assert len(images) >= 10
    assert len(images) == texte.count("<img") == texte.count('loading="lazy"')
    assert {chemin for chemin, _ in images} == {with_version(FEUILLE)}
    assert all(is_sur_feuille(identifiant) for _, identifiant in images)
    assert texte.count('<filter id="encre"') == 1


@pytest.mark.parametrize("fichier", [FEUILLE, ICONE])
def test_a_drawing_with_its_version_is_kept_for_good(
    client: InspectingClient, fichier: str
) -> None:
    with client.get(f"/static/{with_version(fichier)}") as versionne:
        assert versionne.mimetype == "image/svg+xml"
        assert versionne.cache_control.immutable
        assert (versionne.cache_control.max_age or 0) > 30 * 24 * 3600
    for autre in ("", "?v=ancien"):
        with client.get(f"/static/{fichier}{autre}") as reponse:
            assert reponse.status_code == 200
            assert not reponse.cache_control.immutable


@pytest.mark.parametrize("path", ["/fr/", "/ar/urgence", "/fr/rien"])
def test_every_page_names_its_icon(client: InspectingClient, path: str) -> None:
    """Else browsers ask for /favicon.ico, and download a whole error page."""
    assert f'<link rel="icon" href="/static/{with_version(ICONE)}">' in client.get(path).text
