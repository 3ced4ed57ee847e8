"""`kit imprimer`: one sheet, as a file."""

from contextlib import closing
from pathlib import Path

import click

from kit.adresses import Adresses
from kit.config import load_reglages
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.langues.langue import Langue, LangueInconnueError, load_langue
from kit.render.gabarits import create_environment
from kit.render.impression.catalogue_supports import list_supports
from kit.render.impression.contenus import CONTENUS
from kit.render.impression.fabrication import make_fichier
from kit.render.impression.feuille import Demande, FeuilleInconnueError, prepare_feuille
from kit.store.catalogue import CatalogueVideError
from kit.store.editions import record_edition
from kit.store.moteur import Moteurs, open_moteurs
from kit.store.vitrine import Vitrine
from kit.travaux.commandes import build_commande, date_feuille
from kit.travaux.guichet_impression import write_atomic


@click.command(help="Imprimer une feuille dans un fichier PDF.")
@click.argument("genre", metavar="TYPE")
@click.argument("slug", metavar="ADRESSE")
@click.option("--langue", default="fr", show_default=True, help="Langue de la feuille.")
@click.option("--avec", metavar="LANGUE", help="Deuxième langue, à côté.")
@click.option("--lieu", metavar="STRUCTURE", help="Lieu qui donne la feuille.")
@click.option("--support", default="a4", show_default=True, help="Papier : a4, livret-a5…")
@click.option("--a-imprimer", is_flag=True, help="Pages placées sur les feuilles, à plier.")
@click.option("-o", "sortie", required=True, type=click.Path(path_type=Path), help="Fichier PDF.")
def imprimer(  # noqa: PLR0913 - one per option of the command
    *,
    genre: str,
    slug: str,
    langue: str,
    avec: str | None,
    lieu: str | None,
    support: str,
    a_imprimer: bool,
    sortie: Path,
) -> None:
    """Make one sheet, and remember it. Raises KitError."""
    seconde = _langue(avec) if avec else None
    reglages = load_reglages()
    adresses = Adresses("fr", reglages.prefixe, reglages.base_url or "")
    papier = next((s for s in list_supports(genre) if s.id == support), None)
    if genre not in CONTENUS or papier is None:
        raise KitError(_refuse(genre, support))
    demande = Demande(genre, slug, papier, _langue(langue), seconde, lieu)
    with closing(open_moteurs(reglages)) as moteurs:
        octets = _make(moteurs, demande, adresses, impose=a_imprimer)
    try:
        write_atomic(sortie.resolve(), octets)
    except OSError as erreur:
        raise KitError(f"Impossible d’écrire « {sortie} »\u00a0: {erreur.strerror}.") from None
    click.echo(f"Feuille écrite : {sortie}")
    if not reglages.base_url:
        click.echo(
            "Sans adresse publique (KIT_BASE_URL), la feuille n’a pas de code à scanner.", err=True
        )


def _make(moteurs: Moteurs, demande: Demande, adresses: Adresses, *, impose: bool) -> bytes:
    try:
        catalogue = Vitrine(moteurs, HorlogeSysteme()).current()
        feuille = date_feuille(moteurs, prepare_feuille(catalogue, demande, adresses))
    except CatalogueVideError:
        raise KitError("Rien n’est publié\u00a0: lancez d’abord « kit demarrer ».") from None
    except FeuilleInconnueError:
        raise KitError(
            f"Aucun contenu publié n’a l’adresse « {demande.slug} »\u00a0: "
            "c’est la fin de l’adresse de sa page."
        ) from None
    commande = build_commande(create_environment(), catalogue, feuille, adresses, impose=impose)
    octets = make_fichier(commande.tirage)
    record_edition(moteurs, commande.edition)
    return octets


def _langue(tag: str) -> Langue:
    try:
        return load_langue(tag)
    except LangueInconnueError:
        raise KitError(
            f"La langue « {tag} » n’existe pas\u00a0: écrivez-la comme fr, ar ou uk."
        ) from None


def _refuse(genre: str, support: str) -> str:
    if genre not in CONTENUS:
        return f"« {genre} » ne s’imprime pas\u00a0; ce qui s’imprime\u00a0: {', '.join(CONTENUS)}."
    ids = ", ".join(s.id for s in list_supports(genre))
    return f"Le papier « {support} » n’existe pas pour ce contenu\u00a0; choisissez\u00a0: {ids}."
