"""A draft previewed by an agent: in its frame, on a telephone and on a computer, without script."""

from collections.abc import Iterator

import pytest
from aides_store import save
from playwright.sync_api import Browser, Page, expect

from e2e.bureau import log_in, open_bureau
from e2e.test_accessibilite import axe
from kit.config import Reglages
from kit.content.fiche import Fiche
from kit.store.catalogue import Catalogue

CLE = "renouveler-titre-sejour"
APERCU = f"/admin/contenus/fiche/{CLE}/apercu"
TITRE = "Un titre qui n’est pas publié"


@pytest.fixture(scope="module")
def bureau(
    reglages_depart: Reglages, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A server with a draft of one fiche."""
    fiche = catalogue.get(Fiche, CLE)
    assert fiche is not None
    brouillon = fiche.model_copy(update={"titre": TITRE})
    dossier = tmp_path_factory.mktemp("apercu")
    with open_bureau(reglages_depart, dossier, lambda moteurs: save(moteurs, brouillon)) as adresse:
        yield adresse


def open_page(browser: Browser, bureau: str, largeur: int, *, script: bool = False) -> Page:
    """Logged in, on the preview."""
    contexte = browser.new_context(
        viewport={"width": largeur, "height": 800}, java_script_enabled=script
    )
    page = contexte.new_page()
    log_in(page, bureau, APERCU)
    return page


def test_without_script_the_frame_shows_the_draft_on_a_telephone_then_on_a_computer(
    browser: Browser, bureau: str
) -> None:
    page = open_page(browser, bureau, 1280)
    cadre = page.frame_locator("iframe")
    expect(cadre.locator("h1")).to_contain_text(TITRE)
    boite = page.locator("iframe").bounding_box()
    assert boite is not None
    assert boite["width"] == 366, "360 points, et le bord"
    page.select_option("#langue", "ar")
    page.select_option("#avec", "fr")
    page.select_option("#ecran", "ordinateur")
    page.get_by_role("button", name="Montrer").click()
    expect(cadre.locator("html")).to_have_attribute("dir", "rtl")
    expect(cadre.locator("h1")).to_contain_text(TITRE)
    large = page.locator("iframe").bounding_box()
    assert large is not None
    assert large["width"] > 800
    page.context.close()


def test_a_link_opens_the_public_site_apart_and_an_anchor_stays(
    browser: Browser, bureau: str
) -> None:
    page = open_page(browser, bureau, 1280)
    cadre = page.frame_locator("iframe")
    cadre.locator('nav a[href="#etapes"]').first.click()
    assert len(page.context.pages) == 1
    assert page.frames[1].url.endswith("#etapes")
    with page.context.expect_page() as ouverte:
        cadre.locator("header a.service").click()
    expect(ouverte.value.locator("h1")).to_be_visible()
    assert ouverte.value.url == f"{bureau}/fr/"
    assert TITRE not in ouverte.value.content()
    page.context.close()


@pytest.mark.parametrize("largeur", [320, 1280])
def test_the_browser_refuses_nothing_and_nothing_sticks_out(
    browser: Browser, bureau: str, largeur: int
) -> None:
    page = open_page(browser, bureau, largeur, script=True)
    plaintes: list[str] = []
    page.on("console", lambda message: plaintes.append(message.text))
    page.reload(wait_until="networkidle")
    assert plaintes == []
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    assert axe(page) == []
    page.context.close()
