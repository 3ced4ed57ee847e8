"""One reading: a catalogue, a language, a place, for the time of a request."""

from dataclasses import dataclass, replace
from typing import TypeVar

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.adresses import Adresses
from kit.content.document import DocumentAdressable
from kit.content.structure import Structure
from kit.langues.langue import Langue, load_langue
from kit.public.vues.page import TOUT_VENANT, Apercu, PageVue, Sujet, build_page
from kit.render.passages import Lecteur, Passage
from kit.render.pictogrammes import Dessins
from kit.render.richtext import plain_text
from kit.store.catalogue import Catalogue
from kit.web.cache import add_cache
from kit.web.i18n import offered_langues, preferred_tag, set_langue
from kit.web.rendu import adresses_for, render_page, services
from kit.web.securite import allow_cadres

A = TypeVar("A", bound=DocumentAdressable)


@dataclass(frozen=True)
class Lecture:
    """What a route works with."""

    catalogue: Catalogue
    langue: Langue
    adresses: Adresses
    lecteur: Lecteur

    def find(self, classe: type[A], slug: str) -> A:
        """The published document at this address. Ends the request with 404 when none is."""
        return self.catalogue.find(classe, slug) or abort(404)

    def render(
        self,
        gabarit: str,
        titre: str,
        chemin: str,
        apercu: Apercu,
        sujet: Sujet = TOUT_VENANT,
        **contexte: object,
    ) -> Response:
        """The page, ready to be kept by browsers until the catalogue changes."""
        page = build_page(self.lecteur, titre, chemin, apercu, sujet)
        return self._render(gabarit, page, contexte)

    def _render(self, gabarit: str, vue: PageVue, contexte: dict[str, object]) -> Response:
        page = replace(
            vue,
            lieu_inconnu=bool(request.args.get("lieu"))
            and self.catalogue.find(Structure, request.args["lieu"]) is None,
        )
        cadres = services().reglages.cadres if request.args.get("cadre") == "1" else ()
        dessins = Dessins(self.catalogue)
        response = render_page(
            gabarit,
            self.langue,
            self.adresses,
            {
                "page": page,
                "encadree": bool(cadres),
                "pictogramme": dessins,
                "is_sur_feuille": dessins.is_sur_feuille,
                **contexte,
            },
        )
        if cadres:
            allow_cadres(response, services().style, cadres)
        if page.exemple:
            response.headers["X-Robots-Tag"] = "noindex"
        return add_cache(response, self.catalogue, services().horloge.now())

    def render_document(
        self,
        gabarit: str,
        titre: Passage | str,
        chemin: str,
        document: DocumentAdressable,
        apercu: Apercu,
        **contexte: object,
    ) -> WerkzeugResponse:
        """The page of a document; its past addresses lead to the present one for ever."""
        dossier, slug = chemin.rsplit("/", 1)
        if document.adresse != slug:
            return redirect(self.adresses.page(f"{dossier}/{document.adresse}"), 301)
        plain = titre if isinstance(titre, str) else plain_text(titre.html)
        page = build_page(self.lecteur, plain, chemin, apercu, Sujet(document))
        return self._render(gabarit, page, contexte)


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
    adresses = replace(adresses_for(langue, _lieu(catalogue)), avec=_avec(langue, proposees))
    return Lecture(catalogue, langue, adresses, Lecteur(catalogue, langue, adresses))


def _avec(langue: Langue, proposees: tuple[str, ...]) -> str | None:
    """The second language asked for, when it is offered and is another one."""
    tag = request.args.get("avec", "")
    return tag if tag in proposees and tag != langue.tag else None


def _lieu(catalogue: Catalogue) -> str | None:
    """The structure named in the address, when it exists and is not the main one."""
    structure = catalogue.find(Structure, request.args.get("lieu", ""))
    if structure is None or structure.id == catalogue.site.structure_principale:
        return None
    return structure.adresse
