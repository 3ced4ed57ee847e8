"""Every page of the back office in a browser: axe, a narrow screen, a console that says nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from e2e.bureau import log_in, open_bureau
from e2e.test_accessibilite import axe
from kit.config import Reglages

FICHE = "/admin/contenus/fiche/changer-adresse"
PAGES = (
    "/admin/",
    "/admin/contenus/?etat=publie&tri=nom",
    "/admin/contenus/fiche/nouveau",
    FICHE,
    f"{FICHE}/parties/entete",
    f"{FICHE}/parties/pieces.nouveau",
    f"{FICHE}/marques/entete",
    f"{FICHE}/publier",
    f"{FICHE}/historique",
    f"{FICHE}/retirer",
    "/admin/contenus/valeur/titre-changement-adresse",
    "/admin/contenus/structure/france-services-pontaubel",
    "/admin/contenus/structure/prefecture-clairiere/parties/horaires",
    "/admin/contenus/site/site/parties/entete",
    "/admin/mise-en-service",
    "/admin/modalites",
    "/admin/annonces/",
    "/admin/annonces/nouvelle",
    "/admin/verifier/",
    "/admin/relire/",
    "/admin/compte",
    "/admin/agents/",
)


@pytest.fixture(scope="module")
def page(
    browser: Browser, reglages_depart: Reglages, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """Logged in, on a screen of 320 px."""
    dossier = tmp_path_factory.mktemp("pages")
    with open_bureau(reglages_depart, dossier) as adresse:
        contexte = browser.new_context(
            viewport={"width": 320, "height": 800}, base_url=adresse, reduced_motion="reduce"
        )
        page = contexte.new_page()
        log_in(page, adresse, "/admin/")
        yield page
        contexte.close()


@pytest.mark.parametrize("adresse", PAGES)
def test_a_page_of_the_back_office_holds_on_a_narrow_screen(page: Page, adresse: str) -> None:
    plaintes: list[str] = []
    page.on("console", lambda message: plaintes.append(message.text))
    reponse = page.goto(adresse, wait_until="networkidle")
    assert reponse is not None
    assert reponse.status == 200
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    petites = page.evaluate(
        """() => [...document.querySelectorAll('main a, main button, main select, main summary')]
          .filter((e) => e.checkVisibility() && !e.closest('p, li, td, th, .cache')
            && !e.classList.contains('cache') && e.getBoundingClientRect().height < 44)
          .map((e) => e.textContent.trim().slice(0, 40))"""
    )
    assert petites == []
    assert plaintes == []
