"""What readers see, for pages of the back office that go on without it."""

from kit.store.catalogue import Catalogue, CatalogueVideError
from kit.web.rendu import services

_FUSEAU = "Europe/Paris"


def find_catalogue() -> Catalogue | None:
    """The catalogue; None while nothing is published: agents come in before readers do."""
    try:
        return services().vitrine.current()
    except CatalogueVideError:
        return None


def read_fuseau() -> str:
    """The time zone of the instance."""
    catalogue = find_catalogue()
    return catalogue.site.fuseau if catalogue else _FUSEAU
