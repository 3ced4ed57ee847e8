"""The slip on the screen: what it says, to whom, and what a wrong address gives."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aides_impression import fetch, open_presse
from aides_store import HORLOGE, prefecture, publish
from client import InspectingClient
from fabrique import fiche
from fabrique import site as site_document
from page_checks import Page, text_of

from kit.app import create_app
from kit.config import load_reglages
from kit.content.phrase import Phrase
from kit.render.outils import missing_libraries
from kit.render.vues.passage import NI_DECISION
from kit.store.catalogue import Catalogue
from kit.store.editions import list_editions
from kit.store.moteur import Moteurs
from kit.store.vitrine import Vitrine

FICHE = "fiche=renouveler-titre-sejour"
BON = (
    f"/fr/passage?avec=ar&{FICHE}&manque=passeport"
    "&corriger=acte-naissance~passage-papier-a-traduire&date=2026-12-01"
)
INCOMPRIS = "Une partie de cette adresse n’a pas été comprise."


def said(page: Page) -> str:
    return re.sub(r"[\u202f\xa0]", " ", text_of(page.one("main")))


def links(page: Page) -> list[str]:
    return [a.get("href") or "" for a in page.one("main").iter("{http://www.w3.org/1999/xhtml}a")]


def test_it_says_what_is_missing_what_to_correct_and_when_in_both_languages(
    client: InspectingClient,
) -> None:
    texte = said(client.page(BON))
    for mots in (
        "Il vous manque ces papiers :",
        "تنقصك هذه الأوراق:",
        "Passeport",
        "Où l’obtenir ?",
        "Ce papier doit être traduit par un traducteur agréé.",
        "traducteur agréé",
        "mardi 1er décembre 2026 (01/12/2026)",
        "الثلاثاء 1 ديسمبر 2026",
        NI_DECISION,
        "ليست قرارًا",
    ):
        assert mots in texte, mots


def test_the_first_thing_to_do_on_it_is_to_print(client: InspectingClient) -> None:
    premier = links(client.page(BON))[0]
    assert premier.startswith("/fr/passage.pdf?")
    assert "manque=passeport" in premier
    assert "support" not in premier, "la carte A6 est le papier habituel"


def test_nothing_of_it_is_kept(client: InspectingClient) -> None:
    for chemin in (BON, f"/fr/passage/remplir?{FICHE}", "/fr/passage", f"/fr/passage.pdf?{FICHE}"):
        reponse = client.get(chemin)
        assert reponse.headers["Cache-Control"] == "no-store", chemin
        assert reponse.headers["Referrer-Policy"] == "no-referrer"
        assert reponse.headers["X-Robots-Tag"] == "noindex"
        assert "ETag" not in reponse.headers


def test_what_a_form_sends_leads_to_the_one_address(client: InspectingClient) -> None:
    reponse = client.get(
        f"/fr/passage?{FICHE}&manque=passeport&corriger=acte-naissance&corriger="
        "&corriger=acte-naissance~passage-papier-a-traduire&quand=le&date=2026-12-01&vers=&avec=ar"
    )
    assert (reponse.status_code, reponse.location) == (303, BON)


def test_an_empty_form_comes_back_with_a_sentence(client: InspectingClient) -> None:
    page = client.page(f"/fr/passage?{FICHE}&quand=avant&date=&vers=", 422)
    assert "Cochez au moins une chose à dire." in text_of(page.one("main"))
    assert text_of(page.one("title")).startswith("Erreur")
    champs = [c for c in page.iterate("input") if c.get("name") == "manque"]
    assert len(champs) > 10, "les papiers de la fiche sont toujours là"
    assert client.get("/fr/passage").location == "/fr/passage/remplir"


def test_the_form_shows_again_what_was_ticked(client: InspectingClient) -> None:
    page = client.page(BON.replace("/passage?", "/passage/remplir?"))
    coches = {c.get("value") for c in page.iterate("input") if c.get("checked") is not None}
    assert coches == {"passeport", "acte-naissance"}
    choisis = {o.get("value") for o in page.iterate("option") if o.get("selected") is not None}
    assert {"ar", "acte-naissance~passage-papier-a-traduire"} <= choisis
    jour = next(c for c in page.iterate("input") if c.get("type") == "date")
    assert jour.get("value") == "2026-12-01"


@pytest.mark.parametrize(
    "faute",
    [
        "manque=passeport.papier-d-ailleurs",
        "manque=passeport&dire=guichet-oui",
        "manque=passeport&dire=passage-inventee",
        "manque=passeport&date=2026-02-30",
        "manque=passeport&vers=nulle-part",
        "manque=passeport." + ".".join(f"p{n}" for n in range(5000)),
        "manque=passeport&corriger=%00%E2%80%AE~%FF",
    ],
)
def test_a_wrong_address_gives_the_nearest_slip_and_one_sentence(
    client: InspectingClient, faute: str
) -> None:
    texte = said(client.page(f"/fr/passage?{FICHE}&{faute}"))
    assert texte.count(INCOMPRIS) == 1
    assert "Passeport" in texte
    assert "papier-d-ailleurs" not in texte
    pdf = client.get(f"/fr/passage.pdf?{FICHE}&{faute}")
    assert pdf.status_code == 302, "le papier n’est jamais fait sans que la phrase soit lue"
    assert urlsplit(pdf.location).path == "/fr/passage"


def test_a_paper_of_another_fiche_is_not_named(client: InspectingClient) -> None:
    page = client.page("/fr/passage?fiche=nulle-part&manque=passeport&dire=passage-dossier-complet")
    texte = said(page)
    assert INCOMPRIS in texte
    assert "Passeport" not in texte
    assert "Votre dossier est complet." in texte


def test_a_day_that_is_over_is_said(client: InspectingClient) -> None:
    texte = said(client.page(f"/fr/passage?{FICHE}&manque=passeport&date=2026-11-21"))
    assert "La date écrite dans cette adresse est passée." in texte
    assert "21/11/2026" not in texte


def test_it_sends_to_another_place_with_all_one_needs_to_go(client: InspectingClient) -> None:
    texte = said(
        client.page(
            f"/fr/passage?avec=ar&{FICHE}&manque=passeport&vers=france-services-pontaubel"
            "&pourquoi=passage-demande-en-ligne"
        )
    )
    for mots in (
        "Bon d’orientation",
        "France services de Pontaubel",
        "3 rue de l’Essai",
        "13:30 – 18:30",
        "الثلاثاء والخميس",
        "fauteuil roulant",
        "Português",
        "Cette demande se fait sur internet, pas ici.",
        "Apportez ces papiers :",
        "Passeport",
        NI_DECISION,
    ):
        assert mots in texte, mots


def test_a_result_offers_every_paper_that_it_may_ask_for(client: InspectingClient) -> None:
    resultat = "parcours/premiere-demande/r/r-conjoint"
    lien = next(a for a in links(client.page(f"/fr/{resultat}")) if "/passage/remplir" in a)
    assert lien == "/fr/passage/remplir?parcours=premiere-demande&r=r-conjoint"
    page = client.page(lien)
    papiers = {c.get("value") for c in page.iterate("input") if c.get("name") == "manque"}
    assert {"passeport", "acte-mariage"} <= papiers
    bon = client.page("/fr/passage?parcours=premiere-demande&r=r-conjoint&manque=acte-mariage")
    assert INCOMPRIS not in said(bon)


def test_every_sentence_of_the_pack_can_be_said(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    page = client.page(f"/fr/passage/remplir?{FICHE}")
    valeurs = {e.get("value") for e in page.iterate("input", "option")}
    for phrase in catalogue.all(Phrase):
        assert (phrase.id in valeurs) == (phrase.usage == "passage"), phrase.id


@pytest.fixture
def nu(moteurs: Moteurs, tmp_path: Path) -> InspectingClient:
    """A site without any sentence, and with a public address."""
    publish(moteurs, site_document(), prefecture(), fiche())
    reglages = load_reglages({"KIT_BASE_URL": "https://accueil.exemple.fr"}, tmp_path / "instance")
    vitrine = Vitrine(moteurs, HORLOGE)
    app = create_app(reglages, vitrine=vitrine, horloge=HORLOGE, moteurs=moteurs)
    app.test_client_class = InspectingClient
    client = app.test_client()
    assert isinstance(client, InspectingClient)
    return client


def test_without_any_sentence_it_is_still_no_decision(nu: InspectingClient) -> None:
    page = nu.page("/fr/passage?date=2026-12-01")
    assert NI_DECISION in said(page)
    assert "Des phrases à dire" not in said(nu.page("/fr/passage/remplir"))


def test_the_code_is_there_when_a_phone_can_open_it(
    nu: InspectingClient, client: InspectingClient
) -> None:
    assert "Pas de code à scanner" not in said(nu.page("/fr/passage?date=2026-12-01"))
    assert "l’adresse publique du site n’est pas réglée" in said(client.page(BON))


@pytest.mark.skipif(bool(missing_libraries()), reason="Pango manque : voir kit diagnostic")
def test_its_paper_is_thrown_away_once_read(
    nu: InspectingClient, moteurs: Moteurs, tmp_path: Path
) -> None:
    with open_presse(tmp_path / "instance", moteurs):
        octets = fetch(nu, "/fr/passage.pdf?date=2026-12-01")
    assert octets.startswith(b"%PDF")
    assert list(list_editions(moteurs)) == []
    assert list((tmp_path / "instance" / "impression").rglob("*.feuille")) == []
    assert list((tmp_path / "instance" / "impression").rglob("*.json")) == []
