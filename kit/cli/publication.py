"""`kit contenu brouillons` and `publier`: drafts, until the back office exists."""

from contextlib import closing

import click

from kit.config import load_reglages
from kit.content.parcours import Parcours
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.store.alertes_parcours import list_alertes
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, open_moteurs, read_session, write_session
from kit.store.publications import APublier, find_published
from kit.store.revisions import EtatDocument

AUTEUR = "ligne de commande"


@click.command(help="Lister les brouillons : ce qui est écrit et pas encore publié.")
def brouillons() -> None:
    """One line per draft."""
    for etat in list_brouillons():
        vu = f"les lecteurs voient la version {etat.publiee}" if etat.publie else "jamais publié"
        click.echo(f"{etat.genre} {etat.cle} (version {etat.derniere}, {vu})")


@click.command(help="Publier un brouillon (genre et identifiant), ou tous avec --tout.")
@click.argument("genre", required=False)
@click.argument("identifiant", required=False)
@click.option("--tout", is_flag=True, help="Publier tous les brouillons ensemble.")
@click.option(
    "--changement-vu",
    is_flag=True,
    help="Parcours : j’ai lu ce qui change pour les usagers (kit parcours comparer).",
)
def publier(genre: str | None, identifiant: str | None, *, tout: bool, changement_vu: bool) -> None:
    """Publish the newest revision of a document, or of all that have a draft."""
    if tout == bool(genre and identifiant):
        raise KitError(
            "Dites quoi publier : « kit contenu publier fiche etudiant », "
            "ou tous les brouillons avec « kit contenu publier --tout »."
        )
    if genre and identifiant:
        demandes = [APublier(genre, identifiant, changement_vu=changement_vu)]
    else:
        demandes = [
            APublier(etat.genre, etat.cle, changement_vu=changement_vu)
            for etat in list_brouillons()
        ]
    with closing(open_moteurs(load_reglages())) as moteurs:
        alertes = _say_alertes(moteurs, demandes)
        with write_session(moteurs) as session:
            Depot(session, HorlogeSysteme()).publish_documents(demandes, auteur=AUTEUR)
    click.echo(f"Documents publiés : {len(demandes)}.")
    for phrase in alertes:
        click.echo(phrase)


def _say_alertes(moteurs: Moteurs, demandes: list[APublier]) -> list[str]:
    """What is to be looked at in the paths, and forbids nothing, not even when it cannot be known.

    Read before publishing: it depends on what readers have.
    """
    try:
        with read_session(moteurs) as session:
            depot = Depot(session, HorlogeSysteme())
            return [
                f"À regarder, {d.cle}\u00a0: {alerte.phrase} {alerte.remede} ({alerte.code})"
                for d in demandes
                if d.genre == Parcours.GENRE
                for alerte in list_alertes(
                    moteurs,
                    find_published(session, d.genre, d.cle, depot.horloge.now()),
                    depot.read_draft(d.genre, d.cle),
                )
            ]
    except KitError as error:
        return [f"Les liens et les feuilles imprimées n’ont pas été regardés\u00a0: {error}"]


def list_brouillons() -> list[EtatDocument]:
    """Documents whose newest revision is not the one that readers see; not those put away."""
    with closing(open_moteurs(load_reglages())) as moteurs, read_session(moteurs) as session:
        etats = Depot(session, HorlogeSysteme()).list_documents()
    return [etat for etat in etats if etat.brouillon and etat.archive_le is None]
