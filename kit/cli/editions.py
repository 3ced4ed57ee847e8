"""`kit editions`: the sheets in circulation, and which are out of date."""

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import click

from kit.adresses import Adresses
from kit.cli.catalogue import load_published
from kit.config import load_reglages
from kit.langues.registre import FRANCAIS
from kit.render.impression.editions import format_code
from kit.render.impression.verification import Verdict, verify_edition
from kit.store.editions import EditionConnue, list_editions
from kit.store.moteur import Moteurs, open_moteurs

_MOTS = {"juste": "à jour", "changee": "à remplacer", "retiree": "à jeter"}


@click.command(help="Lister les feuilles imprimées, et celles qui ne sont plus justes.")
@click.option("--perimees", is_flag=True, help="Seulement celles qui ne sont plus justes.")
@click.option("--format", "forme", type=click.Choice(["texte", "json"]), default="texte")
def editions(*, perimees: bool, forme: str) -> None:
    """Compare every sheet printed with today's. Raises KitError."""
    with closing(open_moteurs(load_reglages())) as moteurs:
        lues = [
            (connue, verdict)
            for connue, verdict in _verify_all(moteurs)
            if not (perimees and verdict.etat == "juste")
        ]
    if forme == "json":
        click.echo(json.dumps([_dump(*lue) for lue in lues], ensure_ascii=False, indent=2))
        return
    for connue, verdict in lues:
        click.echo(_line(connue, verdict))
    click.echo(_count(lues, perimees=perimees))


def _verify_all(moteurs: Moteurs) -> Iterator[tuple[EditionConnue, Verdict]]:
    catalogue = load_published(moteurs)
    for connue in list_editions(moteurs):
        yield connue, verify_edition(catalogue, connue, Adresses(FRANCAIS))


def _line(connue: EditionConnue, verdict: Verdict) -> str:
    langues = " + ".join(connue.langues)
    lieu = f", {connue.structure}" if connue.structure else ""
    return (
        f"{format_code(connue.code)}  {_MOTS[verdict.etat]:<12} {connue.jour.isoformat()}  "
        f"{connue.genre} {connue.identifiant} ({connue.support}, {langues}{lieu})"
    )


def _count(lues: list[tuple[EditionConnue, Verdict]], *, perimees: bool) -> str:
    vieilles = sum(verdict.etat != "juste" for _connue, verdict in lues)
    if not lues:
        return "Aucune feuille à remplacer." if perimees else "Aucune feuille n’a été imprimée."
    return f"{len(lues)} feuille(s), dont {vieilles} à remplacer ou à jeter."


def _dump(connue: EditionConnue, verdict: Verdict) -> dict[str, Any]:
    return {
        "code": connue.code,
        "etat": verdict.etat,
        "jour": connue.jour.isoformat(),
        "genre": connue.genre,
        "identifiant": connue.identifiant,
        "support": connue.support,
        "langues": connue.langues,
        "structure": connue.structure,
        "changements": [
            {"place": c.place, "avant": c.avant, "apres": c.apres}
            for c in verdict.changements(FRANCAIS)
        ],
    }
