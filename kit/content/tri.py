"""Alphabetical order, and the plain form that searching compares."""

import unicodedata


def sort_key(texte: str) -> str:
    """Lower case without accents: "Échange" comes before "Famille"."""
    decompose = unicodedata.normalize("NFKD", texte.casefold())
    return "".join(signe for signe in decompose if not unicodedata.combining(signe))
