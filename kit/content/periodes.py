"""Changing a dated value: the periods once a new one begins, is corrected or is given up.

Periods as plain data, as a form and a file have them; whether they hold together is for
validation to say.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

Brut = dict[str, Any]
_UN_JOUR = timedelta(days=1)


def correct_periode(
    periodes: Sequence[Brut], nouvelle: Mapping[str, Any], jour: date
) -> list[Brut]:
    """The period of a day says something else: what it said was wrong. Its days stay."""
    rang = find_periode(periodes, jour)
    dates: Brut = {nom: periodes[rang][nom] for nom in ("du", "au") if nom in periodes[rang]}
    return [{**nouvelle, **dates} if i == rang else p for i, p in enumerate(periodes)]


def begin_periode(periodes: Sequence[Brut], nouvelle: Mapping[str, Any], du: date) -> list[Brut]:
    """From a day on, another value, until the day before the next planned one.

    What was planned for the same day is replaced.
    """
    avant = [_ending(p, du) for p in periodes if _debut(p) < du]
    apres = [p for p in periodes if _debut(p) > du]
    bornes: Brut = {"du": du.isoformat()}
    if apres:
        bornes["au"] = (_debut(apres[0]) - _UN_JOUR).isoformat()
    return [*avant, {**nouvelle, **bornes}, *apres]


def remove_periode(periodes: Sequence[Brut], du: date) -> list[Brut]:
    """Without the period that begins on a day: the one before lasts as long as it would have.

    As they were when none begins there, or when it is the first.
    """
    rang = next((i for i, p in enumerate(periodes) if _debut(p) == du), 0)
    if rang == 0:
        return list(periodes)
    precedente = {nom: v for nom, v in periodes[rang - 1].items() if nom != "au"}
    if periodes[rang].get("au"):
        precedente["au"] = periodes[rang]["au"]
    return [*periodes[: rang - 1], precedente, *periodes[rang + 1 :]]


def find_periode(periodes: Sequence[Brut], jour: date) -> int:
    """Rank of the period of a day; of the last one that began before, or of the first."""
    debutees = [i for i, p in enumerate(periodes) if _debut(p) <= jour]
    return debutees[-1] if debutees else 0


def _ending(periode: Brut, du: date) -> Brut:
    fin = periode.get("au")
    if fin and date.fromisoformat(str(fin)) < du:
        return periode
    return {**periode, "au": (du - _UN_JOUR).isoformat()}


def _debut(periode: Brut) -> date:
    return date.fromisoformat(str(periode["du"])) if periode.get("du") else date.min
