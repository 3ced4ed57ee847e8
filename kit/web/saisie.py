"""What readers type into a field."""

from flask import request

LONGUEUR_MAX = 200
"""Signs of the words that are read."""
CHIFFRES_MAX = 6
"""Digits of a number that is read."""


def read_mots() -> str:
    """The words of a search, without the signs that cannot be seen; empty when there is none."""
    mots = request.args.get("q", "")[:LONGUEUR_MAX]
    return "".join(signe for signe in mots if signe.isprintable())


def read_nombre(nom: str) -> int | None:
    """The whole number of a field, in the digits of any script; None when it is not one."""
    mot = request.args.get(nom, "").strip()
    return int(mot) if mot.isdecimal() and len(mot) <= CHIFFRES_MAX else None
