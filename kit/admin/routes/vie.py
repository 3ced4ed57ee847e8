"""The life of a content: reading again, plans, withdrawing, archiving, and coming back."""

from datetime import datetime

from flask import Response, abort, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin import relectures, retrait
from kit.admin.documents import Ouvert, open_document
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.contenus import RETIRABLES
from kit.erreurs import KitError
from kit.store.depot import Depot
from kit.store.erreurs import RetraitImpossibleError
from kit.store.moteur import write_session
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services


@admin.post("/contenus/<genre>/<cle>/relecture")
def ask_relecture(genre: str, cle: str) -> WerkzeugResponse:
    """Ask a colleague to read the draft, or ask no more."""
    ouvert, auteur = open_document(genre, cle), current_agent().courriel
    annule = request.form.get("geste") == "annuler"
    geste = relectures.cancel_relecture if annule else relectures.ask_relecture
    try:
        flash(geste(ouvert, auteur))
    except KitError as error:
        flash(error.phrase)
    return _back(ouvert)


@admin.post("/contenus/<genre>/<cle>/renvoyer")
def send_back(genre: str, cle: str) -> WerkzeugResponse:
    """Give the draft back to whoever wrote it, with a sentence."""
    ouvert, mot = open_document(genre, cle), request.form.get("mot", "")
    try:
        flash(relectures.send_back(ouvert, current_agent().courriel, mot))
    except KitError as error:
        flash(error.phrase)
    return _back(ouvert)


@admin.get("/contenus/<genre>/<cle>/retirer")
def review_retrait(genre: str, cle: str) -> Response:
    """What taking it away breaks."""
    return _render_retrait(open_document(genre, cle, RETIRABLES))


@admin.post("/contenus/<genre>/<cle>/retirer")
def withdraw_contenu(genre: str, cle: str) -> WerkzeugResponse:
    """Show it to nobody any more."""
    ouvert, malgre = open_document(genre, cle, RETIRABLES), request.form.get("malgre") == "oui"
    try:
        retrait.withdraw(ouvert, current_agent().courriel, malgre_renvois=malgre)
    except RetraitImpossibleError:
        # A page came to refer to it since this one was shown: it is in the list now.
        return _render_retrait(ouvert, 422)
    flash(
        "C’est retiré\u00a0: les usagers ne le voient plus. «\u202fRemettre en ligne\u202f» annule."
    )
    return _back(ouvert)


@admin.post("/contenus/<genre>/<cle>/remettre")
def show_again(genre: str, cle: str) -> WerkzeugResponse:
    """Show again what readers saw last."""
    ouvert = open_document(genre, cle, RETIRABLES)
    try:
        numero = retrait.show_again(ouvert, current_agent().courriel)
    except KitError as error:
        flash(error.phrase)
        return _back(ouvert)
    flash(f"C’est en ligne\u00a0: les usagers voient de nouveau la version {numero}.")
    return _back(ouvert)


@admin.post("/contenus/<genre>/<cle>/archiver")
def archive_contenu(genre: str, cle: str) -> WerkzeugResponse:
    """Leave it out of lists, or put it back."""
    ouvert, auteur = open_document(genre, cle, RETIRABLES), current_agent().courriel
    sort = request.form.get("geste") == "sortir"
    try:
        with write_session(services().moteurs) as session:
            depot = Depot(session, services().horloge)
            geste = depot.unarchive_document if sort else depot.archive_document
            geste(genre, cle, auteur=auteur)
        flash(_SORTI if sort else _ARCHIVE)
    except KitError as error:
        flash(error.phrase)
    return _back(ouvert)


@admin.post("/contenus/<genre>/<cle>/plan")
def cancel_plan(genre: str, cle: str) -> WerkzeugResponse:
    """What was to change at an instant does not."""
    ouvert = open_document(genre, cle)
    quand = _read_instant(request.form.get("quand", ""))
    try:
        with write_session(services().moteurs) as session:
            depot = Depot(session, services().horloge)
            depot.cancel_plan(genre, cle, quand, auteur=current_agent().courriel)
        flash("C’est annulé\u00a0: rien ne changera ce jour-là. Le brouillon reste.")
    except KitError as error:
        flash(error.phrase)
    return _back(ouvert)


_ARCHIVE = (
    "C’est archivé\u00a0: les listes ne le montrent plus. «\u202fSortir des archives\u202f» annule."
)
_SORTI = "C’est sorti des archives\u00a0: les listes le montrent de nouveau."


def _read_instant(texte: str) -> datetime:
    try:
        quand = datetime.fromisoformat(texte)
    except ValueError:
        abort(400, "Ce bouton n’existe plus\u00a0: rechargez la page.")
    return quand if quand.tzinfo else abort(400)


def _render_retrait(ouvert: Ouvert, status: int = 200) -> Response:
    titre = f"Retirer\u00a0: {ouvert.nom}"
    vue = retrait.read_retrait(ouvert)
    return render_admin("admin/retirer.html", titre, status, ouvert=ouvert, retrait=vue)


def _back(ouvert: Ouvert) -> WerkzeugResponse:
    return redirect(adresses_for(current_langue()).admin_contenu(ouvert.genre, ouvert.cle), 303)
