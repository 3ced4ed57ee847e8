"""Documents for agents: personas, journey maps, grids."""

from typing import ClassVar

from kit.content.document import DocumentAdressable
from kit.content.fiche import Section
from kit.content.source import Source
from kit.content.texte import Ligne, Texte


class Annexe(DocumentAdressable):
    """A working document that agents print and fill."""

    GENRE: ClassVar[str] = "annexe"
    PLURIEL: ClassVar[str] = "annexes"

    titre: Ligne
    resume: Texte
    sections: tuple[Section, ...]
    sources: tuple[Source, ...] = ()
