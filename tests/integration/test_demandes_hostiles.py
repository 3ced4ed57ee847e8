"""Bad requests: the right status, a page in the reader's language, no trace, nothing echoed.

The client inspects each page as any other: valid HTML, language, direction, headers.
"""

from collections.abc import Iterator

import pytest
from client import InspectingClient
from page_checks import Page, parse_page, text_of
from pages_publiques import GENRES, LANGUES, path_of, status_of
from werkzeug.test import TestResponse

LONG = "a" * 5000
TRACES = ("Traceback", "werkzeug", "jinja2", "sqlalchemy", "/kit/", 'File "', "Exception")

MORCEAUX = {
    "inconnu": "rien",
    "majuscules": "RENOUVELER-TITRE-SEJOUR",
    "octet seul": "%FF",
    "codage trop long": "%C0%AF",
    "nul": "%00",
    "surrogat": "%ED%A0%80",
    "sens inversé": "%E2%80%AE",
    "émoticône": "%F0%9F%98%80",
    "remonter": "..%2F..%2Fetc%2Fpasswd",
    "retour à la ligne": "a%0D%0ASet-Cookie:%20a=b",
    "balise": "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "gabarit": "%7B%7B7*7%7D%7D",
    "requête SQL": "x%27%20OR%201=1--",
    "pour cent": "%",
    "très long": LONG,
}
"""What may stand where a name is expected."""

DOSSIERS = ("", "fiches/", "themes/", "pieces/", "structures/", "annonces/", "urgence/")


def read(response: TestResponse) -> Page:
    texte = response.get_data(as_text=True)
    assert not [trace for trace in TRACES if trace in texte]
    for reste in ("alert(1)", "49}}", "OR 1=1", "passwd", LONG[:500], "Set-Cookie: a"):
        assert reste not in texte
    return parse_page(response.request.path, texte)


@pytest.mark.parametrize("langue", LANGUES)
@pytest.mark.parametrize("morceau", MORCEAUX.values(), ids=list(MORCEAUX))
def test_a_name_that_does_not_exist_is_a_404(
    client: InspectingClient, langue: str, morceau: str
) -> None:
    autre = {"Accept-Language": "en" if langue == "fr" else "fr"}
    for dossier in DOSSIERS:
        response = client.get(f"/{langue}/{dossier}{morceau}", headers=autre)
        assert response.status_code == 404, dossier
        page = read(response)
        assert page.one("html").get("lang") == langue
        assert (text_of(page.one("h1")) == "Cette page n’existe pas") == (langue == "fr")


@pytest.mark.parametrize(
    "tag", ["xx", "FR", "fr-FR", "zz-zz", "%FF", "%00", "administration", LONG]
)
@pytest.mark.parametrize(
    ("entete", "langue"), [("ar-DZ, fr;q=0.5", "ar"), ("", "fr"), (LONG, "fr")]
)
def test_a_language_that_is_not_offered_is_a_404_in_the_browser_s(
    client: InspectingClient, tag: str, entete: str, langue: str
) -> None:
    for suite in ("/", "/fiches/", "/recherche?q=carte"):
        response = client.get(f"/{tag}{suite}", headers={"Accept-Language": entete})
        assert response.status_code == 404
        assert read(response).one("html").get("lang") == langue


def hostile_queries() -> Iterator[str]:
    noms = ("lieu", "avec", "q", "demarche", "support", "inconnu", "q[]", "%FF")
    for valeur in MORCEAUX.values():
        yield "&".join(f"{nom}={valeur}" for nom in noms)
    yield "&".join(f"p{rang}=1" for rang in range(500))
    yield "q=carte&q=titre&lieu=a&lieu=b&avec=fr&avec=ar"
    yield "===&&&;;;???"


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_a_parameter_never_breaks_a_page(client: InspectingClient, langue: str) -> None:
    """Each page that reads parameters, with all of them wrong."""
    for chemin in ("", "fiches/renouveler-titre-sejour", "recherche", "rendez-vous/", "modalites/"):
        for requete in hostile_queries():
            response = client.get(f"/{langue}/{chemin}?{requete}")
            assert response.status_code == 200, (chemin, requete[:80])
            texte = response.get_data(as_text=True)
            assert not [trace for trace in TRACES if trace in texte], requete[:80]
            assert "<script>alert" not in texte
            assert LONG[:201] not in texte
            assert f'lang="{langue}"' in texte[:60]


@pytest.mark.parametrize("genre", [g for g in GENRES if "?" not in g])
def test_an_unknown_parameter_changes_nothing(client: InspectingClient, genre: str) -> None:
    chemin = path_of(genre, "fr")
    sans, avec = client.get(chemin), client.get(f"{chemin}?utm_source=x&fbclid={LONG}")
    assert sans.status_code == avec.status_code == status_of(chemin)
    assert sans.get_data() == avec.get_data()


@pytest.mark.parametrize("langue", LANGUES)
@pytest.mark.parametrize("methode", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "INCONNUE"])
def test_the_site_is_only_read(client: InspectingClient, langue: str, methode: str) -> None:
    for chemin in ("", "fiches/renouveler-titre-sejour", "recherche?q=carte", "urgence"):
        response = client.open(f"/{langue}/{chemin}", method=methode, data={"q": LONG})
        assert response.status_code == 405
        assert {"GET", "HEAD"} <= set(response.headers["Allow"].split(", "))
        page = read(response)
        assert page.one("html").get("lang") == langue


def test_what_is_long_is_refused_or_cut(client: InspectingClient) -> None:
    page = client.page(f"/fr/recherche?q={LONG}")
    champ = next(e for e in page.iterate("input") if e.get("id") == "q")
    assert len(champ.get("value") or "") <= 200
    assert client.get("/fr/" + "a/" * 20000).status_code == 404
    entetes = {"Accept-Language": LONG, "If-None-Match": LONG, "Cookie": LONG, "Host": "exemple.fr"}
    assert client.get("/", headers=entetes).status_code == 200
