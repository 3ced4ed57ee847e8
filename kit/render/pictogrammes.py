"""Pictograms as inline SVG."""

import re
from functools import cache

from markupsafe import Markup

from kit.paths import static_dir

_CORPS = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_TITRES = re.compile(r"<(title|desc)\b[^>]*>.*?</\1>\s*", re.DOTALL)
_BLANCS = re.compile(r">\s+<")
_ID = re.compile(r"[a-z0-9-]{1,80}")


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
    use would repeat ids in the page.
    """
    corps = _CORPS.search(read_pictogramme(identifiant) or "")
    if corps is None:
        return Markup("")
    dessin = _BLANCS.sub("><", _TITRES.sub("", corps.group(1))).strip()
    return Markup(  # noqa: S704 - the drawings are our own, checked by tests
        f'<svg viewBox="0 0 96 96" aria-hidden="true" focusable="false">{dessin}</svg>'
    )
