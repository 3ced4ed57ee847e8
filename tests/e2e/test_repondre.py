"""Copying a text: with the button where the browser can, by hand everywhere else."""

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.test_htmx import listen

PAGE = "/fr/fiches/changer-adresse/repondre?avec=ar"


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_the_button_fills_the_clipboard_and_says_so(page: Page, site: str, langue: str) -> None:
    erreurs = listen(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/{langue}/fiches/changer-adresse/repondre?avec=ar")
    for nom in ("courriel", "sms-ar"):
        bouton = page.locator(f"button[data-copie={nom}]")
        bouton.focus()
        page.keyboard.press("Enter")
        etat = page.locator(".a-copier", has=bouton).locator("[role=status]")
        expect(etat).to_have_text({"fr": "Copié", "ar": "تم النسخ"}[langue])
        copie = page.evaluate("navigator.clipboard.readText()")
        assert copie == page.locator(f"#{nom}").input_value()
        assert "عنواني" in copie
    assert erreurs == []


def test_a_browser_that_refuses_selects_the_text(page: Page, site: str) -> None:
    page.goto(f"{site}{PAGE}")
    refus = "() => Promise.reject(new DOMException('non'))"
    page.evaluate(f"() => {{ navigator.clipboard.writeText = {refus} }}")
    page.locator("button[data-copie=objet]").click()
    expect(page.locator(".a-copier [role=status]").first).to_contain_text("Le navigateur refuse")
    choisi = page.evaluate("document.activeElement.selectionEnd")
    assert choisi == len(page.locator("#objet").input_value())


def test_without_javascript_no_button_is_dead_and_the_text_is_whole(
    browser: Browser, site: str
) -> None:
    contexte = browser.new_context(
        viewport={"width": 320, "height": 800}, java_script_enabled=False
    )
    page = contexte.new_page()
    page.goto(f"{site}{PAGE}")
    assert page.locator("button[data-copie]").count() == 6
    expect(page.locator("button[data-copie]:visible")).to_have_count(0)
    for champ in page.locator("textarea").all():
        visible, entiere = champ.evaluate("e => [e.clientHeight, e.scrollHeight]")
        assert visible >= entiere
        assert champ.get_attribute("readonly") is not None
    page.get_by_label("Message").focus()
    contexte.close()


def test_a_keyboard_chooses_a_question_and_a_language(page: Page, site: str) -> None:
    page.goto(f"{site}/fr/faq/")
    page.get_by_role("link", name="Pour les agents").press("Enter")
    page.get_by_label("La question").select_option("faq-rendez-vous")
    page.get_by_label("La langue de la personne").select_option("ar")
    page.get_by_role("button", name="Voir les textes").press("Enter")
    expect(page.locator("#objet")).to_have_value(
        "Comment prendre rendez-vous\u202f? / \u2067كيف أحجز موعدًا؟\u2069"
    )
