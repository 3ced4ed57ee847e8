"""What counts the pages of this process, and holds back those who send too much."""

from typing import cast

from flask import Flask, current_app

from kit.store.mesures import Mesures
from kit.web.debit import Debit

_MESURES, _DEBIT = "mesures", "debit"


def init_mesures(app: Flask) -> None:
    """Begin to count: in memory, nothing is written here."""
    app.extensions[_MESURES] = Mesures()
    app.extensions[_DEBIT] = Debit()


def mesures() -> Mesures:
    """The counts of the current application."""
    return mesures_of(current_app)


def mesures_of(app: Flask) -> Mesures:
    """The counts of an application."""
    return cast("Mesures", app.extensions[_MESURES])


def debit() -> Debit:
    """What holds back senders, in the current application."""
    return cast("Debit", current_app.extensions[_DEBIT])
