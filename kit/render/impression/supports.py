"""The supports: each a short description of a paper. Lengths in millimetres, type in points."""

from dataclasses import dataclass
from typing import Literal

MM_PAR_PT = 25.4 / 72
Imposition = Literal["agrafe", "anneaux", "double", "accordeon", "tuiles"]
"""How pages are laid on A4 sheets: stapled booklet, ring binder, the same page twice, leaflet
folded in three, a poster in two halves to glue."""
Contenance = Literal["tout", "essentiel", "court", "affiche"]
"""From the whole to the least: `court` has the steps by name, without what is done in each."""


Forme = Literal["pdf", "odt"]


@dataclass(frozen=True)
class Format:
    """A page, as it is read."""

    largeur: float
    hauteur: float

    def css(self) -> str:
        """Its size, for `@page`."""
        return f"{self.largeur:g}mm {self.hauteur:g}mm"


A3 = Format(297, 420)
A4 = Format(210, 297)
A4_PAYSAGE = Format(297, 210)
A5 = Format(148.5, 210)
A5_PAYSAGE = Format(210, 148.5)
A6 = Format(105, 148.5)
VOLET = Format(99, 210)
"""A panel of the leaflet: a third of an A4 sheet on its side."""


@dataclass(frozen=True)
class Marges:
    """White around the page; `interieure` is on the side of the binding."""

    haut: float
    exterieure: float
    bas: float
    interieure: float

    @classmethod
    def egales(cls, mm: float) -> "Marges":
        """The same on the four sides."""
        return cls(mm, mm, mm, mm)


CORPS_MIN_PT = 10.0
"""Below it, nothing is printed (DESIGN, section 9)."""


@dataclass(frozen=True)
class Support:
    """A paper: its page, its type, what fits on it and how it overflows."""

    id: str
    nom: str
    """French name, a message of the interface."""
    resume: str
    """What it is for, a message of the interface."""
    format: Format
    marges: Marges
    corps_pt: float
    """Size of the body when all is well."""
    corps_min_pt: float = CORPS_MIN_PT
    """Size down to which the body is reduced before a page is added."""
    pages_visees: int = 1
    """Pages that the body is reduced for; beyond, the text flows at full size."""
    serre: bool = False
    """Whether the body is reduced until it takes as few pages as it can, rather than flow at full
    size: what is read from a distance has the largest letters that its pages hold."""
    petit_d_abord: bool = False
    """Whether the smallest size is tried first, and kept when it takes more pages: what may be
    very long is laid out in seconds, and only once."""
    replis: int = 0
    """How many times a sheet may say less before it takes another page: what its template marks
    `data-jusqu-a` stands aside, level after level (see `ajustement`)."""
    pages_max: int | None = None
    """Pages that the paper has; None when it takes as many as there are."""
    classes: tuple[str, ...] = ()
    """What the style sheet knows of it."""
    imposition: Imposition | None = None
    forme: Forme = "pdf"
    """A file to read and to print, or a document that agents change."""
    economique: bool = False
    """Black only, without tint."""
    contenu: Contenance = "tout"
    """Everything; or what one needs to start, for a leaflet; or what is read standing up."""
    contenu_traduit: Contenance | None = None
    """The same when the sheet is not in French alone, on a paper that has no page to add: a
    translation takes more room, and French often stands beside. None when nothing changes."""
    qr_mm: float = 25.0
    """Side of the QR code, its white zone included: 25 mm at least on what is given to people."""

    @property
    def corps(self) -> tuple[float, ...]:
        """The sizes to try, the largest first, by half points."""
        pas = round((self.corps_pt - self.corps_min_pt) * 2)
        return tuple(self.corps_pt - n / 2 for n in range(pas + 1))

    def select_contenance(self, *, francais_seul: bool) -> Contenance:
        """How much it says, in French alone or not."""
        return self.contenu if francais_seul else self.contenu_traduit or self.contenu
