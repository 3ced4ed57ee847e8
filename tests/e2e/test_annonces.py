"""An emergency notice, from the door of the back office to the screen and the paper, as by hand.

Gestures with the starter pack, for somebody who is logged in: the menu, « Nouvelle annonce »,
five boxes, two days, « Publier maintenant »: 10. Then one for each sheet. Logging in takes 3.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.bureau import log_in, open_bureau
from e2e.test_accessibilite import axe
from kit.config import Reglages
from kit.langues.langue import load_langue

PHRASES = (
    "La préfecture est fermée.",
    "L’accueil rouvre ce jour-là\u00a0:",
    "Vous avez un rendez-vous.",
    "Vous recevrez un nouveau rendez-vous.",
    "Gardez votre convocation.",
)
DEMAIN = datetime.now(UTC).date() + timedelta(days=1)
DIT = {
    "fr": ("La préfecture est fermée", "Gardez votre convocation."),
    "en": ("The prefecture is closed", "Keep your appointment letter."),
    "ar": ("المحافظة (préfecture) مغلقة", "احتفظ بالاستدعاء (convocation)."),
}


@pytest.fixture(scope="module")
def bureau(reglages_depart: Reglages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own, whose press runs."""
    dossier = tmp_path_factory.mktemp("annonces")
    with open_bureau(reglages_depart, dossier, travaux=True) as adresse:
        yield adresse


def open_page(browser: Browser, largeur: int, *, script: bool) -> Page:
    """A browser of its own."""
    contexte = browser.new_context(
        java_script_enabled=script, viewport={"width": largeur, "height": 800}
    )
    return contexte.new_page()


def fill(page: Page) -> None:
    """Tick the phrases and give the day, as an agent does."""
    page.get_by_role("link", name="Annonces", exact=True).click()
    page.get_by_role("link", name="Nouvelle annonce").click()
    for phrase in PHRASES:
        page.get_by_label(phrase, exact=True).check()
    page.get_by_label("Le jour pour L’accueil rouvre").fill(DEMAIN.isoformat())


@pytest.mark.parametrize(("script", "largeur"), [(True, 1280), (False, 360)])
def test_from_the_door_to_the_banner_and_the_arabic_sheet(
    browser: Browser, bureau: str, *, script: bool, largeur: int
) -> None:
    page = open_page(browser, largeur, script=script)
    log_in(page, bureau, "/admin/")
    fill(page)
    # Two notices that say the same at the same dates would be one.
    page.get_by_label("Jusqu’au").fill((DEMAIN + timedelta(days=int(script))).isoformat())
    page.get_by_role("button", name="Publier maintenant").click()
    expect(page.get_by_role("status")).to_contain_text("C’est en ligne")
    expect(page.get_by_text("Entière en : français, anglais, arabe.")).to_be_visible()
    annonce = page.url.rpartition("/")[2]
    feuille = page.get_by_role("link", name="Affiche A4 (arabe)").get_attribute("href")
    multilingue = page.get_by_role("link", name="Les langues ensemble").get_attribute("href")
    wait_for(page, f"{bureau}/fr/", annonce)
    for tag, (titre, consigne) in DIT.items():
        page.goto(f"{bureau}/{tag}/")
        expect(page.locator(f"a[href='/{tag}/annonces/{annonce}']")).to_contain_text(titre)
        page.goto(f"{bureau}/{tag}/annonces/{annonce}")
        expect(page.locator("main")).to_contain_text(consigne)
        expect(page.locator("main")).to_contain_text(load_langue(tag).format_date(DEMAIN))
    for adresse in (feuille, multilingue):
        assert fetch_pdf(page, f"{bureau}{adresse}").startswith(b"%PDF-")
    page.goto(f"{bureau}/admin/annonces/{annonce}")
    page.get_by_role("button", name="Finir maintenant").click()
    expect(page.get_by_role("button", name="Remettre")).to_be_visible()
    expect(page.get_by_text("Les usagers ne la voient pas")).to_be_visible()
    page.context.close()


def wait_for(page: Page, adresse: str, annonce: str) -> None:
    """Until the site, which is made again after each publication, shows the notice."""
    for _essai in range(50):
        if f"/annonces/{annonce}" in page.request.get(adresse).text():
            return
        page.wait_for_timeout(200)
    pytest.fail("l’annonce ne paraît jamais")


def fetch_pdf(page: Page, adresse: str) -> bytes:
    """The sheet; the press is asked again while it is busy."""
    for _essai in range(60):
        reponse = page.request.get(adresse)
        if reponse.status == 200:
            return reponse.body()
        assert reponse.status == 503, reponse.status
        page.wait_for_timeout(1_000)
    pytest.fail("la feuille n’est jamais prête")


@pytest.mark.parametrize("largeur", [320, 1280])
def test_the_page_and_its_banner_hold_on_each_screen(
    browser: Browser, bureau: str, largeur: int
) -> None:
    page = open_page(browser, largeur, script=True)
    plaintes: list[str] = []
    page.on("console", lambda message: plaintes.append(message.text))
    log_in(page, bureau, "/admin/annonces/")
    assert axe(page) == []
    fill(page)
    page.get_by_label("Avec vos mots : que faire").fill("Passez par la cour.")
    page.get_by_role("textbox", name="Titre").press("Enter")
    expect(page.get_by_text("Passez par la cour.").first).to_be_visible()
    expect(page.get_by_role("heading", name="La bannière, comme elle sera")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    page.get_by_role("button", name="Enregistrer le brouillon").first.click()
    expect(page.get_by_role("status")).to_contain_text("Le brouillon est enregistré")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    assert plaintes == []
    page.context.close()
