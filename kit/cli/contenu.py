"""`kit contenu`: packs in and out."""

from contextlib import closing
from pathlib import Path

import click

from kit import __version__
from kit.cli.publication import AUTEUR, brouillons, publier
from kit.config import load_reglages
from kit.horloge import HorlogeSysteme
from kit.importers.pack.application import export_pack, import_pack
from kit.importers.pack.ecriture import write_pack
from kit.importers.pack.lecture import read_pack
from kit.importers.pack.modele import Manifeste
from kit.store.moteur import open_moteurs, read_session
from kit.store.schema import upgrade

MANIFESTE = Manifeste(
    schema=1, id="export", nom="Export d’une instance", version=__version__, licence="etalab-2.0"
)
"""What an exported pack says of itself: nothing that changes from one day to the next."""


@click.group(help="Contenus : importer, exporter.")
def contenu() -> None:
    """Packs."""


@contenu.command("importer", help="Importer un pack (dossier ou zip).")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option("--publier", is_flag=True, help="Publier aussitôt ; seulement dans une base vide.")
def import_(pack: Path, *, publier: bool) -> None:
    """Import a pack: drafts, unless the base is empty and --publier is given."""
    lu = read_pack(pack)
    reglages = load_reglages()
    upgrade(reglages)
    moteurs = open_moteurs(reglages)
    try:
        bilan = import_pack(moteurs, lu, publier=publier, auteur=AUTEUR, horloge=HorlogeSysteme())
    finally:
        moteurs.close()
    for phrase in bilan.phrases():
        click.echo(phrase)


@contenu.command("exporter", help="Exporter tous les contenus dans un dossier neuf.")
@click.argument("dossier", type=click.Path(path_type=Path))
def export(dossier: Path) -> None:
    """Write everything as a pack that people can read and edit."""
    with closing(open_moteurs(load_reglages())) as moteurs, read_session(moteurs) as session:
        pack = export_pack(session, MANIFESTE, HorlogeSysteme())
    write_pack(pack, dossier)
    click.echo(f"{len(pack.documents)} documents exportés dans « {dossier} ».")


for _commande in (brouillons, publier):
    contenu.add_command(_commande)
