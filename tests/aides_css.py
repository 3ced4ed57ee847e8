"""The rules of the style sheets, as the checks read them."""

import re
from collections.abc import Iterator

from kit.paths import static_dir
from kit.web.theme import FEUILLES as THEMES

JETONS, IMPRIMER = "jetons.css", "imprimer.css"
FEUILLES = tuple(
    nom for nom in (*THEMES["neutre"].critiques, *THEMES["neutre"].suite) if nom != JETONS
)
"""Every sheet of the screen and of the printed page, but for the colours themselves."""


def read_css(nom: str) -> str:
    """A style sheet, without its comments."""
    texte = (static_dir() / "css" / nom).read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", texte, flags=re.DOTALL)


def list_rules(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Selectors and their declarations; the conditions around them (`@media`) are left out."""
    for selecteur, corps in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        declarations = (d.split(":", 1) for d in corps.split(";") if ":" in d)
        yield selecteur.strip(), {nom.strip(): valeur.strip() for nom, valeur in declarations}


def screen_rules() -> list[tuple[str, dict[str, str]]]:
    """What is seen on a screen."""
    ecran = (nom for nom in FEUILLES if nom != IMPRIMER)
    regles = [regle for nom in ecran for regle in list_rules(read_css(nom))]
    assert len(regles) > 100
    return regles
