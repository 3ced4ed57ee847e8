"""The one Jinja environment: web, print and command line use it."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2_fragments import render_block

from kit.content.typographie import fix_typographie
from kit.langues.bidi import isolate_html
from kit.langues.registre import Direction
from kit.paths import templates_dir
from kit.render.pictogrammes import is_sur_feuille, pictogramme_svg
from kit.render.richtext import plain_text

_RETRAIT = re.compile(r"(?m)^[ \t]+(?=<|\{\{)")
FRAGMENT = "fragment"
"""Name of the block that a page gives alone; what it needs is imported inside it."""


class SansRetrait(Extension):
    """Templates are indented for those who write them: pages carry none of it.

    Once, when a template is read; the line ends stay, as some of them are spaces between words.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
        """The same template, each tag and value at the start of its line."""
        return _RETRAIT.sub("", source)


@cache
def create_environment(dossier: Path | None = None) -> Environment:
    """Templates that escape by default and refuse an unknown name; read once for each process."""
    environment = Environment(
        loader=FileSystemLoader(dossier or templates_dir()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do", SansRetrait],
    )
    environment.globals["pictogramme"] = pictogramme_svg
    # Jinja's own `striptags` loses the unbreakable spaces of French.
    environment.filters["sans_balises"] = plain_text
    # Sentences of errors are typed with plain spaces: a terminal shows them too.
    environment.filters["typographie"] = fix_typographie
    environment.globals["is_sur_feuille"] = is_sur_feuille
    return environment


def has_fragment(environment: Environment, gabarit: str) -> bool:
    """Whether a template has a part that can be given alone: its block named `fragment`."""
    return FRAGMENT in environment.get_template(gabarit).blocks


def render_gabarit(environment: Environment, gabarit: str, contexte: dict[str, object]) -> str:
    """The HTML of a template, for the screen or for paper.

    Latin words in right-to-left text are put in order here, once for all that a page says:
    contents, sentences of the interface and names.
    """
    return isolate_html(environment.get_template(gabarit).render(**contexte))


def render_fragment(
    environment: Environment, gabarit: str, contexte: dict[str, object], direction: Direction
) -> str:
    """The part of a template that can be given alone: the very signs of the whole page.

    `direction` is that of the page. Raises BlockNotFoundError when there is no such part.
    """
    return isolate_html(render_block(environment, gabarit, FRAGMENT, contexte), direction)
