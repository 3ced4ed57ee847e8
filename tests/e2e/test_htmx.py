"""What htmx changes for a person: fewer trips, and nothing else."""

import os
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from e2e.test_accessibilite import axe
from kit.web.htmx import load_script

pytestmark = pytest.mark.skipif(
    load_script() is None and not os.environ.get("CI"), reason="htmx n’a pas été téléchargé"
)

FICHE = "/fr/fiches/renouveler-titre-sejour"


def listen(page: Page) -> list[str]:
    """Console errors, from now on; a missing favicon is none."""
    erreurs: list[str] = []
    page.on("console", lambda m: erreurs.append(m.text) if "404" not in m.text else None)
    page.on("pageerror", lambda e: erreurs.append(str(e)))
    return erreurs


def mark(page: Page) -> None:
    """Leave a mark that a reload would lose, and note what the status region says."""
    page.evaluate(
        """() => { window.marque = true; window.dits = []
        const region = document.querySelector('[role=status]')
        window.region = region
        if (region) new MutationObserver(() => dits.push(region.textContent)).observe(
            region, {childList: true, characterData: true, subtree: true}) }"""
    )


def is_marked(page: Page) -> bool:
    return bool(page.evaluate("window.marque === true"))


def type_quickly(page: Page, mots: str) -> None:
    """Type ``mots`` letter by letter, the page's clock stopped until the last one.

    A loaded machine may leave a second between two letters; a person's pause is not that.
    """
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.locator("#q").press_sequentially(mots)
    page.clock.resume()


def focused(page: Page) -> Any:
    return page.evaluate("document.activeElement.id || document.activeElement.tagName")


@pytest.mark.parametrize(
    ("langue", "mots", "phrase"), [("fr", "timbre", "réponse"), ("ar", "جواز", "عدد النتائج")]
)
def test_answers_follow_what_is_typed(
    page: Page, site: str, langue: str, mots: str, phrase: str
) -> None:
    erreurs = listen(page)
    page.goto(f"{site}/{langue}/recherche")
    mark(page)
    type_quickly(page, mots)
    expect(page.locator("#resultats li").first).to_be_visible()
    expect(page.locator("[role=status]")).to_contain_text(phrase)
    assert is_marked(page)
    assert focused(page) == "q"
    assert page.locator("#q").input_value() == mots
    assert page.evaluate("new URL(location).searchParams.get('q')") == mots
    # A region is only read when it was there before its words.
    assert page.evaluate("region === document.querySelector('[role=status]')")
    assert phrase in page.evaluate("dits.at(-1)")
    assert axe(page) == []
    assert erreurs == []


def test_one_request_per_pause_and_none_per_letter(page: Page, site: str) -> None:
    demandes: list[str] = []
    page.on("request", lambda r: demandes.append(r.url) if "q=" in r.url else None)
    page.goto(f"{site}/fr/recherche")
    type_quickly(page, "passeport")
    expect(page.locator("#resultats li").first).to_be_visible()
    assert demandes == [f"{site}/fr/recherche?q=passeport"]


def test_reload_and_back_find_the_answers_again(page: Page, site: str) -> None:
    page.goto(f"{site}/fr/")
    page.goto(f"{site}/fr/recherche")
    type_quickly(page, "timbre")
    page.wait_for_url("**/recherche?q=timbre")
    expect(page.locator("#resultats li").first).to_be_visible()
    reponses = page.locator("#resultats").inner_text()
    page.reload()
    assert page.locator("#resultats").inner_text() == reponses
    page.locator("#resultats a").first.click()
    page.wait_for_url(lambda url: "recherche" not in url)
    page.go_back()
    assert page.url == f"{site}/fr/recherche?q=timbre"
    assert page.locator("h1").inner_text() == "Rechercher"  # a whole page, not the part of it
    assert page.locator("#q").input_value() == "timbre"
    assert page.locator("#resultats").inner_text() == reponses
    page.go_back()
    assert page.url == f"{site}/fr/"  # typing left no page behind


def test_the_button_of_the_search_still_works(page: Page, site: str) -> None:
    page.goto(f"{site}/fr/recherche")
    page.locator("#q").fill("timbre")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche?q=timbre")
    assert page.locator("#resultats li").count() > 0


def test_the_list_of_papers_follows_what_is_typed(page: Page, site: str) -> None:
    page.goto(f"{site}/fr/pieces/?lieu=france-services-pontaubel")
    mark(page)
    tous = page.locator("#papiers li").count()
    type_quickly(page, "timbre")
    expect(page.locator("#papiers li")).to_have_count(1)
    assert is_marked(page)
    assert page.url == f"{site}/fr/pieces/?lieu=france-services-pontaubel&q=timbre"
    page.locator("#q").fill("")
    expect(page.locator("#papiers li")).to_have_count(tous)


@pytest.mark.parametrize("path", [FICHE, f"/ar{FICHE[3:]}", f"/ar{FICHE[3:]}?avec=fr"])
def test_what_is_it_opens_in_place_without_asking_the_network(
    page: Page, site: str, path: str
) -> None:
    page.goto(site + path, wait_until="networkidle")
    page.route("**/*", lambda route: route.abort())
    papier = page.locator(".papiers details").first
    page.locator(".papiers input").first.check()
    page.keyboard.press("Tab")
    assert focused(page) == "SUMMARY"
    page.keyboard.press("Enter")
    expect(papier.locator("p").first).to_be_visible()
    assert focused(page) == "SUMMARY"
    assert page.locator(".papiers input").first.is_checked()
    page.keyboard.press("Space")
    expect(papier.locator("p").first).to_be_hidden()


@pytest.fixture
def sans_script(browser: Browser) -> Any:
    contexte: BrowserContext = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    yield contexte.new_page()
    contexte.close()


def test_without_javascript_links_and_buttons_do_the_same(sans_script: Page, site: str) -> None:
    page = sans_script
    page.goto(f"{site}/fr/recherche")
    page.locator("#q").fill("timbre")
    page.get_by_role("button", name="Rechercher").click()
    page.wait_for_url("**/recherche?q=timbre")
    assert page.locator("#resultats li").count() > 0
    page.goto(f"{site}/fr/pieces/")
    page.locator("#q").fill("timbre")
    page.get_by_role("button", name="Rechercher").click()
    assert page.locator("#papiers li").count() == 1
    page.goto(site + FICHE)
    page.locator(".papiers summary").first.click()
    assert page.get_by_text("la page avec votre photo").is_visible()
    page.goto(f"{site}/fr/modalites/")
    page.get_by_label("Dans quel lieu").select_option("Sous-préfecture de Valbrune")
    page.get_by_role("button", name="Afficher").click()
    page.wait_for_url("**lieu=sous-prefecture-valbrune**")
    assert page.get_by_text("Pas dans ce lieu").count() > 0


def test_the_sheet_follows_the_choice_of_its_paper(page: Page, site: str) -> None:
    """No press is at work here: what is seen is the address, the links and what is said."""
    erreurs = listen(page)
    page.goto(f"{site}/fr/fiches/changer-adresse/imprimer")
    mark(page)
    page.locator("#support-livret-a5").check()
    expect(page).to_have_url(re.compile(r"support=livret-a5"))
    expect(page.locator("#apercu a[href*='support=livret-a5']").first).to_be_visible()
    expect(page.locator("#apercu")).to_contain_text("retournant sur le bord court")
    assert is_marked(page), "la page n’est pas rechargée"
    assert focused(page) == "support-livret-a5", "le choix garde le clavier"
    assert erreurs == []
