"""Rectangles of a sheet, in millimetres from the top left of what its margins leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Boite:
    """A rectangle."""

    gauche: float
    haut: float
    largeur: float
    hauteur: float

    @property
    def css(self) -> str:
        """Its place and its size, in CSS."""
        return (
            f"left:{self.gauche:.2f}mm;top:{self.haut:.2f}mm;"
            f"width:{self.largeur:.2f}mm;height:{self.hauteur:.2f}mm"
        )


def place_boites(boites: Mapping[str, Boite | None]) -> Markup:
    """The rules that put each element at its place; by the id of the element."""
    regles = (f"#{nom}{{{boite.css}}}" for nom, boite in boites.items() if boite)
    return Markup("".join(regles))  # noqa: S704 - names of ours, and numbers
