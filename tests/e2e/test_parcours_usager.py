"""What a person does with a phone: without script, on paper, on a slow look."""

import subprocess
from pathlib import Path

from playwright.sync_api import Browser, Page

FICHE = "/fr/fiches/renouveler-titre-sejour"


def test_everything_works_without_javascript(browser: Browser, site: str) -> None:
    contexte = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    page = contexte.new_page()
    page.goto(site)
    page.get_by_role("main").get_by_role("link", name="Français", exact=True).click()
    page.get_by_role("link", name="Ma carte finit").click()
    page.get_by_role("link", name="Renouveler mon titre de séjour").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Renouveler mon titre de séjour"
    page.get_by_role("link", name="Les papiers").click()
    page.get_by_label("Passeport").first.check()
    assert page.get_by_label("Passeport").first.is_checked()
    page.get_by_text("C’est quoi").first.click()
    contexte.close()


def test_no_request_leaves_the_site_and_nothing_is_stored(page: Page, site: str) -> None:
    demandes: list[str] = []
    erreurs: list[str] = []
    page.on("request", lambda requete: demandes.append(requete.url))
    page.on("console", lambda message: erreurs.append(message.text))
    page.goto(site + FICHE)
    assert demandes
    assert all(url.startswith((site, "data:")) for url in demandes)
    assert page.context.cookies() == []
    assert [e for e in erreurs if "favicon" not in e] == []


def test_the_first_screen_of_a_fiche_holds_the_answers_and_the_button(
    page: Page, site: str
) -> None:
    page.goto(site + FICHE)
    bas = page.locator("dl.essentiels").evaluate("e => e.getBoundingClientRect().bottom")
    assert bas <= 800


def test_printing_the_page_opens_the_details_and_hides_the_menus(
    page: Page, site: str, tmp_path: Path
) -> None:
    page.goto(site + FICHE)
    pdf = tmp_path / "fiche.pdf"
    pdf.write_bytes(page.pdf(format="A4"))
    texte = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Préparez vos papiers" in texte
    assert "la page avec votre photo" in texte  # inside a closed <details>
    assert "Aller au contenu" not in texte
    assert "Dans cette page" not in texte
