"""Taking a document away from readers: what breaks, doing it, and undoing it."""

from dataclasses import dataclass

from kit.admin.catalogue import find_catalogue
from kit.admin.documents import Ouvert
from kit.admin.formulaires.libelles import name_genre
from kit.admin.noms import name_document
from kit.admin.vues.contenus import EDITABLES
from kit.content.document import DocumentAdressable
from kit.content.liens import Cible
from kit.erreurs import KitError
from kit.store.catalogue import Catalogue
from kit.store.depot import Depot
from kit.store.editions import count_editions
from kit.store.moteur import read_session, write_session
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services


class JamaisMontreError(KitError):
    """Readers have never seen it: there is nothing to show them again."""

    def __init__(self) -> None:
        super().__init__("Les usagers n’ont jamais vu ce contenu : publiez-le.")


@dataclass(frozen=True)
class DocumentNomme:
    """Another document."""

    nom: str
    genre_en_mots: str
    adresse: str
    """Its page in the back office; empty when it is not edited there."""


@dataclass(frozen=True)
class RetraitVue:
    """What taking it away breaks."""

    referents: tuple[DocumentNomme, ...]
    """Published documents that send readers to it."""
    adresses: tuple[str, ...]
    """Pages that will not answer any more."""
    feuilles: int
    """Printed sheets that bear a code of it."""


def read_retrait(ouvert: Ouvert) -> RetraitVue:
    """What to look at before taking a document away."""
    with read_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        referents = depot.list_referents(ouvert.genre, ouvert.cle)
    feuilles = count_editions(services().moteurs, ouvert.genre, ouvert.cle)
    return RetraitVue(name_cibles(referents), _list_adresses(ouvert), feuilles)


def withdraw(ouvert: Ouvert, auteur: str, *, malgre_renvois: bool) -> None:
    """Show it to nobody any more. Raises RetraitImpossibleError."""
    with write_session(services().moteurs) as session:
        Depot(session, services().horloge).withdraw_document(
            ouvert.genre, ouvert.cle, auteur=auteur, malgre_renvois=malgre_renvois
        )


def show_again(ouvert: Ouvert, auteur: str) -> int:
    """Show again the revision that readers saw last; its number, not that of the draft.

    Raises JamaisMontreError, PublicationImpossibleError, SlugPrisError.
    """
    with write_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        numero = depot.find_last_shown(ouvert.genre, ouvert.cle)
        if numero is None:
            raise JamaisMontreError
        depot.publish_document(ouvert.genre, ouvert.cle, numero, auteur=auteur)
    return numero


def name_cibles(cibles: list[Cible]) -> tuple[DocumentNomme, ...]:
    """Documents by name; by id when readers do not see them."""
    catalogue, adresses = find_catalogue(), adresses_for(current_langue())
    return tuple(
        DocumentNomme(
            _name(catalogue, cible),
            name_genre(cible.genre),
            adresses.admin_contenu(cible.genre, cible.id) if cible.genre in EDITABLES else "",
        )
        for cible in cibles
    )


def _name(catalogue: Catalogue | None, cible: Cible) -> str:
    document = catalogue.documents.get(cible.genre, {}).get(cible.id) if catalogue else None
    return name_document(document) if document else cible.id


def _list_adresses(ouvert: Ouvert) -> tuple[str, ...]:
    document = ouvert.document
    if not isinstance(document, DocumentAdressable):
        return ()
    adresses = adresses_for(current_langue())
    slugs = dict.fromkeys((document.adresse, *document.anciens_slugs))
    return tuple(adresses.page(f"{document.PLURIEL}/{slug}") for slug in slugs)
