"""Puts templates, static files and translations inside the wheel, under kit/_data.

They live at the top of the repository, where translators and designers look for
them; `kit.paths` finds them in either place. A static `force-include` would do,
but an editable install would then keep a stale copy of them in site-packages.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA_FOLDERS = ("templates", "static", "translations")
HTMX = Path("static", "vendor", "htmx.min.js")


class DataFilesHook(BuildHookInterface):  # type: ignore[type-arg]
    """The hook that `pyproject.toml` declares for the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the data folders to the wheel; `version` is "editable" or "standard"."""
        if version == "editable":
            return
        root = Path(self.root)
        if not (root / HTMX).is_file():
            self.app.display_warning(f"{HTMX} is missing: run script/setup first to ship it.")
        compile_catalogs(root / "translations")
        for folder in DATA_FOLDERS:
            if (root / folder).is_dir():
                build_data["force_include"][str(root / folder)] = f"kit/_data/{folder}"


def compile_catalogs(folder: Path) -> None:
    """Write a messages.mo beside each <locale>/LC_MESSAGES/messages.po of the folder.

    Entries not yet reviewed are kept, as `kit.langues.interface` keeps them.
    """
    for source in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        with source.open("rb") as po:
            catalog = read_po(po)
        with source.with_suffix(".mo").open("wb") as mo:
            write_mo(mo, catalog, use_fuzzy=True)
