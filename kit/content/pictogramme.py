"""Pictograms: what each one shows and how it may be used."""

from typing import ClassVar, Literal

from pydantic import ValidationInfo, field_validator

from kit.content.dessin import check_dessin
from kit.content.document import DocumentAdressable
from kit.content.texte import Ligne, Mention, is_checked


class Pictogramme(DocumentAdressable):
    """A drawing of the bank; past slugs are its other names, which lead to it too."""

    GENRE: ClassVar[str] = "pictogramme"
    PLURIEL: ClassVar[str] = "pictogrammes"
    SCHEMA: ClassVar[int] = 2

    titre: Ligne
    """The label, to be written beside or under the drawing (24 signs at most in French)."""
    description: Ligne
    """What is drawn, not what it means."""
    phrase: Ligne | None = None
    """What it means, in one simple sentence."""
    categorie: Literal[
        "documents",
        "demarches",
        "temps",
        "lieux",
        "signaletique",
        "personnes",
        "actions",
        "etats",
        "services",
    ]
    mots_cles: Ligne | None = None
    """Words that find it, separated by commas: each language has its own, as many as it needs."""
    miroir_rtl: bool = False
    """Whether it must be turned over in a right-to-left text: arrows, queues."""
    besoin_legende: bool = True
    """Whether people may not read it without its label."""
    taille_min_mm: int = 10
    """Side under which a laser printer or a photocopier loses its gaps."""
    licence: Mention
    auteur: Mention
    provenance: Mention | None = None
    """Where the drawing comes from, when it was not drawn for the kit."""
    dessin: str | None = None
    """The SVG itself when it was added to this instance; None for a drawing of the bank."""

    @field_validator("dessin")
    @classmethod
    def _check_dessin(cls, dessin: str | None, info: ValidationInfo) -> str | None:
        """Keep the form of `check_dessin`, which refuses all that is not a plain shape."""
        return dessin if dessin is None or is_checked(info) else check_dessin(dessin)
