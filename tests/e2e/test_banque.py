"""Taking pictograms away: with the keyboard, while typing, and without JavaScript."""

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from e2e.test_accessibilite import axe
from e2e.test_htmx import focused, listen, type_quickly
from kit.web.htmx import load_script

BANQUE = "/fr/pictogrammes/"

avec_htmx = pytest.mark.skipif(
    load_script() is None and not os.environ.get("CI"), reason="htmx n’a pas été téléchargé"
)


def names_in(fichier: Path) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(fichier.read_bytes())) as archive:
        return set(archive.namelist())


@avec_htmx
@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_drawings_follow_what_is_typed_and_ticks_stay(page: Page, site: str, langue: str) -> None:
    erreurs = listen(page)
    page.goto(f"{site}/{langue}/pictogrammes/?lieu=france-services-pontaubel")
    page.locator("#choix-guichet").check()
    type_quickly(page, "birth cert")
    expect(page.locator("#banque input").first).to_have_value("acte-naissance")
    expect(page.locator("[role=status]")).to_contain_text("1")
    assert focused(page) == "q"
    expect(page.locator("#choix-guichet")).to_be_checked()
    assert "lieu=france-services-pontaubel" in page.url
    assert "q=birth" in page.url
    page.locator("#choix-acte-naissance").check()
    page.locator("#q").fill("")
    expect(page.locator("#banque section").nth(2)).to_be_visible()
    assert page.locator("#banque :checked").count() == 2
    assert axe(page) == []
    assert erreurs == []


@avec_htmx
def test_ticking_a_box_asks_the_network_for_nothing(page: Page, site: str) -> None:
    page.goto(site + BANQUE, wait_until="networkidle")
    demandes: list[str] = []
    page.on("request", lambda r: demandes.append(r.url))
    page.locator("#choix-visa").check()
    page.wait_for_timeout(600)
    assert [d for d in demandes if "/pictogrammes/" in d] == []


def test_a_drawing_is_ticked_and_opened_with_the_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}{BANQUE}?q=passeport")
    page.locator("#choix-passeport").focus()
    page.keyboard.press("Space")
    expect(page.locator("#choix-passeport")).to_be_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.pathname") == "/fr/pictogrammes/passeport"
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/pictogrammes/passeport")


@pytest.fixture
def sans_script(browser: Browser) -> Iterator[Page]:
    contexte = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}, accept_downloads=True
    )
    yield contexte.new_page()
    contexte.close()


def test_without_javascript_words_ticks_and_download_work(sans_script: Page, site: str) -> None:
    page = sans_script
    page.goto(site + BANQUE)
    page.locator("#choix-visa").check()
    page.locator("#q").fill("acte naisance")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=acte**")
    assert page.locator("#banque input").first.get_attribute("value") == "acte-naissance"
    assert page.locator("#choix-visa").is_checked()
    page.locator("#choix-acte-naissance").check()
    with page.expect_download() as attente:
        page.get_by_role("button", name="Télécharger (ZIP)").click()
    assert names_in(attente.value.path()) == {"visa.svg", "acte-naissance.svg", "LISEZMOI.txt"}


def test_without_javascript_the_large_view_gives_each_format(sans_script: Page, site: str) -> None:
    page = sans_script
    page.goto(f"{site}{BANQUE}visa")
    for format_, debut in (("SVG", b"<svg"), ("PNG", b"\x89PNG"), ("PDF", b"%PDF")):
        with page.expect_download() as attente:
            page.get_by_role("button", name=f"Télécharger en {format_}").click()
        fichier = attente.value
        assert fichier.suggested_filename == f"visa.{format_.lower()}"
        assert fichier.path().read_bytes().startswith(debut)


def test_drawings_take_the_colour_of_the_text(browser: Browser, site: str) -> None:
    """In the dark and in forced colours: an image alone would stay black."""
    for mots in ({"color_scheme": "dark"}, {"forced_colors": "active", "color_scheme": "dark"}):
        contexte = browser.new_context(viewport={"width": 360, "height": 800}, **mots)
        page = contexte.new_page()
        page.goto(f"{site}{BANQUE}?q=passeport", wait_until="networkidle")
        image = page.locator("#banque img").first
        image.scroll_into_view_if_needed()
        with Image.open(io.BytesIO(image.screenshot())) as vue:
            gris = vue.convert("L").getextrema()
        assert gris[1] > 150, "l’encre est claire"
        assert gris[0] < 60, "le fond est sombre"
        contexte.close()
