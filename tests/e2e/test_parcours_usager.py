"""What a person gets with a phone: nothing from elsewhere, an answer at once, a page on paper."""

import subprocess
from pathlib import Path

from playwright.sync_api import Page

FICHE = "/fr/fiches/renouveler-titre-sejour"


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


def printed(page: Page, dossier: Path) -> str:
    """The words of the page on paper."""
    pdf = dossier / "page.pdf"
    pdf.write_bytes(page.pdf(format="A4"))
    commande = ["pdftotext", "-layout", pdf, "-"]
    return subprocess.run(commande, capture_output=True, text=True, check=True).stdout


def test_printing_a_list_opens_its_answers(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/fr/faq/")
    reponse = page.locator("details.question p:not(:has(a))").first.text_content() or ""
    debut = " ".join(reponse.split()[:4])
    assert len(debut) > 10
    assert not page.get_by_text(debut).first.is_visible()
    assert debut in " ".join(printed(page, tmp_path).split())


def test_printing_a_fiche_opens_the_details_and_hides_the_menus(
    page: Page, site: str, tmp_path: Path
) -> None:
    page.goto(site + FICHE)
    texte = printed(page, tmp_path)
    assert "Préparez vos papiers" in texte
    assert "la page avec votre photo" in texte  # inside a closed <details>
    for menu in ("Aller au contenu", "Dans cette page"):
        assert menu not in texte
