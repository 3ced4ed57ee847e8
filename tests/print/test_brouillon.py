"""A draft on paper: marked on each page, without code, thrown away once read."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte
from aides_impression import fetch, open_presse
from aides_papier import Fautes, ask, make, prepare, read_pages
from aides_store import MIDI, prefecture, publish, save, translate
from client import AdminClient
from fabrique import fiche
from fabrique import site as site_document
from page_checks import text_of

from kit.app import create_app
from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.store.apercu import preview_pages
from kit.store.catalogue import Catalogue
from kit.store.editions import list_editions
from kit.store.moteur import Moteurs
from kit.travaux.presse import Presse

APERCU = "/admin/contenus/fiche/essai/apercu"
NOUVEAU = "Renouveler ma carte de séjour"
CODE = re.compile(r"\b[0-9A-Z]{4}[- ][0-9A-Z]{4}\b")
"""What is typed to check a sheet."""


class Essai(NamedTuple):
    """A sheet to try: the kind of its draft, its content, its paper."""

    genre: str
    contenu: str
    support: str
    langue: str = "fr"
    avec: str = ""


ESSAIS = [
    Essai("fiche", "fiche", "a4"),
    Essai("fiche", "fiche", "a5", "ar", "fr"),
    Essai("fiche", "fiche", "depliant"),
    Essai("fiche", "frise", "frise"),
    Essai("fiche", "reponse", "a4"),
    Essai("question", "faq", "a3"),
    Essai("terme", "glossaire", "anneaux-a5"),
    Essai("lettre", "lettre", "a4"),
    Essai("annexe", "annexe", "a4-paysage"),
]
FICHE = "renouveler-titre-sejour"


@pytest.mark.parametrize("essai", ESSAIS, ids="-".join)
def test_each_page_says_that_it_is_a_draft_and_bears_no_code(
    catalogue: Catalogue, essai: Essai
) -> None:
    cle = FICHE if essai.genre == "fiche" else next(iter(catalogue.documents[essai.genre]))
    document = catalogue.documents[essai.genre][cle]
    slug = getattr(document, "adresse", "")
    demande = ask(slug, essai.langue, essai.support, essai.avec, essai.contenu)
    pages = read_pages(make(preview_pages(catalogue, document), demande))
    mot = {"fr": "BROUILLON", "ar": "مسودة"}[essai.langue]
    assert [n for n, page in enumerate(pages, start=1) if mot not in page] == []
    textes = " ".join(pages)
    for interdit in (prepare(catalogue, demande).code, "encore juste", "exemple.fr/q"):
        assert interdit not in textes, interdit


def test_it_is_pdf_ua(catalogue: Catalogue, fautes_pdfua: Fautes) -> None:
    document = catalogue.documents["fiche"][FICHE]
    demande = ask(FICHE, "ar", "a4", "fr")
    assert fautes_pdfua(make(preview_pages(catalogue, document), demande)) == []


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    return tmp_path / "instance"


@pytest.fixture
def admin(moteurs: Moteurs, instance: Path, horloge: HorlogeFixe) -> AdminClient:
    publish(moteurs, site_document(langues=["fr", "en", "ar"]), prefecture(), fiche())
    translate(moteurs, "Here is how.", "Voici **comment** faire.", cle="fiche/essai#resume")
    save(moteurs, fiche(titre=NOUVEAU))
    open_compte(moteurs, MIDI, [ADMIN])
    reglages = load_reglages({"KIT_BASE_URL": "https://accueil.exemple.fr"}, instance)
    return enter(open_admin(create_app(reglages, horloge=horloge, moteurs=moteurs)))


@pytest.fixture
def presse(instance: Path, moteurs: Moteurs) -> Iterator[Presse]:
    with open_presse(instance, moteurs) as presse:
        yield presse


def list_kept(instance: Path) -> list[str]:
    return [
        f.name for f in (instance / "impression").rglob("*") if f.suffix in (".feuille", ".json")
    ]


@pytest.mark.usefixtures("presse")
def test_the_sheet_says_the_draft_and_leaves_nothing_behind(
    admin: AdminClient, moteurs: Moteurs, instance: Path
) -> None:
    octets = fetch(admin, f"{APERCU}/feuille?langue=en&avec=fr&support=a5")
    texte = " ".join(read_pages(octets))
    for mots in (NOUVEAU, "Here is how.", "DRAFT", "Do not give this sheet to anyone."):
        assert mots in texte, mots
    assert not CODE.search(texte)
    assert list(list_editions(moteurs)) == []
    assert list_kept(instance) == []
    publique = " ".join(read_pages(fetch(admin, "/fr/fiches/essai.pdf")))
    assert NOUVEAU not in publique
    assert "BROUILLON" not in publique
    assert len(list(list_editions(moteurs))) == 1


@pytest.mark.usefixtures("presse")
def test_it_is_nobody_elses_and_is_asked_for_again_each_time(admin: AdminClient) -> None:
    adresse = f"{APERCU}/feuille?support=frise.frise"
    for _fois in range(2):
        fetch(admin, adresse)
    reponse = admin.get(adresse)
    assert reponse.headers["Cache-Control"] == "no-store"
    fetch(admin, adresse)


@pytest.mark.usefixtures("presse")
def test_the_document_to_change_is_marked_too(admin: AdminClient) -> None:
    octets = fetch(admin, f"{APERCU}/feuille?support=odt")
    with zipfile.ZipFile(io.BytesIO(octets)) as odt:
        contenu = odt.read("content.xml").decode()
    assert "BROUILLON" in contenu
    assert NOUVEAU in contenu


def test_every_paper_of_the_document_is_proposed(admin: AdminClient) -> None:
    (liste,) = [s for s in admin.page(APERCU).iterate("select") if s.get("id") == "support"]
    noms = {o.get("value"): text_of(o) for o in liste}
    assert noms["a4"] == "Feuille A4"
    assert {"a5", "a3", "odt", "gros-caracteres", "frise.frise", "reponse.a4"} <= set(noms)
    assert admin.get(f"{APERCU}/feuille?support=rien").status_code == 404


def test_without_press_the_page_says_so_and_leads_back(admin: AdminClient) -> None:
    page = admin.page(f"{APERCU}/feuille", 503)
    assert "L’impression est arrêtée" in text_of(page.one("h1"))
    assert APERCU in [a.get("href") for a in page.iterate("a")]


def test_while_it_is_being_made_a_button_asks_again(admin: AdminClient, instance: Path) -> None:
    # A press that is alive, and busy with something else.
    (instance / "impression").mkdir(parents=True)
    (instance / "impression" / "presse").touch()
    adresse = f"{APERCU}/feuille?langue=en&support=a5"
    reponse = admin.get(adresse)
    assert (reponse.status_code, reponse.headers["Retry-After"]) == (503, "3")
    boutons = [a for a in admin.page(adresse, 503).iterate("a") if text_of(a) == "Réessayer"]
    assert [a.get("href") for a in boutons] == [adresse]
