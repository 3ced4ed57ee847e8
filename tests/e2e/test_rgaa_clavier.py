"""RGAA 4.1, themes 7, 10 and 12, with the keyboard only."""

from collections.abc import Iterator

import pytest
from pages_publiques import list_looks, path_of
from playwright.sync_api import Browser, Page

SUIVI = """() => {
  // A group of radio buttons is one stop: the one that is chosen, else the first.
  const arret = e => {
    const groupe = [...e.form.elements[e.name]]
    return (groupe.find(r => r.checked) ?? groupe[0]) === e
  }
  const tous = [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  )].filter(e => e.checkVisibility() && (e.type !== 'radio' || arret(e)))
  window.suivi = []
  window.derniers = tous
  document.addEventListener('focusin', ({target: e}) => {
    const s = getComputedStyle(e)
    window.suivi.push([
      tous.indexOf(e),
      s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
        && !/, 0\\)$|transparent/.test(s.outlineColor),
      e.outerHTML.slice(0, 100),
    ])
  })
  return tous.length
}"""
"""Follows the focus: rank of each stop among what can be used, and whether it is shown."""

PLUSIEURS_ECRITURES = [
    *list_looks("fr"),
    *(
        path_of(genre, "ar")
        for genre in ("", "fiches/carte-perdue-volee", "urgence/numeros-utiles", "modalites/")
    ),
]


@pytest.fixture(scope="module")
def clavier(browser: Browser) -> Iterator[Page]:
    """A phone with a keyboard, the same for all the pages."""
    contexte = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    yield contexte.new_page()
    contexte.close()


@pytest.mark.parametrize("path", PLUSIEURS_ECRITURES)
def test_12_8_chaque_element_une_fois_dans_l_ordre(clavier: Page, site: str, path: str) -> None:
    """RGAA 7.3, 10.7, 12.8, 12.9: each control once, in order, visibly, and out again."""
    clavier.goto(site + path)
    attendus = clavier.evaluate(SUIVI)
    # A date has a stop for its day, its month, its year and its calendar.
    dates = clavier.locator("input[type=date]").count()
    for _ in range(attendus + 3 * dates):
        clavier.keyboard.press("Tab")
    arrets = clavier.evaluate("window.suivi")
    assert [rang for rang, _, _ in arrets] == list(range(attendus)), arrets
    assert [html for _, visible, html in arrets if not visible] == []
    clavier.keyboard.press("Shift+Tab")
    assert clavier.evaluate("window.suivi.at(-1)[0]") == attendus - 2
    clavier.keyboard.press("Tab")
    clavier.keyboard.press("Tab")  # to the browser, or round again: no trap
    assert clavier.evaluate("document.activeElement !== window.derniers.at(-1)")


CONTROLES = [
    ("/fr/", ".saut"),
    ("/fr/", "a.service"),
    ("/fr/", ".langues summary"),
    ("/fr/", "a.annonce"),
    ("/fr/", "input[type=search]"),
    ("/fr/", "button"),
    ("/fr/", "a.tuile"),
    ("/fr/", "a.raccourci"),
    ("/fr/", ".pied a"),
    ("/fr/fiches/renouveler-titre-sejour", "a.bouton"),
    ("/fr/fiches/renouveler-titre-sejour", ".sommaire a"),
    ("/fr/fiches/renouveler-titre-sejour", ".papiers input"),
    ("/fr/fiches/renouveler-titre-sejour", ".papiers summary"),
    ("/fr/modalites/", "select"),
    ("/fr/faq/", ".question summary"),
    ("/fr/urgence", ".urgences a"),
    ("/fr/urgence/numeros-utiles", ".appels a"),
    ("/fr/urgence/numeros-utiles", ".quitter a"),
    ("/ar/langues", ".choix a"),
]
"""One control of each look."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_10_7_le_focus_se_voit(browser: Browser, site: str, scheme: str) -> None:
    """RGAA 10.7: each kind of control looks different once it has the focus."""
    contexte = browser.new_context(
        viewport={"width": 360, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = contexte.new_page()
    pareils = []
    for path, selecteur in CONTROLES:
        if not page.url.endswith(path):
            page.goto(site + path)
        page.keyboard.press("Tab")  # the browser now shows the focus
        controle = page.locator(selecteur).first
        controle.focus()
        avec = look_around(page, selecteur)
        controle.blur()
        if look_around(page, selecteur) == avec:
            pareils.append((path, selecteur))
    assert pareils == []
    contexte.close()


def look_around(page: Page, selecteur: str) -> bytes:
    """The pixels of a control and of what surrounds it."""
    page.locator(selecteur).first.evaluate("e => e.scrollIntoView({block: 'center'})")
    boite = page.locator(selecteur).first.evaluate(
        "e => { const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height] }"
    )
    x, y, largeur, hauteur = boite
    x, y = max(0, x - 8), max(0, y - 8)
    zone = {"x": x, "y": y, "width": min(largeur + 16, 360 - x), "height": hauteur + 16}
    return page.screenshot(clip=zone)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/fr/", "/ar/fiches/carte-perdue-volee", "/en/rien"])
def test_12_7_le_premier_arret_mene_au_contenu(clavier: Page, site: str, path: str) -> None:
    """RGAA 12.7: the skip link is first, is seen, and moves the focus to the content."""
    clavier.goto(site + path)
    clavier.keyboard.press("Tab")
    assert clavier.evaluate("document.activeElement.getAttribute('href')") == "#contenu"
    assert clavier.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    clavier.keyboard.press("Enter")
    assert clavier.evaluate("document.activeElement.id") == "contenu"


def test_10_7_la_barre_fixe_ne_cache_pas_le_focus(clavier: Page, site: str) -> None:
    """WCAG 2.4.11: “leave this page” stays at the top and covers nothing that has the focus."""
    clavier.goto(f"{site}/fr/urgence/numeros-utiles")
    caches = []
    for _ in range(clavier.evaluate(SUIVI)):
        clavier.keyboard.press("Tab")
        caches += clavier.evaluate(
            """() => { const e = document.activeElement
              const bas = document.querySelector('.quitter').getBoundingClientRect().bottom
              return e.closest('.quitter') || e.getBoundingClientRect().bottom > bas + 1
                ? [] : [e.outerHTML.slice(0, 80)] }"""
        )
    assert caches == []
