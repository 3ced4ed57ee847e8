"""Seeing a draft before it is published: as a reader, in two languages, on paper."""

from flask import Response, request

from kit.admin.apercu import Attente, make_feuille, open_epreuve, render_attente
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.apercu import build_apercu
from kit.web.apercu import hold_frame, render_public
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for


@admin.get("/contenus/<genre>/<cle>/apercu")
def preview_contenu(genre: str, cle: str) -> Response:
    """The draft as readers would see it, in a frame, and on which paper it may be seen."""
    epreuve = open_epreuve(genre, cle)
    choix = epreuve.read(request.args)
    adresse = adresses_for(current_langue()).admin_contenu(genre, cle, "apercu")
    vue = build_apercu(epreuve.pages, epreuve.langues, choix, adresse) if choix else None
    titre = f"Aperçu\u00a0: {epreuve.ouvert.nom}"
    return hold_frame(render_admin("admin/apercu.html", titre, epreuve=epreuve, apercu=vue))


@admin.get("/contenus/<genre>/<cle>/apercu/page")
def show_apercu_page(genre: str, cle: str) -> Response:
    """The public page itself, with the draft in it."""
    epreuve = open_epreuve(genre, cle)
    return render_public(epreuve.read_page(request.args).chemin, epreuve.catalogue)


@admin.get("/contenus/<genre>/<cle>/apercu/feuille")
def print_apercu(genre: str, cle: str) -> Response:
    """A sheet with the draft in it, marked as such."""
    epreuve = open_epreuve(genre, cle)
    choix = epreuve.read_page(request.args)
    resultat = make_feuille(epreuve, choix, request.args.get("support", ""))
    if isinstance(resultat, Attente):
        return render_attente(epreuve.ouvert, resultat)
    return resultat
