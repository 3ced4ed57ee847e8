"""The table of docs/accessibilite.md: every criterion once, every test that it names exists."""

import re
from pathlib import Path

from flask import Flask
from pages_publiques import GENRES, path_of

RACINE = Path(__file__).parents[2]
CRITERES_PAR_THEME = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
"""Number of criteria of each theme of the RGAA 4.1: 106 in all."""


def rows() -> list[tuple[str, str]]:
    """The criteria of the table, each with its checks."""
    texte = (RACINE / "docs" / "accessibilite.md").read_text(encoding="utf-8")
    return re.findall(r"^\| (\d+\.\d+) \| [^|]+ \| ([^|]+) \|$", texte, re.MULTILINE)


def names_of_tests() -> set[str]:
    """The names of the tests that begin with the number of a criterion, or that are cited."""
    textes = [f.read_text(encoding="utf-8") for f in (RACINE / "tests").rglob("test_*.py")]
    return {
        nom for texte in textes for nom in re.findall(r"^def (test_\w+)\(", texte, re.MULTILINE)
    }


def test_every_criterion_is_in_the_table_once() -> None:
    attendus = [
        f"{theme}.{rang}"
        for theme, nombre in enumerate(CRITERES_PAR_THEME, 1)
        for rang in range(1, nombre + 1)
    ]
    assert len(attendus) == 106
    assert [numero for numero, _ in rows()] == attendus


def test_every_criterion_says_who_looks() -> None:
    muets = [n for n, qui in rows() if not re.search(r"`test_|axe|œil|sans objet", qui)]
    assert muets == []


def test_the_tests_cited_exist_and_those_of_criteria_are_cited() -> None:
    existants = names_of_tests()
    fichiers = {f.name for f in (RACINE / "tests").rglob("test_*.py")}
    cites = {nom for _, qui in rows() for nom in re.findall(r"`(test_[\w.]+)`", qui)}
    assert cites - existants - fichiers == set()
    numerotes = {nom for nom in existants if re.match(r"test_\d+_\d+_", nom)}
    assert len(numerotes) > 60
    assert numerotes - cites == set()


FICHIERS = (".pdf", ".odt", ".xml", ".png", ".svg", ".zip")
"""How addresses end that are no page."""


def test_every_address_of_a_page_has_a_kind_to_visit(app: Flask) -> None:
    """A new page is checked as the others are: its kind is in tests/pages_publiques.py."""
    carte = app.url_map
    adaptateur = carte.bind("localhost")
    visitees = set()
    for genre in GENRES[:-1]:
        regle, _ = adaptateur.match(path_of(genre, "fr").split("?")[0], return_rule=True)
        visitees.add(regle.rule)
    attendues = {
        regle.rule
        for regle in carte.iter_rules()
        if regle.rule.startswith("/<langue>/") and not regle.rule.endswith(FICHIERS)
    }
    # The choices of a sheet are one view and one template: each form of choice is visited.
    choix = {regle for regle in attendues if regle.endswith("/imprimer")}
    assert len(choix & visitees) >= 5
    assert attendues - choix - visitees == set()
