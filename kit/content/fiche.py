"""The fiche: one procedure, told from the first paper to the appeal."""

from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kit.content.bloc import Blocs, Element, Noeud
from kit.content.document import DocumentAdressable
from kit.content.piece import PieceDemandee
from kit.content.reference import (
    RefDemarche,
    RefFiche,
    RefLettre,
    RefPictogramme,
    RefTheme,
    RefValeurDocument,
)
from kit.content.source import Origine, Source, Verification
from kit.content.texte import Identifiant, Ligne, Marque, Mention, Texte

Reponse = Literal["oui", "non", "selon"]


class Rubrique(Noeud):
    """An answer in a few words (for the four essentials), then in sentences."""

    en_bref: Texte
    blocs: Blocs = ()


class Etape(Noeud):
    """One thing to do."""

    id: Identifiant
    titre: Ligne
    blocs: Blocs = ()
    pictogramme: RefPictogramme | None = None


class Cout(Noeud):
    """An amount to pay, and for what."""

    id: Identifiant
    libelle: Texte
    valeur: RefValeurDocument | None = None
    """None: nothing to pay, or an amount that the label explains."""


class DocumentRecu(Noeud):
    """A paper that the person receives, and what it allows meanwhile."""

    id: Identifiant
    nom: Ligne
    quand: Ligne | None = None
    sejour: Reponse
    travail: Reponse
    voyage: Reponse
    precisions: Blocs = ()


class Section(Noeud):
    """A free chapter."""

    id: Identifiant
    titre: Ligne
    blocs: tuple[Element, ...]


class Contact(Noeud):
    """Where help is found."""

    id: Identifiant
    libelle: Ligne
    valeur: RefValeurDocument | None = None
    precision: Texte | None = None


class Fiche(DocumentAdressable):
    """A procedure (genre fiche) or a question and its answer (genre question-réponse)."""

    GENRE: ClassVar[str] = "fiche"
    PLURIEL: ClassVar[str] = "fiches"
    UN_FICHIER_PAR_DOCUMENT: ClassVar[bool] = True

    genre: Literal["fiche", "question-reponse"] = "fiche"
    titre: Ligne
    resume: Texte
    theme: RefTheme | None = None
    pictogramme: RefPictogramme | None = None
    demarches: tuple[RefDemarche, ...] = ()
    public: Blocs = ()
    quand: Rubrique | None = None
    etapes: tuple[Etape, ...] = ()
    pieces: tuple[PieceDemandee, ...] = ()
    cout_en_bref: Texte | None = None
    """Said in the essentials when one amount is not enough."""
    couts: tuple[Cout, ...] = ()
    delai: Rubrique | None = None
    a_recevoir: tuple[DocumentRecu, ...] = ()
    sans_reponse: Blocs = ()
    recours: Blocs = ()
    sections: tuple[Section, ...] = ()
    contacts: tuple[Contact, ...] = ()
    lettres: tuple[RefLettre, ...] = ()
    voir_aussi: tuple[RefFiche, ...] = ()
    origine: Origine | None = None
    """Whose text this is, when it was taken up as a whole and not written here."""
    remplace: tuple[Mention, ...] = ()
    """Names, at their publishers', of the imported texts that readers no longer need: `F2718`."""
    sources: tuple[Source, ...] = ()
    verifications: tuple[Verification, ...] = ()
    critique: tuple[Marque, ...] = ()
    """Nodes whose old translation would do harm: deadline, refusal, place, money, paper."""
    a_verifier_avant: date | None = None
    valable_du: date | None = None
    valable_au: date | None = None

    @model_validator(mode="after")
    def _check_dates(self) -> Self:
        if self.valable_du and self.valable_au and self.valable_au < self.valable_du:
            raise ValueError("La date de fin de validité précède la date de début.")
        return self
