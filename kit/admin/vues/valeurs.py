"""The view of a dated value: what it says and when, where it is read, the form that changes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kit.admin.formulaires.schema import Champ, list_champs
from kit.admin.formulaires.vues import ChampVue, Contexte, build_champs, sort_fautes
from kit.content.lecture import Faute
from kit.content.periodes import find_periode
from kit.content.valeur import CONTENUS, Periode, Valeur
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.langues.valeurs import plain_valeur

Brut = dict[str, Any]
DU = "du"


@dataclass(frozen=True)
class PeriodeVue:
    """What the value is for a while."""

    quand: str
    valeur: str
    note: str
    a_confirmer: bool
    en_vigueur: bool
    retirable: str
    """Its first day, ISO 8601, when it has not begun: it may be given up; else empty."""


@dataclass(frozen=True)
class ValeurVue:
    """A value."""

    periodes: tuple[PeriodeVue, ...]
    champs: tuple[ChampVue, ...]
    generales: tuple[str, ...]
    """Faults that belong to no field."""


def list_champs_valeur(valeur: Valeur) -> tuple[Champ, ...]:
    """What the form asks: the value in its own shape, from when, and what agents note."""
    contenu = Champ("valeur", "noeud", exige=True, classes=(CONTENUS[valeur.genre],))
    autres = {champ.nom: champ for champ in list_champs(Periode)}
    return (contenu, autres[DU], autres["note"], autres["a_confirmer"])


def build_valeur(
    valeur: Valeur, jour: date, saisie: Mapping[str, Any] | None, fautes: Sequence[Faute]
) -> ValeurVue:
    """The page of a value; `saisie` is what was typed, None: what the value of the day says."""
    periode = valeur.periodes[find_periode(dump_periodes(valeur), jour)]
    valeurs = dict(saisie) if saisie is not None else _dump_sans_jours(periode)
    places: dict[str, str] = {}
    for rang in range(len(valeur.periodes) + 1):
        places[f"periodes.{rang}.valeur.{valeur.genre}"] = "valeur"
        places[f"periodes.{rang}"] = ""
    par_chemin = sort_fautes(fautes, places)
    champs = build_champs(list_champs_valeur(valeur), valeurs, Contexte(_name_rien, par_chemin, {}))
    montres = {c.nom for c in champs} | {c.nom for g in champs[0].groupes for c in g.champs}
    return ValeurVue(
        tuple(_periode(p, jour, p is periode) for p in valeur.periodes),
        champs,
        tuple(
            phrase for nom, liste in par_chemin.items() if nom not in montres for phrase in liste
        ),
    )


def dump_periodes(valeur: Valeur) -> list[Brut]:
    """Its periods as plain data."""
    periodes: list[Brut] = valeur.model_dump(mode="json", exclude_none=True)["periodes"]
    return periodes


def say_periodes(valeur: Valeur) -> str:
    """All that it says, in one line: what is compared before publishing."""
    return "\u202f; ".join(
        f"{_say(p)} ({_quand(p)})" if p.du or p.au else _say(p) for p in valeur.periodes
    )


def _periode(periode: Periode, jour: date, en_vigueur: bool) -> PeriodeVue:  # noqa: FBT001 - of a view
    a_venir = periode.du is not None and periode.du > jour
    return PeriodeVue(
        _quand(periode),
        _say(periode),
        periode.note or "",
        periode.a_confirmer,
        en_vigueur,
        periode.du.isoformat() if periode.du and a_venir else "",
    )


def _say(periode: Periode) -> str:
    return plain_valeur(periode.valeur, load_langue(FRANCAIS))


def _quand(periode: Periode) -> str:
    langue = load_langue(FRANCAIS)
    du = langue.format_date(periode.du) if periode.du else ""
    au = langue.format_date(periode.au) if periode.au else ""
    if du and au:
        return f"du {du} au {au}"
    if du:
        return f"à partir du {du}"
    return f"jusqu’au {au}" if au else "sans date"


def _dump_sans_jours(periode: Periode) -> Brut:
    brut: Brut = periode.model_dump(mode="json", exclude_none=True)
    return {nom: v for nom, v in brut.items() if nom not in ("du", "au")}


def _name_rien(_genre: str) -> tuple[tuple[str, str], ...]:
    return ()
