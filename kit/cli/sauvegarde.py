"""`kit sauvegarder` and `kit restaurer`."""

from contextlib import closing
from pathlib import Path

import click

from kit.cli.publication import AUTEUR
from kit.config import load_reglages
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.store.moteur import open_moteurs
from kit.store.sauvegarde.ecriture import make_backup
from kit.store.sauvegarde.manifeste import Manifeste
from kit.store.sauvegarde.restauration import check_backup, restore_backup

_FICHIER = click.Path(path_type=Path)


@click.command(help="Sauvegarder tout ce qui est à vous dans un zip, sans arrêter le site.")
@click.argument("fichier", type=_FICHIER, required=False)
def sauvegarder(fichier: Path | None) -> None:
    """Write a backup, in the instance when no file is named."""
    reglages = load_reglages()
    with closing(open_moteurs(reglages)):
        faite = make_backup(reglages, HorlogeSysteme(), "demandee", fichier)
    click.echo(f"Sauvegarde écrite et vérifiée : {faite.fichier} ({_describe(faite.manifeste)}).")
    if faite.manifeste.laisses:
        click.echo(f"Laissés de côté (liens) : {', '.join(faite.manifeste.laisses)}.")
    if fichier is None:
        click.echo("Elle est sur cette machine : copiez-la aussi ailleurs.")


@click.command(help="Remettre une sauvegarde à la place de ce qui est là, mis de côté.")
@click.argument("fichier", type=_FICHIER)
@click.option("--oui", is_flag=True, help="Ne rien demander.")
@click.option("--verifier", is_flag=True, help="Vérifier la sauvegarde, sans rien changer.")
def restaurer(fichier: Path, *, oui: bool, verifier: bool) -> None:
    """Check a backup, then put it back after a confirmation."""
    reglages = load_reglages()
    manifeste = check_backup(reglages, fichier)
    click.echo(f"Sauvegarde du {manifeste.quand:%d/%m/%Y à %H:%M} ({_describe(manifeste)}).")
    if verifier:
        click.echo("Elle est entière, et ce kit sait la relire.")
        return
    click.echo("Ce qui a été écrit depuis ne sera plus sur le site ; une copie en est gardée.")
    if not oui and not click.confirm("Restaurer cette sauvegarde ?", prompt_suffix=" "):
        raise KitError("Rien n’a été modifié.")
    faite = restore_backup(reglages, fichier, HorlogeSysteme(), AUTEUR)
    click.echo("Sauvegarde restaurée. Les agents se reconnectent ; les liens donnés sont annulés.")
    if faite.de_cote is not None:
        click.echo(f"L’état d’avant est gardé : {faite.de_cote}")
    if faite.reglages_gardes:
        click.echo("Les réglages de cette machine (kit.toml) sont gardés tels quels.")


def _describe(manifeste: Manifeste) -> str:
    taille = manifeste.taille / 1_000_000
    return f"{len(manifeste.fichiers)} fichiers, {taille:.1f} Mo, kit {manifeste.kit}"
