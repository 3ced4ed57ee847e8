"""The addresses of the counter of visits. Who may ask for each: `kit.admin.droits`."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from kit.admin.compteur.bilan import make_bilan
from kit.admin.compteur.connexion import Refus, render_connexion, try_code
from kit.admin.compteur.garde import PERDU
from kit.admin.compteur.gestes import (
    CANAL_SEUL,
    Avis,
    choose_canal,
    current_session,
    read_tap,
    reply_avis,
    reply_done,
    show,
)
from kit.admin.compteur.page import open_lecture
from kit.admin.compteur.session import drop_session, read_geste, write_session
from kit.erreurs import KitError
from kit.store.comptage import MANQUES
from kit.store.visites import cancel_geste, complete_geste, record_geste
from kit.web.rendu import services

compteur = Blueprint("compteur", __name__, url_prefix="/admin/compteur")


@compteur.get("/connexion")
def show_connexion() -> Response:
    """The page where the code is typed."""
    return render_connexion(perdu=PERDU in request.args)


@compteur.post("/connexion")
def open_session() -> Response:
    """Open the counter of a place."""
    resultat = try_code()
    if isinstance(resultat, Refus):
        return render_connexion(resultat)
    return write_session(redirect(open_lecture().adresses.compteur(), 303), resultat)


@compteur.post("/quitter")
def close_session() -> Response:
    """Close it on this screen."""
    return drop_session(redirect(open_lecture().adresses.compteur("connexion"), 303))


@compteur.get("/")
def show_compteur() -> Response:
    """The screen."""
    return show(current_session())


@compteur.post("/compter")
def count_visite() -> Response:
    """One tap, one visit."""
    session = current_session()
    _ = open_lecture().langue.gettext
    if request.form.get("visite") == CANAL_SEUL:
        return reply_done(choose_canal(session))
    geste = read_tap(session)
    if geste is None:
        phrase = _("Cette raison n’existe plus\u00a0: rien n’est compté. Choisissez dans la liste.")
        return reply_avis(session, Avis(phrase))
    try:
        dit = "compte" if record_geste(services().moteurs, geste) else "deja"
    except KitError:
        phrase = _("Le compteur ne peut pas écrire\u00a0: cette visite n’est pas comptée.")
        return reply_avis(session, Avis(phrase, 503, geste))
    return reply_done(session.choosing(geste.visite.canal).saying(dit, geste))


@compteur.post("/annuler")
def cancel_visite() -> Response:
    """Take the last tap back."""
    session = current_session()
    _ = open_lecture().langue.gettext
    geste = read_geste(request.form.get("geste", ""))
    if geste is None or geste.visite.structure != session.structure:
        return reply_avis(
            session, Avis(_("Cette visite n’est pas reconnue\u00a0: rien n’a changé."))
        )
    try:
        faite = cancel_geste(services().moteurs, geste)
    except KitError:
        phrase = _("Le compteur ne peut pas écrire\u00a0: rien n’a changé. Réessayez.")
        return reply_avis(session, Avis(phrase, 503))
    return reply_done(session.saying("annule" if faite else "trop-tard", geste))


@compteur.post("/completer")
def complete_visite() -> Response:
    """Say what was missing in the last tap."""
    session = current_session()
    _ = open_lecture().langue.gettext
    geste, manque = read_geste(request.form.get("geste", "")), request.form.get("manque", "")
    if geste is None or geste.visite.structure != session.structure or manque not in MANQUES:
        return reply_avis(
            session, Avis(_("Cette visite n’est pas reconnue\u00a0: rien n’a changé."))
        )
    try:
        complet = complete_geste(services().moteurs, geste, manque)
    except KitError:
        phrase = _("Le compteur ne peut pas écrire\u00a0: rien n’a changé. Réessayez.")
        return reply_avis(session, Avis(phrase, 503))
    # Sent twice by a hurried finger: what it said the first time still holds.
    return reply_done(session.saying("complete", complet) if complet else session)


@compteur.get("/bilan.pdf")
def show_bilan() -> Response:
    """A month of this place, to print."""
    session = current_session()
    resultat = make_bilan(session, request.args.get("mois", ""))
    return reply_avis(session, resultat) if isinstance(resultat, Avis) else resultat
