"""Sheets on the site: asked for, made apart, picked up; and papers that know when they are old."""

import io
import os
import threading
import time
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from aides_impression import fetch as fetch_feuille
from aides_impression import open_presse
from aides_site import BASE, open_site
from aides_store import HORLOGE, prefecture, publish
from client import InspectingClient
from fabrique import fiche
from fabrique import site as site_document
from page_checks import Page, text_of

from kit.horloge import HorlogeFixe
from kit.render.outils import missing_libraries
from kit.store.depot import Depot
from kit.store.editions import find_edition, list_editions, record_edition
from kit.store.moteur import Moteurs, write_session
from kit.travaux.guichet_impression import GuichetImpression
from kit.travaux.presse import TROP_LONGUE, Ouvrier, Presse

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

PDF = "/fr/fiches/essai.pdf"


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    return tmp_path / "instance"


@pytest.fixture
def site(moteurs: Moteurs, instance: Path) -> InspectingClient:
    publish(moteurs, site_document(), prefecture(), fiche())
    return open_site(moteurs, instance, HORLOGE, KIT_BASE_URL=BASE)


@pytest.fixture
def presse(instance: Path, moteurs: Moteurs) -> Iterator[Presse]:
    with open_presse(instance, moteurs) as presse:
        yield presse


def fetch(client: InspectingClient) -> bytes:
    return fetch_feuille(client, PDF)


def said(page: Page) -> str:
    return text_of(page.one("main"))


def only_code(moteurs: Moteurs) -> str:
    (edition,) = list_editions(moteurs)
    return edition.code


def test_without_press_the_page_says_where_to_read_instead(site: InspectingClient) -> None:
    page = site.page(PDF, 503)
    assert "L’impression est arrêtée" in said(page)
    assert "/fr/fiches/essai" in [a.get("href") for a in page.iterate("a")]
    assert site.get(PDF).headers["Retry-After"] == "60"
    assert site.get(PDF).headers["Cache-Control"] == "no-store"


def test_a_sheet_is_made_then_given_again_without_work(
    site: InspectingClient, presse: Presse, moteurs: Moteurs, instance: Path
) -> None:
    octets = fetch(site)
    assert octets.startswith(b"%PDF")
    presse.stop()
    reponse = site.get(PDF)
    assert (reponse.status_code, reponse.mimetype) == (200, "application/pdf")
    assert reponse.data == octets
    assert len(list((instance / "impression" / "feuilles").rglob("*.feuille"))) == 1
    edition = find_edition(moteurs, only_code(moteurs))
    assert edition is not None
    assert (edition.genre, edition.support, edition.langues) == ("fiche", "a4", ("fr",))


