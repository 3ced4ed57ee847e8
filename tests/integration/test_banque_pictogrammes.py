"""The bank of pictograms: found in any language, taken away in any form."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from client import InspectingClient
from lxml import etree
from page_checks import Page, text_of
from PIL import Image
from pypdf import PdfReader

from kit.content.pictogramme import Pictogramme
from kit.langues.langue import load_langue
from kit.paths import static_dir
from kit.public.vues.banque import find_pictogrammes, name_categories
from kit.public.vues.emplois import list_emplois
from kit.public.vues.selection import PIXELS_MAX
from kit.render.outils import missing_libraries
from kit.store.catalogue import Catalogue, Traduction

BANQUE = "/fr/pictogrammes/"


def cards_of(page: Page) -> list[str]:
    """Ids of the drawings shown, in order."""
    return [str(i.get("value")) for i in page.iterate("input") if i.get("name") == "id"]


def status_of(page: Page) -> str:
    return next(text_of(p) for p in page.iterate("p") if p.get("role") == "status")


def ticked_of(page: Page) -> set[str]:
    return {str(i.get("value")) for i in page.iterate("input") if i.get("checked") is not None}


def test_the_bank_shows_every_pictogram_once_in_its_category(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    page = client.page(BANQUE)
    tous = catalogue.all(Pictogramme)
    assert sorted(cards_of(page)) == sorted(p.id for p in tous)
    assert status_of(page) == ""
    parties = {s.get("id"): s for s in page.iterate("section")}
    for pictogramme in tous:
        cases = parties[pictogramme.categorie].iter("{*}input")
        assert pictogramme.id in {case.get("value") for case in cases}


def test_every_category_of_the_documents_has_a_name(catalogue: Catalogue) -> None:
    noms = name_categories(load_langue("fr"))
    assert {p.categorie for p in catalogue.all(Pictogramme)} <= set(noms)
    declarees = Pictogramme.model_fields["categorie"].annotation.__args__  # type: ignore[union-attr]
    assert set(declarees) == set(noms)


@pytest.mark.parametrize("langue", ["fr", "en", "ar"])
@pytest.mark.parametrize(
    "mots",
    [
        "birth certificate",
        "شهادة ميلاد",
        "acte naisance",
        "ACTE DE NAISSANCE",
        "شهاده الميلاد",
        "acte-naissance",
        "birth certifcate",
    ],
)
def test_a_birth_certificate_is_found_first_whatever_the_language(
    client: InspectingClient, langue: str, mots: str
) -> None:
    page = client.page(f"/{langue}/pictogrammes/", query_string={"q": mots})
    assert cards_of(page)[0] == "acte-naissance"
    assert re.search(r"\d", status_of(page)), "le nombre de réponses est annoncé"


def with_translation(catalogue: Catalogue, tag: str, etat: Any, **textes: str) -> Catalogue:
    """The catalogue with the words of a language that the site does not offer."""
    cles = {f"pictogramme/visa#{champ}": texte for champ, texte in textes.items()}
    ajoutees = {cle: Traduction(texte, etat) for cle, texte in cles.items()}
    return replace(catalogue, traductions={**catalogue.traductions, tag: ajoutees})


def test_languages_that_the_site_does_not_offer_are_searched_too(catalogue: Catalogue) -> None:
    assert find_pictogrammes(catalogue, "ვიზა") == ()
    georgien = with_translation(catalogue, "ka", "non_relue", titre="ვიზა", mots_cles="შესვლა")
    assert find_pictogrammes(georgien, "ვიზა") == ("visa",)
    assert find_pictogrammes(georgien, "შესვლა") == ("visa",)
    assert find_pictogrammes(catalogue, "ვიზა") == (), "un autre catalogue, d’autres mots"


@pytest.mark.parametrize("mots", ["visado", "віза", "виза", "visa"])
def test_the_starter_pack_is_found_in_its_six_languages(catalogue: Catalogue, mots: str) -> None:
    assert find_pictogrammes(catalogue, mots)[0] == "visa"


def test_a_withdrawn_translation_finds_nothing(catalogue: Catalogue) -> None:
    retiree = with_translation(catalogue, "ka", "retiree", titre="ვიზა")
    assert find_pictogrammes(retiree, "ვიზა") == ()


def test_keywords_are_cut_at_the_comma_of_each_script(catalogue: Catalogue) -> None:
    arabe = with_translation(catalogue, "fa", "relue", mots_cles="روادید، ورود")
    assert find_pictogrammes(arabe, "روادید") == ("visa",)


def test_nothing_found_is_said_with_what_to_do(client: InspectingClient) -> None:
    page = client.page(f"{BANQUE}?q=zzzz&id=visa")
    assert status_of(page) == "Aucune réponse"
    assert cards_of(page) == ["visa"], "ce qui est coché reste"
    assert "Essayez un mot plus court" in text_of(page.one("main"))
    tout = next(a for a in page.iterate("a") if "Voir tous" in text_of(a))
    assert ticked_of(client.page(str(tout.get("href")))) == {"visa"}


@pytest.mark.parametrize("mots", ["", "+", "a", "?"])
def test_the_bank_is_whole_until_words_choose(
    client: InspectingClient, catalogue: Catalogue, mots: str
) -> None:
    page = client.page(BANQUE, query_string={"q": mots})
    assert len(cards_of(page)) == len(catalogue.all(Pictogramme))
    if mots.strip():
        assert "au moins deux lettres" in status_of(page)


def test_a_search_forgets_no_tick_and_shows_each_drawing_once(client: InspectingClient) -> None:
    page = client.page(f"{BANQUE}?q=passeport&id=passeport&id=guichet&id=rien")
    assert ticked_of(page) == {"passeport", "guichet"}
    cartes = cards_of(page)
    assert cartes[0] == "passeport"
    assert cartes[-1] == "guichet"
    assert len(cartes) == len(set(cartes))


def test_the_page_keeps_the_place_and_the_second_language(client: InspectingClient) -> None:
    page = client.page("/ar/pictogrammes/?lieu=france-services-pontaubel&avec=fr&q=passeport")
    gardes = {i.get("name"): i.get("value") for i in page.iterate("input")}
    assert gardes["lieu"] == "france-services-pontaubel"
    assert gardes["avec"] == "fr"


def test_drawings_of_the_grid_are_one_file_fetched_when_they_come_near(
    client: InspectingClient,
) -> None:
    texte = client.get(BANQUE).text
    images = re.findall(r'<img src="([^"#]+)#([a-z0-9-]+)"[^>]*loading="lazy"', texte)
    assert len(images) == texte.count("<img") > 80
    assert len({chemin for chemin, _id in images}) == 1
    feuille = (static_dir() / "banque.svg").read_text(encoding="utf-8")
    assert {i for _c, i in images} <= set(re.findall(r'<view id="([^"]+)"', feuille))
    assert texte.count('<filter id="encre"') == 1, "sans elle les dessins seraient noirs"


def test_each_pictogram_has_its_large_view(client: InspectingClient, catalogue: Catalogue) -> None:
    par_categorie = {p.categorie: p for p in catalogue.all(Pictogramme)}
    for pictogramme in par_categorie.values():
        page = client.page(f"/fr/pictogrammes/{pictogramme.adresse}")
        assert text_of(page.one("h1")) == pictogramme.titre
    for pictogramme in catalogue.all(Pictogramme):
        assert client.head(f"/ar/pictogrammes/{pictogramme.adresse}").status_code == 200


def test_the_large_view_says_how_to_use_it(client: InspectingClient) -> None:
    texte = client.main_text("/fr/pictogrammes/passeport")
    assert "Sur papier : 10 mm de côté au moins." in texte
    assert "Il peut se lire sans son nom." in texte
    assert "Ce dessin est libre (CC0)" in texte
    assert "seul, il peut ne pas être compris" in client.main_text("/fr/pictogrammes/visa")


def test_the_credit_is_a_field_to_copy(client: InspectingClient) -> None:
    page = client.page("/en/pictogrammes/visa")
    champ = next(i for i in page.iterate("input") if i.get("id") == "credit")
    assert champ.get("value") == "Pictogramme «\u202fVisa\u202f», Kit d’accueil, CC0-1.0"
    assert champ.get("readonly") is not None
    assert (champ.get("lang"), champ.get("dir")) == ("fr", "ltr")


def test_its_name_is_given_in_each_language_in_its_direction(client: InspectingClient) -> None:
    page = client.page("/fr/pictogrammes/acte-naissance")
    blocs = {
        d.get("lang"): d for d in page.iterate("div") if d.get("lang") and d.get("dir") is not None
    }
    assert blocs["ar"].get("dir") == "rtl"
    assert "شهادة ميلاد" in text_of(blocs["ar"])
    assert "Birth certificate" in text_of(blocs["en"])
    assert "Traduction non relue" in text_of(blocs["en"])


def test_the_french_name_is_under_the_translated_one(client: InspectingClient) -> None:
    titre = text_of(client.page("/ar/pictogrammes/acte-naissance").one("h1"))
    assert titre.startswith("شهادة ميلاد")
    assert "Acte de naissance" in titre


def test_where_it_is_used_leads_to_pages_that_show_it(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    emplois = list_emplois(catalogue)
    genres = {emploi.document.GENRE for liste in emplois.values() for emploi in liste}
    assert {"fiche", "piece", "theme", "structure", "urgence"} <= genres
    assert any(emploi.noeud for liste in emplois.values() for emploi in liste), "une étape"
    for identifiant in ("passeport", "prefecture", "rendez-vous"):
        page = client.page(f"/fr/pictogrammes/{identifiant}")
        partie = next(s for s in page.iterate("section") if s.get("id") == "emplois")
        liens = [str(a.get("href")) for a in partie.iter("{*}a")]
        assert len(liens) == len(emplois[identifiant])
        for lien in liens[:5]:
            assert client.get(lien.split("#")[0]).status_code == 200


def test_a_step_that_shows_it_is_named_and_reached(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    identifiant, emploi = next(
        (i, e)
        for i, liste in sorted(list_emplois(catalogue).items())
        for e in liste
        if e.document.GENRE == "fiche" and e.noeud
    )
    html = client.get(f"/fr/pictogrammes/{identifiant}").text
    adresse = f"/fr/fiches/{emploi.document.id}#{emploi.noeud}"
    assert f'href="{adresse}"' in html
    assert f'id="{emploi.noeud}"' in client.get(f"/fr/fiches/{emploi.document.id}").text


def test_a_past_name_leads_to_the_present_one(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    ancien = next(p for p in catalogue.all(Pictogramme) if p.anciens_slugs)
    alias = ancien.anciens_slugs[0]
    for extension in ("svg", "png", "pdf"):
        reponse = client.get(f"/pictogrammes/{alias}.{extension}?couleur=000000")
        assert reponse.status_code == 301
        suite = f"/pictogrammes/{ancien.adresse}.{extension}?couleur=000000"
        assert reponse.headers["Location"] == suite
    page = client.get(f"/ar/pictogrammes/{alias}")
    assert page.status_code == 301
    assert page.headers["Location"] == f"/ar/pictogrammes/{ancien.adresse}"


def test_an_unknown_pictogram_is_a_404(client: InspectingClient) -> None:
    client.page("/fr/pictogrammes/rien", 404)
    for extension in ("svg", "png", "pdf"):
        assert client.get(f"/pictogrammes/rien.{extension}").status_code == 404


def read_zip(client: InspectingClient, question: str) -> dict[str, bytes]:
    reponse = client.get(f"{BANQUE}selection.zip?{question}")
    assert reponse.status_code == 200, reponse.text
    assert reponse.mimetype == "application/zip"
    assert reponse.headers["Content-Disposition"] == 'attachment; filename="pictogrammes.zip"'
    with zipfile.ZipFile(io.BytesIO(reponse.get_data())) as archive:
        return {nom: archive.read(nom) for nom in archive.namelist()}


def test_a_selection_is_a_zip_with_its_licence(client: InspectingClient) -> None:
    fichiers = read_zip(client, "id=visa&id=passeport&id=rien&format=svg")
    assert sorted(fichiers) == ["LISEZMOI.txt", "passeport.svg", "visa.svg"]
    assert fichiers["visa.svg"] == client.get("/pictogrammes/visa.svg").get_data()
    lisezmoi = fichiers["LISEZMOI.txt"].decode()
    assert "CC0-1.0" in lisezmoi
    assert "visa.svg\u00a0: Pictogramme «\u202fVisa\u202f», Kit d’accueil, CC0-1.0" in lisezmoi


def test_a_selection_of_pictures_has_the_size_asked_for(client: InspectingClient) -> None:
    fichiers = read_zip(client, "id=visa&format=png&taille=77")
    with Image.open(io.BytesIO(fichiers["visa-77.png"])) as image:
        assert image.size == (77, 77)


def test_nothing_ticked_is_the_whole_bank(client: InspectingClient, catalogue: Catalogue) -> None:
    fichiers = read_zip(client, "format=svg")
    assert len(fichiers) == len(catalogue.all(Pictogramme)) + 1


def test_the_same_choice_gives_the_same_bytes(client: InspectingClient) -> None:
    adresse = f"{BANQUE}selection.zip"
    premier = client.get(f"{adresse}?id=visa&id=passeport")
    assert premier.get_data() == client.get(f"{adresse}?id=passeport&id=visa").get_data()
    etag = {"If-None-Match": premier.headers["ETag"]}
    assert client.get(f"{adresse}?id=visa&id=passeport", headers=etag).status_code == 304


@pytest.mark.parametrize(
    "question",
    ["format=gif", "format=png&taille=15", "format=png&taille=4096", "taille=x&format=png"],
)
def test_a_selection_that_cannot_be_says_why(client: InspectingClient, question: str) -> None:
    refus = client.get(f"{BANQUE}selection.zip?id=visa&{question}")
    assert refus.status_code == 400
    assert refus.mimetype == "text/plain"
    assert "no-store" in refus.headers["Cache-Control"]


def test_too_many_large_pictures_are_refused_before_any_is_drawn(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    nombre = len(catalogue.all(Pictogramme))
    assert nombre * 2048 * 2048 > PIXELS_MAX
    refus = client.get(f"{BANQUE}selection.zip?format=png&taille=2048")
    assert refus.status_code == 400
    assert "cochez moins de pictogrammes" in refus.text


def test_the_form_of_the_bank_is_the_one_that_makes_the_zip(client: InspectingClient) -> None:
    """Without JavaScript: the boxes, the format and the size are sent by the button."""
    page = client.page(BANQUE)
    formulaire = next(f for f in page.iterate("form") if f.get("action") == BANQUE)
    noms = {c.get("name") for c in formulaire.iter("{*}input", "{*}select")}
    assert noms >= {"q", "id", "format", "taille"}
    boutons = [b.get("formaction") for b in formulaire.iter("{*}button")]
    assert boutons == [None, f"{BANQUE}selection.zip", "/fr/planche/imprimer"], (
        "la touche Entrée recherche"
    )


@pytest.mark.skipif(bool(missing_libraries()), reason="Pango manque : voir kit diagnostic")
def test_the_downloads_of_the_large_view_are_what_they_say(client: InspectingClient) -> None:
    page = client.page("/fr/pictogrammes/visa")
    formulaire = next(f for f in page.iterate("form") if "/pictogrammes/" in f.get("action", ""))
    champs = {
        str(i.get("name")): str(i.get("value"))
        for i in formulaire.iter("{*}input")
        if i.get("name")
    }
    adresses = [b.get("formaction") or formulaire.get("action") for b in page.iterate("button")]
    genres = []
    for adresse in adresses:
        reponse = client.get(str(adresse), query_string=champs)
        assert reponse.status_code == 200, reponse.text
        assert reponse.headers["Content-Disposition"].startswith("attachment; ")
        genres.append(reponse.mimetype)
    assert genres == ["image/svg+xml", "image/png", "application/pdf"]
    pdf = PdfReader(io.BytesIO(client.get("/pictogrammes/visa.pdf?taille_mm=50").get_data()))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Visa"


def test_the_data_for_machines_has_words_licence_and_files(client: InspectingClient) -> None:
    documents = client.get("/api/v1/pictogrammes").json["documents"]  # type: ignore[index]
    acte = next(d for d in documents if d["id"] == "acte-naissance")
    assert acte["licence"] == "CC0-1.0"
    assert acte["noms"]["en"]["titre"] == "Birth certificate"
    assert acte["noms"]["en"]["etat"] == "non_relue"
    assert "bébé" in acte["noms"]["fr"]["mots_cles"]
    assert "dessin" not in acte["document"]
    for genre, adresse in acte["fichiers"].items():
        assert adresse == f"/pictogrammes/acte-naissance.{genre}"
        assert client.get(adresse).status_code in {200, 503}
    etree.fromstring(client.get(acte["fichiers"]["svg"]).get_data())
