"""Themes: how people find a fiche."""

from typing import ClassVar

from kit.content.document import DocumentAdressable
from kit.content.reference import RefPictogramme
from kit.content.source import Origine
from kit.content.texte import Ligne, Texte


class Theme(DocumentAdressable):
    """A tile of the home page."""

    GENRE: ClassVar[str] = "theme"
    PLURIEL: ClassVar[str] = "themes"

    titre: Ligne
    resume: Texte | None = None
    pictogramme: RefPictogramme | None = None
    ordre: int = 0
    """Lowest first."""
    origine: Origine | None = None
    """Set when the theme is taken up from a publisher."""
