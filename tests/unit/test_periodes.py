"""The periods of a dated value once it changes, begins, or is given up."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kit.content.periodes import begin_periode, correct_periode, find_periode, remove_periode
from kit.content.valeur import Montant, Valeur

JOUR = date(2026, 11, 22)
JOURS = st.integers(-900, 900).map(lambda n: JOUR + timedelta(days=n))


def valeur(periodes: list[dict[str, Any]]) -> Valeur:
    return Valeur.model_validate(
        {"schema": 1, "id": "x", "genre": "montant", "libelle": "X", "periodes": periodes}
    )


def euros_at(periodes: list[dict[str, Any]], jour: date) -> int | None:
    periode = valeur(periodes).periode_at(jour)
    if periode is None:
        return None
    assert isinstance(periode.valeur, Montant)
    return int(periode.valeur.euros)


def montant(euros: int) -> dict[str, Any]:
    return {"valeur": {"euros": euros}}


def test_a_new_fee_begins_on_its_day_and_not_before() -> None:
    periodes = begin_periode([montant(225)], montant(250), date(2027, 1, 1))
    assert euros_at(periodes, date(2026, 12, 31)) == 225
    assert euros_at(periodes, date(2027, 1, 1)) == 250


def test_a_correction_keeps_the_days() -> None:
    planned = begin_periode([montant(225)], montant(250), date(2027, 1, 1))
    periodes = correct_periode(planned, montant(226), JOUR)
    assert [p.get("au") for p in periodes] == ["2026-12-31", None]
    assert euros_at(periodes, JOUR) == 226
    assert euros_at(periodes, date(2027, 1, 1)) == 250


def test_a_fee_that_has_ended_may_begin_again_after_a_gap() -> None:
    periodes = begin_periode([{**montant(10), "au": "2026-01-31"}], montant(20), JOUR)
    assert euros_at(periodes, date(2026, 5, 1)) is None
    assert euros_at(periodes, JOUR) == 20


def test_the_first_period_is_never_given_up() -> None:
    assert remove_periode([montant(1)], JOUR) == [montant(1)]
    seule = [{**montant(1), "du": JOUR.isoformat()}]
    assert remove_periode(seule, JOUR) == seule


@given(st.lists(st.tuples(JOURS, st.integers(1, 99)), max_size=6))
def test_any_sequence_of_changes_holds_together(changes: list[tuple[date, int]]) -> None:
    periodes = [montant(100)]
    dit = {date.min: 100}
    for du, euros in changes:
        periodes = begin_periode(periodes, montant(euros), du)
        dit[du] = euros
    for jour in (*dit, *(j + timedelta(days=1) for j in dit)):
        attendu = dit[max(debut for debut in dit if debut <= jour)]
        assert euros_at(periodes, jour) == attendu
        assert euros_at([periodes[find_periode(periodes, jour)]], jour) == attendu


@given(st.lists(st.tuples(JOURS, st.integers(1, 99)), max_size=4), JOURS)
def test_giving_up_a_change_undoes_it(changes: list[tuple[date, int]], du: date) -> None:
    periodes = [montant(100)]
    for jour, euros in changes:
        if jour != du:
            periodes = begin_periode(periodes, montant(euros), jour)
    assert remove_periode(begin_periode(periodes, montant(7), du), du) == periodes
