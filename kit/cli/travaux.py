"""`kit travaux`: the background process."""

import click

from kit.config import load_reglages
from kit.horloge import HorlogeSysteme
from kit.travaux.boucle import run_travaux


@click.command(help="Travaux de fond : copies, feuilles imprimées, liens vers d’autres sites.")
def travaux() -> None:
    """Run until stopped."""
    run_travaux(load_reglages(), HorlogeSysteme())
