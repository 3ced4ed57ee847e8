"""What pages weigh, in bytes: limits held, never times. benchmarks/poids.py prints the detail.

Weights are those of brotli at its best quality (11): a page is to be compressed once for each
version of the site, then kept, as the files of static/ are. Compressed while the reader waits
(quality 5), it weighs 8 to 10 % more: the benchmark prints both.
"""

import base64
import hashlib
import re
from functools import cache

import brotli
import pytest
from client import InspectingClient

from kit.render.pictogrammes import FEUILLE, ICONE, is_sur_feuille
from kit.web.statique import add_version, with_version
from kit.web.theme import FICHIER, load_style, shorten_css

CIBLE = 10_240
"""A fiche with its critical style (DESIGN, section 9)."""
LOURDES = {"fr": 7, "en": 15, "ar": 19}
"""How many fiches may be over the target, and why: docs/decisions/0015."""
FICHE = {"fr": 11_400, "en": 13_100, "ar": 14_500}
"""The longest one today, with a little room for its words."""
CRITIQUE, STYLE = 1_850, 6 * 1024
"""The style that each page carries, and all of it (DESIGN, section 8)."""
PREMIERE_VISITE = 25 * 1024
"""All that a first visit downloads (DESIGN, section 9), the drawings that come later included."""
SUITE = load_style("neutre").suite.encode()
IMAGE = re.compile(r'<img src="/static/([^"#]+)#([^"]+)" alt="" width="96" height="96" loading="')


@cache
def weigh(donnees: bytes) -> int:
    return len(brotli.compress(donnees, quality=11))


def slugs(client: InspectingClient) -> list[str]:
    return sorted(set(re.findall(r'href="/fr/fiches/([^"?#]+)"', client.get("/fr/fiches/").text)))


@pytest.mark.parametrize("langue", ["fr", "en", "ar"])
def test_fiches_are_light(client: InspectingClient, langue: str) -> None:
    """Most are under the target; none that is over goes further."""
    poids = {slug: weigh(client.get(f"/{langue}/fiches/{slug}").data) for slug in slugs(client)}
    assert len(poids) >= 8
    lourdes = {slug: octets for slug, octets in poids.items() if octets > CIBLE}
    assert len(lourdes) <= LOURDES[langue], lourdes
    assert {slug: octets for slug, octets in lourdes.items() if octets > FICHE[langue]} == {}


@pytest.mark.parametrize("adresse", ["/fr/fiches/{}", "/ar/fiches/{}"])
def test_a_first_visit_of_any_fiche_is_light(client: InspectingClient, adresse: str) -> None:
    for slug in slugs(client):
        page = client.get(adresse.format(slug))
        fichiers = set(re.findall(r'<(?:link|script|img)[^>]*="(/static/[^"#]+)', page.text))
        assert len(fichiers) >= 3
        octets = weigh(page.data)
        for fichier in fichiers:
            with client.get(fichier) as reponse:
                octets += weigh(reponse.data)
        assert octets <= PREMIERE_VISITE, slug


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_the_home_is_light(client: InspectingClient, langue: str) -> None:
    assert weigh(client.get(f"/{langue}/").data) <= 5_700


def test_the_style_is_light() -> None:
    """What each page carries is held near two kilobytes; the rest is fetched once."""
    style = load_style("neutre")
    assert weigh(style.css.encode()) <= CRITIQUE
    toutes = style.css + style.portes
    assert weigh(style.css.encode()) < weigh(toutes.encode()) <= CRITIQUE + 300
    assert weigh(toutes.encode()) + weigh(style.suite.encode()) <= STYLE


def test_a_fiche_does_not_carry_the_style_of_the_other_pages(client: InspectingClient) -> None:
    """Each page has one style, that the policy allows by its hash."""
    style = load_style("neutre")
    for path, css in (("fiches/etudiant", style.css), ("", style.css + style.portes)):
        page = client.get(f"/fr/{path}")
        (lu,) = re.findall(r"<style>(.*?)</style>", page.text)
        assert lu == css
        empreinte = base64.b64encode(hashlib.sha256(lu.encode()).digest()).decode()
        assert f"'sha256-{empreinte}'" in page.headers["Content-Security-Policy"]


