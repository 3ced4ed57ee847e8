"""The round of the links to other sites: each one every week, a failure again the next day."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from kit.content.adresses_web import list_adresses
from kit.content.document import Document
from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.store.catalogue import CatalogueVideError
from kit.store.liens_externes import forget_liens, load_liens, record_visite_lien
from kit.store.moteur import Moteurs
from kit.store.vitrine import Vitrine
from kit.travaux.visiteur import Reponse, Visiteur, host_of

DUREE_S = 30.0
"""Time given to the round each hour, in seconds: five thousand links are seen in a week."""
_TEMOINS = 3
"""Other sites asked before one says that there is no network."""


class ReseauAbsentError(KitError):
    """No site answers: nothing can be said of any link."""

    def __init__(self) -> None:
        super().__init__(
            "Aucun site ne répond : cette machine n’a pas accès au réseau extérieur. "
            "Les liens n’ont pas été vérifiés. S’il y a un proxy, donnez-le au service dans "
            "la variable HTTPS_PROXY."
        )


def list_externes(documents: Iterable[Document]) -> tuple[str, ...]:
    """The addresses of some documents, once each; those of one host are far from each other."""
    adresses = dict.fromkeys(c.adresse for d in documents for c in list_adresses(d))
    rangs: Counter[str] = Counter()
    rangees = []
    for adresse in adresses:
        hote = host_of(adresse)
        rangees.append((rangs[hote], adresse))
        rangs[hote] += 1
    return tuple(adresse for _rang, adresse in sorted(rangees, key=lambda paire: paire[0]))


@dataclass
class Tournee:
    """Visits addresses and notes what came of it."""

    moteurs: Moteurs
    jour: date
    visiteur: Visiteur = field(default_factory=Visiteur)
    reseau_vu: bool = False
    """Whether a site answered during this round."""

    def run(
        self, adresses: tuple[str, ...], fini: Callable[[], bool], *, toutes: bool = False
    ) -> int:
        """Visit those that are due, or all, until the end or `fini`; how many were.

        A visit is noted at once: what was seen survives a power cut. Raises ReseauAbsentError,
        or KitError when the journal cannot be used.
        """
        visitees = 0
        for adresse in self._list_dues(adresses, toutes=toutes):
            if fini():
                break
            reponse = self._visit(adresse)
            if not reponse.entendue and not self._has_reseau(adresses, adresse):
                raise ReseauAbsentError
            record_visite_lien(self.moteurs, adresse, self.jour, reponse.motif)
            visitees += 1
        return visitees

    def _list_dues(self, adresses: tuple[str, ...], *, toutes: bool) -> Iterator[str]:
        connus = load_liens(self.moteurs)
        for adresse in adresses:
            vu = connus.get(adresse)
            if toutes or vu is None or vu.is_due(self.jour):
                yield adresse

    def _visit(self, adresse: str) -> Reponse:
        reponse = self.visiteur.visit(adresse)
        self.reseau_vu = self.reseau_vu or reponse.entendue
        return reponse

    def _has_reseau(self, adresses: tuple[str, ...], muette: str) -> bool:
        """Whether any other site answers; known for the rest of the round."""
        vus = {host_of(muette)}
        for adresse in adresses:
            hote = host_of(adresse)
            if self.reseau_vu or len(vus) > _TEMOINS:
                break
            if hote not in vus:
                vus.add(hote)
                self._visit(adresse)
        return self.reseau_vu


@dataclass
class Ronde:
    """The share of each hour, for the background process."""

    moteurs: Moteurs
    vitrine: Vitrine
    horloge: Horloge
    arret: Callable[[], bool]
    """Whether the process is asked to stop."""
    _sans_reseau: date | None = None

    def look(self) -> int:
        """Visit what is due; how many. Without network, tried again the next day only.

        Raises ReseauAbsentError and KitError.
        """
        jour = self.horloge.now().date()
        if jour == self._sans_reseau:
            return 0
        try:
            catalogue = self.vitrine.current()
        except CatalogueVideError:
            return 0
        documents = (d for genre in catalogue.documents.values() for d in genre.values())
        adresses = list_externes(documents)
        limite = time.monotonic() + DUREE_S
        try:
            visitees = Tournee(self.moteurs, jour).run(
                adresses, lambda: self.arret() or time.monotonic() > limite
            )
        except ReseauAbsentError:
            self._sans_reseau = jour
            raise
        forget_liens(self.moteurs, adresses, jour)
        return visitees
