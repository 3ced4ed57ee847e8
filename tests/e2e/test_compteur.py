"""The counter of visits as an agent uses it: with a keyboard, without JavaScript, or with htmx."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from aides_compteur import LIEU, RACINE
from playwright.sync_api import Browser, Page, expect

from e2e.conftest import RACINE as KIT
from e2e.conftest import free_port, wait_until_served
from e2e.test_accessibilite import axe
from kit.config import Reglages, load_reglages
from kit.horloge import HorlogeSysteme, local_day
from kit.store.codes_compteur import create_code
from kit.store.moteur import open_moteurs
from kit.web.htmx import load_script


@pytest.fixture(scope="module")
def guichet(
    reglages_depart: Reglages, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """A server whose journal is its own, and the code of its counter."""
    instance: Path = tmp_path_factory.mktemp("compteur") / "instance"
    shutil.copytree(reglages_depart.instance, instance)
    moteurs = open_moteurs(load_reglages({}, instance))
    code = create_code(moteurs, LIEU, local_day(HorlogeSysteme().now(), "Europe/Paris"))
    moteurs.close()
    port = free_port()
    environ = {**os.environ, "KIT_INSTANCE": str(instance)}
    commande = [sys.executable, "-m", "kit", "demarrer", "--port", str(port), "--sans-travaux"]
    serveur = subprocess.Popen(commande, env=environ, cwd=KIT)
    try:
        wait_until_served(f"http://127.0.0.1:{port}/fr/", serveur)
        yield f"http://127.0.0.1:{port}", code
    finally:
        serveur.terminate()
        serveur.wait(timeout=20)


def press(page: Page, nom: str) -> None:
    """Bring the keyboard to a button as Tab would, and press it."""
    page.get_by_role("button", name=nom, exact=True).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def total(page: Page) -> str:
    return page.locator("#total").inner_text().partition("\u00a0: ")[2]


def test_a_keyboard_without_javascript_counts_three_and_takes_one_back(
    browser: Browser, guichet: tuple[str, str]
) -> None:
    site, code = guichet
    contexte = browser.new_context(java_script_enabled=False)
    page = contexte.new_page()
    page.goto(site + RACINE)
    page.locator("#code").focus()
    page.keyboard.type(code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url(site + RACINE)
    page.locator("#canal-courriel").focus()
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == site + RACINE, "Entrée sur un canal ne compte personne"
    assert total(page) == "aucune visite comptée"
    assert page.locator("#canal-courriel").is_checked()
    page.locator("#canal-guichet").focus()
    page.keyboard.press("Space")
    press(page, "Première fois\u00a0: Ma famille")
    press(page, "Revient\u00a0: Ma famille")
    page.locator("#canal-guichet").focus()
    page.keyboard.press("ArrowDown")
    press(page, "Revient\u00a0: Autre chose")
    assert total(page) == "3 visites, dont 2 reviennent"
    assert "Autre chose, par téléphone, revient" in page.locator("#statut").inner_text()
    press(page, "Annuler cette visite")
    assert total(page) == "2 visites, dont 1 revient"
    assert page.locator("#annuler").count() == 0
    contexte.close()


@pytest.mark.skipif(load_script() is None, reason="htmx n’a pas été téléchargé")
@pytest.mark.parametrize("largeur", [360, 1280])
def test_with_htmx_a_tap_leaves_the_page_and_the_keyboard_where_they_are(
    browser: Browser, guichet: tuple[str, str], largeur: int
) -> None:
    site, code = guichet
    couleurs: Literal["dark", "light"] = "dark" if largeur > 1000 else "light"
    contexte = browser.new_context(
        viewport={"width": largeur, "height": 800}, color_scheme=couleurs
    )
    page = contexte.new_page()
    page.goto(site + RACINE)
    assert axe(page) == []
    page.locator("#code").fill(code)
    page.keyboard.press("Enter")
    page.wait_for_url(site + RACINE)
    page.evaluate("window.marque = true")
    page.locator("#detail-theme-renouveler summary").click()
    bouton = page.locator("#fiche-renouveler-titre-sejour-retour")
    bouton.click()
    expect(page.locator("#statut")).to_contain_text("Compté")
    assert page.evaluate("window.marque") is True
    assert page.evaluate("document.activeElement.id") == "fiche-renouveler-titre-sejour-retour"
    assert bouton.is_visible(), "le thème reste ouvert pour la personne suivante"
    avant = total(page)
    bouton.click()
    expect(page.locator("#total")).not_to_contain_text(avant)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    page.locator("#manque-papiers").click()
    expect(page.locator("#statut")).to_contain_text("quels papiers")
    petits = page.evaluate(
        """() => [...document.querySelectorAll('main button, main summary, main label')]
          .filter(e => e.offsetParent && e.getBoundingClientRect().height < 47.5)
          .map(e => e.textContent)"""
    )
    assert petits == [], "chaque cible fait 48 px"
    contexte.close()
