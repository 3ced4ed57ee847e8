"""Where the files of the kit are, in the source tree or in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLE = _PACKAGE / "_data"


def is_installed() -> bool:
    """Whether the kit runs from an installed wheel rather than from its source tree."""
    return _INSTALLE.is_dir()


def resource_root() -> Path:
    """The folder that holds templates/, static/ and translations/."""
    return _INSTALLE if is_installed() else _PACKAGE.parent


def templates_dir() -> Path:
    """The Jinja templates."""
    return resource_root() / "templates"


def static_dir() -> Path:
    """Style sheets, scripts and pictograms."""
    return resource_root() / "static"


def translations_dir() -> Path:
    """The gettext catalogs of the interface."""
    return resource_root() / "translations"


def starter_dir() -> Path:
    """The starter pack."""
    return _PACKAGE / "starter"


def default_instance() -> Path:
    """`instance/` beside the source tree, or in the current folder for an installed wheel."""
    return (Path.cwd() if is_installed() else resource_root()) / "instance"
