"""What readers type into a field."""

from flask import request

LONGUEUR_MAX = 200
"""Signs of the words that are read."""


def read_mots() -> str:
    """The words of a search, without the signs that cannot be seen; empty when there is none."""
    mots = request.args.get("q", "")[:LONGUEUR_MAX]
    return "".join(signe for signe in mots if signe.isprintable())