def test_shorter_names_are_the_same_in_both_parts_of_the_style() -> None:
    """A custom property that only one part renamed would have no value: no colour, no edge."""
    style = load_style("neutre")
    toutes = style.css + style.portes + style.suite
    definies = set(re.findall(r"(--[\w-]+):", style.css))
    assert len(definies) >= 15
    assert set(re.findall(r"var\((--[\w-]+)", toutes)) <= definies


def test_only_whole_words_of_a_sheet_are_shortened() -> None:
    css = ".a{min-inline-size:0;margin-block-end:1rem;margin-inline-end:0;color:var(--encre-2)}"
    court = shorten_css(css, {"--encre-2": "--a"})
    assert court == ".a{min-width:0;margin-bottom:1rem;margin-inline-end:0;color:var(--a)}"


@pytest.mark.parametrize("path", ["fiches/renouveler-titre-sejour", "pieces/"])
@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_drawings_below_the_first_screen_are_one_file_fetched_later(
    client: InspectingClient, langue: str, path: str
) -> None:
    """A view that the sheet lacks would show all of it; without the ink it would be black."""
    texte = client.get(f"/{langue}/{path}").text
    debut, _, texte = texte.partition('<link rel="stylesheet"')
    assert "<img" not in debut
    images = IMAGE.findall(texte)
    assert len(images) >= 10
    assert len(images) == texte.count("<img") == texte.count('loading="lazy"')
    assert {chemin for chemin, _ in images} == {with_version(FEUILLE)}
    assert all(is_sur_feuille(identifiant) for _, identifiant in images)
    assert texte.count('<filter id="encre"') == 1


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_the_rest_of_the_style_comes_after_the_first_screen(
    client: InspectingClient, langue: str
) -> None:
    """Asked for once, and before anything in two languages, laid out by it from the title on."""
    lien = f'<link rel="stylesheet" href="/static/{add_version(FICHIER, SUITE)}">'
    seule = client.get(f"/{langue}/fiches/etudiant").text
    assert seule.count("stylesheet") == 1
    assert seule.index("<h1") < seule.index('class="bouton"') < seule.index(lien)
    assert seule.index(lien) < seule.index('id="etapes"')
    for path in ("fiches/etudiant?avec=en", "rien", "", "urgence"):
        assert client.get(f"/{langue}/{path}").text.count(lien) == 1, path
    deux = client.get(f"/{langue}/fiches/etudiant?avec=en").text
    assert deux.index(lien) < deux.index("<h1")


@pytest.mark.parametrize("path", ["fr/", "ar/fiches/etudiant", "fr/modalites/"])
def test_pages_do_not_carry_the_indentation_of_their_templates(
    client: InspectingClient, path: str
) -> None:
    assert re.findall(r"^[ \t]+<.*", client.get(f"/{path}").text, re.MULTILINE) == []


def test_the_policy_allows_the_rest_of_the_style(client: InspectingClient) -> None:
    with client.get("/fr/") as page:
        assert "style-src 'self' 'sha256-" in page.headers["Content-Security-Policy"]
    with client.get(f"/static/{FICHIER}") as fichier:
        etag = fichier.get_etag()[0]
        assert fichier.data == SUITE
    with client.get(f"/static/{FICHIER}", headers={"If-None-Match": f'"{etag}"'}) as encore:
        assert encore.status_code == 304


@pytest.mark.parametrize(
    ("fichier", "version", "genre"),
    [
        (FEUILLE, with_version(FEUILLE), "image/svg+xml"),
        (ICONE, with_version(ICONE), "image/svg+xml"),
        (FICHIER, add_version(FICHIER, SUITE), "text/css"),
    ],
)
def test_a_file_with_its_version_is_kept_for_good(
    client: InspectingClient, fichier: str, version: str, genre: str
) -> None:
    with client.get(f"/static/{version}") as versionne:
        assert versionne.mimetype == genre
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
