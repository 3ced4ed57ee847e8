"""The same journeys without JavaScript, and with the keyboard only."""

import re
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

Moyen = Literal["sans JavaScript", "au clavier"]
MOYENS: tuple[Moyen, ...] = ("sans JavaScript", "au clavier")
ARRETS_MAX = 400
"""More stops than any page of the journeys has."""


class Usager:
    """Someone with a phone of 360 px, who has no script, or no mouse."""

    def __init__(self, page: Page, moyen: Moyen) -> None:
        self.page = page
        self.au_clavier = moyen == "au clavier"

    def reach(self, controle: Locator) -> None:
        """Go to a control with the Tab key."""
        for _ in range(ARRETS_MAX):
            if controle.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"le clavier n’atteint pas {controle}")

    def use(self, controle: Locator, touche: str = "Enter") -> None:
        """Activate a control."""
        if self.au_clavier:
            self.reach(controle)
            self.page.keyboard.press(touche)
        else:
            controle.click()

    def follow(self, nom: str | re.Pattern[str], zone: str = "main") -> None:
        """Follow the first link of this name, and wait for the page that it leads to."""
        lien = self.page.get_by_role(zone).get_by_role("link", name=nom)  # type: ignore[arg-type]
        adresse = lien.first.get_attribute("href") or ""
        self.use(lien.first)
        self.page.wait_for_url(re.compile(re.escape(adresse) + "$"))

    def expect_title(self, titre: str | re.Pattern[str]) -> None:
        """The page reached has this h1."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(titre)


@pytest.fixture(params=MOYENS)
def usager(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Usager]:
    contexte = browser.new_context(
        java_script_enabled=request.param == "au clavier",
        viewport={"width": 360, "height": 800},
        reduced_motion="reduce",
        locale="fr-FR",
    )
    yield Usager(contexte.new_page(), request.param)
    contexte.close()


def test_from_the_choice_of_language_to_the_papers(usager: Usager, site: str) -> None:
    usager.page.goto(site)
    usager.follow("Français")
    usager.follow("Ma carte finit")
    usager.follow("Renouveler mon titre de séjour")
    usager.expect_title("Renouveler mon titre de séjour")
    usager.use(usager.page.get_by_role("link", name="Les papiers", exact=True))
    usager.page.wait_for_url(re.compile("#papiers$"))
    case = usager.page.get_by_role("checkbox", name=re.compile("Passeport")).first
    usager.use(case, "Space")
    expect(case).to_be_checked()
    quoi = usager.page.locator("#papiers details").first
    usager.use(quoi.locator("summary"))
    expect(quoi.locator(":scope > :not(summary)").first).to_be_visible()
    expect(quoi).to_contain_text("la page avec votre photo")


def test_from_a_language_to_another_then_to_both(usager: Usager, site: str) -> None:
    usager.page.goto(f"{site}/fr/fiches/carte-perdue-volee")
    usager.use(usager.page.locator(".langues summary"))
    usager.follow("العربية", "banner")
    assert usager.page.locator("html").get_attribute("dir") == "rtl"
    usager.follow(re.compile("Français"))
    assert usager.page.url.endswith("/ar/fiches/carte-perdue-volee?avec=fr")
    expect(usager.page.locator(".autre[lang=fr]").first).to_be_visible()
    usager.follow("لغة واحدة")
    assert "avec=" not in usager.page.url


def test_a_search(usager: Usager, site: str) -> None:
    usager.page.goto(f"{site}/fr/")
    champ = usager.page.get_by_role("searchbox")
    if usager.au_clavier:
        usager.reach(champ)
        usager.page.keyboard.type("perdue")
        usager.page.keyboard.press("Enter")
    else:
        champ.fill("perdue")
        usager.page.get_by_role("button", name="Rechercher").click()
    usager.page.wait_for_url(re.compile(r"/fr/recherche\?q=perdue$"))
    expect(usager.page.get_by_role("status")).to_contain_text(re.compile(r"\d+ réponse"))
    usager.follow(re.compile("^Remplacer ma carte perdue"))
    usager.expect_title("Remplacer ma carte perdue")


def test_an_appointment_and_a_place(usager: Usager, site: str) -> None:
    usager.page.goto(f"{site}/fr/")
    usager.follow("Prendre rendez-vous")
    usager.follow("Demander ou renouveler ma carte salarié")
    expect(usager.page.get_by_text("Il faut un rendez-vous.")).to_be_visible()
    usager.follow("Préfecture de la Clairière")
    usager.expect_title("Préfecture de la Clairière")
    usager.follow("Où aller, quand ?")
    usager.expect_title("Où aller, quand ?")


def test_where_to_file_a_procedure(usager: Usager, site: str) -> None:
    usager.page.goto(f"{site}/fr/")
    usager.follow("Où faire chaque démarche ?")
    choix = usager.page.get_by_label("Pour quelle démarche ?")
    if usager.au_clavier:
        usager.reach(choix)
        usager.page.keyboard.type("Demander ou renouveler ma carte salarié")
    else:
        choix.select_option(label="Demander ou renouveler ma carte salarié")
    assert "demarche=" not in usager.page.url  # choosing is not going
    usager.use(usager.page.get_by_role("button", name="Afficher"))
    usager.page.wait_for_url(re.compile(r"demarche=d10"))
    titres = usager.page.get_by_role("main").get_by_role("heading", level=2)
    assert [t.strip() for t in titres.all_inner_texts()] == [
        "Demander ou renouveler ma carte salarié"
    ]


def test_an_urgent_card_and_out_of_it(usager: Usager, site: str) -> None:
    def answer(route: Any) -> None:
        route.fulfill(status=200, content_type="text/html", body="<h1>Ailleurs</h1>")

    usager.page.context.route("https://www.service-public.gouv.fr/**", answer)
    usager.page.goto(f"{site}/fr/")
    usager.follow("C’est urgent")
    usager.follow(re.compile("^Je suis en danger"))
    expect(usager.page.locator("a[href='tel:17']")).to_be_visible()
    usager.use(usager.page.get_by_role("link", name="Quitter cette page"))
    usager.page.wait_for_url("https://www.service-public.gouv.fr/**")


def test_every_page_by_the_foot_of_any_page(usager: Usager, site: str) -> None:
    usager.page.goto(f"{site}/fr/rien")
    usager.follow("Plan du site", "contentinfo")
    usager.follow("Accessibilité")
    usager.expect_title("Déclaration d’accessibilité")
    usager.follow("Rechercher", "contentinfo")
    usager.expect_title("Rechercher")
