"""`kit audit`: who did what, when; reading it, taking it away, forgetting what is too old."""

import csv
import json
import sys
from contextlib import closing, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import click

from kit.cli.affichage import add_ligne, build_tableau, open_console
from kit.cli.publication import AUTEUR
from kit.config import load_reglages
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.store.audit import Filtre, Trace, find_traces
from kit.store.audit_purge import purge_audit
from kit.store.moteur import open_moteurs

_COLONNES = ("quand", "qui", "action", "genre", "cle", "avant", "apres", "detail")
_JOUR = click.DateTime(formats=["%Y-%m-%d"])


@click.group(help="Journal : qui a fait quoi, quand.")
def audit() -> None:
    """The audit trail."""


def _filtres(commande: Any) -> Any:  # noqa: ANN401 - what click decorates
    for option in (
        click.option("--cle", metavar="IDENTIFIANT", help="Un seul document (avec --genre)."),
        click.option("--genre", metavar="GENRE", help="Une sorte de document, comme fiche."),
        click.option("--action", metavar="ACTION", help="Une action, comme publier."),
        click.option("--qui", metavar="QUI", help="Une seule personne."),
        click.option("--jusqu-a", "jusqu_a", type=_JOUR, metavar="JOUR", help="Ce jour compris."),
        click.option("--depuis", type=_JOUR, metavar="JOUR", help="Comme 2026-11-22 (UTC)."),
    ):
        commande = option(commande)
    return commande


@audit.command("lister", help="Afficher les dernières lignes, la plus récente d’abord.")
@_filtres
@click.option("--nombre", default=50, show_default=True, type=click.IntRange(1, 100_000))
def show(nombre: int, **choix: Any) -> None:  # noqa: ANN401 - the filters
    """Print the newest lines."""
    with closing(open_moteurs(load_reglages())) as moteurs:
        traces = find_traces(moteurs, _read_filtre(choix), nombre)
    tableau = build_tableau("Journal", "Quand (UTC)", "Qui", "Action", "Document", "Détail")
    for trace in traces:
        document = f"{trace.genre} {trace.cle or ''}" if trace.genre else ""
        detail = json.dumps(trace.detail, ensure_ascii=False) if trace.detail else ""
        quand = f"{trace.quand:%Y-%m-%d %H:%M:%S}"
        add_ligne(tableau, quand, trace.qui, trace.action, document, detail)
    open_console().print(tableau)
    if not traces:
        click.echo("Aucune ligne.")


@audit.command("exporter", help="Écrire les lignes, la plus ancienne d’abord, en CSV ou en JSON.")
@_filtres
@click.option("--format", "forme", type=click.Choice(["csv", "jsonl"]), default="csv")
@click.option("-o", "fichier", type=click.Path(path_type=Path), metavar="FICHIER")
def export(forme: str, fichier: Path | None, **choix: Any) -> None:  # noqa: ANN401 - the filters
    """Write every line, on the screen without FICHIER."""
    if fichier is not None and fichier.exists():
        raise KitError(f"« {fichier} » existe déjà : choisissez un autre nom.")
    with closing(open_moteurs(load_reglages())) as moteurs:
        traces = find_traces(moteurs, _read_filtre(choix))[::-1]
    try:
        sortie = fichier.open("x", encoding="utf-8", newline="") if fichier else sys.stdout
        with sortie if fichier else nullcontext(sys.stdout) as place:
            _write(traces, forme, place)
    except OSError as error:
        raise KitError(f"« {fichier} » ne peut pas être écrit ({error.strerror}).") from None
    if fichier is not None:
        click.echo(f"{len(traces)} lignes écrites dans « {fichier} ».")


@audit.command("purger", help="Oublier les lignes plus vieilles que KIT_AUDIT_MOIS.")
@click.option("--oui", is_flag=True, help="Ne rien demander.")
def purge(*, oui: bool) -> None:
    """Forget the oldest lines, after a confirmation."""
    reglages = load_reglages()
    mois = reglages.garde.audit_mois
    if not mois:
        raise KitError("KIT_AUDIT_MOIS est à 0 : le journal garde tout.")
    demande = f"Oublier les lignes de plus de {mois} mois ?"
    if not oui and not click.confirm(demande, prompt_suffix=" "):
        raise KitError("Rien n’a été modifié.")
    with closing(open_moteurs(reglages)):
        nombre = purge_audit(reglages, HorlogeSysteme(), AUTEUR, oui=True)
    click.echo(f"Lignes oubliées : {nombre}.")


def _read_filtre(choix: dict[str, Any]) -> Filtre:
    depuis, jusqu_a = choix["depuis"], choix["jusqu_a"]
    return Filtre(
        depuis=depuis.replace(tzinfo=UTC) if depuis else None,
        avant=datetime.fromordinal(jusqu_a.toordinal() + 1).replace(tzinfo=UTC)
        if jusqu_a
        else None,
        qui=choix["qui"],
        action=choix["action"],
        genre=choix["genre"],
        cle=choix["cle"],
    )


def _write(traces: tuple[Trace, ...], forme: str, sortie: IO[str]) -> None:
    lignes = [_flatten(trace) for trace in traces]
    if forme == "jsonl":
        for ligne in lignes:
            sortie.write(json.dumps(ligne, ensure_ascii=False) + "\n")
        return
    ecrivain = csv.writer(sortie, delimiter=";")
    ecrivain.writerow(_COLONNES)
    for ligne in lignes:
        textes = {**ligne, "detail": json.dumps(ligne["detail"], ensure_ascii=False)}
        ecrivain.writerow([_protect(textes[colonne]) for colonne in _COLONNES])


def _flatten(trace: Trace) -> dict[str, Any]:
    detail = dict(trace.detail)
    return {
        "quand": trace.quand.isoformat(),
        "qui": trace.qui,
        "action": trace.action,
        "genre": trace.genre,
        "cle": trace.cle,
        "avant": detail.pop("avant", None),
        "apres": detail.pop("apres", None),
        "detail": detail,
    }


def _protect(valeur: object) -> str:
    """A cell that a spreadsheet shows and does not run."""
    texte = "" if valeur is None else str(valeur)
    return f"'{texte}" if texte.startswith(("=", "+", "-", "@", "\t", "\r")) else texte
