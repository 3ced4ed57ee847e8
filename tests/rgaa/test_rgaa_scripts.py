"""RGAA 4.1, theme 7: scripts. The pages are whole without them (tests/e2e, without JavaScript)."""

import re
from collections.abc import Iterator

from aides_rgaa import hx, local, refuse, show
from page_checks import Page

ROLES = {"search", "region", "img", "status", "alert", "group", "list", "note"}
"""Roles that an element may be given here: none of a control, real elements do that."""


def faux_controles(page: Page) -> Iterator[str]:
    for element in page.root.iter("{*}*"):
        if element.get("role") and element.get("role") not in ROLES:
            yield show(element)
        if element.get("tabindex") == "0" and element.get("role") != "region":
            yield show(element)


def scripts_en_ligne(page: Page) -> Iterator[str]:
    for element in page.root.iter("{*}*"):
        if any(
            str(nom).removeprefix("data-").startswith(("on", "hx-on")) for nom in element.attrib
        ):
            yield show(element)
        if local(element) == "a" and str(element.get("href")).startswith("javascript:"):
            yield show(element)


def changements_sans_bouton(page: Page) -> Iterator[str]:
    """A choice takes effect when a button is pressed, not when it is made."""
    for champ in page.iterate("select", "input"):
        if champ.get("type") in ("radio", "checkbox", None) and hx(champ, "get"):
            yield show(champ)
        if re.search(r"\bchange\b", hx(champ, "trigger")):
            yield show(champ)
    for formulaire in page.iterate("form"):
        if formulaire.find(".//{*}button[@type='submit']") is None:
            yield show(formulaire)


def test_7_1_de_vrais_elements(pages: tuple[Page, ...]) -> None:
    """RGAA 7.1: controls are elements of HTML, not disguised ones."""
    refuse(pages, faux_controles, '<div role="button" tabindex="0">Payer</div>')


def test_7_3_rien_pour_la_seule_souris(pages: tuple[Page, ...]) -> None:
    """RGAA 7.3: nothing listens to the mouse alone; the walk by keyboard is in tests/e2e."""
    refuse(pages, scripts_en_ligne, "<p onmouseover=x()>a</p>")


def test_7_4_pas_de_changement_sans_action(pages: tuple[Page, ...]) -> None:
    """RGAA 7.4: to choose is not to go."""
    refuse(pages, changements_sans_bouton, "<form><select hx-trigger=change></select></form>")
