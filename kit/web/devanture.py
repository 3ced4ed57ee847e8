"""What the web serves: the window, or another catalogue in the one request made to preview it."""

from dataclasses import dataclass

from flask import has_request_context, request

from kit.store.catalogue import Catalogue
from kit.store.vitrine import EtatVitrine, Vitrine

APERCU = "kit.apercu"
"""Where a request holds the catalogue to preview: no browser can write there, as what it sends
stands under `HTTP_` or under the names of WSGI."""


@dataclass(frozen=True)
class Devanture:
    """What is in front of the window of the process."""

    vitrine: Vitrine

    def current(self) -> Catalogue:
        """The catalogue to read in this request. Raises CatalogueVideError."""
        apercu = request.environ.get(APERCU) if has_request_context() else None
        return apercu if isinstance(apercu, Catalogue) else self.vitrine.current()

    def etat(self) -> EtatVitrine:
        """How the window is doing."""
        return self.vitrine.etat()
