"""RGAA 4.1, theme 10: presentation. What needs a browser is in tests/e2e/test_rgaa_affichage.py."""

import re
from collections.abc import Iterator

from aides_css import screen_rules
from aides_rgaa import local, refuse, sees, show
from page_checks import Page, text_of

ANCIENNES = {
    "basefont", "big", "blink", "center", "font", "marquee", "s", "strike", "tt", "u", "nobr",
}  # fmt: skip
ANCIENS = {
    "align", "alink", "background", "bgcolor", "border", "cellpadding", "cellspacing", "char",
    "charoff", "clear", "color", "compact", "frameborder", "hspace", "link", "marginheight",
    "marginwidth", "nowrap", "style", "text", "valign", "vlink", "vspace",
}  # fmt: skip
"""Elements and attributes that only say how things look."""

AU_SURVOL = {
    "text-decoration", "text-decoration-thickness", "background", "color", "outline",
    "outline-color", "outline-offset", "border-radius", "border-color", "transform",
}  # fmt: skip
"""What may change under the pointer or with the focus: never what is shown or hidden."""


def presentation_dans_le_html(page: Page) -> Iterator[str]:
    for element in page.one("body").iter("{http://www.w3.org/1999/xhtml}*"):
        if local(element) in ANCIENNES or ANCIENS & set(element.attrib):
            yield show(element)


def caches_incoherents(page: Page) -> Iterator[str]:
    """What is hidden from screen readers holds no control and no words."""
    for element in page.root.iter("{*}*"):
        if element.get("aria-hidden") == "true" and local(element) != "svg":
            yield show(element)
        if element.get("aria-hidden") == "true" and any(
            local(e) in ("a", "button", "input", "text") for e in element.iter("{*}*")
        ):
            yield show(element)


def test_10_1_presentation_en_css(pages: tuple[Page, ...]) -> None:
    """RGAA 10.1: the look is in style sheets only."""
    refuse(pages, presentation_dans_le_html, "<center>a</center>")
    sees(presentation_dans_le_html, "<p align=center>a</p>")


def entetes_inventes(page: Page) -> Iterator[str]:
    """On a narrow screen a cell shows the header of its column again: the same words."""
    for cellule in page.root.iter("{*}td", "{*}th"):
        tableau = next(cellule.iterancestors("{*}table"))
        if cellule.get("data-entete", "") not in ("", *map(text_of, tableau.iter("{*}th"))):
            yield show(cellule)


def test_10_2_pas_de_texte_dans_le_css(pages: tuple[Page, ...]) -> None:
    """RGAA 10.2: what styles add is a bullet, a number, a header said elsewhere; no new words."""
    refuse(pages, entetes_inventes, "<table><tr><th>Prix<td data-entete=Lieu>1</table>")
    contenus = {d["content"] for _, d in screen_rules() if "content" in d}
    assert contenus
    permis = re.compile(r'"[^\w]?"|counter\([a-z]+\)|attr\(data-(entete|filigrane)\)( / "")?')
    assert [c for c in contenus if not permis.fullmatch(c)] == []


def test_10_3_ordre_du_code() -> None:
    """RGAA 10.3: what is read first is what is seen first."""
    regles = screen_rules()
    assert [s for s, d in regles if "order" in d or "-reverse" in " ".join(d.values())] == []
    assert [s for s, d in regles if "float" in d or "grid-area" in d] == []


def test_10_4_tailles_relatives() -> None:
    """RGAA 10.4: text sizes follow those of the browser; the zoom is tried in tests/e2e."""
    tailles = [(s, d["font-size"]) for s, d in screen_rules() if "font-size" in d]
    assert len(tailles) > 10
    assert [(s, t) for s, t in tailles if re.search(r"\d(?:px|pt|cm|mm)\b", t)] == []


def test_10_5_fond_et_texte_ensemble() -> None:
    """RGAA 10.5: a strong background comes with the colour of what is written on it."""
    fortes = [
        s
        for s, d in screen_rules()
        if d.get("background") in ("var(--marque)", "var(--encre)") and "color" not in d
    ]
    assert fortes == []
    corps = next(d for s, d in screen_rules() if s == "body")
    assert {"background", "color"} <= set(corps)


def test_10_6_liens_soulignes_dans_le_texte() -> None:
    """RGAA 10.6: a link inside a sentence is underlined; others look like buttons or rows."""
    sans = [s for s, d in screen_rules() if d.get("text-decoration") == "none"]
    assert sans
    assert [s for s in sans if s in ("a", "p a", "main a", "li a", "dd a")] == []


def test_10_8_contenus_caches(pages: tuple[Page, ...]) -> None:
    """RGAA 10.8: only drawings are hidden from screen readers."""
    refuse(pages, caches_incoherents, '<p aria-hidden="true">Important</p>')


def test_10_13_rien_n_apparait_au_survol() -> None:
    """RGAA 10.13 and 10.14: pointing at something shows nothing more (the skip link apart)."""
    survols = [(s, d) for s, d in screen_rules() if re.search(r":(?:hover|focus)", s)]
    assert survols
    assert [(s, sorted(set(d) - AU_SURVOL)) for s, d in survols if set(d) - AU_SURVOL] == []
    assert [s for s, d in survols if "transform" in d] == [".saut:focus"]
