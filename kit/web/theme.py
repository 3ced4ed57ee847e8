"""The style sheet of the theme: one inline `<style>`, the same everywhere, allowed by its hash."""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from kit.paths import static_dir

_FEUILLES = {"neutre": ("jetons.css", "neutre.css", "imprimer.css")}

_COMMENTAIRES = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANCS = re.compile(r"\s+")
_AUTOUR = re.compile(r"\s*([{};,>])\s*")


@dataclass(frozen=True)
class Style:
    """The text of the style sheet and its CSP source."""

    css: Markup
    csp: str
    """`'sha256-…'`, to be put in `style-src`."""


def minify_css(css: str) -> str:
    """The same rules without comments and useless spaces."""
    css = _COMMENTAIRES.sub("", css)
    css = _AUTOUR.sub(r"\1", _BLANCS.sub(" ", css))
    return css.replace(";}", "}").strip()


@cache
def load_style(theme: str) -> Style:
    """Read and minify the sheets of a theme."""
    dossier = static_dir() / "css"
    feuilles = _FEUILLES.get(theme, _FEUILLES["neutre"])
    css = "".join(minify_css((dossier / nom).read_text(encoding="utf-8")) for nom in feuilles)
    condense = hashlib.sha256(css.encode()).digest()
    return Style(
        css=Markup(css),  # noqa: S704 - our own file
        csp=f"'sha256-{base64.b64encode(condense).decode()}'",
    )
