"""Error pages, in the reader's language, that never need the database."""

from flask import Flask, Response, current_app, g
from werkzeug.exceptions import HTTPException

from kit.langues.langue import Langue, load_langue
from kit.store.catalogue import CatalogueVideError
from kit.web.i18n import current_langue, offered_langues, set_langue, tag_of_address
from kit.web.rendu import adresses_for, render_page, services
from kit.web.reponses import is_for_machines, reply_error

_CADRE: dict[str, object] = {"langues": (), "accessibilite": ""}
"""What no page of error has around it."""


def init_erreurs(app: Flask) -> None:
    """Register the pages for 4xx, 5xx and a missing catalogue."""
    app.register_error_handler(HTTPException, _handle_http)
    app.register_error_handler(CatalogueVideError, _handle_vide)
    app.register_error_handler(Exception, _handle_bug)


def _handle_http(error: HTTPException) -> Response:
    reponse = error.get_response()
    if error.code is None or error.code < 400:  # noqa: PLR2004 - redirections are answers
        return Response(reponse.get_data(), error.code or 302, dict(reponse.headers))
    ecrite = error.description != type(error).description
    page = _render(error.code, error.description if ecrite else None)
    for nom in ("Allow", "Retry-After"):
        if nom in reponse.headers:
            page.headers[nom] = reponse.headers[nom]
    return page


def _handle_vide(_error: Exception) -> Response:
    page = _render(503)
    page.headers["Retry-After"] = "60"
    return page


def _handle_bug(error: Exception) -> Response:
    current_app.logger.error("Erreur imprévue", exc_info=error)
    return _render(500)


def _render(status: int, precision: str | None = None) -> Response:
    """The page of an error; machines get the sentence of the route, or a general one."""
    if is_for_machines():
        return _render_json(status, precision)
    cadre = _read_cadre()
    langue = current_langue()
    contexte = {**_phrases(langue, status), "page": cadre}
    page = render_page("errors/erreur.html", langue, adresses_for(langue), contexte, status)
    page.cache_control.no_store = True
    return page


def _render_json(status: int, precision: str | None) -> Response:
    phrase = _PHRASES_JSON[500 if status >= 500 else 400]  # noqa: PLR2004
    response = reply_error(status, precision or _PHRASES_JSON.get(status, phrase))
    response.cache_control.no_store = True
    return response


_PHRASES_JSON = {
    400: "Cette demande n’est pas comprise : corrigez l’adresse.",
    404: "Cette adresse n’existe pas : partez de la liste des collections, à /api/v1/.",
    405: "Ces données se lisent seulement : demandez-les avec GET.",
    500: "Le service a un problème : réessayez dans quelques minutes.",
    503: "Le service revient bientôt : réessayez dans une minute.",
}


def _read_cadre() -> dict[str, object]:
    """The frame of the page, and its language, from the catalogue if there is one."""
    try:
        catalogue = services().vitrine.current()
    except Exception:  # noqa: BLE001 - an error page is the last thing that may fail
        return {**_CADRE, "service": "", "exemple": False, "brouillon": False}
    if "langue" not in g:
        set_langue(load_langue(tag_of_address(offered_langues(catalogue))))
    site = catalogue.site
    propres = {"service": site.nom, "exemple": site.exemple, "brouillon": catalogue.brouillon}
    return {**_CADRE, **propres}


def _phrases(langue: Langue, status: int) -> dict[str, object]:
    _ = langue.gettext
    if status == 404:  # noqa: PLR2004
        return {
            "titre": _("Cette page n’existe pas"),
            "conseil": _(
                "L’adresse est peut-être incomplète. Partez de l’accueil, "
                "ou montrez votre papier à un agent."
            ),
        }
    if status == 410:  # noqa: PLR2004
        return {
            "titre": _("Cette page n’existe plus"),
            "conseil": _(
                "Elle a été retirée parce qu’elle n’était plus juste. Partez de l’accueil, "
                "ou demandez à un agent."
            ),
        }
    if status == 503:  # noqa: PLR2004
        return {
            "titre": _("Le service revient bientôt"),
            "conseil": _("Attendez une minute, puis rechargez la page."),
        }
    if status >= 500:  # noqa: PLR2004
        return {
            "titre": _("Le service a un problème"),
            "conseil": _(
                "Ce n’est pas votre faute. Réessayez dans quelques minutes, ou demandez à un agent."
            ),
        }
    return {
        "titre": _("Cette demande n’est pas possible"),
        "conseil": _("L’adresse ou le formulaire contient une erreur. Repartez de l’accueil."),
    }
