"""Pictograms: what each one shows and how it may be used."""

from typing import ClassVar, Literal

from kit.content.document import DocumentAdressable
from kit.content.texte import Ligne, Mention


class Pictogramme(DocumentAdressable):
    """A drawing of the bank; its SVG is kept beside, under the same id."""

    GENRE: ClassVar[str] = "pictogramme"
    PLURIEL: ClassVar[str] = "pictogrammes"

    titre: Ligne
    description: Ligne
    """What is drawn, not what it means."""
    categorie: Literal[
        "documents", "demarches", "temps", "lieux", "personnes", "actions", "etats", "services"
    ]
    mots_cles: tuple[Mention, ...] = ()
    miroir_rtl: bool = False
    besoin_legende: bool = True
    taille_min_mm: int = 10
    licence: Mention
    auteur: Mention
