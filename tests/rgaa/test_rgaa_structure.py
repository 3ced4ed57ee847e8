"""RGAA 4.1, theme 9: structure."""

import re
from collections.abc import Iterator

from aides_rgaa import local, read_texts, refuse, sees, show
from page_checks import Page, check_headings_do_not_skip, text_of

PUCE = re.compile(r"^(?:[-–•*]|\d+[.)])\s")
CITATION = re.compile(r"[“\"][^”\"]{80,}[”\"]|«[^»]{120,}»")


def titres_incoherents(page: Page) -> Iterator[str]:
    titres = list(page.iterate("h1", "h2", "h3", "h4", "h5", "h6"))
    if sum(local(t) == "h1" for t in titres) != 1:
        yield "il faut un seul h1"
    yield from (show(titre) for titre in titres if not text_of(titre))
    try:
        check_headings_do_not_skip(page)
    except AssertionError as faute:
        yield str(faute)


def zones_incoherentes(page: Page) -> Iterator[str]:
    """One header, one main part, one footer; each navigation has a name."""
    for nom in ("header", "main", "footer"):
        nombre = len(list(page.one("body").iterfind(f"{{*}}{nom}")))
        if nombre != 1:
            yield f"{nombre} <{nom}>"
    noms = [str(nav.get("aria-label") or "") for nav in page.iterate("nav")]
    if len(set(noms)) != len(noms) or not all(noms):
        yield f"navigations sans nom propre : {noms}"
    if "footer" not in {local(p) for nav in page.iterate("nav") for p in nav.iterancestors()}:
        yield "les liens du pied ne sont pas une navigation"


def listes_incoherentes(page: Page) -> Iterator[str]:
    """Lists hold items; what looks like a list is one."""
    for liste in page.iterate("ul", "ol"):
        yield from (show(e) for e in liste if local(e) not in ("li", "template", "script"))
    for liste in page.iterate("dl"):
        yield from (show(e) for e in liste if local(e) not in ("dt", "dd", "div"))
    for element in page.iterate("li"):
        if local(element.getparent()) not in ("ul", "ol", "menu"):  # type: ignore[arg-type]
            yield show(element)
    for texte, porteur in read_texts(page):
        if PUCE.match(texte) and local(porteur) in ("p", "div", "span"):
            yield f"liste imitée : {texte[:60]}"


def citations_nues(page: Page) -> Iterator[str]:
    for texte, porteur in read_texts(page):
        parents = {local(e) for e in (porteur, *porteur.iterancestors())}
        if CITATION.search(texte) and not parents & {"q", "blockquote"}:
            yield texte[:80]


def test_9_1_titres(pages: tuple[Page, ...]) -> None:
    """RGAA 9.1: one h1, no empty heading, no level skipped."""
    refuse(pages, titres_incoherents, "<h1>a</h1><h3>b</h3>")
    sees(titres_incoherents, "<h1>a</h1><h1>b</h1>")


def test_9_2_zones(pages: tuple[Page, ...]) -> None:
    """RGAA 9.2: header, main part, navigation and footer, once each or named."""
    refuse(pages, zones_incoherentes, "<header></header><main></main>")


def test_9_3_listes(pages: tuple[Page, ...]) -> None:
    """RGAA 9.3: lists are lists."""
    refuse(pages, listes_incoherentes, "<ul><p>a</p></ul>")
    sees(listes_incoherentes, "<p>- un passeport</p>")


def test_9_4_citations(pages: tuple[Page, ...]) -> None:
    """RGAA 9.4: a long quotation is marked as one."""
    refuse(pages, citations_nues, f"<p>« {'mot ' * 40}»</p>")
