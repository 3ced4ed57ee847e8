"""Notices: what changes, for whom, until when."""

from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kit.content.bloc import Blocs
from kit.content.document import DocumentAdressable
from kit.content.reference import RefFiche, RefPictogramme, RefStructure
from kit.content.source import Source, Verification
from kit.content.texte import Ligne, Marque


class Annonce(DocumentAdressable):
    """A notice shown from its first to its last day, both included."""

    GENRE: ClassVar[str] = "annonce"
    PLURIEL: ClassVar[str] = "annonces"

    titre: Ligne
    niveau: Literal["information", "attention", "urgence"] = "information"
    pictogramme: RefPictogramme | None = None
    ce_qui_change: Blocs
    pour_qui: Blocs = ()
    que_faire: Blocs
    a_partir_du: date
    jusqu_au: date | None = None
    structures: tuple[RefStructure, ...] = ()
    """Empty: everywhere."""
    fiches: tuple[RefFiche, ...] = ()
    sources: tuple[Source, ...] = ()
    verifications: tuple[Verification, ...] = ()
    critique: tuple[Marque, ...] = ()

    @model_validator(mode="after")
    def _check_dates(self) -> Self:
        if self.jusqu_au is not None and self.jusqu_au < self.a_partir_du:
            raise ValueError("La date de fin de l’annonce précède sa date de début.")
        return self
