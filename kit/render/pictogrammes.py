"""Pictograms as inline SVG with concrete colours, for the screen and for paper.

A drawing is the file of the bank, or the one that an agency added to the document. Both were
checked before they came here, so the text is rewritten tag by tag, not parsed again.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import Literal

from markupsafe import Markup

from kit.content.pictogramme import Pictogramme
from kit.paths import static_dir
from kit.store.catalogue import Catalogue

FEUILLE = "feuille.svg"
"""Under static/: the drawings that lists and steps share, in one file, made by
`tools/pictogrammes`."""

ICONE = "icone.svg"
"""Under static/: what browsers show for the site. Unnamed, they would ask for /favicon.ico and
download a whole error page."""

Mode = Literal["couleur", "eco"]
"""`eco`: without the tint, to save ink."""

_CORPS = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_TITRES = re.compile(r"<(title|desc)\b[^>]*>.*?</\1>\s*", re.DOTALL)
_BLANCS = re.compile(r">\s+<")
_CLASSES = re.compile(r' class="[^"]*"')
_VUES = re.compile(r'<view id="([^"]+)"')
_ID = re.compile(r"[a-z0-9-]{1,80}")
_COULEUR = re.compile(r"#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}|[a-zA-Z]{1,40}")
_TAILLE = re.compile(r"[0-9]{1,4}(\.[0-9]{1,2})?(mm|cm|pt|px|em)?")
_BALISE = re.compile(r"<(?:g|path|circle|ellipse|rect|line|polyline|polygon)\b[^>]*>")
_TEINTE = re.compile(r' fill-opacity="[^"]*"')
_FOND = re.compile(r' fill="[^"]*"')
_SANS_TRAIT = ' stroke="none"'


def draw_svg(  # noqa: PLR0913 - what to draw, then how
    dessin: str,
    *,
    couleur: str = "currentColor",
    teinte: str | None = None,
    mode: Mode = "couleur",
    taille: str | None = None,
    alt: str | None = None,
    miroir: bool = False,
) -> Markup:
    """One drawing as an `<svg>` to put in a page or a sheet; `write_svg` makes a file of it.

    `dessin` is what `find_dessin` gives. `couleur` is that of the ink and `teinte` that of the
    light ground (the ink at 16 % when None): a name or `#rrggbb`, written in the attributes
    because paper does not inherit colours. `taille` is the side, as `12mm` or `96`. `alt` says
    what it means; without it the drawing is decoration beside its words. `miroir` turns it over,
    for right-to-left text. Raises ValueError for a colour or a size that is neither.
    """
    for valeur in (couleur, teinte):
        if valeur is not None and not _COULEUR.fullmatch(valeur):
            raise ValueError(f"not a colour: {valeur!r}")
    if taille is not None and not _TAILLE.fullmatch(taille):
        raise ValueError(f"not a size: {taille!r}")
    return _draw(dessin, couleur, teinte, mode, taille, alt, miroir)


@lru_cache(maxsize=2048)
def _draw(  # noqa: PLR0913, PLR0917 - the arguments of draw_svg, hashable
    dessin: str,
    couleur: str,
    teinte: str | None,
    mode: Mode,
    taille: str | None,
    alt: str | None,
    miroir: bool,  # noqa: FBT001
) -> Markup:
    corps = _BALISE.sub(lambda balise: _recolor(balise, teinte, mode), _body(dessin))
    corps = corps.replace("currentColor", couleur) if couleur != "currentColor" else corps
    if miroir:
        corps = f'<g transform="matrix(-1 0 0 1 96 0)">{corps}</g>'
    cote = f' width="{taille}" height="{taille}"' if taille else ""
    nom = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    return Markup(  # noqa: S704 - drawings are checked, the rest is escaped
        f'<svg viewBox="0 0 96 96"{cote} {nom} focusable="false">{corps}</svg>'
    )


def _body(dessin: str) -> str:
    """The shapes alone: no title, whose id would be repeated, and no class, which says nothing."""
    corps = _CORPS.search(dessin)
    if corps is None:
        return ""
    return _CLASSES.sub("", _BLANCS.sub("><", _TITRES.sub("", corps.group(1)))).strip()


def _recolor(trouve: re.Match[str], teinte: str | None, mode: Mode) -> str:
    """One tag with the colours of a mode; an empty text when nothing of it is left."""
    balise = trouve.group()
    if not _TEINTE.search(balise):
        return balise
    if mode == "eco":
        if _SANS_TRAIT in balise:
            return ""
        teinte = "none"
    if teinte is None:
        return balise
    nue = _FOND.sub("", _TEINTE.sub("", balise))
    nom, _, reste = nue.partition(" ")
    return f'{nom} fill="{teinte}" {reste}'


def write_svg(
    dessin: str,
    pictogramme: Pictogramme,
    *,
    couleur: str = "currentColor",
    teinte: str | None = None,
    mode: Mode = "couleur",
) -> str:
    """One drawing as a file that stands alone, with its title and what is drawn.

    Raises ValueError for a colour that is none.
    """
    corps = _CORPS.search(draw_svg(dessin, couleur=couleur, teinte=teinte, mode=mode))
    nom = pictogramme.id
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96" '
        f'role="img" aria-labelledby="{nom}-t {nom}-d">\n'
        f'<title id="{nom}-t">{escape(pictogramme.titre)}</title>\n'
        f'<desc id="{nom}-d">{escape(pictogramme.description)}</desc>\n'
        f"{corps[1] if corps else ''}\n</svg>\n"
    )


def find_dessin(catalogue: Catalogue | None, identifiant: str) -> str | None:
    """The SVG text of a pictogram named by its id, its address or a past one; None without any.

    An added drawing comes first: it stands in the document. Without a catalogue (error pages),
    only the bank is looked at.
    """
    document = _find_document(catalogue, identifiant)
    if document and document.dessin is not None:
        return document.dessin
    return read_pictogramme(document.id if document else identifiant)


def find_fichier(catalogue: Catalogue | None, identifiant: str) -> str | None:
    """The same drawing as a file that stands alone: with its title and what is drawn."""
    document = _find_document(catalogue, identifiant)
    if document and document.dessin is not None:
        return write_svg(document.dessin, document)
    return read_pictogramme(document.id if document else identifiant)


def is_ajoute(catalogue: Catalogue | None, identifiant: str) -> bool:
    """Whether the drawing was added to this instance: it may change with its next revision."""
    document = _find_document(catalogue, identifiant)
    return document is not None and document.dessin is not None


def _find_document(catalogue: Catalogue | None, identifiant: str) -> Pictogramme | None:
    if catalogue is None:
        return None
    return catalogue.get(Pictogramme, identifiant) or catalogue.find(Pictogramme, identifiant)


def read_pictogramme(identifiant: str) -> str | None:
    """The file of the bank as it was drawn, with its title; None when there is none."""
    return _read(identifiant) if _ID.fullmatch(identifiant) else None


@cache
def _bank() -> frozenset[str]:
    return frozenset(f.stem for f in (static_dir() / "pictogrammes").glob("*.svg"))


@cache
def _read(identifiant: str) -> str | None:
    fichier = static_dir() / "pictogrammes" / f"{identifiant}.svg"
    return fichier.read_text(encoding="utf-8") if identifiant in _bank() else None


def list_banque() -> frozenset[str]:
    """The ids of the drawings that come with the kit."""
    return _bank()


@dataclass(frozen=True)
class Dessins:
    """The drawings that readers of a catalogue see: what templates call `pictogramme(id)`."""

    catalogue: Catalogue | None = None
    couleur: str = "currentColor"
    teinte: str | None = None
    mode: Mode = "couleur"

    def __call__(self, identifiant: str) -> Markup:
        """The drawing as decoration beside its words; empty when there is none."""
        dessin = find_dessin(self.catalogue, identifiant)
        if dessin is None:
            return Markup("")
        return draw_svg(dessin, couleur=self.couleur, teinte=self.teinte, mode=self.mode)

    def is_sur_feuille(self, identifiant: str) -> bool:
        """Whether a view of the sheet shows this very drawing."""
        return is_sur_feuille(identifiant) and not is_ajoute(self.catalogue, identifiant)


def pictogramme_svg(identifiant: str) -> Markup:
    """A drawing of the bank as decoration beside its words; empty when the bank has it not."""
    return Dessins()(identifiant)


@cache
def _ids_sur_feuille() -> frozenset[str]:
    """The drawings that the sheet holds; none without the sheet."""
    fichier = static_dir() / FEUILLE
    return frozenset(_VUES.findall(fichier.read_text("utf-8")) if fichier.is_file() else ())


def is_sur_feuille(identifiant: str) -> bool:
    """Whether a view of the sheet shows this drawing of the bank."""
    return identifiant in _ids_sur_feuille()
