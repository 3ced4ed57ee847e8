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
from kit.render.impression.contenus.catalogue import CONTENUS, list_supports
from kit.render.impression.contenus.modele import Contenu, FeuilleInconnueError, Options
from kit.render.impression.fabrication import make_fichier
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.render.impression.supports import Support
from kit.store.catalogue import CatalogueVideError
from kit.store.editions import record_edition
from kit.store.moteur import Moteurs, open_moteurs
from kit.store.vitrine import Vitrine
from kit.travaux.commandes import build_commande, date_feuille
from kit.travaux.guichet_impression import write_atomic


@click.command(help="Imprimer une feuille dans un fichier PDF.")
@click.argument("genre", metavar="TYPE")
@click.argument("slug", metavar="[ADRESSE]", default="")
@click.option("--langue", default="fr", show_default=True, help="Langue de la feuille.")
@click.option("--avec", metavar="LANGUE", multiple=True, help="Autre langue, à côté.")
@click.option("--lieu", metavar="STRUCTURE", help="Lieu qui donne la feuille.")
@click.option("--support", help="Papier : a4, livret-a5…  [default: le plus courant]")
@click.option("--option", "options", metavar="NOM=VALEUR", multiple=True, help="Autre choix.")
@click.option("--encre-noire", is_flag=True, help="En noir seulement.")
@click.option("--a-imprimer", is_flag=True, help="Pages placées sur les feuilles, à plier.")
@click.option("-o", "sortie", required=True, type=click.Path(path_type=Path), help="Fichier PDF.")
def imprimer(  # noqa: PLR0913 - one per option of the command
    *,
    genre: str,
    slug: str,
    langue: str,
    avec: tuple[str, ...],
    lieu: str | None,
    support: str | None,
    options: tuple[str, ...],
    encre_noire: bool,
    a_imprimer: bool,
    sortie: Path,
) -> None:
    """Make one sheet, and remember it. Raises KitError."""
    reglages = load_reglages()
    adresses = Adresses("fr", reglages.prefixe, reglages.base_url or "")
    contenu = _contenu(genre)
    demande = Demande(
        contenu,
        slug,
        _support(contenu, support),
        _langue(langue),
        _autres(contenu, avec),
        lieu,
        _options(contenu, options),
        encre_noire,
    )
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


def _contenu(genre: str) -> Contenu:
    try:
        return CONTENUS[genre]
    except KeyError:
        raise KitError(
            f"« {genre} » ne s’imprime pas\u00a0; ce qui s’imprime\u00a0: {', '.join(CONTENUS)}."
        ) from None


def _support(contenu: Contenu, voulu: str | None) -> Support:
    papiers = list_supports(contenu)
    papier = next((s for s in papiers if s.id == (voulu or papiers[0].id)), None)
    if papier is None:
        raise KitError(
            f"Le papier « {voulu} » n’existe pas pour ce contenu\u00a0; "
            f"choisissez\u00a0: {', '.join(s.id for s in papiers)}."
        )
    return papier


def _autres(contenu: Contenu, tags: tuple[str, ...]) -> tuple[Langue, ...]:
    if len(tags) >= contenu.langues_max:
        raise KitError(
            f"Cette feuille porte {contenu.langues_max} langues au plus\u00a0: "
            f"gardez {contenu.langues_max - 1} fois « --avec »."
        )
    return tuple(_langue(tag) for tag in tags)


def _options(contenu: Contenu, saisies: tuple[str, ...]) -> Options:
    """The choices `name=value`, in the order of the content. The values are checked later."""
    connues = [option.id for option in contenu.options]
    lues = dict(saisie.partition("=")[::2] for saisie in saisies)
    inconnues = set(lues) - set(connues)
    if inconnues:
        choix = f"choisissez\u00a0: {', '.join(connues)}" if connues else "il n’en a aucune"
        raise KitError(f"« {min(inconnues)} » n’est pas une option de ce contenu\u00a0; {choix}.")
    return tuple((nom, lues[nom]) for nom in connues if lues.get(nom))
