"""The whole site visited from its first page: nothing broken, nothing left in another language."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

import pytest
from aides_store import MIDI
from babel.messages.pofile import read_po
from client import InspectingClient
from lxml import etree
from page_checks import XHTML, Page, parse_page
from werkzeug.test import TestResponse

from kit.app import create_app
from kit.config import Reglages
from kit.horloge import HorlogeFixe
from kit.langues.interface import po_file
from kit.store.moteur import open_moteurs
from kit.store.vitrine import Vitrine

LANGUES = ("fr", "en", "ar")
FEUILLES_PAR_GENRE = 2
DESSINS_PAR_LANGUE = 12
ECRANS_PAR_LANGUE = 8
TRADUITES_PAR_GENRE = {"en": 6, "ar": 20}
GUICHETS_PAR_LANGUE = 5
FORMULAIRES = ("/suite", "/passage")
"""Forms lead on with what is chosen: test_pages_parcours.py, test_pages_passage.py."""
_ADRESSE_EN_LIGNE = re.compile(r"@|://|\w\.\w\w")
_MOT_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]{2,}")
_NOM_DE_LANGUE = frozenset({"Français", "English", "Español"})


@dataclass
class Visite:
    """What a reader who follows every link has seen."""

    pages: dict[str, Page] = field(default_factory=dict)
    refus: list[str] = field(default_factory=list)
    """Addresses that do not answer 200, and the page that leads there."""
    ancres: list[tuple[str, str]] = field(default_factory=list)
    """Places inside pages where a link leads: the address with its anchor, and who says so."""

    def of(self, langue: str) -> Iterator[tuple[str, Page]]:
        """The pages in a language, with their addresses."""
        return ((a, p) for a, p in self.pages.items() if a.startswith(f"/{langue}/"))


def kind_of(adresse: str) -> str:
    """The kind of a page: /ar/fiches/x and /ar/fiches/y are of the same kind."""
    chemin = adresse.split("?", maxsplit=1)[0].strip("/").split("/")
    return "/".join(chemin[:2]) + ("/*" if len(chemin) > 2 else "")


_FEUILLE = re.compile(r"(?:/frise|/etiquettes)?(?:/imprimer|\.(?:pdf|odt|zip|png))$")


def sheet_of(adresse: str) -> tuple[str, str] | None:
    """Kind of a sheet or of its choice, whatever its document and its options; None for a page."""
    trouve = _FEUILLE.search(adresse.split("?", maxsplit=1)[0])
    return (kind_of(adresse), trouve.group()) if trouve else None


def variant_of(adresse: str) -> tuple[str, str] | None:
    """Kind of a page with a second language, a place, or about another page; None without."""
    parametre = next((p for p in ("avec", "lieu", "page", "fiche") if f"{p}=" in adresse), None)
    return (kind_of(adresse), parametre) if parametre else None


def drawing_of(adresse: str) -> tuple[str, str] | None:
    """The page of a pictogram: two hundred of them are one template and one kind of document."""
    trouve = re.fullmatch(r"/([a-z-]+)/pictogrammes/[a-z0-9-]+", adresse)
    return (trouve.group(1), "pictogramme") if trouve else None


def ending_of(adresse: str) -> tuple[str, str] | None:
    """A result of a guided path: test_pages_parcours.py looks at each of them in French."""
    trouve = re.match(r"/([a-z-]+)/parcours/[a-z0-9-]+/(?:q|r)/", adresse)
    return (trouve.group(1), "parcours") if trouve else None


def counter_of(adresse: str) -> tuple[str, str] | None:
    """A fiche at the counter: test_guichet.py looks at each of them."""
    trouve = re.match(r"/([a-z-]+)/fiches/[a-z0-9-]+/guichet", adresse)
    return (trouve.group(1), "guichet") if trouve else None


def translated_of(adresse: str) -> tuple[str, str] | None:
    """Kind of a page in another language: French is visited whole, and has the same templates."""
    langue = adresse.split("/", 2)[1]
    return (kind_of(adresse), langue) if langue in TRADUITES_PAR_GENRE else None


@dataclass
class Tri:
    """What is worth asking for: every page, but few of what hundreds of documents share."""

    vues: Counter[tuple[str, str]] = field(default_factory=Counter)

    def keep(self, adresse: str) -> bool:
        """Whether to ask for an address that was not asked for yet."""
        if adresse.startswith("/admin/"):
            return False  # what agents open with a code or an account: test_admin_porte.py
        for genre, assez in (
            (sheet_of(adresse), FEUILLES_PAR_GENRE),
            (variant_of(adresse), 1),
            (drawing_of(adresse), DESSINS_PAR_LANGUE),
            (ending_of(adresse), ECRANS_PAR_LANGUE),
            (counter_of(adresse), GUICHETS_PAR_LANGUE),
            (translated_of(adresse), TRADUITES_PAR_GENRE.get(adresse.split("/", 2)[1], 0)),
        ):
            if genre:
                self.vues[genre] += 1
                if self.vues[genre] > assez:
                    return False
        return True


def visit(client: InspectingClient) -> Visite:
    """Every page once; of each kind, also one with a second language and one with a place."""
    visite, tri = Visite(), Tri()
    attente: list[tuple[str, str]] = [("/", "")]
    while attente:
        adresse, origine = attente.pop()
        adresse, ancre = urldefrag(adresse)
        if ancre:
            visite.ancres.append((f"{adresse}#{ancre}", origine))
        if adresse in visite.pages or not tri.keep(adresse) or adresse.endswith(FORMULAIRES):
            continue
        with client.get(adresse) as reponse:
            if reponse.status_code != 200 and not is_sheet_without_press(reponse, adresse):
                visite.refus.append(f"{reponse.status_code} {adresse} depuis {origine}")
            if reponse.status_code != 200 or reponse.mimetype != "text/html":
                continue
            page = visite.pages[adresse] = parse_page(adresse, reponse.get_data(as_text=True))
        attente += [(lien, adresse) for lien in list_links(page, adresse)]
        if "?" not in adresse and adresse != "/":
            avec = "ar" if adresse.startswith("/fr/") else "fr"
            attente += [
                (f"{adresse}?avec={avec}", adresse),
                (f"{adresse}?lieu=sous-prefecture-valbrune", adresse),
            ]
    return visite


def is_sheet_without_press(reponse: TestResponse, adresse: str) -> bool:
    """No press is at work here: the answer says so, and where to read instead."""
    return reponse.status_code in (422, 503) and sheet_of(adresse) is not None


def list_links(page: Page, adresse: str) -> list[str]:
    """Where the page leads inside the site, forms included."""
    cibles = [lien.get("href") or "" for lien in page.iterate("a", "link")]
    cibles += [form.get("action") or "" for form in page.iterate("form")]
    cibles += [image.get("src") or "" for image in page.iterate("img", "script")]
    cibles += [e.get("data-hx-get") or "" for e in page.iterate("details", "form")]
    return [urljoin(adresse, c) for c in cibles if c and not re.match(r"[a-z]+:|//", c)]


@pytest.fixture(scope="module")
def visite(reglages_depart: Reglages) -> Visite:
    moteurs, horloge = open_moteurs(reglages_depart), HorlogeFixe(MIDI)
    vitrine = Vitrine(moteurs, horloge)
    app = create_app(reglages_depart, vitrine=vitrine, horloge=horloge)
    app.test_client_class = InspectingClient
    client = app.test_client()
    assert isinstance(client, InspectingClient)
    visite = visit(client)
    vitrine.close()
    moteurs.close()
    return visite


def texts(page: Page) -> Iterator[tuple[str, etree._Element]]:
    """What is read in the page: each text and the element that holds it."""
    for element in page.one("body").iter():
        if not isinstance(element.tag, str) or element.tag in (f"{XHTML}script", f"{XHTML}style"):
            continue
        if not element.tag.startswith(XHTML) or element.tag == f"{XHTML}option":
            continue  # an option holds no element, hence no direction of its own
        for texte in (element.text, *(e.tail for e in element)):
            if texte and texte.strip():
                yield " ".join(texte.split()), element


def words(texte: str) -> list[str]:
    """The words in Latin letters, without the addresses on line."""
    blocs = (bloc for bloc in texte.split() if not _ADRESSE_EN_LIGNE.search(bloc))
    return [mot for bloc in blocs for mot in _MOT_LATIN.findall(bloc)]


def nearest(element: etree._Element | None, attribut: str) -> str:
    while element is not None:
        if element.get(attribut):
            return str(element.get(attribut))
        element = element.getparent()
    return ""


def test_no_link_leads_nowhere(visite: Visite) -> None:
    assert visite.refus == []
    assert len(visite.pages) > 250


def test_each_kind_of_page_was_seen_in_each_language(visite: Visite) -> None:
    genres = {langue: {kind_of(a)[3:] for a, _p in visite.of(langue)} for langue in LANGUES}
    assert genres["fr"] == genres["en"] == genres["ar"]
    assert {"fiches/*", "pieces/*", "structures/*", "urgence/*", "themes/*"} <= genres["ar"]


def test_a_link_inside_a_page_finds_its_place(visite: Visite) -> None:
    assert visite.ancres
    for cible, origine in visite.ancres:
        adresse, ancre = urldefrag(cible)
        page = visite.pages.get(adresse)
        ids = {e.get("id") for e in page.root.iter() if isinstance(e.tag, str)} if page else {ancre}
        assert ancre in ids, f"{origine} : {cible} ne mène nulle part"


def test_no_latin_word_stands_bare_in_an_arabic_page(visite: Visite) -> None:
    for adresse, page in visite.of("ar"):
        for texte, element in texts(page):
            if nearest(element, "dir") == "rtl":
                assert not _MOT_LATIN.search(texte), f"{adresse} : « {texte} »"


def test_what_is_left_to_right_without_a_language_is_no_french_word(visite: Visite) -> None:
    for adresse, page in visite.of("ar"):
        for texte, element in texts(page):
            if nearest(element, "lang") != "ar" or texte in _NOM_DE_LANGUE:
                continue
            if texte.startswith("<"):
                continue  # HTML to copy says itself of what languages its texts are.
            restes = [mot for mot in words(texte) if len(mot) > 2 and not mot.isupper()]
            assert restes == [], f"{adresse} : « {texte} »"


@pytest.mark.parametrize("langue", ["en", "ar"])
def test_no_sentence_of_the_interface_is_left_in_french(visite: Visite, langue: str) -> None:
    """Whatever its `lang`: the bidi filter says of any French that it is French."""
    with po_file(langue).open("rb") as flux:
        messages = {str(m.id) for m in read_po(flux) if m.id and m.id != m.string}
    phrases = {" ".join(m.split()) for m in messages if len(m.split()) > 2}
    assert len(phrases) > 100
    for adresse, page in visite.of(langue):
        if "/annexes/" in adresse or "avec=fr" in adresse or "/guichet" in adresse:
            continue  # papers for agents, in French; pages where French stands beside
        for texte, _element in texts(page):
            assert texte not in phrases, f"{adresse} : « {texte} »"


def test_no_french_sentence_passes_for_english(visite: Visite) -> None:
    for adresse, page in visite.of("en"):
        francaise = visite.pages.get(adresse.replace("/en/", "/fr/", 1))
        if francaise is None:
            continue
        francais = {t for t, e in texts(francaise) if nearest(e, "lang") == "fr"}
        for texte, element in texts(page):
            if nearest(element, "lang") == "en" and len(words(texte)) > 2:
                assert texte not in francais, f"{adresse} : « {texte} »"
