"""What is known of a page before it is opened: schema.org, shared links, descriptions."""

import json
from pathlib import Path
from typing import Any

import pytest
from aides_site import BASE, offer_every_langue, open_site
from aides_store import MIDI, prefecture, publish, translate
from client import InspectingClient
from fabrique import fiche, site, valeur
from page_checks import Page, text_of

from kit.content.faq import Question
from kit.content.lecture import read_document
from kit.content.structure import Structure
from kit.horloge import HorlogeFixe
from kit.public.vues.donnees import dump_donnees
from kit.store.catalogue import Catalogue
from kit.store.moteur import Moteurs

Objet = dict[str, Any]


def metas(page: Page) -> dict[str, str]:
    balises = page.iterate("meta")
    return {str(m.get("property") or m.get("name")): str(m.get("content")) for m in balises}


def read_donnees(page: Page) -> Objet | None:
    """The data block of a page, as a search engine reads it."""
    blocs = [s for s in page.iterate("script") if s.get("type") == "application/ld+json"]
    assert len(blocs) <= 1
    if not blocs:
        return None
    lue = json.loads(blocs[0].text or "")
    assert lue["@context"] == "https://schema.org"
    assert isinstance(lue, dict)
    return lue


def donnees(page: Page) -> Objet:
    lue = read_donnees(page)
    assert lue is not None
    return lue


@pytest.fixture
def client_public(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe, monkeypatch: pytest.MonkeyPatch
) -> InspectingClient:
    """A site with a public address, and a fiche that has ways to file and amounts."""
    offer_every_langue(monkeypatch)
    demarche = read_document("demarche", {"schema": 1, "id": "d1", "nom": "Renouveler"})
    modes = [
        {"id": "m1", "mode": "en_ligne", "lien": "anef"},
        {"id": "m2", "mode": "rendez_vous"},
        {"id": "m3", "mode": "courrier"},
    ]
    doute = [{"noeud": "m3", "niveau": "C", "note": "À voir.", "a_confirmer": True}]
    modalite = {"schema": 1, "id": "m", "demarche": "d1", "modes": modes, "verifications": doute}
    couts = [
        {"id": "c1", "libelle": "Tarif normal", "valeur": "timbre"},
        {"id": "c2", "libelle": "Tarif réduit", "valeur": "doute"},
        {"id": "c3", "libelle": "Photo", "valeur": "timbre"},
    ]
    publish(
        moteurs,
        site(langues=("fr", "en", "ar")),
        prefecture(langues_parlees=["fr", "es"], telephone="tel"),
        fiche(
            demarches=["d1"],
            couts=couts,
            verifications=[{"noeud": "c3", "niveau": "C", "note": "À voir.", "a_confirmer": True}],
        ),
        demarche,
        read_document("modalite", modalite),
        valeur("timbre", {"valeur": {"euros": "25.50"}}),
        valeur("doute", {"valeur": {"euros": "99"}, "a_confirmer": True}),
        valeur("tel", {"valeur": {"numero": "01 02 03 04 05"}}, genre="telephone"),
        valeur(
            "anef", {"valeur": {"nom": "ANEF", "adresse": "https://x.fr/?a=1&b=2"}}, genre="lien"
        ),
    )
    return open_site(moteurs, tmp_path / "instance", horloge, KIT_BASE_URL=BASE)


def test_a_shared_link_says_what_it_is(client_public: InspectingClient) -> None:
    page = client_public.page("/fr/fiches/essai")
    dites = metas(page)
    assert dites["og:title"] == text_of(page.one("h1")) == "Renouveler ma carte"
    assert dites["description"] == dites["og:description"] == "Voici comment faire."
    assert dites["og:url"] == f"{BASE}/fr/fiches/essai"
    assert dites["og:site_name"] == "Préfecture d’essai"
    assert (dites["og:type"], dites["og:locale"]) == ("article", "fr_FR")
    assert metas(client_public.page("/en/fiches/essai"))["og:locale"] == "en_GB"
    assert metas(client_public.page("/fr/"))["og:type"] == "website"
    autres = [
        m.get("content") for m in page.iterate("meta") if m.get("property") == "og:locale:alternate"
    ]
    assert autres == ["en_GB", "ar"]


