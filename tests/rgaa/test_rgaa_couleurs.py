"""RGAA 4.1, theme 3: colours. The contrasts themselves: tests/unit/test_contrastes.py, and axe."""

import re
from collections.abc import Iterator

from aides_css import screen_rules
from aides_rgaa import refuse, show
from page_checks import Page, text_of

COLOREES = {"doute", "oui", "non", "selon", "exemple", "note", "annonce", "mention"}
"""Classes whose colour carries a meaning."""

COULEUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklch|color)a?\(|"
    r"(?<![-\w])(?:white|black|red|green|blue|gray|grey|yellow|orange)(?![-\w])"
)


def couleurs_seules(page: Page) -> Iterator[str]:
    """What is coloured says its meaning in words."""
    for element in page.root.iter("{*}*"):
        if COLOREES & set((element.get("class") or "").split()) and not text_of(element):
            yield show(element)


def test_3_1_pas_d_information_par_la_seule_couleur(pages: tuple[Page, ...]) -> None:
    """RGAA 3.1: yes, no, doubt and warning are written, not only coloured."""
    refuse(pages, couleurs_seules, '<dd class="non"><svg aria-hidden=true></svg></dd>')


def test_3_2_couleurs_prises_dans_les_jetons() -> None:
    """RGAA 3.2 and 3.3: a colour is a token, and the contrasts of the tokens are measured."""
    assert COULEUR.search("color: #fff")
    assert COULEUR.search("border: 1px solid red")
    directes = [
        (selecteur, nom, valeur)
        for selecteur, declarations in screen_rules()
        for nom, valeur in declarations.items()
        if COULEUR.search(valeur)
    ]
    assert directes == []
