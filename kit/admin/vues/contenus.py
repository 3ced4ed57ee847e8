"""The kinds of documents that are edited here."""

from kit.admin.formulaires.libelles import name_genre

EDITABLES = ("fiche", "piece", "lot", "question", "terme", "lettre", "annexe", "phrase", "theme")
"""In the order of the lists."""


def name_kind(genre: str) -> str:
    """A kind in words, for a filter."""
    return name_genre(genre, plusieurs=True)
