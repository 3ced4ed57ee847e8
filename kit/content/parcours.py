"""Guided paths, opaque until their engine exists."""

from typing import Any, ClassVar

from pydantic import Field

from kit.content.document import DocumentAdressable
from kit.content.texte import Ligne


class Parcours(DocumentAdressable):
    """A path of questions; its logic is kept as it came."""

    GENRE: ClassVar[str] = "parcours"
    PLURIEL: ClassVar[str] = "parcours"
    UN_FICHIER_PAR_DOCUMENT: ClassVar[bool] = True

    titre: Ligne
    contenu: dict[str, Any] = Field(default_factory=dict)
