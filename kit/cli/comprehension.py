"""`kit pictogrammes comprehension`: the test of a drawing at the counter, and its results."""

from collections.abc import Iterator
from contextlib import closing

import click

from kit.cli.catalogue import load_published
from kit.config import load_reglages
from kit.content.dessin import hash_dessin
from kit.content.pictogramme import Pictogramme
from kit.content.structure import Structure
from kit.erreurs import KitError
from kit.langues.noms import name_langue
from kit.render.pictogrammes import find_dessin
from kit.store.catalogue import Catalogue
from kit.store.comprehension import (
    SEUILS,
    Comptes,
    Observation,
    Reponse,
    Resultat,
    record_comprehension,
    summarise_comprehension,
)
from kit.store.moteur import open_moteurs

_REPONSES: dict[str, Reponse] = {
    "compris": "compris",
    "contraire": "contraire",
    "ne-sait-pas": "ne_sait_pas",
}


@click.group(help="Test au guichet : noter une réponse, lire le bilan.")
def comprehension() -> None:
    """Whether drawings are understood."""


@comprehension.command("noter", help="Noter la réponse d’une personne à qui on montre un dessin.")
@click.argument("identifiant", metavar="ID")
@click.option("--langue", metavar="LANGUE", help="Langue de la personne, comme ar ou so.")
@click.option("--reponse", metavar="REPONSE", help="compris, contraire ou ne-sait-pas.")
@click.option("--structure", metavar="STRUCTURE", help="Lieu du test, s’il faut le savoir.")
def record(
    identifiant: str, langue: str | None, reponse: str | None, structure: str | None
) -> None:
    """Add one answer: the drawing, the language, the answer, the day; never the person."""
    if reponse not in _REPONSES:
        raise KitError(f"Dites la réponse avec --reponse : {', '.join(_REPONSES)}.")
    langue = _check_langue(langue)
    with closing(open_moteurs(load_reglages())) as moteurs:
        catalogue = load_published(moteurs)
        pictogramme = catalogue.get(Pictogramme, identifiant) or catalogue.find(
            Pictogramme, identifiant
        )
        dessin = find_dessin(catalogue, pictogramme.id) if pictogramme else None
        if pictogramme is None or dessin is None:
            raise KitError(
                f"Aucun pictogramme publié ne s’appelle « {identifiant} » : "
                "vérifiez son nom, ou publiez-le d’abord."
            )
        if structure is not None and catalogue.get(Structure, structure) is None:
            raise KitError(
                f"Aucun lieu publié ne s’appelle « {structure} » : "
                "vérifiez son nom, ou retirez --structure."
            )
        observation = Observation(
            pictogramme.id,
            hash_dessin(dessin),
            langue,
            _REPONSES[reponse],
            catalogue.jour,
            structure,
        )
        record_comprehension(moteurs, observation)
        bilan = summarise_comprehension(moteurs, pictogramme=pictogramme.id, langue=langue)
    du_dessin = next(r for r in bilan.dessins if r.dessin == observation.dessin)
    click.echo(f"Noté. {pictogramme.id}, {name_langue(langue)} : {describe(du_dessin.total)}.")


@comprehension.command("bilan", help="Dire ce qui est compris, par dessin et par langue.")
@click.option("--langue", metavar="LANGUE", help="Une seule langue, comme ar.")
def summarise(langue: str | None) -> None:
    """The results; no percentage under ten answers."""
    if langue is not None:
        langue = _check_langue(langue)
    with closing(open_moteurs(load_reglages())) as moteurs:
        catalogue = load_published(moteurs)
        bilan = summarise_comprehension(moteurs, langue=langue)
    if not bilan.dessins:
        click.echo("Aucune réponse n’est notée.")
        return
    for resultat in bilan.dessins:
        for ligne in _lines(resultat, _name(resultat, catalogue)):
            click.echo(ligne)
    for ligne in _lines(bilan.ensemble, "Tous les dessins"):
        click.echo(ligne)


def describe(comptes: Comptes) -> str:
    """The counts in words: always how many answers, a percentage only when it means something."""
    mots = (
        f"{_plural(comptes.n, 'réponse')}, {comptes.compris} compris, "
        f"{comptes.contraire} contraire, {comptes.ne_sait_pas} ne sait pas"
    )
    if comptes.pourcentage is None:
        return f"{mots} ; trop peu de réponses pour un pourcentage"
    reperes = ", ".join(
        f"{'atteint' if comptes.reaches(seuil) else 'n’atteint pas'} {seuil} % ({norme})"
        for seuil, norme in SEUILS.items()
    )
    return f"{mots} ; {comptes.pourcentage} % compris, {reperes}"


def _plural(nombre: int, mot: str) -> str:
    return f"{nombre} {mot}{'s' if nombre > 1 else ''}"


def _lines(resultat: Resultat, nom: str) -> Iterator[str]:
    yield f"{nom} : {describe(resultat.total)}."
    for tag, comptes in resultat.par_langue.items():
        yield f"  {name_langue(tag) or tag} ({tag}) : {describe(comptes)}."


def _name(resultat: Resultat, catalogue: Catalogue) -> str:
    """The id; results of a drawing that has changed since are said to be."""
    identifiant = resultat.pictogramme or ""
    dessin = find_dessin(catalogue, identifiant)
    if dessin is not None and hash_dessin(dessin) == resultat.dessin:
        return identifiant
    return f"{identifiant} (ancien dessin)"


def _check_langue(tag: str | None) -> str:
    if tag is None or name_langue(tag.lower()) is None:
        raise KitError(
            "Dites la langue de la personne avec --langue : "
            "deux ou trois lettres, comme ar, so ou fr."
        )
    return tag.lower()
