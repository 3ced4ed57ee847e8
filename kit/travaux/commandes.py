"""From a sheet to what the press needs, and to what is remembered of it."""

from dataclasses import dataclass, replace
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


@dataclass(frozen=True)
class Pose:
    """How the pages are laid on their paper."""

    impose: bool = False
    """Placed on the sheets to print, and not in reading order."""
    bord_long: bool = False
    """For a printer that only turns the paper on its long edge."""
    fond_perdu: bool = False
    """For a print shop: 3 mm beyond each page, and crop marks."""


LECTURE = Pose()
"""To be read."""


def build_commande(
    gabarits: Environment,
    catalogue: Catalogue,
    feuille: Feuille,
    adresses: Adresses,
    pose: Pose = LECTURE,
) -> Commande:
    """The page, and the editions that it is made of."""
    html = render_html(gabarits, catalogue, feuille, adresses)
    direction = feuille.langue.direction
    tirage = Tirage(feuille.support, direction, html, pose.impose, pose.bord_long, pose.fond_perdu)
    imprimees = [partie for partie in feuille.parties if partie.imprimee]
    editions = tuple(_edition(f) for f in (feuille, *imprimees))
    return Commande(tirage, editions, feuille.discrete)


def _edition(feuille: Feuille) -> EditionConnue:
    edition = feuille.edition
    return EditionConnue(
        edition.code,
        edition.resolu.empreinte,
        edition.resolu.genre,
        edition.resolu.identifiant,
        edition.resolu.to_json(),
        edition.support,
        edition.structure,
        edition.langues,
        feuille.jour,
    )


def date_feuille(moteurs: Moteurs, feuille: Feuille) -> Feuille:
    """The sheet with the day on which it was first printed: printed again, it is the same."""
    jour = _first_day(moteurs, feuille.edition.code, feuille.jour)
    parties = tuple(date_feuille(moteurs, partie) for partie in feuille.parties)
    return replace(feuille, jour=jour, parties=parties)


def _first_day(moteurs: Moteurs, code: str, aujourd_hui: date) -> date:
    """Today when it was never printed, or when the journal cannot say."""
    try:
        connue = find_edition(moteurs, code)
    except KitError:
        return aujourd_hui
    return connue.jour if connue else aujourd_hui
