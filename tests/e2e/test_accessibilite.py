"""Accessibility, measured in a real browser (RGAA 4.1, WCAG 2.2 AA)."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from e2e.conftest import AXE

PAGES = ["/", "/fr/", "/fr/fiches/renouveler-titre-sejour", "/ar/fiches/renouveler-titre-sejour"]
"""A few pages, for the checks that take long."""

GENRES = (
    "",
    "fiches/",
    "fiches/carte-perdue-volee",
    "fiches/renouveler-titre-sejour?avec=fr",
    "themes/renouveler",
    "annonces/tarifs-mai-2026",
    "pieces/",
    "pieces/passeport",
    "faq/",
    "glossaire/",
    "modalites/",
    "structures/",
    "structures/prefecture-clairiere",
    "rendez-vous/?demarche=d10",
    "urgence",
    "urgence/oqtf",
    "urgence/danger",
    "recherche?q=carte",
    "langues",
    "aide",
    "plan-du-site",
    "accessibilite",
    "mentions-legales",
    "donnees-personnelles",
    "rien",
)
"""One page of each kind."""

TOUTES = ["/", *(f"/{langue}/{genre}" for genre in GENRES for langue in ("fr", "ar"))]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"]
TAILLE_CIBLE = 48
"""Smallest side of what is touched, in CSS pixels."""


def axe(page: Page, *, sans: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    """Violations found by axe: rule and first elements. `evaluate` works under the CSP."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options: dict[str, Any] = {
        "runOnly": {"type": "tag", "values": TAGS},
        "rules": {regle: {"enabled": False} for regle in sans},
    }
    resultat = page.evaluate("options => axe.run(document, options)", options)
    return [
        (violation["id"], [noeud["html"][:160] for noeud in violation["nodes"][:3]])
        for violation in resultat["violations"]
    ]


def open_details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", TOUTES)
def test_axe_finds_nothing(browser: Browser, site: str, path: str, scheme: Any) -> None:
    contexte = browser.new_context(
        viewport={"width": 320, "height": 640}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = contexte.new_page()
    page.goto(site + path)
    open_details(page)
    assert axe(page) == []
    contexte.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_forced_colors(browser: Browser, site: str, path: str) -> None:
    contexte = browser.new_context(forced_colors="active", viewport={"width": 360, "height": 800})
    page = contexte.new_page()
    page.goto(site + path)
    assert axe(page, sans=("color-contrast",)) == []  # the browser chooses the colours
    contexte.close()


@pytest.mark.parametrize("largeur", [320, 1280])
@pytest.mark.parametrize("path", TOUTES)
def test_nothing_overflows_sideways(browser: Browser, site: str, path: str, largeur: int) -> None:
    """WCAG 1.4.10, RGAA 10.11."""
    page = browser.new_page(viewport={"width": largeur, "height": 600})
    page.goto(site + path)
    open_details(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= largeur
    page.close()


ESPACES = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-block-end:2em!important}"
)
ZOOM = "html{font-size:225%!important}"


@pytest.mark.parametrize("css", [ESPACES, ZOOM], ids=["espacement", "zoom 200 %"])
@pytest.mark.parametrize("path", PAGES[1:])
def test_larger_or_spaced_text_is_not_cut(browser: Browser, site: str, path: str, css: str) -> None:
    """WCAG 1.4.4 and 1.4.12, RGAA 10.4 and 10.12."""
    contexte = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    page = contexte.new_page()
    page.goto(site + path)
    page.add_style_tag(content=css)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 1280
    coupes = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(e =>
            ['hidden', 'clip'].includes(getComputedStyle(e).overflowY)
            && e.tagName !== 'svg' && e.scrollHeight > e.clientHeight + 2
        ).map(e => e.outerHTML.slice(0, 100))"""
    )
    assert coupes == []
    contexte.close()


@pytest.mark.parametrize("path", PAGES)
def test_what_is_touched_is_large_enough(page: Page, site: str, path: str) -> None:
    """Targets of 48 px, links inside sentences apart (WCAG 2.5.8)."""
    page.goto(site + path)
    petites = page.evaluate(
        """min => [...document.querySelectorAll('a, button, summary, label')].filter(e => {
            if (e.closest('p, dd, .saut, .sources, .contacts')) return false
            if (e.tagName === 'A' && e.parentElement.tagName === 'LI'
                && getComputedStyle(e).display === 'inline') return false
            const r = e.getBoundingClientRect()
            return r.height > 0 && (r.height < min - 0.5 || r.width < 24)
        }).map(e => e.outerHTML.slice(0, 120) + e.getBoundingClientRect().height)""",
        TAILLE_CIBLE,
    )
    assert petites == []


@pytest.mark.parametrize("path", PAGES[1:])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    page: Page, site: str, path: str
) -> None:
    """WCAG 2.1.1, 2.4.7; RGAA 10.7, 12.8, 12.9."""
    page.goto(site + path)
    attendus = page.evaluate(
        "() => [...document.querySelectorAll('a[href], button, input, summary')]"
        ".filter(e => e.checkVisibility()).length"
    )
    vus = 0
    for _ in range(attendus + 2):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => { const e = document.activeElement; const s = getComputedStyle(e)
            return [e.tagName, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2] }"""
        )
        if focus[0] in ("BODY", "HTML"):
            break
        if focus[0] not in ("MAIN", "DIV"):
            vus += 1
        assert focus[1], f"focus invisible sur {focus[0]}"
    assert vus == attendus


def test_the_first_tab_leads_to_the_content(page: Page, site: str) -> None:
    page.goto(f"{site}/fr/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"
