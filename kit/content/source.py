"""Where a fact comes from, and how sure the authors of the pack were of it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import StringConstraints

from kit.content.bloc import Noeud
from kit.content.texte import Identifiant, Marque, Mention

AdresseWeb = Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$", max_length=500)]


class Source(Noeud):
    """A text that was read to write the document."""

    id: Identifiant
    titre: Mention
    adresse: AdresseWeb | None = None
    date_source: date | None = None
    """Date of the source itself, when it bears one."""
    lu_le: date
    """Day on which it was read."""


class Origine(Noeud):
    """The publisher whose text a whole document takes up, under the licence it names."""

    editeur: Mention
    identifiant: Mention
    """Name of the text at its publisher's: `F2209`."""
    adresse: AdresseWeb
    licence: Mention
    date_source: date
    """Day on which the publisher last changed it."""


class Verification(Noeud):
    """A fact that an agent must check, attached to the node that states it.

    Never says that it was verified: only an instance can record that.
    """

    noeud: Marque
    """Id of the block, cost, paper or step concerned, or the name of a field of the document."""
    niveau: Literal["A", "B", "C"]
    """A: official and recent, or several that agree; B: old official with a recent sign;
    C: one old or unofficial source."""
    note: Mention
    source: Identifiant | None = None
    a_confirmer: bool = False
    """Readers see "À confirmer avec votre préfecture" at this node."""
