"""Writing as an agent does: advice while typing, search, a pasted text; and without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.bureau import log_in, open_bureau
from e2e.test_accessibilite import axe
from kit.config import Reglages
from kit.web.htmx import load_script

FICHE = "/admin/contenus/fiche/changer-adresse"
LONGUE = "Vous " + "devez attendre " * 15 + "ici."
COPIE = """(champ) => {
  const donnees = new DataTransfer();
  donnees.setData("text/html", "<ul><li>un <b>timbre</b></li></ul><img src=x>");
  champ.dispatchEvent(new ClipboardEvent("paste", {clipboardData: donnees, bubbles: true}));
  champ.value = "un timbre";
}"""


@pytest.fixture(scope="module")
def bureau(reglages_depart: Reglages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own."""
    with open_bureau(reglages_depart, tmp_path_factory.mktemp("ecrire")) as adresse:
        yield adresse


def open_etape(browser: Browser, site: str, *, script: bool) -> Page:
    """The form of the first step, at 360 px, by an agent who has just logged in."""
    contexte = browser.new_context(
        java_script_enabled=script, viewport={"width": 360, "height": 800}
    )
    page = contexte.new_page()
    log_in(page, site, FICHE)
    page.locator("#etapes a", has_text="Modifier").first.click()
    return page


def test_without_javascript_each_help_gives_the_form_back(browser: Browser, bureau: str) -> None:
    page = open_etape(browser, bureau, script=False)
    page.fill("textarea[name='blocs.0.texte']", LONGUE)
    page.get_by_role("button", name="Voir les conseils").click()
    expect(page.locator("#conseils")).to_contain_text("Coupez la phrase en deux")
    assert page.input_value("textarea[name='blocs.0.texte']") == LONGUE
    page.fill("input[name='_cherche.pictogramme']", "passeport")
    page.locator("fieldset[id='pictogramme']").get_by_role("button").click()
    page.get_by_label("Passeport", exact=True).check()
    page.locator("summary", has_text="Coller un texte").click()
    page.fill("textarea[name='_colle.blocs']", "Apportez :\n- un timbre")
    page.get_by_role("button", name="Voir ce que cela donne").click()
    page.get_by_role("button", name="Ajouter ces 2 blocs").click()
    page.get_by_role("button", name="Enregistrer le brouillon").last.click()
    page.wait_for_url(f"{bureau}{FICHE}#etapes")
    premiere = page.locator("#etapes .lu").first
    expect(premiere).to_contain_text("devez attendre")
    expect(premiere.locator("li")).to_have_text("un timbre")
    contexte = page.context
    contexte.close()


@pytest.mark.skipif(load_script() is None, reason="htmx absent")
def test_with_javascript_advice_and_search_follow_what_is_typed(
    browser: Browser, bureau: str
) -> None:
    page = open_etape(browser, bureau, script=True)
    fautes: list[str] = []
    page.on("pageerror", lambda faute: fautes.append(str(faute)))
    adresse = page.url
    champ = page.locator("textarea[name='blocs.0.texte']")
    champ.fill("")
    champ.press_sequentially(LONGUE[:-1])
    expect(page.locator("#conseils")).to_contain_text("Coupez la phrase en deux")
    mots = page.locator("input[name='_cherche.pictogramme']")
    mots.press_sequentially("passe")
    expect(page.get_by_label("Mot de passe", exact=True)).to_be_visible()
    expect(mots).to_be_focused()
    assert champ.input_value() == LONGUE[:-1]
    assert page.url == adresse
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator("summary", has_text="Coller un texte").click()
    page.locator("textarea[name='_colle.blocs']").evaluate(COPIE)
    page.get_by_role("button", name="Voir ce que cela donne").click()
    expect(page.locator("details", has_text="Coller un texte")).to_contain_text("1 image retirée")
    assert axe(page) == []
    assert fautes == []
    page.context.close()
