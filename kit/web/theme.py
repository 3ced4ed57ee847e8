"""The style of a theme: what the first screen needs in the page, the rest in one file.

The critical sheets are inline, in one `<style>`, the same everywhere, allowed by its hash: a
page shows its first screen with one answer. The others are served together at one address that
carries its version, and that browsers keep. Sources stay small and named by what they dress.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from kit.paths import static_dir


@dataclass(frozen=True)
class Feuilles:
    """Files of static/css/, in the order in which they apply."""

    critiques: tuple[str, ...]
    suite: tuple[str, ...]


FEUILLES = {
    "neutre": Feuilles(
        critiques=("jetons.css", "base.css", "debut.css"),
        suite=(
            "page.css",
            "fiche.css",
            "listes.css",
            "lieux.css",
            "urgence.css",
            "tableaux.css",
            "banque.css",
            "impression.css",
            "deux-langues.css",
            "imprimer.css",
        ),
    )
}

FICHIER = "style.css"
"""Under static/: the address of the sheets that are not critical, made when the site starts."""

_COMMENTAIRES = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANCS = re.compile(r"\s+")
_AUTOUR = re.compile(r"\s*([{};,>])\s*")


@dataclass(frozen=True)
class Style:
    """The two parts of the style, and the CSP source of the first."""

    css: Markup
    """What each page carries."""
    csp: str
    """`'sha256-…'`, to be put in `style-src`."""
    suite: str
    """What `FICHIER` serves."""


def minify_css(css: str) -> str:
    """The same rules without comments and useless spaces."""
    css = _COMMENTAIRES.sub("", css)
    css = _AUTOUR.sub(r"\1", _BLANCS.sub(" ", css))
    # No selector has a space after a colon: these follow the name of a property.
    return css.replace(": ", ":").replace(";}", "}").strip()


def _join(noms: Iterable[str]) -> str:
    dossier = static_dir() / "css"
    return "".join(minify_css((dossier / nom).read_text(encoding="utf-8")) for nom in noms)


@cache
def load_style(theme: str) -> Style:
    """Read and minify the sheets of a theme."""
    feuilles = FEUILLES.get(theme, FEUILLES["neutre"])
    css = _join(feuilles.critiques)
    condense = hashlib.sha256(css.encode()).digest()
    return Style(
        css=Markup(css),  # noqa: S704 - our own file
        csp=f"'sha256-{base64.b64encode(condense).decode()}'",
        suite=_join(feuilles.suite),
    )
