"""Everyday words: what people type, and what the administration calls it."""

from typing import ClassVar

from kit.content.document import Document
from kit.content.reference import RefFiche
from kit.content.texte import Ligne


class Synonyme(Document):
    """Words that the search takes one for another; readers never see them as a list."""

    GENRE: ClassVar[str] = "synonyme"
    PLURIEL: ClassVar[str] = "synonymes"

    mots: Ligne
    """Words or expressions, separated by commas: each language has its own, as many as it needs."""
    fiches: tuple[RefFiche, ...] = ()
    """Those that these words lead to even when their texts do not hold them."""
