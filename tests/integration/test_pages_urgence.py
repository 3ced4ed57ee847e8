"""The urgent cards: numbers that ring, a way out, no trace."""

import pytest
from client import InspectingClient
from page_checks import XHTML, Page, text_of

from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.urgence import Urgence
from kit.store.catalogue import Catalogue

DISCRETE = "/fr/urgence/numeros-utiles"


def targets(page: Page) -> list[str]:
    return [str(a.get("href")) for a in page.iterate("a")]


def test_every_card_is_reached_from_the_list_the_gravest_first(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    page = client.page("/fr/urgence")
    liens = [lien for lien in targets(page) if "/fr/urgence/" in lien]
    cartes = sorted(catalogue.all(Urgence), key=lambda carte: carte.ordre)
    assert liens == [f"/fr/urgence/{carte.adresse}" for carte in cartes]
    assert len(liens) == 6
    assert liens[0] == DISCRETE
    for carte in cartes:
        assert carte.titre in text_of(page.one("main"))


def test_every_card_says_what_to_do_and_where_it_comes_from(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    for carte in catalogue.all(Urgence):
        page = client.page(f"/fr/urgence/{carte.adresse}")
        gestes = next(ol for ol in page.iterate("ol"))
        assert len(gestes.findall(f"{XHTML}li")) == len(carte.aujourd_hui)
        texte = text_of(page.one("main"))
        assert "Pas encore vérifié par la préfecture" in texte
        assert "D’où viennent ces informations" in texte
        if not carte.discret:
            assert text_of(page.one("h1")) == carte.titre


@pytest.mark.parametrize(
    ("slug", "numeros"),
    [
        ("numeros-utiles", ["tel:17", "tel:112", "sms:114", "tel:3919"]),
        ("enfant-seul", ["tel:119", "tel:17"]),
        ("sans-toit", ["tel:115"]),
        ("asile", ["tel:0142500900"]),
        ("carte-finit", ["tel:0806001620"]),
    ],
)
def test_a_finger_on_a_number_calls_it(
    client: InspectingClient, slug: str, numeros: list[str]
) -> None:
    liens = targets(client.page(f"/fr/urgence/{slug}"))
    appels = [lien for lien in liens if lien.startswith(("tel:", "sms:"))]
    assert list(dict.fromkeys(appels)) == numeros  # the buttons first, then those in sentences


def test_the_order_to_leave_gives_the_three_delays(client: InspectingClient) -> None:
    texte = text_of(client.page("/fr/urgence/oqtf").one("main"))
    for delai in ("1 mois", "7 jours", "48 heures", "ne prolonge pas"):
        assert delai in texte.replace("\u00a0", " "), delai


def test_a_discreet_card_hides_its_name(client: InspectingClient, catalogue: Catalogue) -> None:
    page = client.page(DISCRETE)
    assert text_of(page.one("h1")) == "Numéros utiles"
    titre = text_of(page.one("title"))
    assert titre.startswith("Numéros utiles")
    carte = next(carte for carte in catalogue.all(Urgence) if carte.discret)
    assert carte.titre not in page.html
    assert "danger" not in carte.adresse
    assert "violence" not in carte.adresse


def test_the_way_out_of_a_discreet_card_comes_first(client: InspectingClient) -> None:
    lien = next(client.page(DISCRETE).iterate("a"))
    assert text_of(lien) == "Quitter cette page"
    assert lien.get("href") == "https://www.service-public.gouv.fr"
    assert lien.get("rel") == "noreferrer"
    autre = client.page("/fr/urgence/sans-toit")
    assert "Quitter cette page" not in text_of(autre.one("body"))


def test_a_discreet_card_leaves_no_trace(client: InspectingClient) -> None:
    response = client.get(DISCRETE)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "ETag" not in response.headers
    autre = client.get("/fr/urgence/sans-toit")
    assert autre.cache_control.public
    assert autre.headers["Referrer-Policy"] != "no-referrer"


def test_an_unknown_card_is_a_404(client: InspectingClient) -> None:
    client.page("/fr/urgence/rien", status=404)


def carte(**changes: object) -> dict[str, object]:
    gestes = [{"id": f"geste-{n}", "texte": "Appelez."} for n in range(2)]
    base = {"schema": 1, "id": "c", "titre": "T", "resume": "R", "aujourd_hui": gestes}
    return {**base, **changes}


@pytest.mark.parametrize(
    ("changes", "attendu"),
    [
        ({"aujourd_hui": [{"id": "g", "texte": "Seul."}]}, "de 2 à 5 choses"),
        ({"discret": True}, "titre neutre"),
        ({"par_sms": ["perdu"]}, "« perdu »"),
    ],
)
def test_a_card_that_would_not_help_is_refused(changes: dict[str, object], attendu: str) -> None:
    with pytest.raises(DocumentInvalideError) as info:
        read_document("urgence", carte(**changes))
    assert attendu in str(info.value)


def test_a_card_needs_little() -> None:
    assert isinstance(read_document("urgence", carte()), Urgence)
