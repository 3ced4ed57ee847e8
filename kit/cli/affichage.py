"""Tables for a terminal, and the day of the site, for the commands that check."""

from collections.abc import Iterable
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kit.content.document import Document
from kit.content.site import Site
from kit.horloge import HorlogeSysteme, local_day

_FUSEAU = "Europe/Paris"
_LARGEUR_MIN = 100
"""Columns of the tables where the terminal does not say how wide it is."""


def open_console() -> Console:
    """The terminal; wide enough for a table where it is none."""
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = max(console.width, _LARGEUR_MIN)
    return console


def build_tableau(titre: str, *colonnes: str) -> Table:
    """An empty table whose long words are folded."""
    tableau = Table(title=Text(titre), title_justify="left", caption_justify="left")
    for colonne in colonnes:
        tableau.add_column(colonne, overflow="fold")
    return tableau


def add_ligne(tableau: Table, *cellules: str) -> None:
    """A row, whose signs are shown as they are."""
    tableau.add_row(*(Text(cellule) for cellule in cellules))


def find_jour(documents: Iterable[Document]) -> date:
    """Today in the time zone of the site, of France without any site."""
    fuseau = next((d.fuseau for d in documents if isinstance(d, Site)), _FUSEAU)
    return local_day(HorlogeSysteme().now(), fuseau)
