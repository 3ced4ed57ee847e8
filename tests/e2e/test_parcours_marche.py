"""A guided path in a real browser: with htmx, without JavaScript, and what the server remembers."""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.conftest import RACINE, free_port, wait_until_served
from e2e.test_accessibilite import axe
from kit.config import Reglages
from kit.web.htmx import load_script

AVEC_HTMX = pytest.mark.skipif(
    load_script() is None and not os.environ.get("CI"), reason="htmx n’a pas été téléchargé"
)

CONJOINT = [
    ("age", "majeur"),
    ("protege", "non"),
    ("pays", "autre"),
    ("presence", "france"),
    ("papier", "vlsts"),
    ("vlsts", "fenetre"),
    ("motif", "famille"),
    ("famille", "francais"),
    ("francais", "marie"),
]
REFUGIE = [("age", "majeur"), ("protege", "oui"), ("bpi", "refugie")]
ENFANT = [("age", "moins16"), ("mineur", "voyage")]
PERSONNES = [
    (CONJOINT, "r-conjoint"),
    (REFUGIE, "r-refugie"),
    (ENFANT, "r-dcem"),
]


def choose(page: Page, question: str, cle: str) -> None:
    page.locator(f"input[name={question}][value={cle}]").check()
    page.locator("form.marche button").click()


@pytest.mark.parametrize("langue", ["fr", "ar"])
@pytest.mark.parametrize(("reponses", "resultat"), PERSONNES)
def test_a_result_and_its_list_without_javascript_on_a_phone(
    browser: Browser, site: str, langue: str, reponses: list[tuple[str, str]], resultat: str
) -> None:
    contexte = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = contexte.new_page()
    page.goto(f"{site}/{langue}/")
    page.locator(".porte").click()
    page.locator("a[href$='/parcours/premiere-demande/']").click()
    page.locator("main a.bouton").first.click()
    for question, cle in reponses:
        choose(page, question, cle)
    assert f"/r/{resultat}?" in page.url
    assert page.locator("main .papiers > li").count() > 0
    assert page.locator("#emporter a.bouton").get_attribute("href")
    contexte.close()


@AVEC_HTMX
def test_a_screen_replaces_another_and_is_read_from_its_title(page: Page, site: str) -> None:
    page.goto(f"{site}/fr/parcours/premiere-demande/q/age")
    page.evaluate("window.marque = true")
    choose(page, "age", "majeur")
    expect(page.locator("h1")).to_contain_text("danger")
    assert page.evaluate("window.marque === true"), "la page a été rechargée"
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.title().startswith("Êtes-vous en danger")
    assert "/q/protege?" in page.url
    assert "age=majeur" in str(
        page.locator("#menu-langues a[hreflang=ar]").get_attribute("href")
    ), "le menu des langues garde les réponses"
    assert axe(page) == []
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Quel âge")
    assert "/q/age" in page.url


@AVEC_HTMX
def test_an_empty_answer_is_said_and_nothing_is_lost(page: Page, site: str) -> None:
    page.goto(f"{site}/fr/parcours/premiere-demande/q/protege?age=majeur")
    page.locator("form.marche button").click()
    expect(page.locator("[role=alert]")).to_contain_text("Choisissez une réponse")
    assert page.title().startswith("Erreur")
    assert page.locator("input[type=hidden][name=age]").input_value() == "majeur"
    page.locator("[role=alert] a").click()
    choose(page, "protege", "non")
    expect(page.locator("h1")).to_contain_text("nationalité")


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_every_choice_of_a_question_is_seen_without_a_long_way_down(
    page: Page, site: str, langue: str
) -> None:
    """The longest question fits two phone screens, its button included."""
    page.goto(
        f"{site}/{langue}/parcours/premiere-demande/q/papier"
        "?age=majeur&protege=non&pays=autre&presence=france"
    )
    bouton = page.locator("form.marche button").bounding_box()
    assert bouton is not None
    assert bouton["y"] + bouton["height"] < 2 * 800


def test_no_log_and_no_file_keeps_an_answer(reglages_depart: Reglages, tmp_path: Path) -> None:
    """A walk, with a mistake and a page that does not exist; then every file is searched."""
    port, journal = free_port(), tmp_path / "journal.txt"
    environ = {**os.environ, "KIT_INSTANCE": str(reglages_depart.instance)}
    commande = [sys.executable, "-m", "kit", "demarrer", "--port", str(port), "--sans-travaux"]
    with journal.open("wb") as sortie:
        serveur = subprocess.Popen(commande, env=environ, cwd=RACINE, stdout=sortie, stderr=sortie)
        adresse = f"http://127.0.0.1:{port}"
        try:
            wait_until_served(f"{adresse}/fr/", serveur)
            for fin in (
                "../../passage?manque=passeport&dire=zqxj&date=2026-12-01",
                "../../passage.pdf?fiche=renouveler-titre-sejour&manque=passeport&temoin=zqxj",
                "../../passage/remplir?fiche=zqxj",
                "../../passage?fiche=zqxj",
                "q/protege?age=majeur&temoin=zqxj",
                "suite?q=protege&protege=ukraine&age=majeur&temoin=zqxj",
                "suite?q=protege&temoin=zqxj",
                "r/r-ukraine?age=majeur&protege=ukraine&temoin=zqxj",
                "r/r-ukraine.pdf?age=majeur&protege=ukraine&temoin=zqxj",
                "reponses?age=majeur&temoin=zqxj",
                "rien/du/tout?age=majeur&temoin=zqxj",
            ):
                with_errors(urljoin(f"{adresse}/fr/parcours/premiere-demande/", fin))
        finally:
            serveur.terminate()
            serveur.wait(timeout=20)
    fichiers = [journal, *(f for f in reglages_depart.instance.rglob("*") if f.is_file())]
    assert len(fichiers) > 2
    for fichier in fichiers:
        assert b"zqxj" not in fichier.read_bytes(), fichier


def with_errors(adresse: str) -> None:
    """Ask for a page, whatever its status."""
    try:
        with urllib.request.urlopen(adresse, timeout=30) as reponse:  # noqa: S310
            reponse.read()
    except urllib.error.HTTPError as erreur:
        erreur.read()
