"""The one Jinja environment: web, print and command line use it."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kit.paths import templates_dir
from kit.render.pictogrammes import pictogramme_svg


def create_environment(dossier: Path | None = None) -> Environment:
    """Templates that escape by default and refuse an unknown name."""
    environment = Environment(
        loader=FileSystemLoader(dossier or templates_dir()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    environment.globals["pictogramme"] = pictogramme_svg
    return environment
