"""`kit contenu liens`: which links to other sites do not work any more."""

from collections.abc import Sequence
from contextlib import closing

import click

from kit.cli.affichage import add_ligne, build_tableau, open_console
from kit.cli.verification import list_newest
from kit.config import load_reglages
from kit.content.adresses_web import list_adresses
from kit.content.document import Document
from kit.horloge import HorlogeSysteme
from kit.store.liens_externes import LienVu, load_liens
from kit.store.moteur import open_moteurs
from kit.travaux.liens import Tournee, list_externes


@click.command(help="Lister les liens vers d’autres sites qui ne marchent plus.")
@click.option("--verifier", is_flag=True, help="Les essayer tous maintenant (plusieurs minutes).")
def liens(*, verifier: bool) -> None:
    """Print the dead links and where they stand. Raises KitError."""
    documents = list_newest()
    adresses = list_externes(documents)
    with closing(open_moteurs(load_reglages())) as moteurs:
        if verifier:
            tournee = Tournee(moteurs, HorlogeSysteme().now().date())
            tournee.run(adresses, lambda: False, toutes=True)
        connus = load_liens(moteurs)
    vus = [connus[adresse] for adresse in adresses if adresse in connus]
    morts = [vu for vu in vus if vu.mort]
    if morts:
        _show(morts, documents)
    click.echo(_count(len(adresses), vus))


def _show(morts: Sequence[LienVu], documents: Sequence[Document]) -> None:
    ou: dict[str, list[str]] = {}
    for document in documents:
        for citee in list_adresses(document):
            place = f"{document.GENRE} {document.id}, {citee.chemin}"
            ou.setdefault(citee.adresse, []).append(place)
    tableau = build_tableau("Liens à remplacer", "Adresse", "Constat", "Depuis", "Où")
    for vu in morts:
        depuis = vu.echec.isoformat() if vu.echec else ""
        add_ligne(tableau, vu.adresse, vu.motif, depuis, "\n".join(ou[vu.adresse]))
    open_console().print(tableau)


def _count(total: int, vus: Sequence[LienVu]) -> str:
    """How many are dead, may be so, or are not known."""
    morts = sum(vu.mort for vu in vus)
    doutes = sum(vu.echec is not None and not vu.mort for vu in vus)
    phrase = f"Liens\u00a0: {total}. Morts\u00a0: {morts}."
    if doutes:
        phrase += f" En panne une fois, à revoir un autre jour\u00a0: {doutes}."
    if total > len(vus):
        phrase += f" Pas encore vérifiés\u00a0: {total - len(vus)}."
    return phrase
