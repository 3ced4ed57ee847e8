"""RGAA 4.1, theme 10, in a real browser: zoom, small screens, spaced text, no style."""

from collections.abc import Iterator

import pytest
from pages_publiques import list_looks
from playwright.sync_api import Browser, Page

from e2e.conftest import open_details

ESPACES = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-block-end:2em!important}"
)
ZOOM = "html{font-size:225%!important}"
"""Twice the size of the text of the site, which is 112.5 % of that of the browser."""

COUPES = """() => [...document.querySelectorAll('body *')].filter(e =>
    ['hidden', 'clip'].includes(getComputedStyle(e).overflowY)
    && !e.closest('svg, .cache, option') && e.scrollHeight > e.clientHeight + 2
).map(e => e.outerHTML.slice(0, 100))"""
"""Elements that cut their text."""

DEBORDENT = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(e => {
    if (e.closest('svg, .cache, .saut, .table') || !e.checkVisibility()) return false
    const r = e.getBoundingClientRect()
    return r.width > 0 && (r.left < -1 || r.right > innerWidth + 1)
}).map(e => e.outerHTML.slice(0, 100)).slice(0, 5)"""
"""Elements that leave the screen on a side; in Arabic the page cannot scroll to them."""


@pytest.fixture(scope="module")
def ecran(browser: Browser) -> Iterator[Page]:
    """A screen where styles may be added, the same for all the pages."""
    contexte = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    yield contexte.new_page()
    contexte.close()


def check_nothing_is_lost(page: Page, largeur: int) -> None:
    assert page.evaluate("document.scrollingElement.scrollWidth") <= largeur
    assert page.evaluate(DEBORDENT) == []
    assert page.evaluate(COUPES) == []


@pytest.mark.parametrize("path", [*list_looks("fr"), *list_looks("ar")[::3]])
def test_10_11_rien_ne_deborde(ecran: Page, site: str, path: str) -> None:
    """RGAA 10.11: at 320 px, nothing is read by scrolling sideways; neither on a wide screen."""
    ecran.set_viewport_size({"width": 320, "height": 640})
    ecran.goto(site + path)
    open_details(ecran)
    check_nothing_is_lost(ecran, 320)
    ecran.set_viewport_size({"width": 1280, "height": 800})
    check_nothing_is_lost(ecran, 1280)


# As for spaced text: French is the longest.
@pytest.mark.parametrize("path", list_looks("fr"))
def test_10_4_texte_agrandi(ecran: Page, site: str, path: str) -> None:
    """RGAA 10.4: text of twice the size is whole, on a wide screen, a tablet and a phone."""
    ecran.set_viewport_size({"width": 1280, "height": 800})
    ecran.goto(site + path)
    open_details(ecran)
    ecran.add_style_tag(content=ZOOM)
    for largeur, hauteur in ((1280, 800), (768, 1024), (360, 800)):
        ecran.set_viewport_size({"width": largeur, "height": hauteur})
        check_nothing_is_lost(ecran, largeur)


# French has the longest words: what holds there holds in Arabic.
@pytest.mark.parametrize("path", list_looks("fr"))
def test_10_12_texte_espace(ecran: Page, site: str, path: str) -> None:
    """RGAA 10.12: lines, words and letters further apart, and nothing is cut."""
    ecran.set_viewport_size({"width": 360, "height": 800})
    ecran.goto(site + path)
    open_details(ecran)
    ecran.add_style_tag(content=ESPACES)
    check_nothing_is_lost(ecran, 360)


@pytest.mark.parametrize("path", list_looks("fr"))
def test_10_2_sans_style(ecran: Page, site: str, path: str) -> None:
    """RGAA 10.2 and 10.3: without styles the same words are there, in the same order."""
    ecran.goto(site + path)
    open_details(ecran)
    avec = ecran.locator("body").inner_text().split()
    ecran.evaluate("document.querySelectorAll('style, [rel=stylesheet]').forEach(e => e.remove())")
    suite = iter(ecran.locator("body").inner_text().split())
    assert avec
    assert [mot for mot in avec if mot not in suite] == []


@pytest.mark.parametrize("path", ["/fr/", "/ar/", "/fr/recherche", "/ar/modalites/"])
def test_11_4_etiquettes_accolees(ecran: Page, site: str, path: str) -> None:
    """RGAA 11.4: the label of a field touches it."""
    ecran.set_viewport_size({"width": 360, "height": 800})
    ecran.goto(site + path)
    ecarts = ecran.evaluate(
        """() => [...document.querySelectorAll('label')].map(e => {
            const l = e.getBoundingClientRect(), c = e.control.getBoundingClientRect()
            return [Math.max(0, c.left - l.right, l.left - c.right),
                    Math.max(0, c.top - l.bottom, l.top - c.bottom)]
        })"""
    )
    assert ecarts
    assert all(max(ecart) <= 16 for ecart in ecarts), ecarts
