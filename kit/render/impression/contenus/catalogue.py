"""Every kind of content that has sheets, by the name that editions and the command give it."""

from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.fiche import FICHE
from kit.render.impression.contenus.modele import Contenu
from kit.render.impression.supports import Support

_TOUS = (FICHE,)

CONTENUS = {contenu.genre: contenu for contenu in _TOUS}


def list_supports(contenu: Contenu) -> tuple[Support, ...]:
    """The papers that a content fills."""
    return tuple(SUPPORTS[identifiant] for identifiant in contenu.supports)
