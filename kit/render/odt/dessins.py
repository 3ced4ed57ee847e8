"""The drawings of a sheet as pictures of the file."""

import hashlib
import re
from html import unescape

from markupsafe import Markup

from kit.langues.registre import Direction
from kit.render.images import TAILLE_MAX, render_png
from kit.render.odt.balises import balise, write
from kit.render.odt.modele import ENCRE

_DECOR: dict[Direction, str] = {"ltr": "Dessin_decoratif", "rtl": "Dessin_decoratif_rtl"}
_IMAGE = "Dessin_informatif"
"""Graphic styles of what only adorns words, and of what is to be read."""
_POINTS_PAR_MM = 600 / 25.4
"""What a good printer draws."""
_COTE_MM = 8.0
"""Side when nothing says it."""
_BLANC = "1.6mm"
_LARGEUR = re.compile(r'<svg\b[^>]*?\swidth="([0-9.]+)mm"')
_BOITE = re.compile(r'viewBox="[-0-9.]+ [-0-9.]+ ([0-9.]+) ([0-9.]+)"')
_TAILLES = re.compile(r'\s(?:width|height)="[^"]*"')
_TITRE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.DOTALL)
_NOM = re.compile(r'\saria-label="([^"]*)"')
_ESPACE = 'xmlns="http://www.w3.org/2000/svg"'


class Dessins:
    """The pictures of one file: each one is kept once."""

    def __init__(self) -> None:
        self.fichiers: dict[str, bytes] = {}
        self.nombre = 0

    def write(self, svg: str, cote_mm: float | None, direction: Direction) -> Markup:
        """A drawing in the line of its words, in a paragraph of this direction.

        `cote_mm` is its longer side; None for the size that it says.
        """
        self.nombre += 1
        propre = _LARGEUR.search(svg)
        cote = cote_mm or (float(propre[1]) if propre else _COTE_MM)
        largeur, hauteur = _proportions(svg)
        nom = read_alt(svg)
        attributs = {
            "draw:style-name": _IMAGE if nom else _DECOR[direction],
            "draw:name": f"Dessin {self.nombre}",
            "text:anchor-type": "as-char",
            "svg:width": f"{cote * min(1, largeur / hauteur):.3g}mm",
            "svg:height": f"{cote * min(1, hauteur / largeur):.3g}mm",
        }
        image = balise(
            "draw:image",
            {
                "xlink:href": self._store(svg, cote, opaque=bool(nom)),
                "xlink:type": "simple",
                "xlink:show": "embed",
                "xlink:actuate": "onLoad",
                "draw:mime-type": "image/png",
            },
        )
        titre = (balise("svg:title", contenu=(write(nom),)),) if nom else ()
        return balise("draw:frame", attributs, (image, *titre))

    def _store(self, svg: str, cote_mm: float, *, opaque: bool) -> str:
        """The name of its picture in the file.

        A code to scan has a white ground of its own; other drawings take that of the paper.
        """
        modules = max(_proportions(svg))
        # Whole pixels for each unit of the drawing: the edges of a code stay sharp.
        taille = min(round(modules * max(1, round(cote_mm * _POINTS_PAR_MM / modules))), TAILLE_MAX)
        racine, fin, formes = svg.partition(">")
        # Millimetres are of no use to pixels, and the HTML has no namespaces.
        racine = _TAILLES.sub("", racine).replace(_ESPACE, "").replace("<svg", f"<svg {_ESPACE}")
        source = f"{racine}{fin}{formes}"
        octets = render_png(source, taille, None if opaque else ENCRE)
        nom = f"Pictures/{hashlib.sha256(octets).hexdigest()[:24]}.png"
        self.fichiers[nom] = octets
        return nom


def _proportions(svg: str) -> tuple[float, float]:
    """Width and height in its own units."""
    boite = _BOITE.search(svg)
    largeur, hauteur = (float(boite[1]), float(boite[2])) if boite else (1.0, 1.0)
    return (largeur, hauteur) if min(largeur, hauteur) > 0 else (1.0, 1.0)


def read_alt(svg: str) -> str:
    """What a drawing says; empty for decoration."""
    if 'aria-hidden="true"' in svg.partition(">")[0]:
        return ""
    trouve = _TITRE.search(svg) or _NOM.search(svg)
    return unescape(trouve[1]).strip() if trouve else ""


def write_styles_dessins() -> tuple[Markup, ...]:
    """The graphic styles: in the middle of the line, a little white before the words."""
    commun = {
        "style:vertical-pos": "middle",
        "style:vertical-rel": "line",
        "style:wrap": "none",
        "fo:padding": "0mm",
        "fo:border": "none",
    }
    decor = {**commun, "loext:decorative": "true"}
    return (
        _graphique(_DECOR["ltr"], {**decor, "fo:margin-right": _BLANC}),
        _graphique(_DECOR["rtl"], {**decor, "fo:margin-left": _BLANC}),
        _graphique(_IMAGE, commun),
    )


def _graphique(nom: str, proprietes: dict[str, str]) -> Markup:
    return balise(
        "style:style",
        {"style:name": nom, "style:family": "graphic"},
        (balise("style:graphic-properties", proprietes),),
    )
