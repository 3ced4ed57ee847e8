"""What the one page of a notice asks, as it was sent or as an existing notice says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Rubrique = Literal["change", "pour_qui", "faire"]
RUBRIQUES: tuple[tuple[Rubrique, str, str], ...] = (
    ("change", "ce_qui_change", "Ce qui se passe"),
    ("pour_qui", "pour_qui", "Pour qui"),
    ("faire", "que_faire", "Que faire"),
)
"""The parts of a notice: their name here, in the document, and for agents."""
NIVEAUX = (("information", "À savoir"), ("attention", "Attention"), ("urgence", "C’est urgent"))
COMPLEMENT = "complement."
"""What the fields that end a phrase begin with."""
PROPRE = "propre."
"""What the fields of an agent's own words begin with."""


@dataclass(frozen=True)
class Saisie:
    """The form of a notice."""

    phrases: tuple[str, ...] = ()
    """Ids of the fixed phrases that are ticked."""
    complements: Mapping[str, str] = field(default_factory=dict)
    """By id of phrase, what ends it: a day (ISO 8601), a number, the id of a place."""
    titre: str = ""
    """The agent's own title; empty: the first phrase."""
    propres: Mapping[str, str] = field(default_factory=dict)
    """By part, the agent's own words, one paragraph per line."""
    niveau: str = "attention"
    du: str = ""
    au: str = ""
    structures: tuple[str, ...] = ()
    fiches: tuple[str, ...] = ()
    cle: str = ""
    """Id of the notice that is changed; empty for a new one."""
    base: str = ""
    """Number of the revision that the form was opened on."""


def read_saisie(champs: Mapping[str, Sequence[str]]) -> Saisie:
    """What a form says, whatever it is."""

    def un(nom: str) -> str:
        return next(iter(champs.get(nom, ())), "").replace("\0", "").strip()

    def begun(debut: str) -> dict[str, str]:
        return {nom[len(debut) :]: un(nom) for nom in champs if nom.startswith(debut)}

    return Saisie(
        tuple(dict.fromkeys(champs.get("phrase", ()))),
        begun(COMPLEMENT),
        " ".join(un("titre").split()),
        begun(PROPRE),
        un("niveau") or "attention",
        un("du"),
        un("au"),
        tuple(champs.get("structure", ())),
        tuple(champs.get("fiche", ())),
        un("cle"),
        un("_base"),
    )
