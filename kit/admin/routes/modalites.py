"""The matrix of procedures and places."""

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.modalites import open_modalite, read_matrice
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.store.erreurs import DocumentInconnuError
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for


@admin.get("/modalites")
def show_modalites() -> Response:
    """Who takes what, and how."""
    mots = request.args.get("q", "")[:200]
    return render_admin(
        "admin/modalites.html",
        "Qui prend quelle démarche",
        matrice=read_matrice(mots),
        mots=mots,
        redige=current_agent().may("rediger"),
    )


@admin.post("/modalites")
def open_cellule() -> WerkzeugResponse:
    """The form of a cell; a draft is made for it when nothing said it yet."""
    demarche, _, structure = request.form.get("cellule", "").partition("/")
    try:
        cle = open_modalite(demarche, structure, current_agent().courriel)
    except DocumentInconnuError as error:
        abort(404, error.phrase)
    adresses = adresses_for(current_langue())
    return redirect(adresses.admin_contenu("modalite", cle, "parties/modes"), 303)
