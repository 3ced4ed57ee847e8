"""`kit compteur`: the code of a counter, its month, and what was counted on paper."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import click

from kit.adresses import Adresses
from kit.cli.catalogue import load_published
from kit.config import load_reglages
from kit.content.structure import Structure
from kit.erreurs import KitError
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.render.gabarits import create_environment
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.bilan_accueil import with_figures
from kit.render.impression.fabrication import make_fichier
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.render.passages import Lecteur
from kit.render.vues.bilan_accueil import BilanVue, Mois, build_bilan
from kit.render.vues.motifs import list_motifs, name_motif
from kit.store.catalogue import Catalogue
from kit.store.codes_compteur import create_code
from kit.store.comptage import CANAUX, MANQUES, Canal, DemiJournee, Visite, read_mois
from kit.store.moteur import Moteurs, open_moteurs
from kit.store.visites import cancel_visite, record_visite, summarise_mois
from kit.store.visites_fiches import compare_mois
from kit.travaux.commandes import build_commande
from kit.travaux.guichet_impression import write_atomic

_DEMI_JOURNEES: dict[str, DemiJournee] = {"matin": "matin", "apres-midi": "apres_midi"}
_NOMBRE_MAX = 500
"""Visits of one sort that a half-day may hold: beyond, somebody mistyped."""


@click.group(help="Compteur de l’accueil : son code, le bilan d’un mois, une feuille à saisir.")
def compteur() -> None:
    """The counter of visits."""


@compteur.command("code", help="Donner un code neuf au compteur d’un lieu ; l’ancien s’éteint.")
@click.argument("structure", metavar="STRUCTURE")
def make_code(structure: str) -> None:
    """Print it once: what is kept cannot be read back."""
    with closing(open_moteurs(load_reglages())) as moteurs:
        catalogue = load_published(moteurs)
        lieu = _find_structure(catalogue, structure)
        code = create_code(moteurs, lieu.id, catalogue.jour)
    click.echo(f"{lieu.nom}\u00a0: {code}")
    click.echo("Notez-le maintenant, il n’est pas gardé. Il se tape sur /admin/compteur/.")


@compteur.command("bilan", help="Dire ce qui a été compté en un mois, ou l’imprimer avec -o.")
@click.option("--mois", metavar="AAAA-MM", required=True, help="Le mois, comme 2026-10.")
@click.option("--structure", metavar="STRUCTURE", help="Un seul lieu ; sinon tous ensemble.")
@click.option("-o", "sortie", type=click.Path(path_type=Path), help="Fichier PDF.")
def summarise(mois: str, structure: str | None, sortie: Path | None) -> None:
    """The month as a table, or as a sheet."""
    debut = read_mois(mois)
    if debut is None:
        raise KitError("Écrivez le mois comme 2026-10\u00a0: l’année, un tiret, deux chiffres.")
    reglages = load_reglages()
    adresses = Adresses(FRANCAIS, reglages.prefixe, reglages.base_url or "")
    with closing(open_moteurs(reglages)) as moteurs:
        catalogue = load_published(moteurs)
        if debut > catalogue.jour:
            raise KitError("Ce mois n’est pas commencé\u00a0: choisissez un mois passé.")
        lieu = _find_structure(catalogue, structure) if structure else None
        lecteur = Lecteur(catalogue, load_langue(FRANCAIS), adresses)
        vue = build_bilan(lecteur, _read(moteurs, catalogue, debut, lieu))
    if sortie is None:
        for ligne in _lines(vue):
            click.echo(ligne)
        return
    _print(sortie, _make(catalogue, vue, adresses))


@compteur.command("saisir", help="Saisir une ligne d’une feuille de comptage, ou la retirer.")
@click.argument("structure", metavar="STRUCTURE")
@click.option("--jour", metavar="AAAA-MM-JJ", required=True, help="Le jour de la feuille.")
@click.option("--demi-journee", "demi", required=True, help="matin ou apres-midi.")
@click.option("--motif", required=True, help="fiche/ID, theme/ID ou autre.")
@click.option("--nombre", type=click.IntRange(1, _NOMBRE_MAX), default=1, show_default=True)
@click.option("--canal", default="guichet", show_default=True, help=", ".join(CANAUX))
@click.option("--revient", is_flag=True, help="Des personnes déjà venues pour cela.")
@click.option("--manque", help=", ".join(MANQUES))
@click.option("--retirer", is_flag=True, help="Retirer ces visites au lieu de les ajouter.")
def record(structure: str, *, nombre: int, retirer: bool, **choix: str | bool | None) -> None:
    """Add what was ticked on paper, or take a mistake back."""
    with closing(open_moteurs(load_reglages())) as moteurs:
        catalogue = load_published(moteurs)
        visite = _read_visite(catalogue, _find_structure(catalogue, structure), choix)
        faites = cancel_visite(moteurs, visite, nombre) if retirer else nombre
        if not retirer:
            record_visite(moteurs, visite, nombre)
    adresses = Adresses(FRANCAIS)
    nom = name_motif(Lecteur(catalogue, load_langue(FRANCAIS), adresses), visite.motif)
    click.echo(f"{'Retiré' if retirer else 'Compté'}\u00a0: {nom}, {faites}.")


def _read_visite(
    catalogue: Catalogue, lieu: Structure, choix: dict[str, str | bool | None]
) -> Visite:
    """What was typed. Raises KitError."""
    jour, demi = _read_jour(catalogue, str(choix["jour"])), _DEMI_JOURNEES.get(str(choix["demi"]))
    if demi is None:
        raise KitError("Dites la demi-journée avec --demi-journee\u00a0: matin ou apres-midi.")
    motif = str(choix["motif"])
    if motif not in list_motifs(catalogue):
        raise KitError(
            f"«\u202f{motif}\u202f» n’est pas sur la feuille\u00a0: écrivez fiche/ID, "
            "theme/ID ou autre."
        )
    canal: Canal | None = next((c for c in CANAUX if c == choix["canal"]), None)
    if canal is None:
        raise KitError(f"Dites le canal avec --canal\u00a0: {', '.join(CANAUX)}.")
    manque = choix["manque"]
    if manque is not None and manque not in MANQUES:
        raise KitError(f"Dites ce qui manquait avec --manque\u00a0: {', '.join(MANQUES)}.")
    manque = str(manque) if manque else None
    return Visite(lieu.id, jour, demi, motif, canal, bool(choix["revient"]), manque)


def _read_jour(catalogue: Catalogue, saisie: str) -> date:
    try:
        jour = date.fromisoformat(saisie)
    except ValueError:
        raise KitError("Écrivez le jour comme 2026-10-05\u00a0: année, mois, jour.") from None
    if jour > catalogue.jour:
        raise KitError("Ce jour n’est pas encore venu\u00a0: corrigez --jour.")
    return jour


def _find_structure(catalogue: Catalogue, nom: str) -> Structure:
    lieu = catalogue.get(Structure, nom) or catalogue.find(Structure, nom)
    if lieu is None:
        raise KitError(
            f"Aucun lieu publié ne s’appelle «\u202f{nom}\u202f»\u00a0: "
            "c’est la fin de l’adresse de sa page."
        )
    return lieu


def _read(moteurs: Moteurs, catalogue: Catalogue, mois: date, lieu: Structure | None) -> Mois:
    structure = lieu.id if lieu else None
    fuseau, jour = catalogue.site.fuseau, catalogue.jour
    return Mois(
        mois,
        lieu.nom if lieu else "",
        summarise_mois(moteurs, mois, structure),
        compare_mois(moteurs, mois, fuseau, jour, structure),
    )


def _lines(vue: BilanVue) -> Iterator[str]:
    yield f"{vue.titre}{f' ({vue.lieu})' if vue.lieu else ''}"
    if not vue.lignes:
        yield "Aucune visite n’a été comptée ce mois-là."
        return
    yield f"Visites comptées\u00a0: {vue.total}."
    for ligne in vue.lignes:
        manque = f" ; manquait le plus\u00a0: {ligne.manque}" if ligne.manque else ""
        yield (
            f"{ligne.nom}\u00a0: visites {ligne.visites}, reviennent {ligne.retours}, "
            f"part {ligne.part}{manque}"
        )
        if ligne.conseil:
            yield f"  {ligne.conseil}"
    for change in vue.changements:
        yield (
            f"{change.nom}, fiche changée le {change.jour}\u00a0: "
            f"avant {change.avant}, après {change.apres}"
        )


def _make(catalogue: Catalogue, vue: BilanVue, adresses: Adresses) -> bytes:
    contenu = with_figures(vue)
    support = SUPPORTS[contenu.supports[0]]
    demande = Demande(contenu, "", support, load_langue(FRANCAIS))
    feuille = prepare_feuille(catalogue, demande, adresses)
    return make_fichier(build_commande(create_environment(), catalogue, feuille, adresses).tirage)


def _print(sortie: Path, octets: bytes) -> None:
    try:
        write_atomic(sortie.resolve(), octets)
    except OSError as erreur:
        raise KitError(
            f"Impossible d’écrire «\u202f{sortie}\u202f»\u00a0: {erreur.strerror}."
        ) from None
    click.echo(f"Bilan écrit\u00a0: {sortie}")
