"""The data of the site, for machines: JSON, read only, open to every other site."""

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.adresses import API
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.public.routes.site import public
from kit.public.vues.api import (
    A_LA_PIECE,
    COLLECTIONS,
    Donnees,
    build_collection,
    build_document,
    build_index,
)
from kit.render.passages import Lecteur
from kit.web.cache import add_cache
from kit.web.i18n import offered_langues
from kit.web.rendu import adresses_for, services
from kit.web.reponses import reply_json


@public.get(API)
def show_api() -> Response:
    """What there is to read."""
    lecteur = _open_lecteur()
    return _reply(lecteur, build_index(lecteur, offered_langues(lecteur.catalogue)))


def list_collection(collection: str) -> Response:
    """Every document of a kind."""
    lecteur = _open_lecteur()
    return _reply(lecteur, build_collection(lecteur, collection))


def show_document(collection: str, slug: str) -> WerkzeugResponse:
    """One document; its past addresses lead to the present one."""
    lecteur = _open_lecteur()
    document = lecteur.catalogue.find(A_LA_PIECE[collection], slug)
    if document is None:
        abort(404)
    if document.adresse != slug:
        return redirect(lecteur.adresses.api(f"{collection}/{document.adresse}"), 301)
    return _reply(lecteur, build_document(lecteur, document))


for _nom in COLLECTIONS:
    public.add_url_rule(
        f"{API}{_nom}", f"api_{_nom}", list_collection, defaults={"collection": _nom}
    )
for _nom in A_LA_PIECE:
    public.add_url_rule(
        f"{API}{_nom}/<slug>", f"api_{_nom}_un", show_document, defaults={"collection": _nom}
    )


def _open_lecteur() -> Lecteur:
    """Read in the language asked for. Ends the request with 400 when it is not offered."""
    catalogue = services().vitrine.current()
    proposees = offered_langues(catalogue)
    tag = request.args.get("langue", FRANCAIS)
    if tag not in proposees:
        choix = ", ".join(proposees)
        abort(400, f"La langue demandée n’est pas proposée ici. Langues possibles : {choix}.")
    langue = load_langue(tag)
    return Lecteur(catalogue, langue, adresses_for(langue))


def _reply(lecteur: Lecteur, donnees: Donnees) -> Response:
    response = reply_json(donnees)
    response.content_language.add(lecteur.langue.tag)
    if lecteur.catalogue.site.exemple:
        response.headers["X-Robots-Tag"] = "noindex"
    return add_cache(response, lecteur.catalogue, services().horloge.now())
