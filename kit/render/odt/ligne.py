"""A paragraph while its words are gathered."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import groupby

from markupsafe import Markup

from kit.langues.registre import Direction
from kit.render.odt.balises import balise, write

_BLANCS = re.compile("[ \t\n\r\f]+")
"""What HTML reads as one space: not the unbreakable ones of French."""
_MOTS_SEULS = re.compile(r"[^\W\d_]+(?:[ \u00a0\u202f’'-]+[^\W\d_]+)*")
_PUIS_CHIFFRE = re.compile(r"\W*\d")
_ISOLE: dict[Direction, str] = {"ltr": "\u2066", "rtl": "\u2067"}
_FIN_ISOLE = "\u2069"

Attente = Callable[[Direction], Markup]
"""What stands before words, once their direction is known."""

SAUT, TABULATION = balise("text:line-break"), balise("text:tab")


@dataclass(frozen=True)
class Place:
    """Where words fall: the paragraph that takes them, how they look in it."""

    style: str
    langue: str
    direction: Direction
    titre: int | None = None
    """Identity of the title that they belong to."""
    niveau: int = 0
    """Its level."""
    mots: tuple[str, ...] = ()
    """Character styles, the outer one first."""
    lien: str | None = None
    dessin_mm: float | None = None
    """Side of the drawings that stand there."""
    dit: tuple[str, Direction] | None = None
    """Language and direction of the words, when they are not those of the paragraph."""

    @property
    def paragraphe(self) -> tuple[str, str, Direction, int | None]:
        """What makes a paragraph another one."""
        return self.style, self.langue, self.direction, self.titre

    @property
    def parler(self) -> tuple[str, Direction]:
        """Language and direction of the words."""
        return self.dit or (self.langue, self.direction)

    def styled(self, style: str) -> "Place":
        """The same with one more character style."""
        return self if style in self.mots else replace(self, mots=(*self.mots, style))


@dataclass
class Ligne:
    """The words of a paragraph, in order, its white space read as HTML does."""

    place: Place
    morceaux: list[tuple[Place, Markup]] = field(default_factory=list)
    tete: list[Attente] = field(default_factory=list)
    """Drawings and tabs before its first word."""
    blanc: Place | None = None
    """Where the space that waits for the next word stands: it looks like the words before it."""
    debut: bool = True
    """Whether what comes next begins a line."""

    @property
    def is_vide(self) -> bool:
        """Whether it has no words."""
        return not self.morceaux

    def add_texte(self, place: Place, texte: str) -> None:
        """Words; a space at the beginning of a line is lost, one at the end waits."""
        normal = _BLANCS.sub(" ", texte)
        if normal.startswith(" ") and not self.debut:
            self.blanc = self.blanc or place
        mots = normal.strip(" ")
        if not mots:
            return
        self._espace()
        self.morceaux.append((place, write(mots)))
        self.blanc, self.debut = place if normal.endswith(" ") else None, False

    def add_signe(self, place: Place, signe: Markup) -> None:
        """A line break or a tab: no space stands beside it."""
        self.morceaux.append((place, signe))
        self.blanc, self.debut = None, True

    def add_dessin(self, place: Place, cadre: Markup) -> None:
        """A drawing among the words."""
        self._espace()
        self.morceaux.append((place, cadre))
        self.debut = True

    def add_controle(self, place: Place, signe: str) -> None:
        """A sign that sets the direction of the words, which is not a word."""
        if signe != _FIN_ISOLE and self.blanc:
            self._espace()
            self.debut = True
        self.morceaux.append((place, Markup(signe)))  # noqa: S704 - one of ours

    def _espace(self) -> None:
        if self.blanc:
            self.morceaux.append((self.blanc, Markup(" ")))
            self.blanc = None

    def write(self) -> Markup:
        """Its inside."""
        parties = [write_tete(self.place.direction) for write_tete in self.tete]
        for lien, morceaux in groupby(self.morceaux, key=lambda m: m[0].lien):
            mots = Markup("").join(_span(place.mots, texte) for place, texte in morceaux)
            parties.append(_link(lien, mots) if lien else mots)
        return Markup("").join(parties)


def needs_isolation(texte: str, suite: str) -> bool:
    """Whether words of another direction would be put out of order by those around, or put them.

    Plain words keep their order by themselves; a number that follows them would join them.
    """
    mots = texte.strip()
    if not mots:
        return False
    return not _MOTS_SEULS.fullmatch(mots) or bool(_PUIS_CHIFFRE.match(suite))


def isolation(direction: Direction) -> tuple[str, str]:
    """The signs before and after words of this direction (Unicode, annex 9)."""
    return _ISOLE[direction], _FIN_ISOLE


def _span(styles: tuple[str, ...], texte: Markup) -> Markup:
    for style in reversed(styles):
        texte = balise("text:span", {"text:style-name": style}, (texte,))
    return texte


def _link(adresse: str, mots: Markup) -> Markup:
    return balise("text:a", {"xlink:type": "simple", "xlink:href": adresse}, (mots,))
