"""`kit contenu comparer`: the taken-up texts that local fiches replace."""

from contextlib import closing

import click

from kit.config import load_reglages
from kit.content.fiche import Fiche
from kit.horloge import Horloge, HorlogeSysteme
from kit.store.catalogue import Catalogue
from kit.store.chargement import load_catalogue
from kit.store.moteur import open_moteurs, read_session


@click.command(help="Lister les textes repris que vos fiches remplacent, pour les comparer.")
def comparer() -> None:
    """One line per replaced text."""
    horloge: Horloge = HorlogeSysteme()
    with closing(open_moteurs(load_reglages())) as moteurs, read_session(moteurs) as session:
        catalogue = load_catalogue(session, horloge.now())
    phrases = list_comparaisons(catalogue)
    for phrase in phrases or ("Aucune fiche ne remplace un texte repris.",):
        click.echo(phrase)


def list_comparaisons(catalogue: Catalogue) -> tuple[str, ...]:
    """What to compare, the newest text first: it is the one most likely to say something else."""
    couples = [
        (repris.origine, catalogue.get(Fiche, locale))
        for identifiant, locale in catalogue.remplacees.items()
        if (repris := catalogue.get(Fiche, identifiant)) is not None and repris.origine is not None
    ]
    couples.sort(key=lambda couple: couple[0].date_source, reverse=True)
    return tuple(
        f"« {locale.titre} » remplace {origine.identifiant}, texte du "
        f"{origine.date_source:%d/%m/%Y} : {origine.adresse}"
        for origine, locale in couples
        if locale is not None
    )
