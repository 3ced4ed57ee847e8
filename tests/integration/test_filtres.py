"""Lists that words or choices make shorter, with a form and no script."""

from dataclasses import replace

import pytest
from client import InspectingClient
from page_checks import Page, text_of

from kit.adresses import Adresses
from kit.content.piece import Piece
from kit.langues.langue import load_langue
from kit.public.vues.papiers import build_papiers
from kit.render.passages import Lecteur
from kit.store.catalogue import Catalogue


def status_of(page: Page) -> str:
    return next(text_of(p) for p in page.iterate("p") if p.get("role") == "status")


def papers_of(page: Page) -> set[str]:
    """Slugs of the papers listed."""
    main = page.one("main")
    liens = (a.get("href") or "" for a in main.iter("{http://www.w3.org/1999/xhtml}a"))
    return {h.split("/")[3].split("?")[0] for h in liens if "/pieces/" in h and h[-1] != "/"}


def test_the_list_of_papers_is_whole_until_words_choose(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    toutes = {piece.adresse for piece in catalogue.all(Piece)}
    for question in ("", "?q=", "?q=p", "?q=de"):
        page = client.page(f"/fr/pieces/{question}")
        assert papers_of(page) == toutes
        assert status_of(page) == ""


@pytest.mark.parametrize(
    ("langue", "mots", "papiers"),
    [
        ("fr", "carte parent", {"titre-parent"}),
        ("fr", "HOTEL", {"attestation-hotel"}),
        ("ar", "جواز السفر", {"passeport"}),
        ("ar", "photographies", {"photos-papier"}),
    ],
)
def test_papers_are_found_by_their_name_in_any_form(
    client: InspectingClient, langue: str, mots: str, papiers: set[str]
) -> None:
    page = client.page(f"/{langue}/pieces/", query_string={"q": mots})
    assert papiers <= papers_of(page)
    assert str(len(papers_of(page))) in status_of(page)


def test_no_paper_of_this_name_is_said(client: InspectingClient) -> None:
    page = client.page("/fr/pieces/?q=zzzz")
    assert papers_of(page) == set()
    assert status_of(page) == "Aucune réponse"


def test_the_search_says_how_many_answers_and_asks_for_longer_words(
    client: InspectingClient,
) -> None:
    assert status_of(client.page("/fr/recherche")) == ""
    assert status_of(client.page("/fr/recherche?q=+")) == ""
    for court in ("c", "le", "?"):
        page = client.page("/fr/recherche", query_string={"q": court})
        assert "au moins deux lettres" in status_of(page), court
        assert "Rien ne correspond" not in page.html
    assert status_of(client.page("/fr/recherche?q=zzzz")) == "Aucune réponse"
    assert status_of(client.page("/ar/recherche?q=zzzz")) != ""


def test_forms_keep_the_place_and_the_second_language(client: InspectingClient) -> None:
    page = client.page("/fr/pieces/?lieu=france-services-pontaubel&avec=ar")
    gardes = {i.get("name"): i.get("value") for i in page.iterate("input")}
    assert gardes["lieu"] == "france-services-pontaubel"
    assert gardes["avec"] == "ar"


def chosen(page: Page) -> dict[str | None, list[str]]:
    return {
        select.get("name"): [text_of(o) for o in select if o.get("selected") is not None]
        for select in page.iterate("select")
    }


def test_where_to_file_one_procedure_in_one_place(client: InspectingClient) -> None:
    page = client.page("/fr/modalites/?lieu=sous-prefecture-valbrune&demarche=d10")
    assert chosen(page)["lieu"][0].startswith("Sous-préfecture")
    listes = [u for u in page.iterate("ul") if u.get("class") == "modalites"]
    assert [len(liste) for liste in listes] == [1]
    assert chosen(page)["demarche"][0] == text_of(next(iter(page.iterate("h2"))))


def test_the_choices_show_the_place_of_the_page(client: InspectingClient) -> None:
    assert chosen(client.page("/fr/modalites/"))["lieu"] == ["Préfecture de la Clairière"]
    vides = client.page("/fr/modalites/?lieu=&demarche=")
    assert chosen(vides)["lieu"] == ["Préfecture de la Clairière"]
    assert "Ce lieu n’existe pas ici" not in vides.html
    assert len(client.page("/fr/modalites/?demarche=rien").html) == len(
        client.page("/fr/modalites/").html
    )


def test_words_are_those_of_the_catalogue_of_today(catalogue: Catalogue) -> None:
    """They are kept in memory: a new catalogue must not be searched with the old words."""
    pieces = dict(catalogue.documents["piece"])
    passeport = next(p for p in catalogue.all(Piece) if p.id == "passeport")
    pieces["passeport"] = passeport.model_copy(update={"nom": "Zèbre", "nom_officiel": "Zèbre"})
    demain = replace(catalogue, documents={**catalogue.documents, "piece": pieces}, _segments={})

    def find(mots: str, ou: Catalogue) -> list[str]:
        lecteur = Lecteur(ou, load_langue("fr"), Adresses("fr"))
        return [papier.adresse for papier in build_papiers(lecteur, mots).papiers]

    assert find("zebre", catalogue) == []
    assert find("zebre", demain) == ["/fr/pieces/passeport"]
    assert find("zebre", catalogue) == []
