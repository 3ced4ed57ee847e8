"""The list of all kinds of documents."""

from kit.content.annexe import Annexe
from kit.content.annonce import Annonce
from kit.content.demarche import Demarche, Modalite
from kit.content.document import Document, DocumentAdressable
from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.content.glossaire import Terme
from kit.content.lettre import Lettre
from kit.content.parcours import Parcours
from kit.content.phrase import Phrase
from kit.content.pictogramme import Pictogramme
from kit.content.piece import Lot, Piece
from kit.content.site import Site
from kit.content.structure import Structure
from kit.content.synonyme import Synonyme
from kit.content.theme import Theme
from kit.content.urgence import Urgence
from kit.content.valeur import Valeur

CLASSES: tuple[type[Document], ...] = (
    Site,
    Structure,
    Theme,
    Pictogramme,
    Valeur,
    Terme,
    Piece,
    Lot,
    Demarche,
    Modalite,
    Fiche,
    Urgence,
    Parcours,
    Question,
    Annonce,
    Lettre,
    Annexe,
    Phrase,
    Synonyme,
)
"""Every kind, in the order in which a pack is read and written."""

GENRES: dict[str, type[Document]] = {classe.GENRE: classe for classe in CLASSES}

ADRESSABLES: frozenset[str] = frozenset(
    classe.GENRE for classe in CLASSES if issubclass(classe, DocumentAdressable)
)


class GenreInconnuError(KeyError):
    """No document is of this kind."""


def classe_of(genre: str) -> type[Document]:
    """The class of a kind. Raises GenreInconnuError."""
    try:
        return GENRES[genre]
    except KeyError:
        raise GenreInconnuError(genre) from None
