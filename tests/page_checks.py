"""What every page must respect, whatever it shows; the test client applies it to each page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import html5lib
from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Page:
    """A parsed page."""

    path: str
    html: str
    root: etree._Element
    erreurs_html: tuple[str, ...]

    def iterate(self, *names: str) -> Iterator[etree._Element]:
        """Elements with one of these names, in order."""
        return self.root.iter(*(XHTML + name for name in names))

    def one(self, name: str) -> etree._Element:
        """The only element of this name."""
        found = list(self.iterate(name))
        assert len(found) == 1, f"{self.path} : {len(found)} <{name}> au lieu d’un"
        return found[0]


def parse_page(path: str, html: str) -> Page:
    """Parse as a browser does, and keep the errors that a browser hides."""
    return Page(path, html, *_parse(html))


@lru_cache(maxsize=1)
def _parse(html: str) -> tuple[etree._Element, tuple[str, ...]]:
    """The tree and its errors, kept for the test that reads a page the client just inspected."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"))
    tree = parser.parse(html)
    return tree.getroot(), tuple(f"{place}: {code}" for place, code, _ in parser.errors)


def text_of(element: etree._Element) -> str:
    """All the text inside, spaces folded."""
    return re.sub(r"[ \t\r\n]+", " ", "".join(element.itertext())).strip()


def check_valid_html(page: Page) -> None:
    assert page.erreurs_html == (), page.erreurs_html


def check_one_h1_said_in_the_title(page: Page) -> None:
    h1, title = page.one("h1"), text_of(page.one("title"))
    first = next((texte.strip() for texte in h1.itertext() if texte.strip()), "")
    assert first, f"{page.path} : h1 vide"
    assert first in title, (first, title)


def check_language_and_direction(page: Page) -> None:
    html = page.one("html")
    tag = html.get("lang") or ""
    assert re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]+)*", tag), tag
    rtl = tag.split("-")[0] in {"ar", "fa", "ps", "ur"}
    assert html.get("dir") == ("rtl" if rtl else "ltr")


def check_parts_in_another_language_say_their_direction(page: Page) -> None:
    for element in page.root.iter():
        if isinstance(element.tag, str) and element.get("lang") and element.tag != f"{XHTML}html":
            assert element.get("dir") in ("ltr", "rtl"), etree.tostring(element)[:200]


def check_unique_ids_and_targets(page: Page) -> None:
    ids = [e.get("id") for e in page.root.iter() if isinstance(e.tag, str) and e.get("id")]
    doubles = {i for i in ids if ids.count(i) > 1}
    assert not doubles, f"{page.path} : ids répétés {doubles}"
    for lien in page.iterate("a"):
        href = lien.get("href") or ""
        if href.startswith("#"):
            assert href[1:] in ids, f"{page.path} : {href} ne mène nulle part"
    for element in page.root.iter():
        for attribut in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            for cible in (
                (element.get(attribut) or "").split() if isinstance(element.tag, str) else ()
            ):
                assert cible in ids, f"{page.path} : {attribut}={cible}"


def check_controls_have_labels(page: Page) -> None:
    etiquettes = {label.get("for") for label in page.iterate("label")}
    for champ in page.iterate("input", "select", "textarea"):
        if champ.get("type") in ("hidden", "submit"):
            continue
        assert champ.get("id") in etiquettes or champ.get("aria-label"), etree.tostring(champ)


def check_links_and_buttons_have_words(page: Page) -> None:
    for element in page.iterate("a", "button", "summary"):
        assert text_of(element) or element.get("aria-label"), etree.tostring(element)[:200]


def check_headings_do_not_skip(page: Page) -> None:
    niveaux = [int(h.tag[-1]) for h in page.iterate("h1", "h2", "h3", "h4", "h5", "h6")]
    assert niveaux[0] == 1, niveaux
    assert all(b - a <= 1 for a, b in pairwise(niveaux)), niveaux


def check_landmarks(page: Page) -> None:
    main = page.one("main")
    assert main.get("id") == "contenu"


def check_no_inline_code(page: Page) -> None:
    for element in page.root.iter():
        if not isinstance(element.tag, str):
            continue
        assert not any(nom.lower().startswith("on") for nom in element.attrib), element.attrib
        assert "style" not in element.attrib, etree.tostring(element)[:200]
        donnees = element.get("type") == "application/ld+json"
        assert not (element.tag == f"{XHTML}script" and not element.get("src") and not donnees)
    assert len(list(page.iterate("style"))) == 1


def check_pictures_are_hidden_or_named(page: Page) -> None:
    for image in page.iterate("img"):
        assert image.get("alt") is not None
    for svg in page.root.iter(f"{SVG}svg"):
        nomme = svg.get("role") == "img" and svg.get("aria-label")
        assert svg.get("aria-hidden") == "true" or nomme


_MAUVAISES = (
    (re.compile(r"\w'\w"), "apostrophe droite"),
    (re.compile(r"[ ](?=[;?!»%€])"), "espace ordinaire avant un signe"),
    (re.compile(r"«[ ]"), "espace ordinaire après «"),
    (re.compile(r"[ ]:"), "espace ordinaire avant deux-points"),
    (re.compile(r"\.\.\."), "trois points"),
    (re.compile(r"\d [€%]"), "espace ordinaire avant l’unité"),
)


def check_french_typography(page: Page) -> None:
    for texte in french_texts(page):
        for motif, faute in _MAUVAISES:
            assert not motif.search(texte), f"{page.path} : {faute} dans « {texte} »"


def french_texts(page: Page) -> Iterator[str]:
    """Text nodes in French, one block at a time (spaces between elements are folded)."""
    for element in page.root.iter():
        if not isinstance(element.tag, str) or element.tag in (f"{XHTML}style", f"{XHTML}script"):
            continue
        if element.get("data-sms") is not None:
            continue  # An SMS has neither curly apostrophes nor thin spaces: they cost half of it.
        for texte, porteur in ((element.text, element), *((e.tail, element) for e in element)):
            if texte and texte.strip() and _language(porteur).startswith("fr"):
                yield re.sub(r"[ \t\r\n]+", " ", texte).strip()


def _language(element: etree._Element | None) -> str:
    while element is not None:
        if element.get("lang"):
            return str(element.get("lang"))
        element = element.getparent()
    return ""


CHECKS: tuple[Callable[[Page], None], ...] = (
    check_valid_html,
    check_one_h1_said_in_the_title,
    check_language_and_direction,
    check_parts_in_another_language_say_their_direction,
    check_unique_ids_and_targets,
    check_controls_have_labels,
    check_links_and_buttons_have_words,
    check_headings_do_not_skip,
    check_landmarks,
    check_no_inline_code,
    check_pictures_are_hidden_or_named,
    check_french_typography,
)
