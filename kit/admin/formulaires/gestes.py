"""Changing the shape of a form that is not saved yet: add a group, move it, take it away.

A gesture is a word and the path of a list or of a group: `ajouter:blocs:bloc`, `monter:blocs.2`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Brut = dict[str, Any]


@dataclass(frozen=True)
class Geste:
    """What a button of a form asks for."""

    verbe: str
    chemin: tuple[str, ...]
    forme: str = ""
    """Class of the group to add."""


def read_geste(texte: str) -> Geste | None:
    """The gesture that a button sent; None when it is not one."""
    verbe, _, reste = texte.partition(":")
    chemin, _, forme = reste.partition(":")
    if verbe not in _VERBES or not chemin:
        return None
    return Geste(verbe, tuple(chemin.split(".")), forme)


def apply_geste(valeurs: Brut, geste: Geste) -> Brut:
    """The values with the change; as they were when the path leads nowhere."""
    return _apply(valeurs, geste.chemin, geste) if geste.chemin else valeurs


def _apply(noeud: Brut, chemin: tuple[str, ...], geste: Geste) -> Brut:
    nom, reste = chemin[0], chemin[1:]
    valeur = noeud.get(nom)
    if isinstance(valeur, dict) and reste:
        return {**noeud, nom: _apply(valeur, reste, geste)}
    liste = list(valeur) if isinstance(valeur, list) else []
    if not reste:
        return {**noeud, nom: _VERBES[geste.verbe](liste, len(liste), geste)}
    rang = int(reste[0]) if reste[0].isdecimal() else -1
    if not 0 <= rang < len(liste):
        return noeud
    if reste[1:]:
        liste[rang] = _apply(liste[rang], reste[1:], geste)
        return {**noeud, nom: liste}
    return {**noeud, nom: _VERBES[geste.verbe](liste, rang, geste)}


def _add(liste: list[Brut], rang: int, geste: Geste) -> list[Brut]:
    """After the group of this rank, or at the end."""
    nouveau: Brut = {"genre": geste.forme} if geste.forme in ("tableau", "cas") else {}
    return [*liste[: rang + 1], nouveau, *liste[rang + 1 :]]


def _move(liste: list[Brut], rang: int, sens: int) -> list[Brut]:
    if 0 <= rang < len(liste) and 0 <= rang + sens < len(liste):
        liste[rang], liste[rang + sens] = liste[rang + sens], liste[rang]
    return liste


def _remove(liste: list[Brut], rang: int, geste: Geste) -> list[Brut]:  # noqa: ARG001 - as the others
    return liste[:rang] + liste[rang + 1 :]


_VERBES: dict[str, Callable[[list[Brut], int, Geste], list[Brut]]] = {
    "ajouter": _add,
    "monter": lambda liste, rang, _geste: _move(liste, rang, -1),
    "descendre": lambda liste, rang, _geste: _move(liste, rang, 1),
    "retirer": _remove,
}
