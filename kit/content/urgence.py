"""Urgent cards: one screen that says what to do today, and whom to call."""

from typing import ClassVar, Self

from pydantic import model_validator

from kit.content.bloc import Blocs
from kit.content.document import DocumentAdressable
from kit.content.fiche import Contact
from kit.content.reference import RefFiche, RefPictogramme
from kit.content.source import Source, Verification
from kit.content.texte import Identifiant, Ligne, Marque, Texte

GESTES_MIN = 2
GESTES_MAX = 5
"""How many things to do today fit one phone screen."""


class Urgence(DocumentAdressable):
    """A situation in which a person must act today."""

    GENRE: ClassVar[str] = "urgence"
    PLURIEL: ClassVar[str] = "urgences"

    titre: Ligne
    titre_neutre: Ligne | None = None
    """Title of the page itself when someone may look over the shoulder."""
    resume: Texte
    pictogramme: RefPictogramme | None = None
    ordre: int = 0
    """Lowest first."""
    aujourd_hui: Blocs
    """What to do today, in order."""
    a_savoir: Blocs = ()
    contacts: tuple[Contact, ...] = ()
    par_sms: tuple[Identifiant, ...] = ()
    """Contacts that are written to: their button opens a message, not a call."""
    fiches: tuple[RefFiche, ...] = ()
    discret: bool = False
    """Whether the page shows a way out, and leaves as little trace as it can."""
    sources: tuple[Source, ...] = ()
    verifications: tuple[Verification, ...] = ()
    critique: tuple[Marque, ...] = ()

    @model_validator(mode="after")
    def _check_carte(self) -> Self:
        if not GESTES_MIN <= len(self.aujourd_hui) <= GESTES_MAX:
            raise ValueError(
                f"Une carte d’urgence dit de {GESTES_MIN} à {GESTES_MAX} choses à faire."
            )
        if self.discret and self.titre_neutre is None:
            raise ValueError("Une carte discrète porte aussi un titre neutre.")
        perdus = set(self.par_sms) - {contact.id for contact in self.contacts}
        if perdus:
            raise ValueError(f"Aucun contact ne porte l’identifiant « {min(perdus)} ».")
        return self
