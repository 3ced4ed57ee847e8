"""The HTML of a clipboard, read as pieces of text; the importer of nh3.

nh3 (ammonia) goes first, with an allow-list: no script, style or comment is left when the rest is
read.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal

import nh3

from kit.content.ecriture import escape_adresse, escape_texte

Genre = Literal["paragraphe", "puce", "numero", "intertitre"]
NIVEAU_MAX = 3
"""Deepest item of a list."""

_BLOCS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote"})
_TITRES = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 3, "h6": 3}
_GARDEES = _BLOCS | {"ul", "ol", "table", "tr", "a", "b", "strong", "br", "pre"}
_TUES = {"script", "style", "head", "title", "xml", "noscript", "template", "iframe", "object"}
_NOTE = re.compile(r"^#?_?(?:ftn|edn|msocom|com|anchor)", re.IGNORECASE)
"""Names that Word gives to foot notes and to the remarks of those who read again."""

_BALISE = re.compile(r"<(/?)([a-z][\w:-]*)", re.IGNORECASE)
_SANS_FIN = frozenset({"p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody"})
_VIDES = frozenset({"br", "img", "hr", "meta", "link", "col", "input", "wbr"})
"""Tags that the next one closes, and tags that hold nothing: none is deeper than another."""
PROFONDEUR_MAX = 300
"""Tags inside one another: no document has as many, and a parser pays for their square."""


@dataclass(frozen=True)
class Morceau:
    """A block that is not finished: its words may begin with the sign of a list."""

    genre: Genre
    texte: str
    niveau: int = 1


def measure_profondeur(html: str) -> int:
    """How many tags stand inside one another, at most."""
    profondeur = plus = 0
    for ferme, nom in _BALISE.findall(html):
        if nom.lower() not in _SANS_FIN | _VIDES:
            profondeur = max(0, profondeur + (-1 if ferme else 1))
            plus = max(plus, profondeur)
    return plus


def read_html(html: str) -> tuple[list[Morceau], int]:
    """The pieces of text in order, and how many notes were left out."""
    propre = nh3.clean(
        html,
        tags=set(_GARDEES),
        clean_content_tags=_TUES,
        attributes={"a": {"href", "id"}, "div": {"id"}, "p": {"id"}, "li": {"id"}},
        url_schemes={"https", "mailto", "tel"},
        link_rel=None,
    )
    lecteur = _LecteurHtml()
    lecteur.feed(propre)
    lecteur.close()
    return lecteur.end(), lecteur.notes


class _LecteurHtml(HTMLParser):
    """Reads what nh3 left: few tags, all of them closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.notes = 0
        self._morceaux: list[Morceau] = []
        self._texte: list[str] = []
        self._genre: Genre = "paragraphe"
        self._niveau = 1
        self._listes: list[Genre] = []
        self._lien: tuple[str, int] | None = None
        self._gras: int | None = None
        self._tait: list[str] = []
        """Tags open inside a note: nothing is read before they are closed."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, a list, a link, a bold."""
        valeurs = {nom: valeur or "" for nom, valeur in attrs}
        if self._tait or _NOTE.match(valeurs.get("id", "")) or _NOTE.match(valeurs.get("href", "")):
            self.notes += not self._tait and tag != "a"
            if tag != "br":
                self._tait.append(tag)
        elif tag in ("ul", "ol"):
            self._close()
            self._listes.append("puce" if tag == "ul" else "numero")
        elif tag in _BLOCS:
            self._open(tag)
        elif tag == "br":
            self._close_line()
        elif tag == "a":
            self._lien = (valeurs.get("href", ""), len(self._texte))
        elif tag in ("b", "strong") and self._gras is None:
            self._gras = len(self._texte)

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if self._tait:
            if tag == self._tait[-1]:
                self._tait.pop()
        elif tag in ("ul", "ol"):
            self._close()
            if self._listes:
                self._listes.pop()
        elif tag in _BLOCS:
            self._close()
        elif tag == "a" and self._lien is not None:
            self._end_lien(*self._lien)
        elif tag in ("b", "strong") and self._gras is not None:
            self._end_gras(self._gras)

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._tait:
            self._texte.append(escape_texte(data))

    def end(self) -> list[Morceau]:
        """Every block, once all is read."""
        self._close()
        return self._morceaux

    def _open(self, tag: str) -> None:
        """A block begins; a paragraph inside an item stays the item."""
        if tag == "p" and self._genre in ("puce", "numero") and not "".join(self._texte).strip():
            return
        self._close()
        if tag == "li":
            self._genre = self._listes[-1] if self._listes else "puce"
            self._niveau = min(max(len(self._listes), 1), NIVEAU_MAX)
        elif tag in _TITRES:
            self._genre, self._niveau = "intertitre", _TITRES[tag]

    def _close(self) -> None:
        self._close_line()
        self._genre, self._niveau = "paragraphe", 1

    def _close_line(self) -> None:
        """What was read since the last block becomes one; marks that are open go on in the next."""
        if self._lien is not None:
            self._end_lien(*self._lien)
        gras = self._gras is not None
        if self._gras is not None:
            self._end_gras(self._gras)
        texte = "".join(self._texte)
        self._texte = []
        self._gras = 0 if gras else None
        if texte.strip(" \t\r\n\u00a0"):
            self._morceaux.append(Morceau(self._genre, texte, self._niveau))

    def _end_lien(self, adresse: str, debut: int) -> None:
        self._lien = None
        mots = "".join(self._texte[debut:])
        if adresse.startswith(("https://", "mailto:", "tel:")) and mots.strip():
            blancs = _split_blancs(mots)
            self._texte[debut:] = [
                f"{blancs[0]}[{blancs[1]}]({escape_adresse(adresse)}){blancs[2]}"
            ]

    def _end_gras(self, debut: int) -> None:
        self._gras = None
        avant, mots, apres = _split_blancs("".join(self._texte[debut:]))
        if mots and self._genre != "intertitre":
            self._texte[debut:] = [f"{avant}**{mots}**{apres}"]


def _split_blancs(texte: str) -> tuple[str, str, str]:
    """The words, with the blanks that stand before and after them apart."""
    nu = texte.strip(" \t\r\n\u00a0")
    debut = texte.find(nu) if nu else len(texte)
    return texte[:debut], nu, texte[debut + len(nu) :]
