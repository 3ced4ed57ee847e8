"""The counter with a keyboard, in a real browser: from a fiche to the line one speaks of."""

from playwright.sync_api import Browser, Page

TABLETTE = {"width": 768, "height": 1024}
FICHE = "/fr/fiches/renouveler-titre-sejour"


def reach(page: Page, selecteur: str) -> None:
    """Press Tab until this element has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selecteur):
            return
    raise AssertionError(selecteur)


def test_line_12_is_reached_from_the_fiche_with_the_keyboard(browser: Browser, site: str) -> None:
    """Three gestures: the link, the language, the number."""
    contexte = browser.new_context(
        viewport=TABLETTE,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = contexte.new_page()
    page.goto(site + FICHE)
    reach(page, 'a[href$="/guichet"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/guichet")
    reach(page, 'main a[lang="ar"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/guichet?avec=ar")
    reach(page, "#ligne")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guichet?avec=ar#l-12")
    ligne, barre = page.locator("#l-12").bounding_box(), page.locator(".barre").bounding_box()
    assert ligne is not None
    assert barre is not None
    assert barre["y"] == 0
    assert barre["y"] + barre["height"] <= ligne["y"] < TABLETTE["height"] / 2
    fond = "e => getComputedStyle(e).backgroundColor"
    assert page.locator("#l-12").evaluate(fond) != page.locator("#l-13").evaluate(fond)
    taille = page.locator("#l-12 .paire p").first.evaluate(
        "e => parseFloat(getComputedStyle(e).fontSize)"
    )
    assert taille >= 24
    page.keyboard.press("Tab")  # what follows the line, not the top of the page
    assert page.evaluate("document.activeElement.closest('#l-12') !== null")
    contexte.close()


def test_languages_stand_side_by_side_on_a_tablet_and_one_under_the_other_on_a_phone(
    browser: Browser, site: str
) -> None:
    for largeur, cote_a_cote in ((768, True), (360, False)):
        contexte = browser.new_context(viewport={"width": largeur, "height": 800})
        page = contexte.new_page()
        for path, gauche in (("/fr{}?avec=ar", "fr"), ("/ar{}", "fr"), ("/en{}", "en")):
            page.goto(site + path.format("/fiches/renouveler-titre-sejour/guichet"))
            boites = (
                page.locator("#l-1 .paire")
                .last.locator("p")
                .evaluate_all(
                    """l => l.map(e => { const r = e.getBoundingClientRect()
                  return [e.lang, r.x, r.y] })"""
                )
            )
            assert (boites[0][2] == boites[1][2]) == cote_a_cote
            if cote_a_cote:
                assert min(boites, key=lambda b: b[1])[0] == gauche
        contexte.close()


def test_a_card_is_as_high_as_the_screen(browser: Browser, site: str) -> None:
    contexte = browser.new_context(
        viewport=TABLETTE,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = contexte.new_page()
    page.goto(f"{site}/fr/guichet/montrez?avec=ar")
    carte = page.locator('main a[href*="carte=ecrivez-le"]')
    assert (carte.bounding_box() or {"height": 0})["height"] >= 96
    carte.press("Enter")
    page.wait_for_url("**#carte")
    boite = page.locator("#carte").bounding_box()
    assert boite is not None
    assert abs(boite["y"]) <= 1
    assert boite["height"] >= TABLETTE["height"]
    contexte.close()
