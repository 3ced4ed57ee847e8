"""From a sheet to what the press needs, and to what is remembered of it."""

from dataclasses import replace
from datetime import date

from jinja2 import Environment

from kit.adresses import Adresses
from kit.erreurs import KitError
from kit.render.impression.fabrication import Tirage
from kit.render.impression.feuille import Feuille
from kit.render.impression.mise_en_page import render_html
from kit.store.catalogue import Catalogue
from kit.store.editions import EditionConnue, find_edition
from kit.store.moteur import Moteurs
from kit.travaux.guichet_impression import Commande


def build_commande(
    gabarits: Environment,
    catalogue: Catalogue,
    feuille: Feuille,
    adresses: Adresses,
    *,
    impose: bool = False,
) -> Commande:
    """The page, and the edition that it is."""
    html = render_html(gabarits, catalogue, feuille, adresses)
    edition = feuille.edition
    return Commande(
        Tirage(feuille.support, feuille.langue.direction, html, impose),
        EditionConnue(
            edition.code,
            edition.resolu.empreinte,
            edition.resolu.genre,
            edition.resolu.identifiant,
            edition.resolu.to_json(),
            edition.support,
            edition.structure,
            edition.langues,
            feuille.jour,
        ),
    )


def date_feuille(moteurs: Moteurs, feuille: Feuille) -> Feuille:
    """The sheet with the day on which it was first printed: printed again, it is the same."""
    return replace(feuille, jour=_first_day(moteurs, feuille.edition.code, feuille.jour))


def _first_day(moteurs: Moteurs, code: str, aujourd_hui: date) -> date:
    """Today when it was never printed, or when the journal cannot say."""
    try:
        connue = find_edition(moteurs, code)
    except KitError:
        return aujourd_hui
    return connue.jour if connue else aujourd_hui
