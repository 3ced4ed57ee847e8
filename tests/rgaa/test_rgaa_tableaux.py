"""RGAA 4.1, theme 5: tables. The starter content has none: a fiche of the tests has one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_rgaa import refuse, show
from aides_site import open_site
from aides_store import prefecture, publish
from fabrique import fiche, site
from page_checks import XHTML, Page, text_of

from kit.horloge import HorlogeFixe
from kit.store.moteur import Moteurs


@pytest.fixture
def avec_tableau(
    pages: tuple[Page, ...], moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe
) -> tuple[Page, ...]:
    """Every page, and one that holds a table."""
    publish(moteurs, site(), prefecture(), fiche())
    page = open_site(moteurs, tmp_path / "instance", horloge).page("/fr/fiches/essai")
    assert len(list(page.iterate("table"))) == 1
    return (*pages, page)


def cellules_fusionnees(page: Page) -> Iterator[str]:
    for cellule in page.iterate("td", "th"):
        if cellule.get("rowspan") or cellule.get("colspan"):
            yield show(cellule)


def tableaux_de_mise_en_forme(page: Page) -> Iterator[str]:
    yield from (show(t) for t in page.iterate("table") if t.find(f".//{XHTML}th") is None)


def tableaux_sans_titre(page: Page) -> Iterator[str]:
    for tableau in page.iterate("table"):
        titre = tableau.find(f"{XHTML}caption")
        if titre is None or not text_of(titre):
            yield show(tableau)


def entetes_sans_portee(page: Page) -> Iterator[str]:
    yield from (show(th) for th in page.iterate("th") if th.get("scope") not in ("col", "row"))


def cellules_sans_entete(page: Page) -> Iterator[str]:
    """Each column has its header; each row begins with its own."""
    for tableau in page.iterate("table"):
        colonnes = len(list(tableau.iterfind(f"{XHTML}thead/{XHTML}tr/{XHTML}th")))
        for ligne in tableau.iterfind(f"{XHTML}tbody/{XHTML}tr"):
            if len(ligne) != colonnes or ligne[0].tag != f"{XHTML}th":
                yield show(ligne)


def test_5_1_tableaux_simples(avec_tableau: tuple[Page, ...]) -> None:
    """RGAA 5.1 and 5.2: no merged cell, so no complex table that needs a summary."""
    refuse(avec_tableau, cellules_fusionnees, "<table><tr><td colspan=2>a</table>")


def test_5_3_pas_de_tableau_de_mise_en_forme(avec_tableau: tuple[Page, ...]) -> None:
    """RGAA 5.3 and 5.8: a table holds data."""
    refuse(avec_tableau, tableaux_de_mise_en_forme, "<table><tr><td>a</table>")


def test_5_4_titre_lie_au_tableau(avec_tableau: tuple[Page, ...]) -> None:
    """RGAA 5.4: the title of a table is its caption."""
    refuse(avec_tableau, tableaux_sans_titre, "<p>Prix<table><tr><th>a</table>")


def test_5_6_entetes_declares(avec_tableau: tuple[Page, ...]) -> None:
    """RGAA 5.6: each header says what it heads."""
    refuse(avec_tableau, entetes_sans_portee, "<table><tr><th>a</table>")


def test_5_7_cellules_liees_a_leurs_entetes(avec_tableau: tuple[Page, ...]) -> None:
    """RGAA 5.7: every cell has a header in its column and in its row."""
    refuse(
        avec_tableau,
        cellules_sans_entete,
        "<table><thead><tr><th>a<th>b<tbody><tr><td>1<td>2</table>",
    )
