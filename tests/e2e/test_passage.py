"""The counter: an agent and a visitor who reads Arabic, a birth certificate without translation."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_impression import open_presse
from aides_papier import to_png
from playwright.sync_api import Browser, Page, expect

from e2e.test_accessibilite import axe
from kit.config import Reglages
from kit.render.outils import missing_libraries
from kit.store.moteur import open_moteurs

REMPLIR = "/fr/passage/remplir?fiche=renouveler-titre-sejour"
SANS_PAPIER = pytest.mark.skipif(
    bool(missing_libraries()) or shutil.which("zbarimg") is None, reason="Pango ou zbar manque"
)


@pytest.fixture
def tablette(browser: Browser) -> Iterator[Page]:
    """The screen of an agent, without JavaScript."""
    contexte = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}, accept_downloads=True
    )
    yield contexte.new_page()
    contexte.close()


def fill(page: Page, site: str) -> None:
    """The three gestures, with the keyboard: the page, a tick, and Enter."""
    page.goto(f"{site}{REMPLIR}&avec=ar")
    page.locator("#corriger-acte-naissance").focus()
    page.keyboard.press("Space")
    page.locator("#motif-acte-naissance").select_option("acte-naissance~passage-papier-a-traduire")
    page.locator("#corriger-acte-naissance").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/passage?**")


@SANS_PAPIER
def test_a_slip_is_made_printed_and_opened_on_the_phone_of_an_arabic_reader(
    tablette: Page,
    page: Page,
    site: str,
    reglages_depart: Reglages,
    tmp_path: Path,
) -> None:
    fill(tablette, site)
    imprimer = tablette.locator("main a").first
    expect(imprimer).to_have_text("Imprimer (PDF)")
    moteurs = open_moteurs(reglages_depart)
    with open_presse(reglages_depart.instance, moteurs):
        pdf = fetch_pdf(tablette, f"{site}{imprimer.get_attribute('href')}")
    moteurs.close()
    image = to_png(pdf, tmp_path)[0]
    lu = subprocess.run(["zbarimg", "-q", "--raw", image], capture_output=True, check=True)
    page.goto(lu.stdout.decode().strip())
    assert page.url.startswith(f"{site}/ar/passage?")
    assert page.locator("html").get_attribute("dir") == "rtl"
    expect(page.locator("main")).to_contain_text("شهادة الميلاد")
    expect(page.locator("main")).to_contain_text("مترجم معتمد")
    expect(page.locator("main")).to_contain_text("Acte de naissance")
    assert axe(page) == []


def fetch_pdf(page: Page, adresse: str) -> bytes:
    """The file, coming back until it is ready as an agent would."""
    for _essai in range(60):
        reponse = page.request.get(adresse)
        if reponse.ok:
            assert reponse.headers["content-type"] == "application/pdf"
            return reponse.body()
        page.wait_for_timeout(500)
    raise AssertionError("la feuille n’est jamais venue")


@SANS_PAPIER
def test_its_page_prints_by_itself_with_nothing_but_the_slip(
    tablette: Page, site: str, tmp_path: Path
) -> None:
    fill(tablette, site)
    fichier = tmp_path / "page.pdf"
    tablette.pdf(path=fichier, format="A4")
    lu = subprocess.run(["pdftotext", fichier, "-"], capture_output=True, text=True, check=True)
    texte = " ".join(lu.stdout.split())
    assert "Acte de naissance" in texte
    assert "ni une décision" in texte
    assert "Modifier ce papier" not in texte
    assert "Imprimer en grand" not in texte


def test_an_empty_form_keeps_its_page_and_says_why(page: Page, site: str) -> None:
    page.goto(f"{site}{REMPLIR}")
    page.locator("form button").first.click()
    expect(page.locator("[role=alert]")).to_contain_text("Cochez au moins une chose")
    assert page.title().startswith("Erreur")
    page.locator("[role=alert] a").click()
    assert page.evaluate("document.activeElement.name") == "manque"
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Bon de passage")


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_each_choice_is_large_enough_for_a_finger(page: Page, site: str, langue: str) -> None:
    page.goto(f"{site}{REMPLIR.replace('/fr/', f'/{langue}/')}")
    for cible in page.locator(".bon-choix label:has(input), .bon-choix select").all()[:9]:
        boite = cible.bounding_box()
        assert boite is not None
        assert boite["height"] >= 47.5
        assert boite["width"] >= 48
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
