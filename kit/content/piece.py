"""Papers to bring, and the lists that several fiches share."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kit.content.bloc import Blocs, Noeud
from kit.content.document import Document, DocumentAdressable
from kit.content.reference import RefLot, RefPictogramme, RefPiece, RefValeurDocument
from kit.content.source import Source, Verification
from kit.content.texte import Identifiant, Ligne, Mention, Texte


class Numerique(Noeud):
    """How a paper is sent on line."""

    formats: tuple[Literal["PDF", "JPG", "PNG", "HEIC"], ...] = ()
    poids_max_mo: int | None = None
    """Largest file accepted, in megabytes."""
    recto_verso: bool = False
    photo_suffit: bool | None = None
    """Whether one clear photo is enough; None when nobody checked."""


class Piece(DocumentAdressable):
    """A paper that people bring or send. Its id is its code in the address."""

    GENRE: ClassVar[str] = "piece"
    PLURIEL: ClassVar[str] = "pieces"

    nom: Ligne
    """Everyday name."""
    nom_officiel: Mention
    """Name written on the State's lists: kept in French in every language."""
    explication: Blocs
    ou_l_obtenir: Blocs = ()
    pictogramme: RefPictogramme | None = None
    traduction_exigee: bool = False
    """Whether a sworn translation is needed when the paper is not in French."""
    numerique: Numerique | None = None
    duree: RefValeurDocument | None = None
    """How old the paper may be."""
    controle: Mention | None = None
    """What an agent looks at."""
    sources: tuple[Source, ...] = ()
    verifications: tuple[Verification, ...] = ()


class PieceDemandee(Noeud):
    """A paper, or a whole list of papers, asked for by a fiche."""

    id: Identifiant
    piece: RefPiece | None = None
    lot: RefLot | None = None
    precision: Texte | None = None
    condition: Texte | None = None
    """A sentence that says who is concerned; None when everyone is."""
    original: bool = False
    copie: bool = False
    traduction: bool = False

    @model_validator(mode="after")
    def _check_target(self) -> Self:
        if (self.piece is None) == (self.lot is None):
            raise ValueError("Indiquez une pièce ou un lot de pièces, un seul des deux.")
        return self


class Lot(Document):
    """A list of papers shared by several fiches."""

    GENRE: ClassVar[str] = "lot"
    PLURIEL: ClassVar[str] = "lots"

    titre: Ligne
    pieces: tuple[PieceDemandee, ...]
