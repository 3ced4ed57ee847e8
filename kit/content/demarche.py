"""Procedures, and the ways to file each of them."""

from typing import ClassVar, Literal

from kit.content.bloc import Noeud
from kit.content.document import Document
from kit.content.reference import RefDemarche, RefPictogramme, RefStructure, RefValeurDocument
from kit.content.source import Source, Verification
from kit.content.texte import Identifiant, Ligne, Texte

Mode = Literal["en_ligne", "rendez_vous", "courrier", "sans_rendez_vous", "mairie", "autre"]


class Demarche(Document):
    """An administrative procedure, apart from the place where it is filed."""

    GENRE: ClassVar[str] = "demarche"
    PLURIEL: ClassVar[str] = "demarches"

    nom: Ligne
    """What people want to do: "Renouveler mon titre de séjour"."""
    pictogramme: RefPictogramme | None = None


class ModaliteDepot(Noeud):
    """One way to file."""

    id: Identifiant
    mode: Mode
    lien: RefValeurDocument | None = None
    remarque: Texte | None = None


class Modalite(Document):
    """The ways to file one procedure in one structure, or everywhere else in the département."""

    GENRE: ClassVar[str] = "modalite"
    PLURIEL: ClassVar[str] = "modalites"

    demarche: RefDemarche
    structure: RefStructure | None = None
    """None: default of the département."""
    modes: tuple[ModaliteDepot, ...]
    """The first one is the one to try first."""
    sources: tuple[Source, ...] = ()
    verifications: tuple[Verification, ...] = ()
