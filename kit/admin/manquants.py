"""What a draft refers to and that readers would not see: named, and published with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.admin.formulaires.libelles import name_genre
from kit.admin.noms import name_document
from kit.admin.vues.contenus import EDITABLES
from kit.content.genres import GENRES
from kit.content.liens import Cible
from kit.store.depot import Depot
from kit.store.erreurs import DocumentInconnuError
from kit.store.moteur import read_session
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services

Manquants = Sequence[tuple[Cible, Cible]]
"""Each reference that leads nowhere: from which document, to which."""


@dataclass(frozen=True)
class ManquantVue:
    """One document that is not published."""

    valeur: str
    """As the form sends it back: `kind/id`."""
    nom: str
    genre_en_mots: str
    adresse: str
    """Its page in the back office; empty when it is not edited there."""
    existe: bool
    """Whether there is a draft of it to publish."""


def read_cibles(valeurs: Iterable[str]) -> tuple[Cible, ...]:
    """The documents that a form names; what is not a name is dropped."""
    coupees = (valeur.partition("/") for valeur in valeurs)
    return tuple(
        dict.fromkeys(Cible(genre, cle) for genre, _, cle in coupees if genre in GENRES and cle)
    )


def build_manquants(manquants: Manquants) -> tuple[ManquantVue, ...]:
    """Each of them once, by name."""
    cibles = dict.fromkeys(cible for _source, cible in manquants)
    if not cibles:
        return ()
    with read_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        return tuple(_build(depot, cible) for cible in cibles)


def _build(depot: Depot, cible: Cible) -> ManquantVue:
    try:
        nom, existe = name_document(depot.read_draft(cible.genre, cible.id)), True
    except DocumentInconnuError:
        nom, existe = cible.id, False
    editable = existe and cible.genre in EDITABLES
    adresse = adresses_for(current_langue()).admin_contenu(cible.genre, cible.id)
    return ManquantVue(
        f"{cible.genre}/{cible.id}",
        nom,
        name_genre(cible.genre),
        adresse if editable else "",
        existe,
    )
