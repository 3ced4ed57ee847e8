"""`kit imprimer --tout`: every fiche, in every language, in a folder."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click

from kit.adresses import Adresses
from kit.cli.avancement import show_avancement
from kit.cli.catalogue import load_published
from kit.cli.choix_feuilles import read_autres, read_langue, read_support
from kit.config import Reglages, load_reglages
from kit.erreurs import KitError
from kit.langues.interface import list_offered
from kit.langues.registre import FRANCAIS
from kit.render.gabarits import create_environment
from kit.render.impression.contenus.fiche import FICHE
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.store.catalogue import Catalogue
from kit.store.editions import record_edition
from kit.store.moteur import Moteurs, open_moteurs
from kit.travaux.commandes import build_commande, date_feuille
from kit.travaux.serie import MANIFESTE, Bilan, Serie, Tache


def print_all(
    dossier: Path, langues: Sequence[str], supports: Sequence[str], avec: Sequence[str]
) -> Bilan:
    """Make every fiche in these languages on these papers. Raises KitError."""
    reglages = load_reglages()
    with closing(open_moteurs(reglages)) as moteurs:
        catalogue = load_published(moteurs)
        demandes = list(list_demandes(catalogue, langues, supports, avec))
        serie = Serie(dossier, lambda e: record_edition(moteurs, e), os.cpu_count() or 1)
        taches = _prepare(reglages, moteurs, catalogue, demandes)
        try:
            with show_avancement("Feuilles") as avancements:
                avancements.start(len(demandes))
                bilan = serie.make(taches, avancements.advance)
        except OSError as erreur:
            raise KitError(
                f"Impossible d’écrire dans « {dossier} »\u00a0: {erreur.strerror}."
            ) from None
    _report(bilan, dossier)
    return bilan


def list_demandes(
    catalogue: Catalogue, langues: Sequence[str], supports: Sequence[str], avec: Sequence[str]
) -> Iterator[Demande]:
    """Fiches x languages x papers; the languages of the site when none is named."""
    papiers = [read_support(FICHE, support) for support in supports or (None,)]
    lues = [read_langue(tag) for tag in langues or list_offered(catalogue.site.langues)]
    for fiche in catalogue.fiches:
        for langue in lues:
            autres = read_autres(FICHE, [tag for tag in avec if tag != langue.tag])
            for papier in papiers:
                yield Demande(FICHE, fiche.adresse, papier, langue, autres)


def _prepare(
    reglages: Reglages, moteurs: Moteurs, catalogue: Catalogue, demandes: Sequence[Demande]
) -> Iterator[Tache]:
    gabarits = create_environment()
    adresses = Adresses(FRANCAIS, reglages.prefixe, reglages.base_url or "")
    for demande in demandes:
        feuille = date_feuille(moteurs, prepare_feuille(catalogue, demande, adresses))
        langues = "-".join(langue.tag for langue in demande.langues)
        fichier = f"{langues}/{demande.slug}-{demande.support.id}.pdf"
        yield Tache(fichier, build_commande(gabarits, catalogue, feuille, adresses))


def _report(bilan: Bilan, dossier: Path) -> None:
    for ligne in bilan.refusees:
        click.echo(f"Refusée : {ligne.fichier}. {ligne.erreur}", err=True)
    click.echo(
        f"{bilan.faites} feuille(s) faite(s), {bilan.deja} déjà là, "
        f"{len(bilan.refusees)} refusée(s). La liste : {dossier / MANIFESTE}"
    )
