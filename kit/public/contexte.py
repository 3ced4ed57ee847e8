"""One reading: a catalogue, a language, a place, for the time of a request."""

from dataclasses import dataclass, replace

from flask import Response, abort, request

from kit.adresses import Adresses
from kit.content.structure import Structure
from kit.langues.langue import Langue, load_langue
from kit.public.vues.page import build_page
from kit.render.passages import Lecteur
from kit.store.catalogue import Catalogue
from kit.web.cache import add_cache
from kit.web.i18n import offered_langues, preferred_tag, set_langue
from kit.web.rendu import adresses_for, render_page, services


@dataclass(frozen=True)
class Lecture:
    """What a route works with."""

    catalogue: Catalogue
    langue: Langue
    adresses: Adresses
    lecteur: Lecteur

    def render(self, gabarit: str, titre: str, chemin: str, **contexte: object) -> Response:
        """The page, ready to be kept by browsers until the catalogue changes."""
        page = replace(
            build_page(self.catalogue, self.langue, titre, self.adresses, chemin),
            lieu_inconnu=bool(request.args.get("lieu"))
            and self.catalogue.find(Structure, request.args["lieu"]) is None,
        )
        response = render_page(gabarit, self.langue, self.adresses, {"page": page, **contexte})
        if page.exemple:
            response.headers["X-Robots-Tag"] = "noindex"
        return add_cache(response, self.catalogue, services().horloge.now())


def open_lecture(tag: str | None) -> Lecture:
    """Start reading in the language of the address, or in the browser's for None.

    Ends the request with 404 when the language is not offered.
    """
    catalogue = services().vitrine.current()
    proposees = offered_langues(catalogue)
    if tag is not None and tag not in proposees:
        abort(404)
    langue = load_langue(tag or preferred_tag(proposees))
    set_langue(langue)
    adresses = adresses_for(langue, _lieu(catalogue))
    return Lecture(catalogue, langue, adresses, Lecteur(catalogue, langue, adresses))


def _lieu(catalogue: Catalogue) -> str | None:
    """The structure named in the address, when it exists and is not the main one."""
    structure = catalogue.find(Structure, request.args.get("lieu", ""))
    if structure is None or structure.id == catalogue.site.structure_principale:
        return None
    return structure.adresse
