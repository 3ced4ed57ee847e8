"""`kit contenu importer --service-public`: the State's fiches."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import click

from kit.cli.avancement import show_avancement
from kit.cli.publication import AUTEUR
from kit.config import load_reglages
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.importers.service_public.application import Demande, import_service_public
from kit.importers.service_public.inventaire import Selection
from kit.importers.service_public.rapport import check_sortie, write_rapport
from kit.store.moteur import open_moteurs
from kit.store.schema import upgrade

_SEULEMENT = {
    "theme": "--theme",
    "fiches": "--fiches",
    "meme_ancien": "--meme-ancien",
    "rapport": "--rapport",
}


def refuse_autres(choix: Mapping[str, object]) -> None:
    """See that a pack is imported without the options of service-public. Raises KitError."""
    for nom, option in _SEULEMENT.items():
        if choix.get(nom):
            raise KitError(f"« {option} » ne va qu’avec « --service-public FICHIER.zip ».")


def import_zip(  # noqa: PLR0913 - the options of the command
    archive: Path,
    *,
    publier: bool,
    theme: str | None,
    fiches: str | None,
    meme_ancien: bool,
    rapport: Path | None,
) -> None:
    """Import the zip, say what was done, write the report."""
    if rapport is not None:
        check_sortie(rapport)
    choisies = tuple(mot for mot in (fiches or "").split(",") if mot.strip())
    demande = Demande(archive, Selection(theme, choisies), publier, meme_ancien)
    reglages = load_reglages()
    upgrade(reglages)
    with closing(open_moteurs(reglages)) as moteurs, show_avancement("Lecture") as avancements:
        bilan, releve = import_service_public(
            moteurs, demande, avancements, auteur=AUTEUR, horloge=HorlogeSysteme()
        )
    for phrase in (*bilan.phrases(), *releve.phrases()):
        click.echo(phrase)
    if rapport is not None:
        write_rapport(releve, rapport)
        click.echo(f"Le rapport est dans « {rapport} ».")
