"""The addresses are a promise: one may be added, none may vanish."""

from pathlib import Path

from flask import Flask

PROMISES = Path(__file__).parent / "adresses.txt"


def test_no_address_vanishes(app: Flask) -> None:
    promises = set(PROMISES.read_text(encoding="utf-8").split())
    servies = {regle.rule for regle in app.url_map.iter_rules()}
    assert promises - servies == set(), "une adresse imprimée sur du papier a disparu"
    assert servies - promises == set(), "ajoutez la nouvelle adresse à adresses.txt"


def test_the_public_site_is_only_read(app: Flask) -> None:
    publiques = [r for r in app.url_map.iter_rules() if not r.rule.startswith("/admin/")]
    for regle in publiques:
        assert (regle.methods or set()) <= {"GET", "HEAD", "OPTIONS"}, regle
