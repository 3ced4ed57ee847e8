"""`kit diagnostic`: one line for each thing that must be right, with its remedy."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator

import click

from kit.cli.constats import Constat
from kit.cli.diagnostic_donnees import (
    look_at_backups,
    look_at_bases,
    look_at_clock,
    look_at_rights,
)
from kit.config import Reglages, load_reglages
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.langues.interface import has_interface, list_offered
from kit.langues.registre import REGISTRE
from kit.paths import static_dir
from kit.render.impression.polices import find_sans_police
from kit.render.outils import missing_libraries
from kit.store.catalogue import Catalogue, CatalogueVideError
from kit.store.chargement import load_catalogue
from kit.store.moteur import open_moteurs, read_session
from kit.store.schema import is_current
from kit.web.courriel import check_courriel
from kit.web.fournisseur import open_fournisseur

DISQUE_MIN_MO = 500
"""Free space under which saving and printing may fail, in megabytes."""


@click.command(help="Vérifier l’installation ; code de sortie 1 s’il y a une erreur.")
@click.pass_context
def diagnostic(contexte: click.Context) -> None:
    """Print every finding; exit 1 when one is an error."""
    constats = list(diagnose(load_reglages()))
    for constat in constats:
        click.echo(f"[{constat.statut:^9}] {constat.phrase}")
    if any(constat.statut == "erreur" for constat in constats):
        contexte.exit(1)


def diagnose(reglages: Reglages) -> Iterator[Constat]:
    """Look at everything; a look that fails is a finding, not a crash."""
    regards: tuple[Callable[[Reglages], Iterator[Constat]], ...] = (
        _instance,
        _disque,
        look_at_rights,
        _base,
        look_at_bases,
        look_at_clock,
        look_at_backups,
        _impression,
        _htmx,
        _adresse,
        _identite,
        _courriel,
    )
    for regard in regards:
        try:
            yield from regard(reglages)
        except KitError as error:
            yield Constat("erreur", error.phrase)
        except (OSError, sqlite3.Error) as error:
            yield Constat("erreur", f"Un contrôle n’a pas pu se faire ({error}) : signalez-le.")


def _instance(reglages: Reglages) -> Iterator[Constat]:
    dossier = reglages.instance
    if not dossier.is_dir():
        yield Constat("erreur", f"Le dossier « {dossier} » n’existe pas : lancez kit demarrer.")
    elif not os.access(dossier, os.W_OK):
        yield Constat(
            "erreur", f"Le dossier « {dossier} » est en lecture seule : changez ses droits."
        )
    else:
        yield Constat("ok", f"Dossier de l’instance : {dossier}.")


def _disque(reglages: Reglages) -> Iterator[Constat]:
    if not reglages.instance.is_dir():
        return
    libre = shutil.disk_usage(reglages.instance).free // 1_000_000
    if libre < DISQUE_MIN_MO:
        yield Constat("attention", f"Il reste {libre} Mo sur le disque : libérez de la place.")
    else:
        yield Constat("ok", f"Place libre sur le disque : {libre} Mo.")


def _base(reglages: Reglages) -> Iterator[Constat]:
    if not is_current(reglages):
        yield Constat("erreur", "La base n’est pas à jour : lancez kit base mettre-a-jour.")
        return
    moteurs = open_moteurs(reglages)
    try:
        with read_session(moteurs) as session:
            catalogue = load_catalogue(session, HorlogeSysteme().now())
    except CatalogueVideError:
        yield Constat("attention", "Rien n’est publié : lancez kit demarrer ou importez un pack.")
        return
    finally:
        moteurs.close()
    nombre = sum(len(documents) for documents in catalogue.documents.values())
    yield Constat("ok", f"Base à jour, {nombre} documents publiés.")
    yield from _langues(catalogue)


def _langues(catalogue: Catalogue) -> Iterator[Constat]:
    for tag in catalogue.site.langues:
        if tag not in REGISTRE:
            yield Constat("attention", f"La langue « {tag} » n’est pas connue du kit : retirez-la.")
        elif not has_interface(tag):
            yield Constat(
                "attention", f"La langue « {tag} » n’a pas d’interface : elle n’est pas proposée."
            )
    yield from _polices(catalogue)
    if catalogue.site.exemple:
        yield Constat(
            "attention", "Le département d’exemple est en place : le site le dit partout."
        )


def _polices(catalogue: Catalogue) -> Iterator[Constat]:
    """A language that no font draws would be refused at each sheet."""
    if missing_libraries():
        return
    sans = find_sans_police(list_offered(catalogue.site.langues))
    if sans:
        yield Constat(
            "attention",
            f"Aucune police ne dessine ces langues sur papier : {', '.join(sans)} "
            "(apt-get install fonts-noto-core fonts-noto-cjk).",
        )


def _impression(_reglages: Reglages) -> Iterator[Constat]:
    manquants = missing_libraries()
    if manquants:
        yield Constat(
            "attention",
            f"Pas de PDF : il manque {', '.join(manquants)} "
            f"(apt-get install {' '.join(manquants)}). Le reste du site marche.",
        )
    else:
        yield Constat("ok", "Les bibliothèques d’impression sont installées.")


def _htmx(_reglages: Reglages) -> Iterator[Constat]:
    if (static_dir() / "vendor" / "htmx.min.js").is_file():
        yield Constat("ok", "htmx est installé.")
    else:
        yield Constat(
            "attention", "htmx manque : le site marche sans lui (script/setup l’installe)."
        )


def _adresse(reglages: Reglages) -> Iterator[Constat]:
    if reglages.adresse_publique:
        yield Constat("ok", f"Adresse publique : {reglages.adresse_publique}.")
    else:
        yield Constat(
            "attention",
            "Pas d’adresse publique en https (KIT_BASE_URL) : "
            "les feuilles imprimées n’ont pas de QR.",
        )


def _identite(reglages: Reglages) -> Iterator[Constat]:
    oidc = reglages.oidc
    if oidc is None:
        yield Constat("ok", "Les agents se connectent avec leur mot de passe seulement.")
        return
    open_fournisseur(oidc, HorlogeSysteme()).check()
    yield Constat("ok", f"Connexion par {oidc.nom} : {oidc.emetteur} répond.")


def _courriel(reglages: Reglages) -> Iterator[Constat]:
    courriel = reglages.courriel
    if courriel is None:
        yield Constat("ok", "Pas d’envoi de courriel : les liens se donnent à la main.")
        return
    check_courriel(courriel)
    yield Constat("ok", f"Courriels : {courriel.hote}:{courriel.port} répond.")
