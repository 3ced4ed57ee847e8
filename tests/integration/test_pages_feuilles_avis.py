"""Where one finds the sheets of notices, cards, letters, grids, of the notebook and of the door."""

import pytest
from client import InspectingClient


@pytest.mark.parametrize(
    "page",
    [
        "annonces/tarifs-mai-2026",
        "urgence/sans-toit",
        "lettres/relance",
        "annexes/entretien-agents",
    ],
)
@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_each_page_leads_to_its_sheet(client: InspectingClient, page: str, langue: str) -> None:
    liens = [a.get("href") for a in client.page(f"/{langue}/{page}").iterate("a")]
    assert f"/{langue}/{page}/imprimer" in liens


def test_the_map_leads_to_what_is_only_on_paper(client: InspectingClient) -> None:
    francais = [a.get("href") for a in client.page("/fr/plan-du-site").iterate("a")]
    assert "/fr/carnet/imprimer" in francais
    assert "/fr/pre-accueil/imprimer" in francais
    arabe = [a.get("href") for a in client.page("/ar/plan-du-site").iterate("a")]
    assert "/ar/carnet/imprimer?avec=fr" in arabe, "un agent lit aussi le carnet"


def test_a_notice_offers_four_languages_beside_its_own(client: InspectingClient) -> None:
    page = client.page("/fr/annonces/tarifs-mai-2026/imprimer")
    cases = [case.get("value") for case in page.iterate("input") if case.get("name") == "avec"]
    assert cases == ["en", "ar"]
    assert "(4 au plus)" in client.main_text("/fr/annonces/tarifs-mai-2026/imprimer")


def test_the_sheet_of_a_discreet_card_leaves_no_trace(client: InspectingClient) -> None:
    reponse = client.get("/fr/urgence/numeros-utiles/imprimer")
    assert reponse.status_code == 200
    assert reponse.headers["Cache-Control"] == "no-store"
    assert reponse.headers["Referrer-Policy"] == "no-referrer"
    autre = client.get("/fr/urgence/sans-toit/imprimer")
    assert autre.headers["Referrer-Policy"] != "no-referrer"
