"""The kinds of documents that are edited here."""

from kit.admin.formulaires.libelles import name_genre

PAR_PARTIES = ("fiche", "piece", "lot", "question", "terme", "lettre", "annexe", "phrase", "theme")
"""Those that are created here and written part by part."""
EDITABLES = (*PAR_PARTIES, "valeur")
"""In the order of the lists: a value has a page of its own."""


def name_kind(genre: str) -> str:
    """A kind in words, for a filter."""
    return name_genre(genre, plusieurs=True)
