"""`kit traductions`: the catalogs of the interface."""

import click

from kit.langues.interface import compile_po
from kit.paths import translations_dir


@click.group(help="Traductions de l’interface.")
def traductions() -> None:
    """Interface catalogs."""


@traductions.command("compiler", help="Compiler les traductions de l’interface.")
def compile_all() -> None:
    """Write a .mo beside each .po: useful for speed, never needed."""
    nombre = 0
    for source in sorted(translations_dir().glob("*/LC_MESSAGES/*.po")):
        source.with_suffix(".mo").write_bytes(compile_po(source))
        nombre += 1
    click.echo(f"Langues compilées : {nombre}.")
