"""Rewrites paths with relative commands: the same points, in fewer and more repeated characters.

Two rounded rectangles of one size are then the same text wherever they are, which is what the
compression of a page full of drawings needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

_COMMANDE: Final = re.compile(r"([MLHVCQAZ])([^MLHVCQAZ]*)", re.IGNORECASE)
_NOMBRE: Final = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_CHEMIN: Final = re.compile(r'(?<= d=")[^"]*')
_PAS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7, "Z": 1}
"""How many numbers each command takes, its point last."""

Point = tuple[Decimal, Decimal]


def _nombre(valeur: Decimal) -> str:
    """Write a number without useless zeros: `.5`, `-.5`, `0`."""
    texte = format(valeur, "f")
    if "." in texte:
        texte = texte.rstrip("0").rstrip(".")
    texte = re.sub(r"^(-?)0\.", r"\1.", texte)
    return "0" if texte in {"", "-0"} else texte


def _suite(valeurs: list[Decimal]) -> str:
    """Join numbers; a minus sign needs no space before it."""
    return " ".join(map(_nombre, valeurs)).replace(" -", "-")


def _relatif(lettre: str, valeurs: list[Decimal], ici: Point) -> str:
    """One command seen from the current point; a line along an axis becomes `h` or `v`."""
    if lettre == "A":
        bras, drapeaux, arrivee = valeurs[:3], valeurs[3:5], valeurs[5:]
        marques = " ".join(map(_nombre, drapeaux))
        vers = _suite([arrivee[0] - ici[0], arrivee[1] - ici[1]])
        return f"a{_suite(bras)} {marques}{'' if vers.startswith('-') else ' '}{vers}"
    ecarts = [valeur - ici[rang % 2] for rang, valeur in enumerate(valeurs)]
    if lettre == "L" and 0 in ecarts:
        return f"h{_nombre(ecarts[0])}" if ecarts[1] == 0 else f"v{_nombre(ecarts[1])}"
    return lettre.lower() + _suite(ecarts)


def _absolu(lettre: str, valeurs: list[Decimal], ici: Point) -> list[Decimal]:
    """The numbers of one command, as the absolute command of the same letter has them."""
    if lettre in "Hh":
        valeurs = [valeurs[0], ici[1] if lettre == "H" else Decimal(0)]
    elif lettre in "Vv":
        valeurs = [ici[0] if lettre == "V" else Decimal(0), valeurs[0]]
    if lettre.isupper():
        return valeurs
    if lettre == "a":
        return [*valeurs[:5], valeurs[5] + ici[0], valeurs[6] + ici[1]]
    return [valeur + ici[rang % 2] for rang, valeur in enumerate(valeurs)]


def _commandes(d: str) -> Iterator[tuple[str, list[Decimal]]]:
    """The commands of a path, one at a time; points that follow a move are lines."""
    for lettre, texte in _COMMANDE.findall(d):
        nombres = [Decimal(t) for t in _NOMBRE.findall(texte)]
        pas = _PAS[lettre.upper()]
        suivante = {"M": "L", "m": "l"}.get(lettre, lettre)
        yield lettre, nombres[:pas]
        for debut in range(pas, len(nombres), pas):
            yield suivante, nombres[debut : debut + pas]


def relatif(d: str) -> str:
    """Return the path ``d`` in relative commands: not a point moves."""
    ici = depart = (Decimal(0), Decimal(0))
    sortie = ""
    for lettre, nombres in _commandes(d):
        if lettre in "Zz":
            sortie, ici = sortie + "z", depart
            continue
        valeurs = _absolu(lettre, nombres, ici)
        sortie += _relatif("L" if lettre in "HhVv" else lettre.upper(), valeurs, ici)
        ici = (valeurs[-2], valeurs[-1])
        if lettre in "Mm":
            depart = ici
    return "M" + sortie[1:]


def raccourcir(forme: str) -> str:
    """Return the shape with its path, if it has one, in relative commands."""
    return _CHEMIN.sub(lambda m: relatif(m.group()), forme)
