"""The urgent cards on a small phone: what to do and whom to call, without scrolling."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from kit.content.urgence import Urgence
from kit.store.catalogue import Catalogue

HAUTEUR = 740
"""Height of a small phone, in CSS pixels."""

BAS = """() => {
  const exemple = document.querySelector('.exemple').getBoundingClientRect().height;
  const parties = [...document.querySelectorAll('.gestes, .appels')];
  return Math.max(...parties.map(e => e.getBoundingClientRect().bottom)) - exemple;
}"""
"""Where the last button and the last thing to do end, without the strip of the example site."""


@pytest.fixture
def petit(browser: Browser) -> Iterator[Page]:
    contexte = browser.new_context(viewport={"width": 360, "height": HAUTEUR})
    yield contexte.new_page()
    contexte.close()


@pytest.mark.parametrize("langue", ["fr", "en", "ar"])
def test_a_card_is_one_screen(petit: Page, site: str, catalogue: Catalogue, langue: str) -> None:
    bas = {}
    for carte in catalogue.all(Urgence):
        petit.goto(f"{site}/{langue}/urgence/{carte.adresse}")
        bas[carte.id] = petit.evaluate(BAS)
    assert {carte: y for carte, y in bas.items() if y > HAUTEUR} == {}


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_in_danger_the_numbers_come_before_anything_to_read(
    petit: Page, site: str, langue: str
) -> None:
    petit.goto(f"{site}/{langue}/urgence/numeros-utiles")
    appels, gestes = petit.locator(".appels"), petit.locator(".gestes")
    bas = appels.evaluate("e => e.getBoundingClientRect().bottom")
    assert bas < gestes.evaluate("e => e.getBoundingClientRect().top")
    assert bas < HAUTEUR
    numeros = [a.get_attribute("href") for a in appels.get_by_role("link").all()]
    assert numeros == ["tel:17", "tel:112", "sms:114", "tel:3919"]
    assert appels.locator(".doute").count() == 0, "un numéro d’urgence ne porte pas de doute"
