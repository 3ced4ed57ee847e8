"""A list to choose from, on any page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChoixVue:
    """A line of a list to choose from."""

    valeur: str
    nom: str
    """Plain: an option holds no element."""
    langue: str
    direction: str
    choisi: bool
