"""The kinds of documents that are edited here."""

from kit.admin.formulaires.libelles import name_genre

CREABLES = (
    "fiche",
    "piece",
    "lot",
    "question",
    "terme",
    "lettre",
    "annexe",
    "phrase",
    "theme",
    "structure",
    "demarche",
    "modalite",
)
"""Those that are created here."""
PAR_PARTIES = (*CREABLES, "site")
"""Those that are written part by part. There is one site: it is not created, nor taken away."""
EDITABLES = (*PAR_PARTIES, "valeur")
"""In the order of the lists: a value has a page of its own."""
RETIRABLES = tuple(genre for genre in EDITABLES if genre != "site")
"""Those that may be withdrawn, archived, copied."""


def name_kind(genre: str) -> str:
    """A kind in words, for a filter."""
    return name_genre(genre, plusieurs=True)
