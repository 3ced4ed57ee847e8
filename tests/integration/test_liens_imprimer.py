"""Pages that can be printed say so, and keep what the reader chose."""

import pytest
from client import InspectingClient


@pytest.mark.parametrize(
    ("page", "feuille"),
    [
        ("faq/", "faq/imprimer"),
        ("glossaire/", "glossaire/imprimer"),
        ("modalites/", "modalites/imprimer"),
        (
            "modalites/?lieu=sous-prefecture-valbrune",
            "modalites/imprimer?lieu=sous-prefecture-valbrune",
        ),
        ("structures/prefecture-clairiere", "structures/prefecture-clairiere/imprimer"),
        ("rendez-vous/", "rendez-vous/imprimer"),
        ("rendez-vous/?demarche=d10", "rendez-vous/imprimer?demarche=d10"),
    ],
)
def test_the_page_leads_to_its_sheets(client: InspectingClient, page: str, feuille: str) -> None:
    liens = [a.get("href") for a in client.page(f"/fr/{page}").iterate("a")]
    assert f"/fr/{feuille}" in liens


@pytest.mark.parametrize(
    ("demarche", "phrase"),
    [
        ("d10", "Il faut un rendez-vous."),
        ("d27", "Pas de rendez-vous pour faire cette demande."),
    ],
)
def test_the_page_answers_when_all_ways_say_the_same(
    client: InspectingClient, demarche: str, phrase: str
) -> None:
    assert phrase in client.main_text(f"/fr/rendez-vous/?demarche={demarche}")


@pytest.mark.parametrize("demarche", ["d03", "d34"])
def test_the_page_does_not_answer_for_a_way_that_has_its_own_rules(
    client: InspectingClient, demarche: str
) -> None:
    texte = client.main_text(f"/fr/rendez-vous/?demarche={demarche}")
    assert "Pas de rendez-vous pour faire cette demande" not in texte
    assert "Il faut un rendez-vous." not in texte
