"""Sheets made ahead: after a publication, those that people ask for most are ready."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import Environment

from kit.adresses import Adresses
from kit.config import Reglages
from kit.content.fiche import Fiche
from kit.langues.interface import list_offered
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.render.gabarits import create_environment
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.fiche import FICHE
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.store.catalogue import Catalogue, CatalogueVideError
from kit.store.moteur import Moteurs
from kit.store.vitrine import Vitrine
from kit.travaux.commandes import build_commande, date_feuille
from kit.travaux.guichet_impression import GuichetImpression

_LOG = logging.getLogger(__name__)


@dataclass
class Avance:
    """Asks for the usual sheets of the fiches that have just changed."""

    reglages: Reglages
    moteurs: Moteurs
    vitrine: Vitrine
    guichet: GuichetImpression
    _gabarits: Environment = field(default_factory=create_environment)
    _vu: Catalogue | None = None

    def look(self) -> int:
        """Ask for what a publication changed; how many sheets. Raises OSError and KitError.

        Without a public address nobody knows which one the sheets will bear: nothing is made.
        """
        if not self.reglages.base_url:
            return 0
        try:
            catalogue = self.vitrine.current()
        except CatalogueVideError:
            return 0
        if catalogue is self._vu:
            return 0
        avant, self._vu = self._vu, catalogue
        demandees = sum(self._ask(catalogue, d) for d in list_usuelles(catalogue, avant))
        if demandees:
            _LOG.info("%d feuilles à faire d’avance", demandees)
        return demandees

    def _ask(self, catalogue: Catalogue, demande: Demande) -> bool:
        adresses = Adresses(FRANCAIS, self.reglages.prefixe, self.reglages.base_url or "")
        feuille = date_feuille(self.moteurs, prepare_feuille(catalogue, demande, adresses))
        commande = build_commande(self._gabarits, catalogue, feuille, adresses)
        return self.guichet.make_ahead(commande)


def list_usuelles(catalogue: Catalogue, avant: Catalogue | None) -> Iterator[Demande]:
    """The A4 sheets of each fiche, alone and with French beside; those that changed first."""
    francais = load_langue(FRANCAIS)
    langues = [load_langue(tag) for tag in list_offered(catalogue.site.langues)]

    def is_same(fiche: Fiche) -> bool:
        return avant is not None and avant.get(Fiche, fiche.id) == fiche

    # Texts taken up from another publisher are thousands: they are made when someone asks.
    propres = (fiche for fiche in catalogue.fiches if fiche.origine is None)
    for fiche in sorted(propres, key=is_same):
        for langue in langues:
            yield _demande(fiche, langue)
            if not langue.is_francais:
                yield _demande(fiche, langue, francais)


def _demande(fiche: Fiche, langue: Langue, *autres: Langue) -> Demande:
    return Demande(FICHE, fiche.adresse, SUPPORTS["a4"], langue, autres)