def test_a_shared_link_has_a_picture_that_exists(client_public: InspectingClient) -> None:
    for path in ("/fr/", "/fr/fiches/essai", "/ar/faq/", "/fr/structures/prefecture", "/fr/aide"):
        image = metas(client_public.page(path))["og:image"]
        assert image.startswith(f"{BASE}/pictogrammes/")
        assert client_public.get(image.removeprefix(BASE)).mimetype == "image/png"


def test_without_public_address_no_full_address_is_invented(client: InspectingClient) -> None:
    page = client.page("/fr/fiches/etudiant", headers={"Host": "ailleurs.example"})
    assert not {"og:url", "og:image"} & set(metas(page))
    assert "ailleurs.example" not in page.html
    assert "breadcrumb" not in donnees(page)
    assert "potentialAction" not in donnees(client.page("/fr/"))


def test_every_kind_of_page_says_what_it_is_about(client: InspectingClient) -> None:
    liens = {
        str(a.get("href"))
        for depart in ("/fr/plan-du-site", "/fr/")
        for a in client.page(depart).one("main").iter("{*}a")
    }
    dites: dict[str, list[str]] = {}
    for rang, lien in enumerate(sorted(liens)):
        # One in four in Arabic: what is translated is made by the same code.
        for adresse in (lien, lien.replace("/fr/", "/ar/"))[: 1 if rang % 4 else 2]:
            description = metas(client.page(adresse))["description"]
            assert len(description) > 12, adresse
            assert "<" not in description
            # A document that is not translated says the same in French in every language.
            dites.setdefault(f"{adresse[:4]}{description}", []).append(adresse)
    repetees = {d: a for d, a in dites.items() if len(a) > 1 and "/structures/" not in a[0]}
    assert all("/pieces/" in a[0] for a in repetees.values()), repetees


def test_a_fiche_is_a_service_in_the_words_of_the_page(client_public: InspectingClient) -> None:
    page = donnees(client_public.page("/fr/fiches/essai"))
    service = page["mainEntity"]
    assert (page["@type"], page["inLanguage"]) == ("WebPage", "fr")
    assert service["@type"] == "GovernmentService"
    assert service["name"] == "Renouveler ma carte"
    assert service["description"] == "Voici comment faire."
    assert service["provider"]["name"] == "Préfecture"
    assert service["provider"]["address"] == "Place"
    assert service["provider"]["telephone"] == "01 02 03 04 05"
    assert service["provider"]["url"] == f"{BASE}/fr/structures/prefecture"
    en_ligne, sur_place = service["availableChannel"]
    assert en_ligne["serviceUrl"] == "https://x.fr/?a=1&b=2"
    assert sur_place["serviceLocation"] == {"@id": service["provider"]["@id"]}
    assert sur_place["availableLanguage"] == ["fr", "es"]


def test_what_is_doubtful_is_not_told_to_machines(client_public: InspectingClient) -> None:
    service = donnees(client_public.page("/fr/fiches/essai"))["mainEntity"]
    assert [(o["name"], o["price"], o["priceCurrency"]) for o in service["offers"]] == [
        ("Tarif normal", "25.50", "EUR")
    ]
    assert len(service["availableChannel"]) == 2, "le courrier est à confirmer"


def test_the_data_are_in_the_language_of_the_page(
    client_public: InspectingClient, moteurs: Moteurs
) -> None:
    translate(moteurs, "Renew my card")
    page = donnees(client_public.page("/en/fiches/essai"))
    assert page["inLanguage"] == "en"
    assert page["mainEntity"]["name"] == "Renew my card"


def test_the_trail_leads_to_the_pages_above(client_public: InspectingClient) -> None:
    fil = donnees(client_public.page("/fr/structures/prefecture"))["breadcrumb"]
    etapes = fil["itemListElement"]
    assert [e["position"] for e in etapes] == [1, 2, 3]
    assert etapes[-1]["name"] == "Préfecture"
    assert "item" not in etapes[-1]
    for etape in etapes[:-1]:
        page = client_public.page(etape["item"].removeprefix(BASE))
        assert etape["name"] in ("Accueil", text_of(page.one("h1")))


