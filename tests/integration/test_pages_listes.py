"""Lists, places, appointments and search, as readers use them."""

import pytest
from client import InspectingClient
from page_checks import XHTML, text_of

from kit.content.demarche import Demarche
from kit.content.faq import Question
from kit.content.glossaire import Terme
from kit.content.piece import Piece
from kit.horloge import HorlogeFixe
from kit.store.catalogue import Catalogue


def test_each_list_holds_everything(client: InspectingClient, catalogue: Catalogue) -> None:
    faq, mots = client.main_text("/fr/faq/"), client.main_text("/fr/glossaire/")
    papiers = client.main_text("/fr/pieces/")
    plain = {"\u202f": " ", "\xa0": " "}
    for texte, noms in (
        (faq, [q.question for q in catalogue.all(Question)]),
        (mots, [t.terme for t in catalogue.all(Terme)]),
        (papiers, [p.nom for p in catalogue.all(Piece)]),
    ):
        assert noms
        for nom in noms:
            assert nom.translate(str.maketrans(plain)) in texte


def test_a_paper_says_which_procedures_ask_for_it(client: InspectingClient) -> None:
    page = client.page("/fr/pieces/passeport")
    liens = {a.get("href") for a in page.iterate("a")}
    assert "/fr/fiches/etudiant" in liens  # through a shared list
    assert "/fr/fiches/carte-perdue-volee" in liens  # by itself


def test_the_glossary_follows_the_alphabet_whatever_the_accents(client: InspectingClient) -> None:
    page = client.page("/fr/glossaire/")
    mots = [text_of(dt).casefold() for dt in page.iterate("dt")]
    e_photo = next(i for i, mot in enumerate(mots) if mot.startswith("e-photo"))
    assert mots[e_photo - 1][0] <= "e" <= mots[e_photo + 1][0]


def test_where_to_file_each_procedure_here_and_there(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    ici = client.main_text("/fr/modalites/")
    for demarche in catalogue.all(Demarche):
        assert demarche.nom.replace("\u202f", " ").replace("\xa0", " ") in ici
    assert "Pas dans ce lieu" not in ici
    assert "Pas dans ce lieu" in client.main_text("/fr/modalites/?lieu=sous-prefecture-valbrune")


def test_the_appointment_page_says_whether_one_is_needed(client: InspectingClient) -> None:
    assert "Il faut un rendez-vous." in client.main_text("/fr/rendez-vous/?demarche=d10")
    en_ligne = client.main_text("/fr/rendez-vous/?demarche=d27")
    assert "Pas de rendez-vous" in en_ligne
    for demarche in ("", "?demarche=rien", "?demarche=" + "x" * 5000):
        texte = client.main_text(f"/fr/rendez-vous/{demarche}")
        assert "ne payez jamais pour un rendez-vous" in texte
        assert "Il faut un rendez-vous." not in texte


def test_a_place_shows_its_hours_and_a_closing_only_while_it_lasts(
    client: InspectingClient, horloge: HorlogeFixe
) -> None:
    adresse = "/fr/structures/prefecture-clairiere"
    avant = client.main_text(adresse)
    assert "08:30 – 12:00 · 13:30 – 16:00" in avant
    assert "24 décembre 2026" in avant
    assert "Fermé aujourd’hui" not in avant
    horloge.instant = horloge.instant.replace(month=12, day=24)
    assert "Fermé aujourd’hui" in client.main_text(adresse)
    horloge.instant = horloge.instant.replace(day=25)
    assert "24 décembre 2026" not in client.main_text(adresse)


def test_a_notice_leaves_when_it_is_over(client: InspectingClient, horloge: HorlogeFixe) -> None:
    assert "ont changé" in client.main_text("/fr/")
    horloge.instant = horloge.instant.replace(year=2027, month=5, day=1)
    assert "ont changé" not in client.main_text("/fr/")
    assert client.get("/fr/annonces/tarifs-mai-2026").status_code == 404


@pytest.mark.parametrize(
    ("mots", "premier"),
    [
        ("perdue", "Remplacer ma carte perdue, volée ou abîmée"),
        ("CARTE PERDUE", "Remplacer ma carte perdue, volée ou abîmée"),
        ("etudiant", "Demander ou renouveler ma carte étudiant"),
        ("récépissé", "récépissé"),
        ("anef", "ANEF"),
    ],
)
def test_search_puts_the_right_answer_first(
    client: InspectingClient, mots: str, premier: str
) -> None:
    page = client.page("/fr/recherche", query_string={"q": mots})
    resultats = [a for a in page.iterate("a") if a.get("class") == "raccourci"]
    assert text_of(resultats[0]).casefold().startswith(premier.casefold())
    champ = next(e for e in page.iterate("input") if e.get("id") == "q")
    assert champ.get("value") == mots


@pytest.mark.parametrize("mots", ["", " ", "de la", "zzzz", "a" * 5000, "<script>", "%", "\x00é"])
def test_search_survives_anything(client: InspectingClient, mots: str) -> None:
    page = client.page("/fr/recherche", query_string={"q": mots})
    assert all(s.get("src") for s in page.root.iter(f"{XHTML}script"))
    if mots == "zzzz":
        assert "Rien ne correspond" in text_of(page.one("main"))
