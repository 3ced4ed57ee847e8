"""The addresses are a promise: one may be added, none may vanish."""

from pathlib import Path

from flask import Flask

from kit.admin.droits import DROITS

PROMISES = Path(__file__).parent / "adresses.txt"


def test_no_address_vanishes(app: Flask) -> None:
    promises = set(PROMISES.read_text(encoding="utf-8").split())
    servies = {regle.rule for regle in app.url_map.iter_rules()}
    assert promises - servies == set(), "une adresse imprimée sur du papier a disparu"
    assert servies - promises == set(), "ajoutez la nouvelle adresse à adresses.txt"


ECRIT = "/<langue>/avis"
"""The one public address that takes a form: the opinion of a reader, never shown."""


def test_the_public_site_is_only_read(app: Flask) -> None:
    """What writes is in the back office, and nowhere else but the opinions."""
    for regle in app.url_map.iter_rules():
        ecrit = not (regle.methods or set()) <= {"GET", "HEAD", "OPTIONS"}
        assert not ecrit or regle.rule.startswith("/admin/") or regle.rule == ECRIT, regle


def test_the_table_of_rights_holds_every_address_of_the_back_office(app: Flask) -> None:
    servies = {r.endpoint for r in app.url_map.iter_rules() if r.rule.startswith("/admin/")}
    assert servies == set(DROITS)
