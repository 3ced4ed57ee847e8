"""`kit contenu supprimer`, `restaurer` and `corbeille`."""

from contextlib import closing

import click

from kit.cli.publication import AUTEUR
from kit.config import load_reglages
from kit.content.liens import Cible
from kit.horloge import HorlogeSysteme
from kit.store.corbeille import delete_document, list_corbeille, recover_document
from kit.store.moteur import open_moteurs, read_session, write_session
from kit.store.publications import Moment


@click.command(help="Mettre un contenu à la corbeille, pour 90 jours, si rien n’y renvoie.")
@click.argument("genre")
@click.argument("identifiant")
def supprimer(genre: str, identifiant: str) -> None:
    """Delete a document that nothing refers to."""
    moment = Moment(HorlogeSysteme().now(), AUTEUR)
    with closing(open_moteurs(load_reglages())) as moteurs, write_session(moteurs) as session:
        delete_document(session, Cible(genre, identifiant), moment)
    click.echo(
        f"{genre} « {identifiant} » est à la corbeille pour 90 jours. "
        f"Pour le reprendre : kit contenu restaurer {genre} {identifiant}"
    )


@click.command(help="Reprendre un contenu de la corbeille, en brouillon.")
@click.argument("genre")
@click.argument("identifiant")
def restaurer(genre: str, identifiant: str) -> None:
    """Take a document out of the bin."""
    moment = Moment(HorlogeSysteme().now(), AUTEUR)
    with closing(open_moteurs(load_reglages())) as moteurs, write_session(moteurs) as session:
        recover_document(session, Cible(genre, identifiant), moment)
    click.echo(f"{genre} « {identifiant} » est de nouveau là, en brouillon : publiez-le.")


@click.command(help="Lister la corbeille : ce qui a été supprimé, par qui, jusqu’à quand.")
def corbeille() -> None:
    """One line per document of the bin."""
    with closing(open_moteurs(load_reglages())) as moteurs, read_session(moteurs) as session:
        supprimes = list_corbeille(session)
    for supprime in supprimes:
        click.echo(
            f"{supprime.cible.genre} {supprime.cible.id} (supprimé le "
            f"{supprime.supprime_le:%d/%m/%Y} par {supprime.par}, "
            f"reprise possible jusqu’au {supprime.fin:%d/%m/%Y})"
        )
    if not supprimes:
        click.echo("La corbeille est vide.")
