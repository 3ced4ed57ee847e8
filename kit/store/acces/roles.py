"""What agents may do: roles, how far each goes, and the gestures that each allows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Role = Literal["redacteur", "traducteur", "valideur", "administrateur"]
ROLES: tuple[Role, ...] = get_args(Role)

Geste = Literal["lire", "rediger", "traduire", "verifier", "publier", "administrer"]
"""What a page of the back office lets one do: read what is prepared, write drafts, translate, say
that a fact is right, show to readers, manage accounts and settings."""

_GESTES: Mapping[Role, frozenset[Geste]] = {
    "redacteur": frozenset({"lire", "rediger"}),
    "traducteur": frozenset({"lire", "traduire"}),
    "valideur": frozenset({"lire", "rediger", "verifier", "publier"}),
    "administrateur": frozenset(get_args(Geste)),
}


TOUT_LE_SITE = ""
"""In the place of the id of a place: what belongs to none."""


@dataclass(frozen=True)
class Attribution:
    """A role, and how far it goes."""

    role: Role
    langue: str | None = None
    """Tag of the only language of a translator; None: every language."""
    structure: str | None = None
    """Id of the only place; None: every place."""


@dataclass(frozen=True)
class Agent:
    """Someone who may enter the back office."""

    id: int
    courriel: str
    nom: str
    actif: bool
    cree_le: datetime
    attributions: tuple[Attribution, ...]
    pret: bool
    """Whether a password was chosen."""

    def may(self, geste: Geste, *, langue: str | None = None, structure: str | None = None) -> bool:
        """Whether a gesture is allowed; for one language or one place, when they are given.

        TOUT_LE_SITE is what belongs to no place: a role that is limited to one does not go so far.
        """
        return self.actif and any(
            geste in _GESTES[attribution.role]
            and (geste != "traduire" or attribution.langue in (None, langue))
            and (structure is None or attribution.structure in (None, structure))
            for attribution in self.attributions
        )

    @property
    def langues(self) -> frozenset[str] | None:
        """The languages that the agent may translate into; None: all of them."""
        tags = {a.langue for a in self.attributions if "traduire" in _GESTES[a.role]}
        return None if None in tags else frozenset(tag for tag in tags if tag)
