"""The style of a theme: what the first screen needs in the page, the rest in one file.

The critical sheets are inline, in one `<style>` allowed by its hash (a fiche carries fewer of
them than the other pages): a page shows its first screen with one answer. The others are served
together at one address that carries its version, and that browsers keep. Sources stay small and
named by what they dress; what is served is shortened.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from string import ascii_letters

from markupsafe import Markup

from kit.paths import static_dir


@dataclass(frozen=True)
class Feuilles:
    """Files of static/css/, in the order in which they apply."""

    critiques: tuple[str, ...]
    """In each page."""
    portes: tuple[str, ...]
    """In each page but the fiches, which are long enough without."""
    suite: tuple[str, ...]
    agents: tuple[str, ...]
    """In the pages of the counter and in those of what changed: a fiche never fetches them."""
    admin: tuple[str, ...]
    """For agents, after the others."""


FEUILLES = {
    "neutre": Feuilles(
        critiques=("jetons.css", "base.css", "debut.css"),
        portes=("portes.css",),
        suite=(
            "page.css",
            "fiche.css",
            "listes.css",
            "recherche.css",
            "lieux.css",
            "urgence.css",
            "tableaux.css",
            "banque.css",
            "impression.css",
            "parcours.css",
            "deux-langues.css",
            "imprimer.css",
        ),
        agents=(
            "guichet.css",
            "passage.css",
            "repondre.css",
            "nouveautes.css",
            "reutiliser.css",
            "avis.css",
        ),
        admin=(
            "admin.css",
            "vie.css",
            "compteur.css",
            "apercu.css",
            "editeur.css",
            "service.css",
            "annonces.css",
            "chiffres.css",
        ),
    )
}

FICHIER = "style.css"
"""Under static/: the address of the sheets that are not critical, made when the site starts."""
FICHIER_AGENTS = "agents.css"
"""The same for the pages of the counter."""
FICHIER_ADMIN = "admin.css"
"""The same, for what only the back office shows."""

_COMMENTAIRES = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANCS = re.compile(r"\s+")
_PROPRIETES = re.compile(r"--[a-z][\w-]*")
_SENS = {
    "inline-size": "width",
    "block-size": "height",
    "min-inline-size": "min-width",
    "min-block-size": "min-height",
    "max-inline-size": "max-width",
    "inset-block-start": "top",
    "margin-block-start": "margin-top",
    "margin-block-end": "margin-bottom",
    "padding-block-start": "padding-top",
    "padding-block-end": "padding-bottom",
    "border-block-start": "border-top",
    "border-block-end": "border-bottom",
}
"""Properties that mean the same where text is written from top to bottom."""
_AUTOUR = re.compile(r"\s*([{};,>])\s*")


@dataclass(frozen=True)
class Style:
    """The two parts of the style, and the CSP source of the first."""

    css: Markup
    """What each page carries."""
    portes: Markup
    """What pages that are not fiches carry too."""
    csp: str
    """`'sha256-…'`, for the first alone and for both, to be put in `style-src`."""
    suite: str
    """What `FICHIER` serves."""
    agents: str
    """What `FICHIER_AGENTS` serves."""
    admin: str
    """What `FICHIER_ADMIN` serves."""


def minify_css(css: str) -> str:
    """The same rules without comments and useless spaces."""
    css = _COMMENTAIRES.sub("", css)
    css = _AUTOUR.sub(r"\1", _BLANCS.sub(" ", css))
    # No selector has a space after a colon: these follow the name of a property.
    return css.replace(": ", ":").replace(";}", "}").strip()


def shorten_css(css: str, noms: Mapping[str, str]) -> str:
    """The same rules in shorter words, for pages written from top to bottom (all of ours).

    Sheets are written with names that speak, and sides that follow the direction of the text; a
    page carries what browsers understand as well in fewer bytes (docs/decisions/0015).
    """
    css = _PROPRIETES.sub(lambda m: noms[m[0]], css)
    for long, court in _SENS.items():
        css = re.sub(rf"(?<![\w-]){long}(?=:)", court, css)
    return css


def _name_proprietes(css: str) -> dict[str, str]:
    """One letter for each custom property; a fifty-third would be a KeyError at start."""
    noms = sorted(set(_PROPRIETES.findall(css)))
    return dict(zip(noms, (f"--{lettre}" for lettre in ascii_letters), strict=False))


def _join(noms: Iterable[str]) -> str:
    dossier = static_dir() / "css"
    return "".join(minify_css((dossier / nom).read_text(encoding="utf-8")) for nom in noms)


@cache
def load_style(theme: str) -> Style:
    """Read and minify the sheets of a theme."""
    feuilles = FEUILLES.get(theme, FEUILLES["neutre"])
    parties = (
        feuilles.critiques,
        feuilles.portes,
        feuilles.suite,
        feuilles.agents,
        feuilles.admin,
    )
    entieres = [_join(noms) for noms in parties]
    noms = _name_proprietes("".join(entieres))
    css, portes, suite, agents, admin = (shorten_css(texte, noms) for texte in entieres)
    return Style(
        css=Markup(css),  # noqa: S704 - our own file
        portes=Markup(portes),  # noqa: S704 - our own file
        csp=f"{_source(css)} {_source(css + portes)}",
        suite=suite,
        agents=agents,
        admin=admin,
    )


def _source(css: str) -> str:
    """What allows one inline style in a Content-Security-Policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()}'"
