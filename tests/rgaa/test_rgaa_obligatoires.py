"""RGAA 4.1, theme 8: mandatory elements. The validity of the code: test_rgaa_html_valide.py."""

import re
from collections import defaultdict
from collections.abc import Iterator

from aides_rgaa import inherited, read_texts, refuse, sees, show, witness
from page_checks import XHTML, Page, text_of

from kit.content.structure import Structure
from kit.langues.registre import REGISTRE
from kit.store.catalogue import Catalogue

TELEPHONE = re.compile(r"(?:\+33|\b0)[\s\u00a0\u202f]?\d(?:[\s\u00a0\u202f]?\d){7,9}")


def sans_doctype(page: Page) -> Iterator[str]:
    if not page.html.startswith("<!DOCTYPE html>"):
        yield page.html[:40]


def langue_de_page_fausse(page: Page) -> Iterator[str]:
    """The language of the page is that of its address."""
    attendue = page.path.split("/")[1]
    lue = page.one("html").get("lang")
    if lue not in REGISTRE or (attendue in REGISTRE and lue != attendue):
        yield f"lang={lue}"


def titres_sans_le_h1(page: Page) -> Iterator[str]:
    """The title begins with the words of the h1 and ends with the name of the site."""
    titre, h1 = text_of(page.one("title")), page.one("h1")
    mots = next((str(t).strip() for t in h1.itertext() if t.strip()), "")
    # A form that is asked again says first that there is an error (WCAG technique G139).
    titre = re.sub(r"^(Erreur|Error|خطأ)\s?: ", "", titre)
    if not mots or not titre.startswith(mots) or not (titre == mots or " – " in titre):
        yield f"{titre} / {mots}"


def codes_de_langue_faux(page: Page) -> Iterator[str]:
    for element in page.root.iter("{*}*"):
        for attribut in ("lang", "hreflang"):
            code = element.get(attribut)
            if code is not None and code not in {*REGISTRE, "x-default"}:
                yield show(element)


def balises_de_presentation(page: Page) -> Iterator[str]:
    """No empty paragraph, no heading or list used for its look, no double line break."""
    for element in page.iterate("p", "h1", "h2", "h3", "h4", "li", "ul", "ol", "blockquote"):
        if not text_of(element) and element.get("role") != "status":
            yield show(element)
    for saut in page.iterate("br"):
        suivant = saut.getnext()
        if not (saut.tail or "").strip() and suivant is not None and suivant.tag == saut.tag:
            yield show(saut)


def sens_de_lecture_faux(page: Page) -> Iterator[str]:
    """The direction is that of the language; telephone numbers go from left to right."""
    for element in page.root.iter("{*}*"):
        tag = element.get("lang")
        if tag in REGISTRE and element.get("dir") != REGISTRE[tag].direction:
            yield show(element)
    for texte, porteur in read_texts(page):
        if TELEPHONE.search(texte) and inherited(porteur, "dir") != "ltr":
            yield texte


def test_8_1_doctype(pages: tuple[Page, ...]) -> None:
    """RGAA 8.1: the document says that it is HTML."""
    refuse(pages, sans_doctype, "<html lang=fr><title>a</title>")


def test_8_3_langue_de_la_page(pages: tuple[Page, ...]) -> None:
    """RGAA 8.3 and 8.4: the page says its language, which is that of its address."""
    refuse(pages, langue_de_page_fausse, "<!DOCTYPE html><html lang=xx><title>a</title>")
    assert {page.one("html").get("lang") for page in pages} == {"fr", "en", "ar"}


def test_8_6_titre_de_page_pertinent(pages: tuple[Page, ...]) -> None:
    """RGAA 8.5 and 8.6: each page has its own title, which says what the page says."""
    refuse(
        pages,
        titres_sans_le_h1,
        "<!DOCTYPE html><html lang=fr><title>Bonjour</title><h1>Les prix</h1>",
    )
    titres: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for page in pages:
        cle = (page.one("html").get("lang"), text_of(page.one("title")))
        titres[cle].add(page.path.split("?")[0])
    assert [chemins for chemins in titres.values() if len(chemins) > 1] == []


def test_8_7_changements_de_langue(pages: tuple[Page, ...], catalogue: Catalogue) -> None:
    """RGAA 8.7: the French names that a foreign page keeps are said to be French."""
    noms = [catalogue.site.nom, *(s.nom for s in catalogue.all(Structure)), "Français"]

    def noms_sans_langue(page: Page) -> Iterator[str]:
        for texte, porteur in read_texts(page):
            if any(nom in texte for nom in noms) and inherited(porteur, "lang") != "fr":
                yield texte

    temoin = f"<!DOCTYPE html><html lang=ar dir=rtl><title>a</title><p>{noms[0]}</p>"
    refuse(pages, noms_sans_langue, temoin)
    vus = {inherited(e, "lang") for p in pages for t, e in read_texts(p) if noms[0] in t}
    assert vus == {"fr"}


def test_8_8_codes_de_langue(pages: tuple[Page, ...]) -> None:
    """RGAA 8.8: the codes of languages are those of the registry."""
    refuse(pages, codes_de_langue_faux, '<p lang="arabe">سلام</p>')


def test_8_9_pas_de_balise_de_presentation(pages: tuple[Page, ...]) -> None:
    """RGAA 8.9: an element is used for what it means."""
    refuse(pages, balises_de_presentation, "<p></p>")
    sees(balises_de_presentation, "<p>a<br><br>b</p>")


def test_8_10_sens_de_lecture(pages: tuple[Page, ...]) -> None:
    """RGAA 8.10: a change of direction is said where it happens."""
    refuse(pages, sens_de_lecture_faux, '<p lang="ar">سلام</p>')
    arabe = "<!DOCTYPE html><html lang=ar dir=rtl><title>a</title><p>{}</p>"
    sees(sens_de_lecture_faux, arabe.format("0 806 001 620"))
    cite = witness(arabe.format('<span dir="ltr">0 806 001 620</span>'))
    assert list(sens_de_lecture_faux(cite)) == []
    assert any(e.get("dir") == "ltr" for p in pages for e in p.iterate("span") if p.root.get("dir"))
    assert all(p.root.tag == f"{XHTML}html" for p in pages)
