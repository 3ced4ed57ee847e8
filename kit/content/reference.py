"""References from one document to another, declared on the field that holds them."""

from dataclasses import dataclass
from typing import Annotated

from kit.content.texte import Identifiant


@dataclass(frozen=True)
class Reference:
    """Marks a field that holds the id of a document of kind `genre`."""

    genre: str


@dataclass(frozen=True)
class Repertoire:
    """Marks a field that holds an entry of a list that the kit itself knows, not a document."""

    genre: str


RefAnnexe = Annotated[Identifiant, Reference("annexe")]
RefDemarche = Annotated[Identifiant, Reference("demarche")]
RefFiche = Annotated[Identifiant, Reference("fiche")]
RefLettre = Annotated[Identifiant, Reference("lettre")]
RefLot = Annotated[Identifiant, Reference("lot")]
RefParcours = Annotated[Identifiant, Reference("parcours")]
RefPictogramme = Annotated[Identifiant, Reference("pictogramme")]
RefPiece = Annotated[Identifiant, Reference("piece")]
RefQuestion = Annotated[Identifiant, Reference("question")]
RefStructure = Annotated[Identifiant, Reference("structure")]
RefTheme = Annotated[Identifiant, Reference("theme")]
RefValeurDocument = Annotated[Identifiant, Reference("valeur")]
