"""How a criterion of the RGAA is checked: no fault on any page, and a witness that has one."""

from collections.abc import Callable, Iterable, Iterator

from lxml import etree
from page_checks import XHTML, Page, parse_page, text_of

Fautes = Callable[[Page], Iterable[str]]
"""What finds the faults of a page, each one said in a few words."""


def refuse(pages: Iterable[Page], fautes: Fautes, temoin: str) -> None:
    """No page has the fault that the witness has.

    The witness is a fragment of HTML, or a whole page if it begins with `<!DOCTYPE` or `<html`;
    it proves that the check sees what it looks for.
    """
    sees(fautes, temoin)
    trouvees = [f"{page.path} : {faute}" for page in pages for faute in fautes(page)]
    assert not trouvees, "\n".join(trouvees[:40])


def sees(fautes: Fautes, temoin: str) -> None:
    """The check finds a fault in this witness."""
    assert list(fautes(witness(temoin))), f"le témoin fautif n’est pas vu : {temoin}"


def witness(html: str) -> Page:
    """A page made of this fragment."""
    if not html.lower().startswith(("<!doctype", "<html")):
        html = f'<!DOCTYPE html><html lang="fr" dir="ltr"><title>Témoin</title><body>{html}'
    return parse_page("/temoin", html)


def inherited(element: etree._Element, attribut: str) -> str:
    """The value of an attribute that parents give to their children, as `lang` and `dir`."""
    for porteur in (element, *element.iterancestors()):
        if porteur.get(attribut):
            return str(porteur.get(attribut))
    return ""


def read_texts(page: Page) -> Iterator[tuple[str, etree._Element]]:
    """The texts of the body, each with the element that holds it."""
    for element in page.one("body").iter(f"{XHTML}*"):
        if element.tag in (f"{XHTML}style", f"{XHTML}script") or _is_source(element):
            continue
        for texte in (element.text, *(enfant.tail for enfant in element)):
            if texte and texte.strip():
                yield texte.strip(), element


def _is_source(element: etree._Element) -> bool:
    """Whether it holds HTML to copy, which says itself of what languages its texts are."""
    return element.tag == f"{XHTML}textarea" and (element.text or "").lstrip().startswith("<")


def show(element: etree._Element) -> str:
    """The beginning of an element, as in the source."""
    source = etree.tostring(element, encoding="unicode", with_tail=False)
    return source.replace(' xmlns:html="http://www.w3.org/1999/xhtml"', "").replace("html:", "")[
        :140
    ]


def local(element: etree._Element) -> str:
    """The name of an element, without its namespace."""
    return etree.QName(element).localname


def name_of(element: etree._Element) -> str:
    """What is read aloud for a link or a button."""
    return str(element.get("aria-label") or text_of(element))


def hx(element: etree._Element, nom: str) -> str:
    """An instruction of htmx, under either of its names."""
    return str(element.get(f"hx-{nom}") or element.get(f"data-hx-{nom}") or "")
