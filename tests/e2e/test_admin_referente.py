"""A référente changes a sentence and a fee, sees what they touch, publishes, prints, undoes.

The whole of it once with JavaScript and once without.
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import APIResponse, Browser, Page, expect

from e2e.bureau import log_in, open_bureau
from e2e.test_accessibilite import axe
from kit.config import Reglages
from kit.web.htmx import load_script

FICHE = "/admin/contenus/fiche/changer-adresse"
VALEUR = "/admin/contenus/valeur/titre-changement-adresse"
PHRASE_NEUVE = "Votre adresse a changé ? Dites-le à la préfecture dans les 3 mois."
PRIX = {True: "71,50", False: "72,50"}


@pytest.fixture(scope="module")
def bureau(reglages_depart: Reglages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with its press."""
    dossier = tmp_path_factory.mktemp("referente")
    with open_bureau(reglages_depart, dossier, travaux=True) as adresse:
        yield adresse


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            True,
            marks=pytest.mark.skipif(
                load_script() is None and not os.environ.get("CI"), reason="htmx absent"
            ),
        ),
        False,
    ],
)
def test_from_a_wrong_fee_to_the_right_sheet_and_back(
    browser: Browser, bureau: str, *, script: bool
) -> None:
    prix = PRIX[script]
    contexte = browser.new_context(
        java_script_enabled=script, viewport={"width": 1280, "height": 900}
    )
    page = contexte.new_page()
    log_in(page, bureau, FICHE)
    ancien = read_fiche(browser, bureau, "fr").partition("\n\n")[2][:60]

    # A sentence.
    page.goto(bureau + FICHE)
    page.locator("#entete a", has_text="Modifier").click()
    page.fill("textarea[name=resume], input[name=resume]", PHRASE_NEUVE)
    page.get_by_role("button", name="Enregistrer le brouillon").last.click()
    expect(page.locator("main")).to_contain_text("C’est enregistré dans le brouillon")
    expect(page.locator("#entete")).to_contain_text("Dites-le à la préfecture")

    # A fee, wrong today.
    page.goto(bureau + VALEUR)
    expect(page.locator("main")).to_contain_text("Déclarer mon changement d’adresse")
    page.fill("[name='valeur.euros']", prix)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.locator("main")).to_contain_text(prix)

    # What they touch, and nothing before it is published.
    page.goto(f"{bureau}{FICHE}/publier")
    expect(page.locator("main")).to_contain_text("À traduire de nouveau")
    expect(page.locator("main")).to_contain_text("Arabe")
    assert script is False or axe(page) == []
    page.goto(f"{bureau}{VALEUR}/publier")
    expect(page.locator("ins")).to_contain_text([prix])
    assert prix not in read_fiche(browser, bureau, "fr")

    # The flyer in Arabic, of the draft.
    page.goto(f"{bureau}{VALEUR}/apercu")
    page.select_option("#page", label="Fiche : Déclarer mon changement d’adresse")
    page.select_option("#langue", "ar")
    page.get_by_role("button", name="Montrer").click()
    cadre = page.frame_locator("iframe")
    expect(cadre.locator("html")).to_have_attribute("dir", "rtl")
    expect(cadre.locator("main")).to_contain_text(prix[:2])
    feuille = fetch(page, f"{VALEUR}/apercu/feuille", read_form(page, "Voir la feuille"), bureau)
    assert feuille.body().startswith(b"%PDF")

    # Published, read, printed.
    for contenu in (FICHE, VALEUR):
        page.goto(f"{bureau}{contenu}/publier")
        page.get_by_role("button", name="Publier", exact=True).click()
        expect(page.locator("main")).to_contain_text("C’est publié")
    assert prix in read_fiche(browser, bureau, "fr")
    assert "dans les 3 mois" in read_fiche(browser, bureau, "fr")
    assert prix[:2] in read_fiche(browser, bureau, "ar")
    imprimee = fetch(page, "/fr/fiches/changer-adresse.pdf", {"support": "a4"}, bureau)
    assert imprimee.body().startswith(b"%PDF")

    # Undone: the version before is the draft again, then what readers see.
    page.goto(f"{bureau}{FICHE}/historique")
    page.get_by_role("button", name="Reprendre la version 1").click()
    page.goto(f"{bureau}{FICHE}/publier")
    page.get_by_role("button", name="Publier", exact=True).click()
    texte = read_fiche(browser, bureau, "fr")
    assert ancien in texte
    assert "dans les 3 mois" not in texte
    contexte.close()


def read_fiche(browser: Browser, bureau: str, langue: str) -> str:
    """What somebody reads who opens the page now: it stays five minutes in a browser."""
    usager = browser.new_context()
    page = usager.new_page()
    page.goto(f"{bureau}/{langue}/fiches/changer-adresse")
    texte = page.locator("main").inner_text()
    usager.close()
    return texte


def read_form(page: Page, bouton: str) -> dict[str, str]:
    """What the form of a button would send."""
    formulaire = page.locator("form", has=page.get_by_role("button", name=bouton))
    champs = formulaire.locator("input, select").all()
    return {champ.get_attribute("name") or "": champ.input_value() for champ in champs}


def fetch(page: Page, adresse: str, champs: dict[str, str], bureau: str) -> APIResponse:
    """A sheet, coming back until it is ready as the page says to."""
    for _ in range(60):
        reponse = page.request.get(f"{bureau}{adresse}", params=champs)
        if reponse.status != 503:
            assert reponse.ok, reponse.text()
            return reponse
        page.wait_for_timeout(1000)
    raise AssertionError("la feuille n’est jamais venue")
