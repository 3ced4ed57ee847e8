"""Who gets in: the table of rights, forms that come from our own pages, the session in force."""

from contextlib import suppress

from flask import Response, abort, g, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.compteur.gestes import Avis, reply_avis
from kit.admin.compteur.page import open_lecture
from kit.admin.compteur.session import Session, read_session
from kit.admin.droits import DROITS
from kit.content.structure import Structure
from kit.erreurs import KitError
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.store.codes_compteur import find_repere
from kit.web.htmx import wants_fragment
from kit.web.i18n import set_langue
from kit.web.provenance import is_from_here
from kit.web.rendu import services

PERDU = "perdu"
"""Says, on the page where the code is typed, that the last tap was not counted."""


def check_request() -> WerkzeugResponse | None:
    """Let a request go on, or answer it. Called before each route of the back office."""
    set_langue(load_langue(FRANCAIS))
    droit = DROITS.get(request.endpoint or "")
    if droit is None or not is_from_here():
        abort(403)
    if not droit.code:
        return None
    session = _open_session()
    if session is None:
        return _ask_code()
    g.session_compteur = session
    if request.method == "POST" and not session.owns(request.form.get("csrf", "")):
        _ = load_langue(FRANCAIS).gettext
        phrase = _(
            "Cette page était trop ancienne\u00a0: rien n’est compté. Recommencez maintenant."
        )
        return reply_avis(session, Avis(phrase))
    return None


def protect_response(response: Response) -> Response:
    """No copy kept, no address given away: figures and places are nobody's business."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    # Not `no-referrer`: a browser would then hide where a form comes from.
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers.pop("ETag", None)
    return response


def _open_session() -> Session | None:
    """The session, if its code is still in force and its place published."""
    try:
        session = read_session()
    except KitError:
        abort(503)
    if session is None or open_lecture().catalogue.get(Structure, session.structure) is None:
        return None
    # Without the journal, the signature is enough: what was tapped must not be lost for that.
    with suppress(KitError):
        code = find_repere(services().moteurs, session.repere)
        if code is None or code.structure != session.structure:
            return None
    return session


def _ask_code() -> WerkzeugResponse:
    """The page where the code is typed; in an open page, the way to it."""
    lecture = open_lecture()
    if wants_fragment():
        titre = lecture.langue.gettext("Compteur de l’accueil")
        reponse = lecture.render("admin/compteur.html", titre, ecran=None)
        reponse.status_code = 422
        return reponse
    suite = f"?{PERDU}=oui" if request.method == "POST" else ""
    return redirect(f"{lecture.adresses.compteur('connexion')}{suite}", 303)
