"""What is planned: only what changes something for readers."""

from datetime import UTC, datetime, timedelta

import pytest

from kit.store.plans import Periode, Plan, list_events, shown_at

MIDI = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
JOUR = timedelta(days=1)
HIER, DEMAIN, APRES = MIDI - JOUR, MIDI + JOUR, MIDI + 2 * JOUR


def ligne(rang: int, numero: int | None, debut: datetime, fin: datetime | None = None) -> Periode:
    return Periode(rang, numero, numero, debut, fin)


@pytest.mark.parametrize(
    ("periodes", "attendu"),
    [
        ([], ()),
        ([ligne(1, 1, HIER)], ()),
        ([ligne(1, 1, HIER), ligne(2, 2, DEMAIN)], (Plan(DEMAIN, 2, echeance=False),)),
        ([ligne(1, 1, HIER, DEMAIN)], (Plan(DEMAIN, None, echeance=True),)),
        (
            [ligne(1, 1, DEMAIN, APRES)],
            (Plan(DEMAIN, 1, echeance=False), Plan(APRES, None, echeance=True)),
        ),
        ([ligne(1, 1, HIER), ligne(2, None, DEMAIN)], (Plan(DEMAIN, None, echeance=False),)),
        ([ligne(1, 1, HIER), ligne(2, 2, DEMAIN), ligne(3, 1, DEMAIN)], ()),
        ([ligne(1, 1, HIER, DEMAIN), ligne(2, 1, MIDI)], ()),
    ],
    ids=[
        "rien",
        "en ligne",
        "prévu",
        "fin",
        "de et jusqu’à",
        "retrait",
        "annulé",
        "fin annulée",
    ],
)
def test_only_what_changes_is_planned(periodes: list[Periode], attendu: tuple[Plan, ...]) -> None:
    assert list_events(periodes, MIDI) == attendu


def test_the_newest_row_of_one_instant_is_the_one_shown() -> None:
    montre = shown_at([ligne(1, 1, HIER), ligne(2, 2, HIER)], MIDI)
    assert montre is not None
    assert montre.numero == 2
    assert shown_at([ligne(1, 1, HIER, MIDI)], MIDI) is None
