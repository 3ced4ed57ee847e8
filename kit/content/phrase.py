"""Fixed phrases for slips, notices and the counter."""

from typing import ClassVar, Literal

from kit.content.document import Document
from kit.content.reference import RefPictogramme
from kit.content.texte import Ligne


class Phrase(Document):
    """One sentence that agents pick and never type."""

    GENRE: ClassVar[str] = "phrase"
    PLURIEL: ClassVar[str] = "phrases"
    SCHEMA: ClassVar[int] = 3

    usage: Literal["passage", "annonce", "guichet", "fraicheur"]
    texte: Ligne
    sur: Literal["papier", "retour", "lieu", "change", "pour_qui", "faire"] | None = None
    """On a slip, what it is about: what is wrong with a paper, coming back, another place.
    In a notice, the part it belongs to: what changes, for whom, what to do."""
    complement: Literal["date", "telephone", "lieu"] | None = None
    """What an agent gives to end it, which needs no translator: a day, a phone number, a place."""
    pictogramme: RefPictogramme | None = None
