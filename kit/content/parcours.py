"""Guided paths: questions in order, jumps forward only, and results one leaves with.

The logic is data apart from the words: one tree, as many languages as one likes. What makes a
path sound (no dead end, every result reached) is proved by `kit.parcours`, so that a draft may
be saved before it is.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Discriminator, Tag, model_validator

from kit.content.bloc import Blocs, Noeud
from kit.content.conditions import Condition
from kit.content.document import DocumentAdressable
from kit.content.fiche import Contact
from kit.content.piece import PieceDemandee
from kit.content.reference import (
    RefDemarche,
    RefFiche,
    RefLettre,
    RefPictogramme,
    RefPiece,
    RefTheme,
)
from kit.content.source import Source, Verification
from kit.content.texte import Identifiant, Ligne, Marque, Mention, Texte

Role = Literal["choix", "je-ne-sais-pas", "aucun"]
Lieu = Literal[
    "anef",
    "prefecture",
    "mairie",
    "consulat",
    "ofii",
    "spada",
    "france-services",
    "aide",
    "ligne",
    "nulle-part",
]
"""Who takes the procedure of a result. `aide`: whoever helps to choose; `ligne`: another site."""
Gravite = Literal["a-faire", "attention", "risque", "aide", "rien"]
"""`risque`: filing may turn against the person, who first sees an association or a lawyer.
`aide`: the path cannot tell; `rien`: there is nothing to ask for."""


class Choix(Noeud):
    """One answer to a question. Its id is that of the question, a hyphen, and its key."""

    id: Identifiant
    role: Role = "choix"
    """`aucun`: alone or not at all, in a question where several answers may be given."""
    libelle: Ligne | None = None
    """None: the words of the interface for its role."""
    aide: Texte | None = None
    pictogramme: RefPictogramme | None = None
    etiquettes: tuple[Identifiant, ...] = ()
    """Tags that conditions look for, whatever the choice."""
    vers: Identifiant | None = None
    """A later node; None: the next one that is visible."""
    si: Condition | None = None
    """When it is offered; None: always."""
    anciennes_cles: tuple[Identifiant, ...] = ()
    """Keys it had in addresses printed before."""


class QuestionPosee(Noeud):
    """One question, one screen."""

    id: Identifiant
    genre: Literal["question"]
    titre: Ligne
    aide: Texte | None = None
    pictogramme: RefPictogramme | None = None
    plusieurs: bool = False
    """Whether several answers may be given."""
    choix: tuple[Choix, ...] = ()
    si: Condition | None = None
    anciens_ids: tuple[Identifiant, ...] = ()

    @model_validator(mode="after")
    def _check_choix(self) -> Self:
        for choix in self.choix:
            if not choix.id.startswith(f"{self.id}-"):
                raise ValueError(
                    f"Le choix « {choix.id} » doit commencer par « {self.id}- », "
                    "le nom de sa question."
                )
            if choix.role == "choix" and choix.libelle is None:
                raise ValueError(f"Le choix « {choix.id} » n’a pas de libellé.")
        return self

    def cle_of(self, choix: Choix) -> str:
        """What stands for a choice in addresses: its id without that of the question."""
        return choix.id.removeprefix(f"{self.id}-")


class Information(Noeud):
    """Something to read before going on."""

    id: Identifiant
    genre: Literal["information"]
    titre: Ligne
    blocs: Blocs = ()
    pictogramme: RefPictogramme | None = None
    fiche: RefFiche | None = None
    si: Condition | None = None
    anciens_ids: tuple[Identifiant, ...] = ()


class Resultat(Noeud):
    """Where a path ends: what to do, where, and whom to see."""

    id: Identifiant
    genre: Literal["resultat"]
    titre: Ligne
    blocs: Blocs = ()
    """What to do, in order."""
    pictogramme: RefPictogramme | None = None
    gravite: Gravite = "a-faire"
    fiches: tuple[RefFiche, ...] = ()
    """The first one gives its steps, papers, cost and delay; the others are to read too."""
    demarche: RefDemarche | None = None
    """Gives the ways to file; None: those of the first fiche."""
    lieu: Lieu = "prefecture"
    pieces_de_la_fiche: bool = True
    """Whether the papers of the first fiche are those of this result."""
    contacts: tuple[Identifiant, ...] = ()
    """Contacts of the path to see before anything else."""
    lettres: tuple[RefLettre, ...] = ()
    droit: Mention | None = None
    """The article it comes from: `L423-1 CESEDA`."""
    note: Mention | None = None
    """For agents."""
    si: Condition | None = None
    """After the last question, the first result whose condition is true is given; a choice that
    leads to a result gives it whatever its condition."""
    anciens_ids: tuple[Identifiant, ...] = ()


def _noeud_tag(value: object) -> str | None:
    genre = value.get("genre") if isinstance(value, dict) else getattr(value, "genre", None)
    return genre if isinstance(genre, str) else None


NoeudParcours = Annotated[
    Annotated[QuestionPosee, Tag("question")]
    | Annotated[Information, Tag("information")]
    | Annotated[Resultat, Tag("resultat")],
    Discriminator(_noeud_tag),
]


class Encart(Noeud):
    """A remark added to the results of those who gave some answers."""

    id: Identifiant
    si: Condition
    gravite: Literal["attention", "information"] = "information"
    blocs: Blocs
    resultats: tuple[Identifiant, ...] = ()
    """Results that it goes with; empty: all of them."""


class PieceCalculee(PieceDemandee):
    """A paper that depends on the answers: added to the list, or taken off it."""

    si: Condition | None = None
    """None: for everyone."""
    retiree: bool = False
    """Whether the paper is taken off the list instead."""
    resultats: tuple[Identifiant, ...] = ()
    """Results that it goes with; empty: all of them."""


class ContactParcours(Contact):
    """Somebody to see, and who they are."""

    genre: Literal["association", "avocat", "service"] = "service"


class CasType(Noeud):
    """Somebody imagined, and what the path must tell them: tried at each change."""

    id: Identifiant
    nom: Mention
    """Who it is, in a few words: `Amina, mariée avec un Français, visa VLS-TS`."""
    choisis: tuple[Identifiant, ...]
    """Ids of the choices made."""
    resultat: Identifiant
    pieces: tuple[RefPiece, ...] = ()
    """Computed papers that must be on the list."""
    sans_pieces: tuple[RefPiece, ...] = ()
    """Papers that must not."""
    encarts: tuple[Identifiant, ...] | None = None
    """Exactly these remarks; None: not checked."""


class Parcours(DocumentAdressable):
    """A path of questions, from the first one to the results."""

    GENRE: ClassVar[str] = "parcours"
    PLURIEL: ClassVar[str] = "parcours"
    SCHEMA: ClassVar[int] = 2
    UN_FICHIER_PAR_DOCUMENT: ClassVar[bool] = True

    titre: Ligne
    resume: Texte | None = None
    """What one leaves with, in one sentence."""
    pictogramme: RefPictogramme | None = None
    theme: RefTheme | None = None
    ordre: int = 0
    """Lowest first in lists."""
    orientation: bool = False
    """Whether it only says where to ask, and never what one is entitled to."""
    avant: Blocs = ()
    """What to know, or to have at hand, before starting."""
    noeuds: tuple[NoeudParcours, ...] = ()
    """In the order in which they are asked; results come last."""
    encarts: tuple[Encart, ...] = ()
    pieces: tuple[PieceCalculee, ...] = ()
    contacts: tuple[ContactParcours, ...] = ()
    cas_types: tuple[CasType, ...] = ()
    retires: tuple[Identifiant, ...] = ()
    """Ids of nodes and choices that were published and are no more: never given again."""
    sources: tuple[Source, ...] = ()
    verifications: tuple[Verification, ...] = ()
    critique: tuple[Marque, ...] = ()
    a_verifier_avant: date | None = None

    @property
    def questions(self) -> tuple[QuestionPosee, ...]:
        """The questions, in order."""
        return tuple(noeud for noeud in self.noeuds if isinstance(noeud, QuestionPosee))

    @property
    def resultats(self) -> tuple[Resultat, ...]:
        """The results, in order."""
        return tuple(noeud for noeud in self.noeuds if isinstance(noeud, Resultat))

    def conditions(self) -> Iterator[tuple[str, Condition]]:
        """Every condition, with the id of what it commands."""
        porteurs: list[tuple[str, Condition | None]] = []
        for noeud in self.noeuds:
            porteurs.append((noeud.id, noeud.si))
            if isinstance(noeud, QuestionPosee):
                porteurs += [(choix.id, choix.si) for choix in noeud.choix]
        porteurs += [(encart.id, encart.si) for encart in self.encarts]
        porteurs += [(piece.id, piece.si) for piece in self.pieces]
        yield from ((porteur, si) for porteur, si in porteurs if si is not None)
