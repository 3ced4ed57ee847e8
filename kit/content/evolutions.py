"""Upgrades of stored documents: pure functions from one schema number to the next.

Stored bytes never change; a document is upgraded each time it is read.
"""

from collections.abc import Callable
from typing import Any

from kit.content.genres import classe_of

Brut = dict[str, Any]
Evolution = Callable[[Brut], Brut]


def _join_mots_cles(brut: Brut) -> Brut:
    """Keywords became one text, so that each language has its own."""
    mots = brut.get("mots_cles")
    return {**brut, "mots_cles": ", ".join(mots)} if isinstance(mots, (list, tuple)) else brut


def _open_parcours(brut: Brut) -> Brut:
    """Paths had no engine: what they held was opaque, and nobody saw it."""
    return {**{champ: valeur for champ, valeur in brut.items() if champ != "contenu"}, "noeuds": []}


EVOLUTIONS: dict[str, dict[int, Evolution]] = {
    "parcours": {1: _open_parcours},
    "phrase": {1: dict, 2: dict},  # sur, then complement, may be absent
    "pictogramme": {1: _join_mots_cles},
    "site": {1: dict},  # mentions and accessibilite may be absent
}
"""For each kind, the function that takes schema n to n + 1, under n."""


class SchemaInconnuError(ValueError):
    """The document was written by a newer version of the kit, or bears no schema number."""


def upgrade(genre: str, brut: Brut) -> Brut:
    """Bring a raw document to the schema of its class. Raises SchemaInconnuError."""
    current = classe_of(genre).SCHEMA
    numero = brut.get("schema")
    if not isinstance(numero, int) or isinstance(numero, bool) or numero < 1:
        raise SchemaInconnuError(
            f"il manque le numéro de schéma : ajoutez la ligne « schema: {current} »."
        )
    if numero > current:
        raise SchemaInconnuError(
            f"le schéma {numero} est plus récent que ce kit (schéma {current}) : "
            "mettez le kit à jour."
        )
    for version in range(numero, current):
        brut = {**EVOLUTIONS[genre][version](brut), "schema": version + 1}
    return brut