def test_a_place_says_when_it_opens_and_when_it_closes(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    bureau = donnees(client.page("/fr/structures/prefecture-clairiere"))["mainEntity"]
    structure = catalogue.get(Structure, "prefecture-clairiere")
    assert structure is not None
    assert bureau["@type"] == "GovernmentOffice"
    assert bureau["address"] == ", ".join(structure.adresse_postale)
    assert bureau["email"] == structure.courriel
    assert bureau["knowsLanguage"] == list(structure.langues_parlees)
    ouvertures = bureau["openingHoursSpecification"]
    assert len(ouvertures) == sum(len(h.plages) for h in structure.horaires)
    assert ouvertures[0]["dayOfWeek"] == ["Monday", "Tuesday", "Thursday"]
    assert (ouvertures[0]["opens"], ouvertures[0]["closes"]) == ("08:30", "12:00")
    (fermeture,) = bureau["specialOpeningHoursSpecification"]
    assert (fermeture["validFrom"], fermeture["validThrough"]) == ("2026-12-24", "2026-12-24")
    assert fermeture["opens"] == fermeture["closes"]
    tous = donnees(client.page("/fr/structures/"))["mainEntity"]
    assert [b["name"] for b in tous] == [s.nom for s in catalogue.all(Structure)]


def test_every_question_is_told_with_its_answer(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    for langue in ("fr", "ar"):
        page = client.page(f"/{langue}/faq/")
        faq = donnees(page)
        assert (faq["@type"], faq["inLanguage"]) == ("FAQPage", langue)
        assert len(faq["mainEntity"]) == len(catalogue.all(Question)) == 34
        texte = text_of(page.one("main"))
        for question in faq["mainEntity"]:
            assert text_of_words(question["name"]) in text_of_words(texte)
            assert question["acceptedAnswer"]["text"]


def text_of_words(texte: str) -> str:
    return " ".join(texte.split())


def test_a_fiche_that_answers_a_question_is_one(moteurs: Moteurs, tmp_path: Path) -> None:
    publish(moteurs, site(), prefecture(), fiche(genre="question-reponse"))
    client = open_site(moteurs, tmp_path / "instance", HorlogeFixe(MIDI))
    faq = donnees(client.page("/fr/fiches/essai"))
    (question,) = faq["mainEntity"]
    assert faq["@type"] == "FAQPage"
    assert question["name"] == "Renouveler ma carte"
    assert question["acceptedAnswer"]["text"] == "Voici comment faire."


def test_the_site_says_how_to_search_it(client_public: InspectingClient) -> None:
    page = donnees(client_public.page("/en/"))
    action = page["potentialAction"]
    assert (page["@type"], page["name"]) == ("WebSite", "Préfecture d’essai")
    adresse = action["target"]["urlTemplate"]
    assert adresse == f"{BASE}/en/recherche?q={{q}}"
    client_public.page(adresse.removeprefix(BASE).replace("{q}", "carte"))


def test_nothing_in_the_data_can_end_their_element() -> None:
    piege = "</script><script>alert(1)</script><!-- & \u2028"
    texte = dump_donnees({"@type": "WebPage", "name": piege})
    assert not set("<>&") & set(texte)
    assert json.loads(texte)["name"] == piege


def test_a_trap_in_a_title_stays_a_title(moteurs: Moteurs, tmp_path: Path) -> None:
    piege = "</script><b>Titre</b>"
    publish(moteurs, site(), prefecture(), fiche(titre=piege))
    page = open_site(moteurs, tmp_path / "i", HorlogeFixe(MIDI)).page("/fr/fiches/essai")
    assert donnees(page)["mainEntity"]["name"] == piege
    assert metas(page)["og:title"] == piege


def test_a_discreet_card_tells_machines_nothing(client: InspectingClient) -> None:
    page = client.page("/fr/urgence/numeros-utiles")
    assert read_donnees(page) is None
    assert metas(page)["og:title"] == "Numéros utiles"
    assert "danger" not in metas(page)["description"]
