"""What the world outside says against a path: dead links, sheets that will lead nowhere."""

from kit.content.document import Document
from kit.content.parcours import Parcours
from kit.parcours.probleme import Probleme
from kit.parcours.verification import check_dehors
from kit.store.editions import list_imprimes
from kit.store.liens_externes import find_morts
from kit.store.moteur import Moteurs


def list_alertes(moteurs: Moteurs, avant: Document | None, apres: Document) -> tuple[Probleme, ...]:
    """V19 and V44, which never forbid to publish; nothing for what is not a path.

    `avant` is what readers have. Raises KitError when the journal cannot be read.
    """
    if not isinstance(apres, Parcours):
        return ()
    feuilles = list_imprimes(moteurs, apres.GENRE, apres.id)
    publie = avant if isinstance(avant, Parcours) else None
    return check_dehors(publie, apres, find_morts(moteurs), feuilles)
