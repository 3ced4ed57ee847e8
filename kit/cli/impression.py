"""`kit imprimer`: one sheet as a file, or all of them in a folder."""

import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from kit.adresses import Adresses
from kit.cli.catalogue import load_published
from kit.cli.choix_feuilles import (
    read_autres,
    read_contenu,
    read_langue,
    read_one,
    read_options,
    read_support,
)
from kit.cli.impression_serie import print_all
from kit.config import load_reglages
from kit.erreurs import KitError
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.render.gabarits import create_environment
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.modele import Contenu, FeuilleInconnueError
from kit.render.impression.fabrication import make_fichier
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.render.impression.mois import complete_demande
from kit.render.impression.supports import Support
from kit.store.editions import record_edition
from kit.store.moteur import Moteurs, open_moteurs
from kit.travaux.commandes import Pose, build_commande, date_feuille
from kit.travaux.guichet_impression import write_atomic


@click.command(help="Imprimer une feuille dans un fichier PDF, ou toutes dans un dossier.")
@click.argument("genre", metavar="[TYPE]", required=False)
@click.argument("slug", metavar="[ADRESSE]", default="")
@click.option("--langue", "langues", metavar="LANGUE", multiple=True, help="Langue de la feuille.")
@click.option("--avec", metavar="LANGUE", multiple=True, help="Autre langue, à côté.")
@click.option("--lieu", metavar="STRUCTURE", help="Lieu qui donne la feuille.")
@click.option("--support", "supports", multiple=True, help="Papier : a4, livret-a5…")
@click.option("--option", "options", metavar="NOM=VALEUR", multiple=True, help="Autre choix.")
@click.option("--encre-noire", is_flag=True, help="En noir seulement.")
@click.option("--a-imprimer", is_flag=True, help="Pages placées sur les feuilles, à plier.")
@click.option("--bord-long", is_flag=True, help="L’imprimante retourne sur le bord long.")
@click.option("--fond-perdu", is_flag=True, help="Pour un imprimeur : 3 mm et traits de coupe.")
@click.option("-o", "sortie", type=click.Path(path_type=Path), help="Fichier PDF ou ODT.")
@click.option("--tout", type=click.Path(path_type=Path), help="Dossier : toutes les fiches.")
def imprimer(tout: Path | None, **choix: Any) -> None:  # noqa: ANN401 - the options
    """Make one sheet or all of them, and remember them. Raises KitError."""
    if tout is not None:
        bilan = print_all(tout, choix["langues"], choix["supports"], choix["avec"])
        if bilan.refusees:
            sys.exit(1)
        return
    if choix["genre"] is None or choix["sortie"] is None:
        raise KitError("Dites quoi imprimer et où\u00a0: « kit imprimer fiche ADRESSE -o F.pdf ».")
    _print_one(choix, choix["sortie"])


def _print_one(choix: dict[str, Any], sortie: Path) -> None:
    reglages = load_reglages()
    adresses = Adresses("fr", reglages.prefixe, reglages.base_url or "")
    demande = _read_demande(choix)
    with closing(open_moteurs(reglages)) as moteurs:
        octets = _make(moteurs, demande, adresses, _read_pose(choix))
    try:
        write_atomic(sortie.resolve(), octets)
    except OSError as erreur:
        raise KitError(f"Impossible d’écrire « {sortie} »\u00a0: {erreur.strerror}.") from None
    click.echo(f"Feuille écrite : {sortie}")
    if not reglages.base_url:
        click.echo(
            "Sans adresse publique (KIT_BASE_URL), la feuille n’a pas de code à scanner.", err=True
        )


def _read_demande(choix: dict[str, Any]) -> Demande:
    contenu = read_contenu(choix["genre"])
    return Demande(
        contenu,
        choix["slug"],
        _read_support(contenu, choix),
        read_langue(read_one(choix["langues"], "langue") or "fr"),
        read_autres(contenu, choix["avec"]),
        choix["lieu"],
        read_options(contenu, choix["options"]),
        choix["encre_noire"],
    )


def _read_support(contenu: Contenu, choix: dict[str, Any]) -> Support:
    """The paper asked for, or the document when the file is an OpenDocument. Raises KitError."""
    if choix["sortie"].suffix.lower() != ".odt":
        return read_support(contenu, read_one(choix["supports"], "support"))
    if "odt" not in contenu.supports:
        raise KitError("Ce contenu n’existe pas en ODT\u00a0: choisissez un fichier PDF.")
    return SUPPORTS["odt"]


def _read_pose(choix: dict[str, Any]) -> Pose:
    if choix["fond_perdu"] and choix["a_imprimer"]:
        raise KitError("Un imprimeur place les pages lui-même\u00a0: gardez « --fond-perdu » seul.")
    return Pose(choix["a_imprimer"], choix["bord_long"], choix["fond_perdu"])


def _make(moteurs: Moteurs, demande: Demande, adresses: Adresses, pose: Pose) -> bytes:
    catalogue = load_published(moteurs)
    try:
        entiere = complete_demande(demande, catalogue, moteurs)
        feuille = date_feuille(moteurs, prepare_feuille(catalogue, entiere, adresses))
    except FeuilleInconnueError:
        raise KitError(
            f"Aucun contenu publié n’a l’adresse « {demande.slug} »\u00a0: "
            "c’est la fin de l’adresse de sa page."
        ) from None
    for remarque in feuille.remarques:
        if remarque.a_corriger:
            click.echo(remarque.write(load_langue(FRANCAIS)), err=True)
    commande = build_commande(create_environment(), catalogue, feuille, adresses, pose)
    octets = make_fichier(commande.tirage)
    for edition in commande.memorables:
        record_edition(moteurs, edition)
    return octets
