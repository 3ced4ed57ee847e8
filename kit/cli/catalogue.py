"""What is published now, for the commands that cannot do without it."""

from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.store.catalogue import Catalogue, CatalogueVideError
from kit.store.chargement import load_catalogue
from kit.store.moteur import Moteurs, read_session


def load_published(moteurs: Moteurs) -> Catalogue:
    """What readers see at this instant. Raises KitError when nothing is published."""
    try:
        with read_session(moteurs) as session:
            return load_catalogue(session, HorlogeSysteme().now())
    except CatalogueVideError:
        raise KitError(
            "Rien n’est publié : lancez « kit demarrer », ou importez un pack, puis recommencez."
        ) from None
