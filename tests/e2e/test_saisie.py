"""Editing in place as an agent does: keyboard, browser that dies, colleague, session that ends."""

import os
from collections.abc import Iterator

import pytest
from aides_admin import ADMIN, COURRIEL, PHRASE, open_compte
from aides_store import MIDI
from playwright.sync_api import Browser, BrowserContext, Page, expect

from e2e.bureau import log_in, open_bureau
from e2e.test_accessibilite import axe
from e2e.test_htmx import focused, is_marked, listen, mark
from kit.config import Reglages
from kit.store.moteur import Moteurs
from kit.web.htmx import load_script

FICHE = "/admin/contenus/fiche/changer-adresse"
AVEC_HTMX = pytest.mark.skipif(
    load_script() is None and not os.environ.get("CI"), reason="htmx n’a pas été téléchargé"
)
PAUL = "paul.martin@prefecture.gouv.fr"


@pytest.fixture(scope="module")
def bureau(reglages_depart: Reglages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with two accounts."""
    dossier = tmp_path_factory.mktemp("saisie")

    def add_paul(moteurs: Moteurs) -> None:
        open_compte(moteurs, MIDI, [ADMIN], PAUL)

    with open_bureau(reglages_depart, dossier, add_paul) as adresse:
        yield adresse


def open_browser(browser: Browser, site: str, *, script: bool = True) -> Page:
    contexte: BrowserContext = browser.new_context(java_script_enabled=script)
    page = contexte.new_page()
    log_in(page, site, FICHE)
    return page


def serious(erreurs: list[str]) -> list[str]:
    """Without what the browser says when htmx, and not itself, obeys `autofocus`."""
    return [e for e in erreurs if not e.startswith("Autofocus processing was blocked")]


def edit_first(page: Page) -> None:
    """Open the first step by its link, with the keyboard."""
    page.locator("#etapes [data-ouvre]").first.focus()
    page.keyboard.press("Enter")


@AVEC_HTMX
def test_a_step_is_edited_in_place_by_keyboard_and_the_change_is_said(
    browser: Browser, bureau: str
) -> None:
    page = open_browser(browser, bureau)
    erreurs = listen(page)
    mark(page)
    edit_first(page)
    expect(page.locator("#titre")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" sans tarder")
    page.keyboard.press("Enter")
    expect(page.locator("#annonce")).to_contain_text("C’est enregistré")
    expect(page.locator("#etapes")).to_contain_text("sans tarder")
    assert is_marked(page)
    assert page.url == bureau + FICHE
    assert page.evaluate("document.activeElement.matches('#etapes [data-ouvre]')")
    assert page.evaluate("region === document.querySelector('[role=status]')")
    assert axe(page) == []
    assert serious(erreurs) == []
    page.context.close()


@AVEC_HTMX
def test_escape_closes_and_keeps_and_one_form_is_open_at_a_time(
    browser: Browser, bureau: str
) -> None:
    page = open_browser(browser, bureau)
    edit_first(page)
    expect(page.locator("#titre")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("form[data-en-place]")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('[data-ouvre]')")
    assert page.get_by_text("vous attend ici").count() == 0
    edit_first(page)
    page.locator("#titre").fill("Une autre idée")
    page.locator("#couts [data-ouvre], #recours [data-ouvre]").first.click()
    expect(page.get_by_text("vous attend ici")).to_be_visible()
    expect(page.locator("form[data-en-place]")).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Jeter ce texte").click()
    expect(page.get_by_role("button", name="Reprendre le texte jeté")).to_be_visible()
    page.context.close()


@AVEC_HTMX
def test_buttons_keep_the_keyboard_and_faults_are_said_in_the_form(
    browser: Browser, bureau: str
) -> None:
    page = open_browser(browser, bureau)
    erreurs = listen(page)
    edit_first(page)
    page.get_by_role("button", name="Ajouter un paragraphe").click()
    groupe = page.locator("fieldset.groupe").last
    expect(groupe).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('fieldset.groupe') !== null")
    page.locator("#titre").fill("")
    page.locator("form[data-en-place] .bouton").click()
    expect(page.locator("#titre")).to_be_focused()
    expect(page.locator("#titre-faute")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Revenir sans enregistrer").click()
    page.get_by_role("button", name="Jeter ce texte").click()
    assert [e for e in serious(erreurs) if "422" not in e] == []
    page.context.close()


@AVEC_HTMX
def test_a_browser_that_dies_loses_nothing_and_a_colleague_saw_it(
    browser: Browser, bureau: str
) -> None:
    page = open_browser(browser, bureau)
    edit_first(page)
    expect(page.locator("#titre")).to_be_focused()
    page.keyboard.type("Coupure ")
    expect(page.locator(".garde")).to_contain_text("pas encore enregistré")
    tape = page.locator("#titre").input_value()
    page.context.close()
    paul = browser.new_context().new_page()
    log_in(paul, bureau, FICHE, PAUL)
    expect(paul.locator("#etapes")).to_contain_text("Anne Durand modifie cette partie depuis")
    expect(paul.locator("#etapes")).not_to_contain_text("Coupure")
    paul.context.close()
    page = open_browser(browser, bureau)
    expect(page.locator("#etapes")).to_contain_text("Un texte non enregistré vous attend")
    page.get_by_role("link", name="Reprendre ce texte").click()
    expect(page.locator("#titre")).to_have_value(tape)
    page.locator("form[data-en-place] .bouton").click()
    expect(page.locator("#etapes")).to_contain_text("Coupure")
    expect(page.locator("#etapes")).not_to_contain_text("vous attend")
    page.context.close()


@AVEC_HTMX
def test_a_session_that_ends_asks_for_the_password_in_place(browser: Browser, bureau: str) -> None:
    page = open_browser(browser, bureau)
    mark(page)
    edit_first(page)
    page.locator("#titre").fill("Après la pause")
    page.context.clear_cookies()
    page.locator("form[data-en-place] .bouton").click()
    expect(page.get_by_text("Votre session est finie")).to_be_visible()
    assert focused(page) == "P"
    page.locator("#_courriel").fill(COURRIEL)
    page.locator("#_mot_de_passe").fill(PHRASE)
    page.get_by_role("button", name="Continuer").click()
    expect(page.locator("#etapes")).to_contain_text("Après la pause")
    assert is_marked(page)
    page.context.close()


@AVEC_HTMX
def test_a_site_that_does_not_answer_is_said_and_the_text_stays(
    browser: Browser, bureau: str
) -> None:
    page = open_browser(browser, bureau)
    edit_first(page)
    page.locator("#titre").fill("Pas de réseau")
    page.route("**/parties/**", lambda route: route.abort())
    page.locator("form[data-en-place] .bouton").click()
    expect(page.locator("[data-alerte]")).to_contain_text("Votre texte est encore ici")
    assert page.locator("#titre").input_value() == "Pas de réseau"
    page.context.close()


def test_without_javascript_a_text_left_aside_is_taken_up_in_another_browser(
    browser: Browser, bureau: str
) -> None:
    page = open_browser(browser, bureau, script=False)
    page.locator("#etapes [data-ouvre]").last.click()
    page.locator("#titre").fill("Sans script")
    page.get_by_role("button", name="Revenir sans enregistrer").click()
    assert page.url.startswith(bureau + FICHE)
    page.context.close()
    page = open_browser(browser, bureau, script=False)
    page.get_by_role("link", name="Reprendre ce texte").last.click()
    assert page.locator("#titre").input_value() == "Sans script"
    page.locator("main .bouton").click()
    assert "C’est enregistré" in page.locator(".fait").inner_text()
    assert "Sans script" in page.locator("#etapes").inner_text()
    page.context.close()
