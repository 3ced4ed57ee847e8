"""`kit parcours`: is a path sound, and what would publishing it change for people?"""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from kit.cli.affichage import add_ligne, build_tableau, find_jour, open_console
from kit.cli.verification import list_newest
from kit.config import load_reglages
from kit.content.document import Document
from kit.content.parcours import Parcours
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.importers.pack.lecture import read_pack
from kit.parcours.ecart.comparaison import compare, describe
from kit.parcours.probleme import Probleme
from kit.parcours.verification import check_parcours
from kit.store.alertes_parcours import list_alertes
from kit.store.moteur import open_moteurs, read_session
from kit.store.publications import find_published

_PACK = click.Path(path_type=Path, exists=True)


@click.group(help="Parcours à choix multiples : vérifier, comparer avant de publier.")
def parcours() -> None:
    """Guided paths."""


@parcours.command(help="Vérifier les parcours de l’instance, ou d’un PACK ; code 1 si erreur.")
@click.argument("identifiant", required=False)
@click.option("--pack", type=_PACK, help="Lire ce pack, et non l’instance.")
@click.option("--format", "forme", type=click.Choice(["tableau", "json"]), default="tableau")
@click.pass_context
def verifier(
    contexte: click.Context, identifiant: str | None, pack: Path | None, forme: str
) -> None:
    """Print the faults of each path; exit 1 when one forbids to publish."""
    documents = read_pack(pack).documents if pack else list_newest()
    trouves = _choose(documents, identifiant)
    jour = find_jour(documents)
    dehors = {} if pack else _read_alertes(trouves)
    bilans = {p.id: (*check_parcours(p, jour), *dehors.get(p.id, ())) for p in trouves}
    if forme == "json":
        brut = {cle: [asdict(p) for p in problemes] for cle, problemes in bilans.items()}
        click.echo(json.dumps(brut, ensure_ascii=False, indent=2))
    else:
        for p in trouves:
            _show(p, bilans[p.id])
    if any(x.gravite == "bloquant" for problemes in bilans.values() for x in problemes):
        contexte.exit(1)


@parcours.command(help="Dire ce que le brouillon d’un parcours change pour les usagers.")
@click.argument("identifiant")
@click.option("--pack", type=_PACK, help="Comparer avec celui de ce pack, et non le brouillon.")
def comparer(identifiant: str, pack: Path | None) -> None:
    """Every situation whose result, papers or remarks are not the same."""
    documents = read_pack(pack).documents if pack else list_newest()
    apres = _choose(documents, identifiant)[0]
    maintenant = HorlogeSysteme().now()
    with closing(open_moteurs(load_reglages())) as moteurs, read_session(moteurs) as session:
        avant = find_published(session, Parcours.GENRE, identifiant, maintenant)
        if not isinstance(avant, Parcours):
            raise KitError(f"Le parcours « {identifiant} » n’est pas publié : rien à comparer.")
        alertes = list_alertes(moteurs, avant, apres)
    for phrase in (*describe(compare(avant, apres)), *(a.phrase for a in alertes)):
        click.echo(phrase)


def _read_alertes(trouves: Sequence[Parcours]) -> dict[str, tuple[Probleme, ...]]:
    """What dead links and printed sheets say against the paths of the instance."""
    maintenant = HorlogeSysteme().now()
    with closing(open_moteurs(load_reglages())) as moteurs, read_session(moteurs) as session:
        return {
            p.id: list_alertes(
                moteurs, find_published(session, Parcours.GENRE, p.id, maintenant), p
            )
            for p in trouves
        }


def _choose(documents: Sequence[Document], identifiant: str | None) -> list[Parcours]:
    tous = [d for d in documents if isinstance(d, Parcours)]
    voulus = [p for p in tous if identifiant in (None, p.id)]
    if not voulus:
        connus = ", ".join(sorted(p.id for p in tous)) or "aucun"
        raise KitError(f"Ce parcours n’existe pas. Parcours connus\u00a0: {connus}.")
    return voulus


def _show(p: Parcours, problemes: Sequence[Probleme]) -> None:
    """The table of a path; one line when nothing is wrong."""
    console = open_console()
    taille = f"{len(p.questions)} questions, {len(p.resultats)} résultats"
    if not problemes:
        console.print(f"{p.id}\u00a0: rien à corriger ({taille}).")
        return
    colonnes = ("Règle", "Endroit", "Constat", "Que faire", "Réponses qui le montrent")
    tableau = build_tableau(f"{p.id} ({taille})", *colonnes)
    for x in problemes:
        temoin = " ".join(x.temoin) if x.temoin else ""
        add_ligne(tableau, f"{x.code} {x.gravite}", x.noeud or "", x.phrase, x.remede, temoin)
    console.print(tableau)
