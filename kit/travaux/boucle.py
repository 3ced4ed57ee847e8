"""The loop of the background process."""

import logging
import os
import signal
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from kit.config import Reglages
from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.langues.interface import list_offered
from kit.render.impression.polices import find_sans_police
from kit.render.pdf import ImpressionImpossibleError
from kit.store.audit_purge import purge_audit
from kit.store.catalogue import CatalogueVideError
from kit.store.chiffres import purge_chiffres
from kit.store.corbeille import empty_corbeille
from kit.store.editions import record_edition
from kit.store.moteur import Moteurs, open_moteurs
from kit.store.vitrine import Vitrine
from kit.travaux.avance import Avance
from kit.travaux.guichet_impression import GuichetImpression
from kit.travaux.liens import Ronde
from kit.travaux.presse import Presse
from kit.travaux.sauvegarde import save_of_the_day

PAUSE_S = 10.0
"""Time between two looks at what is to be done, in seconds."""
_HEURE = 360
"""Looks in an hour."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tache:
    """What is done now and then."""

    nom: str
    """In French, for the journal of the server: what was impossible."""
    faire: Callable[[], object]
    tous_les: int = 1
    """Every so many looks."""
    decalage: int = 0
    """Looks before the first time."""


def run_travaux(reglages: Reglages, horloge: Horloge) -> None:
    """Work until SIGTERM or SIGINT; a job that fails is reported and tried again later."""
    fin = threading.Event()
    for numero in (signal.SIGTERM, signal.SIGINT):
        signal.signal(numero, lambda *_: fin.set())
    with closing(open_moteurs(reglages)) as moteurs, closing(Vitrine(moteurs, horloge)) as vitrine:
        guichet = GuichetImpression(reglages.instance)
        _check_polices(vitrine)
        presse = _open_presse(guichet, moteurs)
        presse.start()
        taches = _list_taches(reglages, horloge, moteurs, vitrine, guichet)
        if reglages.liens:
            ronde = Ronde(moteurs, vitrine, horloge, fin.is_set)
            # Half an hour after the start: a kit that is being tried calls nobody.
            taches += (Tache("Vérification des liens", ronde.look, _HEURE, _HEURE // 2),)
        try:
            look_after(taches, fin)
        finally:
            presse.stop()


def _check_polices(vitrine: Vitrine) -> None:
    """Say at start, and not at the first sheet, which languages this machine cannot print."""
    try:
        sans = find_sans_police(list_offered(vitrine.current().site.langues))
    except (CatalogueVideError, ImpressionImpossibleError) as error:
        _LOG.warning("Polices non vérifiées : %s", error)
        return
    if sans:
        _LOG.warning("Aucune police ne dessine : %s", ", ".join(sans))


def _open_presse(guichet: GuichetImpression, moteurs: Moteurs) -> Presse:
    return Presse(
        guichet,
        lambda edition: record_edition(moteurs, edition),
        ouvriers=max(1, (os.cpu_count() or 1) // 2),
    )


def _list_taches(
    reglages: Reglages,
    horloge: Horloge,
    moteurs: Moteurs,
    vitrine: Vitrine,
    guichet: GuichetImpression,
) -> tuple[Tache, ...]:
    return (
        Tache("Sauvegarde", lambda: save_of_the_day(reglages, horloge), tous_les=_HEURE // 12),
        Tache("Impression d’avance", Avance(reglages, moteurs, vitrine, guichet).look),
        Tache("Purge du journal", lambda: _purge(reglages, horloge), 24 * _HEURE, _HEURE),
        Tache(
            "Corbeille",
            lambda: empty_corbeille(reglages, moteurs, horloge),
            24 * _HEURE,
            _HEURE,
        ),
        Tache(
            "Purge des chiffres",
            lambda: purge_chiffres(moteurs, horloge),
            24 * _HEURE,
            _HEURE,
        ),
        Tache("Rangement des feuilles", guichet.tidy, tous_les=_HEURE),
    )


def _purge(reglages: Reglages, horloge: Horloge) -> None:
    nombre = purge_audit(reglages, horloge, "travaux de fond")
    if nombre:
        _LOG.info("Journal : %s lignes trop anciennes oubliées", nombre)


def look_after(taches: tuple[Tache, ...], fin: threading.Event, pause_s: float = PAUSE_S) -> None:
    """Do what is to be done now and then, until the end."""
    tour = 0
    while True:
        for tache in taches:
            if tour % tache.tous_les == tache.decalage:
                _try(tache)
        tour += 1
        if fin.wait(pause_s):
            return


def _try(tache: Tache) -> None:
    try:
        tache.faire()
    except (KitError, OSError) as error:
        _LOG.warning("%s impossible pour le moment : %s", tache.nom, error)
