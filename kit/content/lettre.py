"""Model letters: French to send, explained in the reader's language."""

from typing import ClassVar

from kit.content.bloc import Blocs, Noeud
from kit.content.document import DocumentAdressable
from kit.content.source import Source, Verification
from kit.content.texte import Identifiant, Ligne, Texte


class Blanc(Noeud):
    """A blank that the person fills, by hand or on the phone; nothing is stored."""

    id: Identifiant
    libelle: Ligne


class Lettre(DocumentAdressable):
    """A letter whose French text is what is sent."""

    GENRE: ClassVar[str] = "lettre"
    PLURIEL: ClassVar[str] = "lettres"

    titre: Ligne
    resume: Texte
    blancs: tuple[Blanc, ...] = ()
    corps: Blocs
    sources: tuple[Source, ...] = ()
    verifications: tuple[Verification, ...] = ()
