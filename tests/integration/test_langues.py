"""Reading in another language: translated, honest about what is not, French one gesture away."""

import pytest
from client import InspectingClient
from page_checks import XHTML, Page, text_of

FICHE = "fiches/renouveler-titre-sejour"


def by_class(page: Page, classe: str) -> list[str]:
    return [text_of(e) for e in page.root.iter() if e.get("class") == classe]


@pytest.mark.parametrize("langue", ["en", "ar"])
def test_a_translated_fiche_has_no_french_but_what_is_marked_so(
    client: InspectingClient, langue: str
) -> None:
    page = client.page(f"/{langue}/{FICHE}")
    assert text_of(page.one("h1")) != text_of(client.page(f"/fr/{FICHE}").one("h1"))
    officiel = next(e for e in page.one("h1").iter(f"{XHTML}span") if e.get("class") == "officiel")
    assert officiel.get("lang") is None  # stands on the side where the page starts
    assert [(e.get("lang"), e.get("dir")) for e in officiel] == [("fr", "ltr")]
    assert text_of(officiel) == "Renouveler mon titre de séjour"


def test_a_fiche_not_translated_is_french_that_says_it_is(client: InspectingClient) -> None:
    page = client.page("/ar/fiches/document-circulation-mineur")
    etapes = next(ol for ol in page.iterate("ol") if ol.get("class") == "etapes")
    premiere = etapes.find(f".//{XHTML}h3//{XHTML}span[@lang]")
    assert premiere is not None
    assert (premiere.get("lang"), premiere.get("dir")) == ("fr", "ltr")


def test_critical_sentences_not_reviewed_stand_beside_their_french(
    client: InspectingClient,
) -> None:
    page = client.page(f"/ar/{FICHE}")
    autres = [e for e in page.iterate("span") if e.get("class") == "autre"]
    assert autres
    assert {(e.get("lang"), e.get("dir")) for e in autres} == {("fr", "ltr")}


@pytest.mark.parametrize(("langue", "avec"), [("ar", "fr"), ("fr", "ar"), ("en", "fr")])
def test_two_languages_show_the_same_steps_in_both(
    client: InspectingClient, langue: str, avec: str
) -> None:
    seule = client.page(f"/{langue}/{FICHE}")
    paire = client.page(f"/{langue}/{FICHE}?avec={avec}")
    etapes = [li for li in paire.iterate("li") if str(li.get("id")).startswith("etape")]
    assert len(etapes) == 6
    for etape in etapes:
        titre = etape.find(f"{XHTML}h3")
        assert titre is not None
        deux = [
            e.get("class") for e in titre.iter(f"{XHTML}span") if e.get("lang") or e.get("class")
        ]
        assert "texte" in deux
        assert "autre" in deux
    assert len(by_class(paire, "autre")) > len(by_class(seule, "autre"))


def test_links_keep_the_second_language_and_a_wrong_one_is_dropped(
    client: InspectingClient,
) -> None:
    page = client.page(f"/ar/{FICHE}?avec=fr")
    liens = [str(a.get("href")) for a in page.iterate("a")]
    assert "/ar/?avec=fr" in liens
    assert f"/ar/{FICHE}" in liens  # back to one language
    for faux in ("ar", "xx", "%00", "a" * 500):
        assert b"avec=" + faux.encode() not in client.get(f"/ar/{FICHE}?avec={faux}").get_data()


def test_the_language_menu_keeps_the_page_and_the_place(client: InspectingClient) -> None:
    page = client.page(f"/fr/{FICHE}?lieu=sous-prefecture-valbrune")
    menu = next(d for d in page.iterate("details") if d.get("class") == "langues")
    liens = {a.get("lang"): a.get("href") for a in menu.iter(f"{XHTML}a")}
    assert liens["ar"] == f"/ar/{FICHE}?lieu=sous-prefecture-valbrune"
    assert [text_of(a) for a in menu.iter(f"{XHTML}a")] == ["Français", "English", "العربية"]


@pytest.mark.parametrize(
    ("entete", "premiere"),
    [("ar-MA,fr;q=0.5", "العربية"), ("en-US", "English"), ("de", "Français"), ("", "Français")],
)
def test_the_browser_s_language_comes_first_and_nothing_redirects(
    client: InspectingClient, entete: str, premiere: str
) -> None:
    response = client.get("/", headers={"Accept-Language": entete})
    assert response.status_code == 200
    assert "Accept-Language" in response.headers["Vary"]
    page = client.page("/", headers={"Accept-Language": entete})
    choix = next(ul for ul in page.iterate("ul") if ul.get("class") == "choix")
    assert text_of(next(choix.iter(f"{XHTML}a"))) == premiere


def test_errors_speak_the_language_of_the_address(client: InspectingClient) -> None:
    for langue in ("ar", "en"):
        page = client.page(f"/{langue}/rien/du/tout", 404)
        assert page.one("html").get("lang") == langue
        assert "n’existe pas" not in text_of(page.one("h1"))


def test_numbers_stay_in_order_in_arabic(client: InspectingClient) -> None:
    html = client.get(f"/ar/{FICHE}").get_data(as_text=True)
    assert '<span dir="ltr">250\u202f€</span>' in html
    assert '<span dir="ltr">0\xa0806\xa0001\xa0620</span>' in html
