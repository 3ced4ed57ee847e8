"""`kit base`: the databases."""

import click

from kit.config import load_reglages
from kit.store.schema import upgrade


@click.group(help="Bases de données.")
def base() -> None:
    """Databases."""


@base.command("mettre-a-jour", help="Mettre les bases au format de cette version du kit.")
def update() -> None:
    """Migrate the databases, after a backup of all."""
    migrees = upgrade(load_reglages())
    if not migrees:
        click.echo("Les bases sont déjà à jour.")
    for migree in migrees:
        click.echo(f"Base « {migree.base} » mise à jour.")
    for copie in sorted({m.sauvegarde for m in migrees if m.sauvegarde}):
        click.echo(f"Sauvegarde d’avant : {copie}")