def test_readers_who_ask_together_have_one_sheet_made(
    site: InspectingClient, presse: Presse, moteurs: Moteurs, instance: Path
) -> None:
    assert presse
    recues: list[bytes] = []
    fils = [threading.Thread(target=lambda: recues.append(fetch(site))) for _ in range(4)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert len(set(recues)) == 1
    assert len(recues) == 4
    assert only_code(moteurs)
    assert list((instance / "impression" / "attente").glob("*.json")) == []


def test_while_a_sheet_is_made_a_button_asks_for_it_again(
    site: InspectingClient, instance: Path
) -> None:
    GuichetImpression(instance).sign_of_life()
    page = site.page(f"{PDF}?encre=noire", 503)
    assert "La feuille se prépare" in said(page)
    assert f"{PDF}?encre=noire" in [a.get("href") for a in page.iterate("a")]


def test_a_burst_is_refused_before_it_fills_the_disk(
    site: InspectingClient, instance: Path
) -> None:
    guichet = GuichetImpression(instance)
    guichet.sign_of_life()
    attente = guichet.racine / "attente"
    attente.mkdir(parents=True)
    for n in range(60):
        (attente / f"{n}.json").write_text("{}", encoding="utf-8")
    assert "Beaucoup de personnes impriment" in said(site.page(PDF, 503))
    assert len(list(attente.glob("*.json"))) == 60


@pytest.mark.parametrize(
    "adresse",
    [
        "/fr/fiches/inconnue.pdf",
        f"{PDF}?support=papyrus",
        "/xx/fiches/essai.pdf",
        "/fr/fiches/inconnue/imprimer",
        "/fr/fiches/essai/imprimer?support=etiquettes",
    ],
)
def test_what_does_not_exist_is_not_printed(site: InspectingClient, adresse: str) -> None:
    assert site.get(adresse).status_code == 404


def test_the_choice_names_the_papers_and_how_to_print_them(site: InspectingClient) -> None:
    texte = site.main_text("/fr/fiches/essai/imprimer?support=livret-a5")
    assert "Livret A5 agrafé" in texte
    assert "retournant sur le bord court" in texte
    page = site.page("/fr/fiches/essai/imprimer?support=livret-a5")
    assert [i.get("value") for i in page.iterate("input") if "checked" in i.attrib] == ["livret-a5"]
    liens = [a.get("href") for a in page.iterate("a")]
    assert "/fr/fiches/essai.pdf?support=livret-a5&impose=oui" in liens


def test_pages_are_shown_as_pictures(site: InspectingClient, presse: Presse) -> None:
    assert presse
    fetch(site)
    image = site.get("/fr/fiches/essai/apercu-1.png?support=a4")
    assert (image.status_code, image.data[:4]) == (200, b"\x89PNG")
    assert site.get("/fr/fiches/essai/apercu-9.png?support=a4").status_code == 404
    assert list(site.page("/fr/fiches/essai/imprimer").iterate("img"))


def test_the_document_to_change_is_an_edition_of_its_own(
    site: InspectingClient, presse: Presse, moteurs: Moteurs
) -> None:
    assert presse
    octets = fetch_feuille(site, "/fr/fiches/essai.odt")
    with zipfile.ZipFile(io.BytesIO(octets)) as document:
        assert document.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        assert "Cette feuille a pu être modifiée." in document.read("content.xml").decode()
    edition = find_edition(moteurs, only_code(moteurs))
    assert edition is not None
    assert edition.support == "odt"
    assert "Cette feuille a pu être modifiée." in site.main_text(f"/q/{edition.code}")


def test_what_has_no_document_to_change_offers_none(site: InspectingClient) -> None:
    assert site.get("/fr/classeur.odt").status_code == 404
    assert site.get(f"{PDF}?support=odt").status_code == 404


def test_a_sheet_just_printed_is_right(
    site: InspectingClient, presse: Presse, moteurs: Moteurs
) -> None:
    assert presse
    fetch(site)
    texte = site.main_text(f"/q/{only_code(moteurs)}")
    assert "Oui, cette feuille est juste" in texte
    assert "Rien n’a changé depuis le 22 novembre 2026." in texte


def test_a_changed_sentence_is_shown_before_and_after(
    site: InspectingClient, presse: Presse, moteurs: Moteurs
) -> None:
    assert presse
    fetch(site)
    code = only_code(moteurs)
    publish(moteurs, fiche(titre="Un autre titre"))
    texte = site.main_text(f"/q/{code}")
    assert "Non, des choses ont changé" in texte
    assert f"Sur votre feuille{fiche().titre}" in texte  # type: ignore[attr-defined]
    assert "Aujourd’huiUn autre titre" in texte
    assert "Ouvrir la nouvelle feuille" in texte


def test_a_withdrawn_document_is_said_to_be(
    site: InspectingClient, presse: Presse, moteurs: Moteurs
) -> None:
    assert presse
    fetch(site)
    code = only_code(moteurs)
    with write_session(moteurs) as session:
        Depot(session, HORLOGE).withdraw_document("fiche", "essai", auteur="tests")
    assert "Cette feuille ne vaut plus" in site.main_text(f"/q/{code}")


def test_the_search_opens_the_sheet_whose_code_is_typed(
    site: InspectingClient, presse: Presse, moteurs: Moteurs
) -> None:
    assert presse
    fetch(site)
    code = only_code(moteurs)
    for saisie in (code, f"{code[:4]}-{code[4:]}".lower(), f" {code[:4]} {code[4:]} "):
        reponse = site.get("/fr/recherche", query_string={"q": saisie})
        assert (reponse.status_code, reponse.location) == (302, f"/fr/q/{code}")
    assert "Aucun" in site.main_text("/fr/recherche?q=BCDFGHJK"), "ce code n’est sur aucun papier"


@pytest.mark.parametrize("code", ["BCDFGHJK", "n'importe quoi", "A" * 300])
def test_an_unknown_code_says_to_read_it_again(site: InspectingClient, code: str) -> None:
    assert "Aucune feuille ne porte ce code" in said(site.page(f"/q/{code}", 404))


def test_a_worker_that_takes_too_long_is_replaced() -> None:
    ouvrier = Ouvrier(duree_max_s=0.01)
    try:
        assert ouvrier.make("{}") == (None, TROP_LONGUE)
        ouvrier.duree_max_s = 60
        octets, erreur = ouvrier.make("{}")
        assert octets is None
        assert erreur is not None
        assert "Le journal du serveur dit pourquoi" in erreur
    finally:
        ouvrier.stop()


def test_a_request_cut_in_the_middle_is_put_aside(instance: Path, moteurs: Moteurs) -> None:
    guichet = GuichetImpression(instance)
    attente = guichet.racine / "attente"
    attente.mkdir(parents=True)
    (attente / "coupee.json").write_text('{"support": "a4", "htm', encoding="utf-8")
    presse = Presse(guichet, lambda e: record_edition(moteurs, e))
    presse.start()
    for _essai in range(100):
        if not list(attente.glob("*.json")):
            break
        time.sleep(0.2)
    presse.stop()
    assert list(attente.glob("*.json")) == []
    assert guichet.erreur("coupee").exists()


def test_a_disk_that_refuses_is_said_to_readers(site: InspectingClient, instance: Path) -> None:
    if os.geteuid() == 0:
        (instance / "impression").write_text("un fichier à la place du dossier", encoding="utf-8")
    else:
        instance.chmod(0o500)
    assert "L’impression est arrêtée" in said(site.page(PDF, 503))


def test_the_month_on_one_page_is_asked_for_like_the_others(
    moteurs: Moteurs, instance: Path
) -> None:
    publish(moteurs, site_document(), prefecture(), fiche())
    demain = HorlogeFixe(HORLOGE.instant + timedelta(days=2))
    client = open_site(moteurs, instance, demain, KIT_BASE_URL="https://accueil.exemple.fr")
    with open_presse(instance, moteurs):
        assert fetch_feuille(client, "/fr/nouveautes/2026-11.pdf").startswith(b"%PDF")
        odt = fetch_feuille(client, "/fr/nouveautes/2026-11.odt")
        assert zipfile.is_zipfile(io.BytesIO(odt))
        choix = fetch_feuille(client, "/fr/nouveautes/2026-11/imprimer").decode()
    assert "/fr/nouveautes/2026-11.pdf" in choix
    assert list(list_editions(moteurs)) == []
    for mois in ("2026-10", "2026-12", "rien"):
        assert client.get(f"/fr/nouveautes/{mois}.pdf").status_code == 404
