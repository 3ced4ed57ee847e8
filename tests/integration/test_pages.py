"""The pages that readers get, each one inspected by the client."""

from datetime import UTC, datetime

import pytest
from client import InspectingClient
from flask import Flask
from page_checks import XHTML, Page, parse_page, text_of

from kit.content.fiche import Fiche
from kit.content.valeur import Valeur
from kit.horloge import HorlogeFixe
from kit.store.catalogue import Catalogue


def test_every_fiche_is_a_correct_page(client: InspectingClient, catalogue: Catalogue) -> None:
    fiches = catalogue.all(Fiche)
    assert len(fiches) == 58
    for fiche in fiches:
        page = client.page(f"/fr/fiches/{fiche.adresse}")
        assert text_of(page.one("h1")) == fiche.titre
        texte = text_of(page.one("main"))
        # An orientation fiche sends to another administration, which says its own prices.
        prix = ("Le prix",) if fiche.demarches else ()
        for titre in ("Les étapes", "Les papiers", "Où trouver de l’aide", *prix):
            assert titre in texte, (fiche.id, titre)


def links(page: Page) -> list[str]:
    return [str(a.get("href")).split("#")[0] for a in page.iterate("a")]


def test_every_fiche_is_two_taps_from_home(client: InspectingClient, catalogue: Catalogue) -> None:
    listes = [lien for lien in links(client.page("/fr/")) if "/themes/" in lien]
    assert len(listes) == 7
    # The themes that the home has no room for are on the page of all procedures.
    trouvees = {lien for liste in (*listes, "/fr/fiches/") for lien in links(client.page(liste))}
    assert {f"/fr/fiches/{f.adresse}" for f in catalogue.all(Fiche)} <= trouvees


def test_home_leads_to_what_people_come_for(client: InspectingClient) -> None:
    page = client.page("/fr/")
    assert {"/fr/rendez-vous/", "/fr/structures/", "/fr/faq/", "/fr/urgence"} <= set(links(page))
    assert "Que voulez-vous faire" in text_of(page.one("main"))


def test_the_four_essentials_are_in_the_first_screen(client: InspectingClient) -> None:
    page = client.page("/fr/fiches/renouveler-titre-sejour")
    liste = next(dl for dl in page.iterate("dl") if dl.get("class") == "essentiels")
    noms = [text_of(dt).replace("\u202f", " ") for dt in liste.iter(f"{XHTML}dt")]
    reponses = [text_of(dd) for dd in liste.iter(f"{XHTML}dd")]
    assert noms == ["Où ?", "Quand ?", "Combien ?", "En combien de temps ?"]
    # Employees go to the préfecture: "on line" alone would be false for them.
    assert reponses[0] == "En ligne ou sur rendez-vous"
    # The authors were not sure of these amounts: it is said at once, where they stand.
    assert reponses[2] == "250\u202f€ ou 100\u202f€ À confirmer avec votre préfecture"


@pytest.mark.parametrize(
    ("instant", "montant"),
    [
        (datetime(2026, 4, 30, 21, 59, tzinfo=UTC), "225\u202f€"),
        (datetime(2026, 4, 30, 22, 0, tzinfo=UTC), "250\u202f€"),
    ],
)
def test_fees_change_at_midnight_in_paris(
    client: InspectingClient, horloge: HorlogeFixe, instant: datetime, montant: str
) -> None:
    horloge.instant = instant
    texte = client.main_text("/fr/fiches/renouveler-titre-sejour")
    assert montant.replace("\u202f", " ") in texte


def test_a_page_is_never_kept_past_the_change(
    client: InspectingClient, horloge: HorlogeFixe
) -> None:
    horloge.instant = datetime(2026, 4, 30, 21, 59, 30, tzinfo=UTC)
    assert client.get("/fr/").cache_control.max_age == 30
    horloge.instant = datetime(2026, 4, 30, 22, 0, 1, tzinfo=UTC)
    assert client.get("/fr/").cache_control.max_age == 300


def test_a_page_already_seen_costs_nothing(client: InspectingClient) -> None:
    etag = client.get("/fr/").headers["ETag"]
    assert client.get("/fr/", headers={"If-None-Match": etag}).status_code == 304


