"""The search on the starter pack: what people type, in their language, well or badly."""

from dataclasses import replace

import pytest
from client import InspectingClient
from page_checks import Page, text_of

from kit.content.fiche import Fiche
from kit.store.catalogue import Catalogue
from kit.store.recherche.recherche import Recherche


def search(client: InspectingClient, langue: str, mots: str, **autres: str) -> Page:
    return client.page(f"/{langue}/recherche", query_string={"q": mots, **autres})


def links_of(page: Page) -> list[str]:
    liens = (a.get("href") or "" for a in page.iterate("a") if a.get("class") == "raccourci")
    return [lien.split("?")[0] for lien in liens]


def fiches_of(page: Page) -> list[str]:
    return [lien for lien in links_of(page) if "/fiches/" in lien and not lien.endswith("/")]


@pytest.mark.parametrize(
    ("langue", "mots", "fiche"),
    [
        ("fr", "titre de sejour", "renouveler-titre-sejour"),
        ("fr", "titer de sejuor", "renouveler-titre-sejour"),
        ("en", "titer de sejuor", "renouveler-titre-sejour"),
        ("fr", "recepise", "renouveler-titre-sejour"),
        ("fr", "recipise", "renouveler-titre-sejour"),
        ("ar", "récépissé", "renouveler-titre-sejour"),
        ("ar", "ANEF", "point-accueil-numerique"),
        ("ar", "VLS-TS", "valider-visa-long-sejour"),
        ("ar", "تجديد الإقامة", "renouveler-titre-sejour"),
        ("fr", "rdv", "prendre-rendez-vous"),
        ("en", "booking", "prendre-rendez-vous"),
        ("ar", "موعد", "prendre-rendez-vous"),
        ("fr", "papiers", "renouveler-titre-sejour"),
        ("fr", "carte de 10 ans", "renouveler-carte-10-ans"),
        ("en", "lost my card", "carte-perdue-volee"),
    ],
)
def test_the_right_fiche_comes_first_in_the_language_of_the_reader(
    client: InspectingClient, langue: str, mots: str, fiche: str
) -> None:
    assert fiches_of(search(client, langue, mots))[0] == f"/{langue}/fiches/{fiche}"


def test_the_card_about_leaving_france_is_found_by_its_acronym(client: InspectingClient) -> None:
    assert "/ar/urgence/oqtf" in links_of(search(client, "ar", "OQTF"))


def test_an_arabic_paper_leads_to_it_and_to_the_fiches_that_ask_for_it(
    client: InspectingClient,
) -> None:
    page = search(client, "ar", "شهادة الميلاد")
    assert "/ar/pieces/acte-naissance" in links_of(page)
    assert fiches_of(page)
    assert "شهادة الميلاد" in {text_of(m) for m in page.iterate("mark")} | {
        " ".join(text_of(m) for m in page.iterate("mark"))[:13]
    }


def test_the_page_says_which_word_was_corrected_and_offers_the_exact_ones(
    client: InspectingClient,
) -> None:
    page = search(client, "fr", "titer de sejuor")
    assert "Résultats pour «\u202ftitre de séjour\u202f»" in text_of(page.one("main"))
    exact = [a.get("href") or "" for a in page.iterate("a") if "exact=1" in (a.get("href") or "")]
    assert exact[0].startswith("/fr/recherche?q=titer+de+sejuor")
    seule = search(client, "fr", "titer de sejuor", exact="1")
    assert not fiches_of(seule)
    assert "Résultats pour" not in text_of(seule.one("main"))


def test_words_marked_stand_in_a_text_of_their_own_language(client: InspectingClient) -> None:
    page = search(client, "ar", "récépissé")
    extraits = [p for p in page.iterate("p") if p.get("class") == "extrait"]
    francais = [s for p in extraits for s in p.iter() if s.get("lang") == "fr"]
    assert francais
    assert all(s.get("dir") == "ltr" for s in francais)
    assert any("récépissé" in text_of(m) for m in page.iterate("mark"))


def test_the_very_word_that_was_typed_is_explained_first(client: InspectingClient) -> None:
    page = search(client, "fr", "oqtf")
    assert links_of(page)[0].startswith("/fr/glossaire/#mot-oqtf")


def test_some_of_the_words_are_better_than_none_and_it_is_said(client: InspectingClient) -> None:
    page = search(client, "fr", "passeport zzzzzz")
    assert "/fr/pieces/passeport" in links_of(page)
    assert "Aucune page n’a tous ces mots" in text_of(page.one("main"))


@pytest.mark.parametrize("mots", ["zzzz", "passeport"])
def test_not_found_is_one_tap_away(client: InspectingClient, mots: str) -> None:
    page = search(client, "ar", mots)
    bloc = next(d for d in page.iterate("details") if d.get("id") == "pas-trouve")
    assert (bloc.get("open") is not None) == (mots == "zzzz")
    liens = {a.get("href") for a in bloc.iter() if a.get("href")}
    assert {"/ar/parcours/", "/ar/urgence", "/ar/structures/"} <= liens
    assert "Pouvez-vous m’aider" in text_of(bloc)


@pytest.mark.parametrize(
    "mots",
    [
        '"',
        "*",
        "titre*",
        'titre" OR "sejour',
        "NEAR(titre sejour)",
        "titre:sejour",
        "{titre}:x",
        "^titre",
        "titre -sejour",
        "AND OR NOT",
        "(((",
        "\u200f\u202eإقامة\u202c",
        "٢٠٢٦",
        "2026",
        "'; DROP TABLE lignes; --",
        "é" * 5000,
        "a " * 2500,
        "证",
    ],
)
@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_whatever_is_typed_gets_a_clear_page(
    client: InspectingClient, langue: str, mots: str
) -> None:
    page = search(client, langue, mots)
    dit = next(text_of(p) for p in page.iterate("p") if p.get("role") == "status")
    assert dit


def test_a_publication_changes_what_is_found_and_keeps_the_rest(catalogue: Catalogue) -> None:
    recherche = Recherche()

    def find(ou: Catalogue, mots: str) -> list[tuple[str, str]]:
        return [r.place for r in recherche.find(ou, "fr", mots, corriger=False).reponses]

    fiche = catalogue.fiches[0]
    neuve = fiche.model_copy(update={"titre": "Zibeline"})
    fiches = {**catalogue.documents[Fiche.GENRE], fiche.id: neuve}
    apres = replace(catalogue, documents={**catalogue.documents, "fiche": fiches}, _segments={})
    avant = find(catalogue, "passeport")
    assert find(catalogue, "zibeline") == []
    assert find(apres, "zibeline") == [("fiche", fiche.id)]
    assert find(apres, "passeport") == avant
    sans = {cle: f for cle, f in fiches.items() if cle != fiche.id}
    retiree = replace(catalogue, documents={**catalogue.documents, "fiche": sans}, _segments={})
    assert find(retiree, "zibeline") == []
    assert find(catalogue, "passeport") == avant
