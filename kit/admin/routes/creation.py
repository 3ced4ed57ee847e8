"""New contents and copies."""

from dataclasses import replace

from flask import Response, abort, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin import creation
from kit.admin.aides import apply_aide, read_aides
from kit.admin.documents import open_document
from kit.admin.formulaires.lecture import read_champs
from kit.admin.formulaires.libelles import name_genre
from kit.admin.formulaires.vues import Contexte, build_champs, sort_fautes
from kit.admin.noms import list_noms
from kit.admin.porte import current_agent
from kit.admin.portee import check_portee
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.contenus import CREABLES
from kit.admin.vues.partie import Etat
from kit.content.lecture import DocumentInvalideError
from kit.store.acces.roles import TOUT_LE_SITE
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for


@admin.get("/contenus/<genre>/nouveau")
def new_contenu(genre: str) -> Response:
    """The least that a document of this kind needs."""
    return _render(genre, Etat({}, 0))


@admin.post("/contenus/<genre>/nouveau")
def create_contenu(genre: str) -> WerkzeugResponse:
    """Save it as a draft, and open its page."""
    if genre not in CREABLES:
        abort(404)
    saisie = {nom: request.form.getlist(nom) for nom in request.form}
    exiges, geste = creation.list_exiges(genre), request.form.get("_geste", "")
    etat = Etat(read_champs(exiges, saisie), 0, aides=read_aides(saisie))
    if geste:
        return _render(genre, apply_aide(exiges, etat, geste))
    try:
        document = creation.create_document(genre, etat.valeurs, current_agent().courriel)
    except DocumentInvalideError as error:
        return _render(genre, replace(etat, fautes=error.fautes))
    flash("Le brouillon est créé. Les usagers ne voient rien avant la publication.")
    return redirect(adresses_for(current_langue()).admin_contenu(genre, document.id), 303)


@admin.post("/contenus/<genre>/<cle>/copier")
def copy_contenu(genre: str, cle: str) -> WerkzeugResponse:
    """Save a copy as a new draft, and open its page."""
    check_portee(TOUT_LE_SITE, "rediger", current_agent())  # a copy of a place is another place
    copie = creation.copy_document(open_document(genre, cle, CREABLES), current_agent().courriel)
    flash("Voici la copie\u00a0: changez son nom. Les usagers ne voient rien avant la publication.")
    return redirect(adresses_for(current_langue()).admin_contenu(genre, copie.id), 303)


def _render(genre: str, etat: Etat) -> Response:
    if genre not in CREABLES:
        abort(404)
    exiges = creation.list_exiges(genre)
    places = {champ.nom: champ.nom for champ in exiges}
    contexte = Contexte(list_noms, sort_fautes(etat.fautes, places), {}, etat.aides)
    champs = build_champs(exiges, etat.valeurs, contexte)
    titre = f"Nouveau contenu\u00a0: {name_genre(genre).lower()}"
    return render_admin("admin/nouveau.html", titre, 422 if etat.fautes else 200, champs=champs)