def test_doubts_are_shown_where_they_are(client: InspectingClient) -> None:
    page = client.page("/fr/fiches/renouveler-titre-sejour")
    doutes = [e for e in page.iterate("span") if e.get("class") == "doute"]
    assert doutes
    assert "Pas encore vérifié par la préfecture" in text_of(page.one("main"))


def test_a_block_that_states_a_doubtful_value_says_it_once(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    jour = catalogue.jour
    douteuses = {
        valeur.id
        for valeur in catalogue.all(Valeur)
        if (periode := valeur.periode_at(jour)) and periode.a_confirmer
    }
    assert "retard-renouvellement" in douteuses  # stated by the sentence of the test
    page = client.page("/fr/fiches/renouveler-titre-sejour")
    retard = next(p for p in page.iterate("p") if "le plus souvent" in text_of(p))
    assert text_of(retard).count("À confirmer avec votre préfecture") == 1
    prix = next(e for e in page.iterate("dl") if e.get("class") == "essentiels")
    assert text_of(prix).count("À confirmer avec votre préfecture") == 1
    contacts = next(e for e in page.iterate("ul") if e.get("class") == "contacts")
    telephone = next(li for li in contacts if "0\u00a0806" in text_of(li))
    assert text_of(telephone).count("À confirmer avec votre préfecture") == 1


@pytest.mark.parametrize(
    ("langue", "dits", "tus"),
    [
        ("fr", ("Passeport (pages", "Timbre fiscal électronique"), ("Passeport Passeport",)),
        ("ar", ("Passeport (pages", "Timbre fiscal électronique"), ()),
    ],
)
def test_the_official_name_of_a_paper_adds_to_its_everyday_name(
    client: InspectingClient, langue: str, dits: tuple[str, ...], tus: tuple[str, ...]
) -> None:
    """Read aloud one after the other, they would stammer; in another language it is whole."""
    page = client.page(f"/{langue}/fiches/renouveler-titre-sejour")
    noms = [text_of(label) for label in page.iterate("label")]
    assert all(any(mots in nom for nom in noms) for mots in dits)
    assert not any(mots in nom for nom in noms for mots in tus)
    assert "Photo numérique avec code (e-photo)" in noms or langue != "fr"


def test_the_menu_of_languages_says_what_it_is(client: InspectingClient) -> None:
    """Its name is that of the language read, which is no name for a button."""
    menu = next(client.page("/fr/").iterate("summary"))
    assert text_of(menu) == "Langues Français"


def test_nothing_claims_to_be_verified(client: InspectingClient, catalogue: Catalogue) -> None:
    for fiche in catalogue.all(Fiche):
        texte = client.main_text(f"/fr/fiches/{fiche.adresse}")
        assert "Vérifié le" not in texte
        assert "Pas encore vérifié" in texte


def test_the_example_is_said_on_every_page_and_not_indexed(client: InspectingClient) -> None:
    for path in ("/", "/fr/", "/fr/fiches/etudiant"):
        response = client.get(path)
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert "Site d’exemple" in response.get_data(as_text=True)
        assert '<meta name="robots" content="noindex">' in response.get_data(as_text=True)


def test_the_place_is_kept_by_links_and_an_unknown_one_is_dropped(
    client: InspectingClient,
) -> None:
    page = client.page("/fr/fiches/?lieu=sous-prefecture-valbrune")
    liens = [str(a.get("href")) for a in page.iterate("a") if "/fiches/" in str(a.get("href"))]
    assert liens
    assert all(lien.endswith("?lieu=sous-prefecture-valbrune") for lien in liens)
    for inconnu in ("nulle-part", "prefecture-clairiere", "%00", "a" * 5000):
        html = client.get(f"/fr/?lieu={inconnu}&x=1").get_data(as_text=True)
        assert "lieu=" not in html
        assert ("Ce lieu n’existe pas" in html) == (inconnu != "prefecture-clairiere")


def test_a_place_that_does_not_take_the_procedure_says_so(client: InspectingClient) -> None:
    texte = client.main_text("/fr/fiches/salarie?lieu=sous-prefecture-valbrune")
    assert "Pas dans ce lieu" in texte
    assert "Pas dans ce lieu" not in client.main_text("/fr/fiches/salarie")


@pytest.mark.parametrize("path", ["/ar/fiches/salarie", "/fr/rendez-vous/", "/fr/modalites/"])
def test_a_place_that_does_not_take_it_names_the_one_that_does(
    client: InspectingClient, path: str
) -> None:
    page = client.page(f"{path}?lieu=sous-prefecture-valbrune&demarche=d10")
    langue = path.split("/")[1]
    liens = [a for a in page.one("main").iter(f"{XHTML}a") if "prefecture-c" in a.get("href", "")]
    assert {text_of(a) for a in liens} == {"Préfecture de la Clairière"}
    assert {a.get("href") for a in liens} == {f"/{langue}/structures/prefecture-clairiere"}
    texte = text_of(page.one("main"))
    assert "France services de Pontaubel" not in texte.replace("\u00a0", " ").split("Allez ici")[-1]
    assert "Pas de rendez-vous pour faire cette demande" not in texte


@pytest.mark.parametrize(
    "path",
    [
        "/fr/fiches/rien",
        "/fr/rien",
        "/xx/",
        "/fr/themes/rien",
        "/fr/pieces/rien",
        "/fr/structures/rien",
        "/fr/fiches/%F0%9F%98%80",
        "/fr/fiches/..%2F..%2Fetc",
        "/FR/",
        "/fr",
        "//",
    ],
)
def test_an_unknown_address_is_a_404_that_helps(client: InspectingClient, path: str) -> None:
    response = client.get(path, follow_redirects=True)
    if response.status_code == 200:
        assert response.request.path in ("/fr/", "/")
        return
    assert response.status_code == 404
    page = parse_page(path, response.get_data(as_text=True))
    assert text_of(page.one("h1")) == "Cette page n’existe pas"
    liens = {a.get("href") for a in page.one("main").iter(f"{XHTML}a")}
    assert liens == {"/fr/"}
    assert "Préfecture de la Clairière" in text_of(page.one("header"))
    assert response.cache_control.no_store


def test_a_write_is_refused(client: InspectingClient) -> None:
    response = client.post("/fr/")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_a_bug_shows_a_page_and_no_trace(app: Flask, client: InspectingClient) -> None:
    @app.get("/fr/panne")
    def _panne() -> str:
        raise RuntimeError("secret")

    response = client.get("/fr/panne")
    texte = response.get_data(as_text=True)
    assert response.status_code == 500
    assert "Ce n’est pas votre faute" in texte
    assert "secret" not in texte
    assert "Traceback" not in texte


def test_health_says_what_is_served(client: InspectingClient) -> None:
    client.get("/fr/")
    response = client.get("/sante")
    assert response.status_code == 200
    assert response.json is not None
    assert response.json["statut"] == "ok"
    assert response.json["version"] >= 1


def test_every_paper_has_a_box_to_tick_and_an_explanation(client: InspectingClient) -> None:
    page = client.page("/fr/fiches/etudiant")
    listes = [ul for ul in page.iterate("ul") if ul.get("class") == "papiers"]
    papiers = [li for ul in listes for li in ul.findall(f"{XHTML}li")]
    assert len(papiers) > 8
    for papier in papiers:
        assert papier.find(f"{XHTML}input").get("type") == "checkbox"
        sous_condition = papier.find(f".//{XHTML}p[@class='si']") is not None
        assert (papier.find(f"{XHTML}details") is None) == sous_condition
        if sous_condition:
            # What few people must give is explained on its own page.
            lien = papier.find(f"{XHTML}a")
            assert text_of(lien) == "C’est quoi\u202f?"
            assert len(client.main_text(lien.get("href"))) > 100


def test_glossary_words_lead_to_their_meaning_in_the_same_page(client: InspectingClient) -> None:
    page = client.page("/fr/fiches/renouveler-titre-sejour")
    liens = [a for a in page.iterate("a") if str(a.get("href")).startswith("#mot-")]
    assert liens
    mots = {e.get("id"): text_of(e) for e in page.iterate("div") if e.get("id")}
    for lien in liens:
        assert len(mots[str(lien.get("href"))[1:]]) > 20
