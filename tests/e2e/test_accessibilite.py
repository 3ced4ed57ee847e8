"""Accessibility as axe sees it, and targets large enough (RGAA 4.1, WCAG 2.2 AA)."""

from collections.abc import Iterator
from typing import Any

import pytest
from pages_publiques import list_looks
from playwright.sync_api import Browser, Page

from e2e.conftest import AXE, open_details

TOUTES = [*list_looks("ar"), *list_looks("fr")[::5]]
"""Every look in Arabic, where all turns around; one in five in French, from the same templates."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"]
TAILLE_CIBLE = 48
"""Smallest side of what is touched, in CSS pixels."""


FORCEES = (
    "",
    "fiches/renouveler-titre-sejour",
    "urgence/oqtf",
    "recherche?q=carte",
    "structures/prefecture-clairiere",
    "accessibilite",
)
"""Pages that hold every component between them: nothing but the colours changes there."""


def axe(
    page: Page, *, sans: tuple[str, ...] = (), regle: str | None = None
) -> list[tuple[str, list[str]]]:
    """Violations found by axe: rule and first elements. `evaluate` works under the CSP.

    `regle` tries one rule alone; `sans` leaves some out.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options: dict[str, Any] = {
        "runOnly": {"type": "rule", "values": [regle]}
        if regle
        else {"type": "tag", "values": TAGS},
        "rules": {sauf: {"enabled": False} for sauf in sans},
    }
    resultat = page.evaluate("options => axe.run(document, options)", options)
    return [
        (violation["id"], [noeud["html"][:160] for noeud in violation["nodes"][:3]])
        for violation in resultat["violations"]
    ]


@pytest.fixture(scope="module")
def petit(browser: Browser) -> Iterator[Page]:
    """A phone of 320 px, the same for all the pages."""
    contexte = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    yield contexte.new_page()
    contexte.close()


def list_petites(page: Page) -> list[str]:
    """What is touched and is too small."""
    petites: list[str] = page.evaluate(
        """min => [...document.querySelectorAll('a, button, summary, select, label')].filter(e => {
            if (e.closest('p, dd, .saut, .sources, .contacts')) return false
            if (e.tagName === 'LABEL' && e.control?.type !== 'checkbox') return false
            let bloc = e
            while (['inline', 'inline-block'].includes(getComputedStyle(bloc).display))
                bloc = bloc.parentElement
            if (bloc !== e && bloc.textContent.trim() !== e.textContent.trim()) return false
            const r = e.getBoundingClientRect()
            return r.height > 0 && (r.height < min - 0.5 || r.width < 24)
        }).map(e => e.outerHTML.slice(0, 120) + e.getBoundingClientRect().height)""",
        TAILLE_CIBLE,
    )
    return petites


@pytest.mark.parametrize("path", TOUTES)
def test_axe_finds_nothing_and_targets_are_large_enough(petit: Page, site: str, path: str) -> None:
    """Everything open, in both schemes of colours: the dark one changes nothing but them.

    Then what is touched: targets of 48 px, links inside sentences apart (WCAG 2.5.8).
    """
    petit.emulate_media(color_scheme="light")
    petit.goto(site + path)
    open_details(petit)
    assert axe(petit) == []
    assert list_petites(petit) == []
    petit.emulate_media(color_scheme="dark")
    assert axe(petit, regle="color-contrast") == []


@pytest.mark.parametrize("path", [f"/ar/{genre}" for genre in FORCEES])
def test_axe_finds_nothing_in_forced_colors(browser: Browser, site: str, path: str) -> None:
    contexte = browser.new_context(forced_colors="active", viewport={"width": 360, "height": 800})
    page = contexte.new_page()
    page.goto(site + path)
    assert axe(page, sans=("color-contrast",)) == []  # the browser chooses the colours
    contexte.close()
