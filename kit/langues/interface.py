"""The gettext catalogs of the interface, read from .mo files or straight from .po files."""

import io
from collections.abc import Iterable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kit.langues.registre import FRANCAIS, REGISTRE
from kit.paths import translations_dir

DOMAINE = "messages"


def po_file(tag: str, racine: Path | None = None) -> Path:
    """Where the interface of a language is written."""
    dossier = tag.replace("-", "_")
    return (racine or translations_dir()) / dossier / "LC_MESSAGES" / f"{DOMAINE}.po"


def has_interface(tag: str) -> bool:
    """Whether the kit has an interface catalog for this language."""
    fichier = po_file(tag)
    return tag == FRANCAIS or fichier.is_file() or fichier.with_suffix(".mo").is_file()


def list_offered(tags: Iterable[str]) -> tuple[str, ...]:
    """Among the languages of a site, those that readers may choose: their interface exists."""
    return tuple(tag for tag in tags if tag in REGISTRE and has_interface(tag))


def compile_po(fichier: Path) -> bytes:
    """The .mo bytes of a .po file; entries not yet reviewed are used too."""
    with fichier.open("rb") as flux:
        catalogue = read_po(flux)
    sortie = io.BytesIO()
    write_mo(sortie, catalogue, use_fuzzy=True)
    return sortie.getvalue()


@cache
def load_interface(tag: str) -> NullTranslations:
    """The interface of a language; French is the text of the code itself.

    A source tree needs no compilation: a .po without a fresh .mo is compiled in memory.
    """
    source = po_file(tag)
    compile_ = source.with_suffix(".mo")
    if tag == FRANCAIS:
        return NullTranslations()
    if compile_.is_file() and not (
        source.is_file() and source.stat().st_mtime > compile_.stat().st_mtime
    ):
        return GNUTranslations(io.BytesIO(compile_.read_bytes()))
    if source.is_file():
        return GNUTranslations(io.BytesIO(compile_po(source)))
    return NullTranslations()
