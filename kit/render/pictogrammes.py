"""Pictograms as inline SVG, and the sheet of those that lists of papers show."""

import re
from functools import cache

from markupsafe import Markup

from kit.paths import static_dir

_CORPS = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_TITRES = re.compile(r"<(title|desc)\b[^>]*>.*?</\1>\s*", re.DOTALL)
_BLANCS = re.compile(r">\s+<")
_CLASSES = re.compile(r' class="[^"]*"')
_VUES = re.compile(r'<view id="([^"]+)"')
_ID = re.compile(r"[a-z0-9-]{1,80}")


FEUILLE = "papiers.svg"
"""Under static/: the drawings of papers in one file, made by `tools/pictogrammes`."""

ICONE = "icone.svg"
"""Under static/: what browsers show for the site. Unnamed, they would ask for /favicon.ico and
download a whole error page."""


def read_pictogramme(identifiant: str) -> str | None:
    """The file as it was drawn, with its title and description; None when there is none."""
    fichier = static_dir() / "pictogrammes" / f"{identifiant}.svg"
    if not _ID.fullmatch(identifiant) or not fichier.is_file():
        return None
    return fichier.read_text(encoding="utf-8")


@cache
def pictogramme_svg(identifiant: str) -> Markup:
    """The drawing as decoration beside its words; empty when the bank does not have it.

    The title and description are left out: the words beside say what it means, and a title per
    use would repeat ids in the page. So are the classes: the attributes say the same, and a
    drawing needs no style sheet.
    """
    corps = _CORPS.search(read_pictogramme(identifiant) or "")
    if corps is None:
        return Markup("")
    dessin = _CLASSES.sub("", _BLANCS.sub("><", _TITRES.sub("", corps.group(1)))).strip()
    return Markup(  # noqa: S704 - the drawings are our own, checked by tests
        f'<svg viewBox="0 0 96 96" aria-hidden="true" focusable="false">{dessin}</svg>'
    )


@cache
def _ids_sur_feuille() -> frozenset[str]:
    """The drawings that the sheet holds; none without the sheet."""
    fichier = static_dir() / FEUILLE
    return frozenset(_VUES.findall(fichier.read_text("utf-8")) if fichier.is_file() else ())


def is_sur_feuille(identifiant: str) -> bool:
    """Whether a view of the sheet shows this drawing."""
    return identifiant in _ids_sur_feuille()
