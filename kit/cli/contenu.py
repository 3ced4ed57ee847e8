"""`kit contenu`: packs in and out."""

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from kit import __version__
from kit.cli.comparaison import comparer
from kit.cli.corbeille import corbeille, restaurer, supprimer
from kit.cli.liens import liens
from kit.cli.publication import AUTEUR, brouillons, publier
from kit.cli.service_public import import_zip, refuse_autres
from kit.cli.verification import verifier
from kit.config import load_reglages
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.importers.pack.application import import_pack
from kit.importers.pack.ecriture import write_pack
from kit.importers.pack.export import export_pack
from kit.importers.pack.lecture import read_pack
from kit.importers.pack.modele import Manifeste
from kit.store.moteur import open_moteurs, read_session
from kit.store.schema import upgrade

MANIFESTE = Manifeste(
    schema=1, id="export", nom="Export d’une instance", version=__version__, licence="etalab-2.0"
)
"""What an exported pack says of itself: nothing that changes from one day to the next."""


@click.group(help="Contenus : importer, vérifier, publier, exporter.")
def contenu() -> None:
    """Packs."""


@contenu.command("importer", help="Importer un pack (dossier ou zip), ou service-public.fr.")
@click.argument("pack", type=click.Path(path_type=Path), required=False)
@click.option("--publier", is_flag=True, help="Publier aussitôt ; un pack : dans une base vide.")
@click.option(
    "--service-public",
    "archive",
    type=click.Path(path_type=Path),
    metavar="FICHIER.zip",
    help="Importer les fiches de service-public.fr (zip « vosdroits » de data.gouv.fr).",
)
@click.option("--theme", metavar="N", help="Seulement les fiches de ce dossier, comme N110.")
@click.option("--fiches", metavar="F1,F2", help="Seulement ces fiches, comme F2209,F10610.")
@click.option("--meme-ancien", is_flag=True, help="Publier des textes de plus de 12 mois.")
@click.option(
    "--rapport",
    type=click.Path(path_type=Path),
    metavar="F.json",
    help="Écrire ce qui a été repris, et ce qui ne l’a pas été.",
)
def import_(pack: Path | None, archive: Path | None, **choix: Any) -> None:  # noqa: ANN401 - the options
    """Import a pack or the State's open data: drafts, unless --publier is given."""
    if pack is None and archive is None:
        raise KitError(
            "Dites quoi importer : un PACK, ou « --service-public FICHIER.zip ». "
            "Tapez « kit contenu importer --help » pour voir ce qui est possible."
        )
    if pack is not None and archive is not None:
        raise KitError(
            "Importez une seule chose à la fois : un PACK, ou « --service-public FICHIER.zip »."
        )
    if pack is not None:
        refuse_autres(choix)
        _import_pack(pack, publier=choix["publier"])
    elif archive is not None:
        import_zip(archive, **choix)


def _import_pack(pack: Path, *, publier: bool) -> None:
    lu = read_pack(pack)
    reglages = load_reglages()
    upgrade(reglages)
    with closing(open_moteurs(reglages)) as moteurs:
        bilan = import_pack(moteurs, lu, publier=publier, auteur=AUTEUR, horloge=HorlogeSysteme())
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


for _commande in (
    brouillons,
    comparer,
    corbeille,
    liens,
    publier,
    restaurer,
    supprimer,
    verifier,
):
    contenu.add_command(_commande)
