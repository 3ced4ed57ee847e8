"""Importing the State's open data: read the zip, find the past, apply, all or nothing."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from kit.horloge import Horloge
from kit.importers.pack.application import Apport, import_apport
from kit.importers.pack.bilan import Bilan
from kit.importers.service_public.erreurs import SourceAncienneError
from kit.importers.service_public.identite import PACK
from kit.importers.service_public.inventaire import Selection
from kit.importers.service_public.preparation import Avancements, Passe, Souvenirs, prepare
from kit.importers.service_public.rapport import Rapport
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session

AGE_MAX = timedelta(days=365)
"""Age of the newest text beyond which publishing at once must be asked for explicitly."""


@dataclass(frozen=True)
class Demande:
    """What a person asks for."""

    archive: Path
    selection: Selection = field(default_factory=Selection)
    publier: bool = False
    meme_ancien: bool = False

    @property
    def complete(self) -> bool:
        """Whether the whole zip is asked for."""
        return not self.selection.theme and not self.selection.fiches


def import_service_public(
    moteurs: Moteurs,
    demande: Demande,
    avancements: Avancements,
    *,
    auteur: str,
    horloge: Horloge,
) -> tuple[Bilan, Rapport]:
    """Import the zip in one transaction; drafts, unless publication is asked for.

    Publication shows only what this import brings and nobody has touched. Raises
    SourceIllisibleError, SelectionVideError, SourceAncienneError, and the errors of
    `import_apport`.
    """

    def check(newest: date) -> None:
        if demande.publier and not demande.meme_ancien:
            check_age(newest, horloge.now().date())

    with read_session(moteurs) as session:
        souvenirs = _past_of(Depot(session, horloge))
        preparation = prepare(demande.archive, demande.selection, souvenirs, avancements, check)
    apport = Apport(publier=demande.publier, complet=demande.complete)
    bilan = import_apport(moteurs, preparation.pack, apport, auteur=auteur, horloge=horloge)
    return bilan, preparation.rapport


def check_age(newest: date, aujourd_hui: date) -> None:
    """Refuse to publish texts of more than 12 months. Raises SourceAncienneError."""
    if aujourd_hui - newest > AGE_MAX:
        raise SourceAncienneError(
            f"Le texte le plus récent de ce zip date du {newest:%d/%m/%Y}, il a plus de 12 mois : "
            "importez-le sans « --publier », ou ajoutez « --meme-ancien » pour publier ces textes "
            "avec leur date. Rien n’a changé."
        )


def _past_of(depot: Depot) -> Souvenirs:
    def read(identifiant: str) -> Passe | None:
        base = depot.find_base(PACK, "fiche", identifiant)
        if base is None:
            return None
        return Passe(base, depot.list_contenus("fiche", identifiant))

    connus = depot.list_bases(PACK)
    return Souvenirs(read, frozenset(cle for genre, cle in connus if genre in ("fiche", "terme")))
