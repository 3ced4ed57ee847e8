"""Words of the administration, explained."""

from typing import ClassVar

from kit.content.document import Document
from kit.content.source import Origine
from kit.content.texte import Ligne, Mention, Texte


class Terme(Document):
    """A word people read on their letters; the French word is always kept."""

    GENRE: ClassVar[str] = "terme"
    PLURIEL: ClassVar[str] = "termes"

    terme: Mention
    developpe: Mention | None = None
    """What the letters of an acronym stand for."""
    definition: Texte
    equivalent: Ligne | None = None
    """What translators give in their language for the word; in French, what the word means at its
    shortest, which readers of French do not see: the word itself stands there."""
    autres_formes: tuple[Mention, ...] = ()
    origine: Origine | None = None
    """Whose definition this is, when it was taken up and not written here."""

    @property
    def en_phrase(self) -> str:
        """The word as it stands inside a sentence: acronyms keep their capitals."""
        premier = self.terme.split(maxsplit=1)[0]
        if premier.lower() != premier and premier[1:].lower() == premier[1:]:
            return self.terme[0].lower() + self.terme[1:]
        return self.terme
