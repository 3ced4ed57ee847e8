"""`kit pictogrammes`: adding a drawing to the bank of this instance."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import click

from kit.cli.comprehension import comprehension
from kit.cli.publication import AUTEUR
from kit.config import load_reglages
from kit.content.document import Document
from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.lecture_svg import OCTETS_MAX
from kit.content.pictogramme import Pictogramme
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.render.lint_dessin import lint_complet
from kit.render.pictogrammes import list_banque, read_pictogramme
from kit.store.depot import Depot
from kit.store.moteur import open_moteurs, write_session

CATEGORIES: tuple[str, ...] = get_args(Pictogramme.model_fields["categorie"].annotation)
_CATEGORIE = "documents"
_DEMANDES: Mapping[str, str] = {
    "identifiant": "--id : le nom court du dessin, pour toujours, comme --id carte-navigo",
    "licence": "--licence : ce qu’on a le droit d’en faire, comme --licence CC0-1.0",
    "auteur": '--auteur : qui l’a dessiné, comme --auteur "Préfecture du Rhône"',
    "provenance": (
        "--provenance : d’où il vient, une adresse ou une phrase, "
        'comme --provenance "dessiné ici en 2026"'
    ),
    "titre": '--titre : la légende, comme --titre "Carte Navigo"',
    "description": (
        "--description : ce qui est dessiné, pour qui ne le voit pas, "
        'comme --description "Une carte avec un train."'
    ),
}
"""What must be given, each with what it is for."""
_GARDES = ("titre", "description")
"""What a new revision keeps when it is not given again; its origin is never supposed."""


@click.group(help="Pictogrammes : ajouter un dessin, noter s’il est compris.")
def pictogrammes() -> None:
    """The bank."""


@pictogrammes.command("ajouter", help="Ajouter un dessin SVG à la banque, ou le remplacer.")
@click.argument("fichier", type=click.Path(path_type=Path))
@click.option("--id", "identifiant", metavar="ID", help="Nom court, pour toujours : carte-navigo.")
@click.option("--titre", help="Légende, 24 signes au plus.")
@click.option("--description", help="Ce qui est dessiné, pour qui ne le voit pas.")
@click.option("--licence", help="Licence du dessin, comme CC0-1.0.")
@click.option("--auteur", help="Qui l’a dessiné.")
@click.option("--provenance", help="D’où il vient : une adresse, ou une phrase.")
@click.option("--categorie", metavar="CATEGORIE", help=f"Une de : {', '.join(CATEGORIES)}.")
@click.option("--mots-cles", help="Mots qui le feront trouver, séparés par des virgules.")
@click.option("--phrase", help="Ce qu’il veut dire, en une phrase simple.")
@click.option("--publier", is_flag=True, help="Le montrer aussitôt aux lecteurs.")
def add(fichier: Path, *, publier: bool, **options: str | None) -> None:
    """Write a drawing as a draft, after the strictest checks and before any base is opened."""
    identifiant = _demand(options, "identifiant")
    for nom in ("licence", "auteur", "provenance"):
        _demand(options, nom)
    dessin = _read_file(fichier)
    champs = {nom: v for nom, v in options.items() if v is not None and nom != "identifiant"}
    # Read once without the base, so that a hostile file never gets near it.
    _build(identifiant, {**dict.fromkeys(_GARDES, "-"), **champs}, dessin)
    with closing(open_moteurs(load_reglages())) as moteurs, write_session(moteurs) as session:
        depot = Depot(session, HorlogeSysteme())
        autres = _drafts(depot)
        ancien = _check_free(identifiant, autres)
        pictogramme = _build(identifiant, {**_kept(ancien, options), **champs}, dessin)
        revision = depot.save_revision(
            pictogramme, auteur=AUTEUR, motif=f"dessin ajouté, {pictogramme.provenance}"
        )
        if publier:
            depot.publish_document(pictogramme.GENRE, identifiant, auteur=AUTEUR)
    _report(pictogramme, autres)
    click.echo(
        f"Pictogramme « {identifiant} » publié (version {revision.numero})."
        if publier
        else f"Pictogramme « {identifiant} » enregistré en brouillon (version {revision.numero}) : "
        f"regardez-le, puis publiez-le avec « kit contenu publier pictogramme {identifiant} »."
    )


def _demand(options: Mapping[str, str | None], nom: str) -> str:
    valeur = options[nom]
    if valeur is None or not valeur.strip():
        raise KitError(f"Il manque {_DEMANDES[nom]}.")
    return valeur


def _read_file(fichier: Path) -> str:
    """The text of the file, read no further than the longest drawing. Raises KitError."""
    if not fichier.is_file():
        raise KitError(
            f"« {fichier} » n’est pas un fichier : donnez le chemin d’un dessin, comme carte.svg."
        )
    try:
        with fichier.open("rb") as flux:
            octets = flux.read(OCTETS_MAX + 1)
        if len(octets) > OCTETS_MAX:
            raise KitError(
                f"« {fichier} » pèse plus de {OCTETS_MAX} octets : simplifiez ses tracés, "
                "un pictogramme de la banque en pèse moins de 2 000."
            )
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise KitError(
            f"« {fichier} » n’est pas du texte en UTF-8 : enregistrez le dessin en SVG, en UTF-8."
        ) from None
    except OSError:
        raise KitError(
            f"« {fichier} » ne peut pas être lu : vérifiez ses droits, puis recommencez."
        ) from None


def _build(identifiant: str, champs: Mapping[str, Any], dessin: str) -> Pictogramme:
    """The document. Raises KitError with the first fault."""
    brut = {
        "categorie": _CATEGORIE,
        **champs,
        "schema": Pictogramme.SCHEMA,
        "id": identifiant,
        "dessin": dessin,
    }
    try:
        document = read_document(Pictogramme.GENRE, brut)
    except DocumentInvalideError as error:
        faute = error.fautes[0]
        raise KitError(
            faute.message
            if faute.chemin == "dessin"
            else f"--{faute.chemin.replace('_', '-')} : {faute.message}"
        ) from None
    assert isinstance(document, Pictogramme)  # noqa: S101 - the kind asked for
    return document


def _kept(ancien: Pictogramme | None, options: Mapping[str, str | None]) -> dict[str, Any]:
    """What the last revision said, for a new drawing of the same thing. Raises KitError."""
    if ancien is None:
        for nom in _GARDES:
            _demand(options, nom)
        return {}
    return ancien.model_dump(by_alias=True, exclude_defaults=True)


def _drafts(depot: Depot) -> dict[str, Pictogramme]:
    """The newest revision of every pictogram, by id."""
    genre = Pictogramme.GENRE
    documents: list[Document] = [
        depot.read_draft(genre, etat.cle) for etat in depot.list_documents() if etat.genre == genre
    ]
    return {d.id: d for d in documents if isinstance(d, Pictogramme)}


def _check_free(identifiant: str, autres: Mapping[str, Pictogramme]) -> Pictogramme | None:
    """The added drawing that this one replaces, or None for a new name. Raises KitError."""
    ancien = autres.get(identifiant)
    if ancien is not None and ancien.dessin is not None:
        return ancien
    if ancien is not None or identifiant in list_banque():
        raise KitError(
            f"« {identifiant} » est un dessin de la banque : donnez un autre nom avec --id."
        )
    for autre in autres.values():
        if autre.id != identifiant and identifiant in {autre.adresse, *autre.anciens_slugs}:
            raise KitError(
                f"« {identifiant} » est déjà un nom de « {autre.id} » : "
                "donnez un autre nom avec --id."
            )
    return None


def _report(pictogramme: Pictogramme, autres: Mapping[str, Pictogramme]) -> None:
    """What to look at again; the drawing is kept all the same."""
    banque = {i: svg for i in list_banque() if (svg := read_pictogramme(i)) is not None}
    banque.update({p.id: p.dessin for p in autres.values() if p.dessin is not None})
    remarques = lint_complet(pictogramme, banque)
    if remarques:
        click.echo("Le dessin est accepté. À revoir avant de le montrer :")
    for remarque in remarques:
        click.echo(f"- {remarque.phrase}")


pictogrammes.add_command(comprehension)
