"""Publishing a draft, withdrawing a document, its history."""

from flask import Response, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.documents import Ouvert, open_document
from kit.admin.manquants import Manquants, build_manquants
from kit.admin.porte import current_agent
from kit.admin.portee import check_portee
from kit.admin.publication import (
    Decision,
    publish,
    read_decision,
    read_historique,
    read_publication,
    restore,
)
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.publication import SORTS_EN_MOTS
from kit.erreurs import KitError
from kit.store.acces.roles import TOUT_LE_SITE
from kit.store.erreurs import PublicationImpossibleError
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for


@admin.get("/contenus/<genre>/<cle>/publier")
def review_publication(genre: str, cle: str) -> Response:
    """What publishing the draft would change, and for whom."""
    return _render(open_document(genre, cle), Decision())


@admin.post("/contenus/<genre>/<cle>/publier")
def publish_contenu(genre: str, cle: str) -> WerkzeugResponse:
    """Publish, once what changes has been decided."""
    ouvert = open_document(genre, cle)
    decision = read_decision(request.form, request.form.getlist("avec"))
    if decision.avec:
        check_portee(TOUT_LE_SITE, "publier", current_agent())
    try:
        decision.check()
        publish(ouvert, decision, current_agent().courriel)
    except PublicationImpossibleError as error:
        return _render(ouvert, decision, manquants=error.manquants)
    except KitError as error:
        return _render(ouvert, decision, error.phrase)
    flash(decision.say())
    return redirect(adresses_for(current_langue()).admin_contenu(genre, cle), 303)


@admin.get("/contenus/<genre>/<cle>/historique")
def show_historique(genre: str, cle: str) -> Response:
    """Who wrote what, when; two versions compared."""
    ouvert = open_document(genre, cle)
    historique = read_historique(ouvert, request.args)
    titre = f"Historique\u00a0: {ouvert.nom}"
    return render_admin("admin/historique.html", titre, ouvert=ouvert, historique=historique)


@admin.post("/contenus/<genre>/<cle>/reprendre")
def restore_contenu(genre: str, cle: str) -> WerkzeugResponse:
    """Make an older version the draft again."""
    ouvert = open_document(genre, cle)
    numero = request.form.get("version", "")
    restore(ouvert, int(numero) if numero.isdecimal() else 0, current_agent().courriel)
    flash(f"La version {numero} est de nouveau le brouillon. Publiez-la pour la montrer.")
    return redirect(adresses_for(current_langue()).admin_contenu(genre, cle), 303)


def _render(
    ouvert: Ouvert, decision: Decision, faute: str = "", manquants: Manquants = ()
) -> Response:
    vue = read_publication(ouvert, decision)
    return render_admin(
        "admin/publier.html",
        f"Publier\u00a0: {ouvert.nom}",
        422 if faute or manquants else 200,
        ouvert=ouvert,
        publication=vue,
        decision=decision,
        sorts=SORTS_EN_MOTS,
        faute=faute,
        manquants=build_manquants(manquants),
    )
