"""What htmx asks for while a form is being filled in: advice, and the list that is searched.

Without it, the same buttons send the form, which comes back with the answer in it.
"""

from flask import Response, abort, request

from kit.admin.aides import apply_aide, find_champ
from kit.admin.conseils import advise
from kit.admin.edition import open_demande
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.partie import build_formulaire


@admin.post("/contenus/<genre>/<cle>/parties/<partie_id>/conseils")
def advise_partie(genre: str, cle: str, partie_id: str) -> Response:
    """What the rules say of what is being written."""
    demande = open_demande(genre, cle, partie_id)
    return render_admin("admin/conseils.html", "Conseils", conseils=advise(demande))


@admin.post("/contenus/<genre>/<cle>/parties/<partie_id>/choix")
def search_choix(genre: str, cle: str, partie_id: str) -> Response:
    """The documents that a field may name, or the marks that a text may hold, found by words."""
    demande = open_demande(genre, cle, partie_id)
    nom = request.args.get("champ", "")
    etat = apply_aide(demande.partie.champs, demande.etat, f"chercher:{nom}")
    formulaire = build_formulaire(demande.ouvert.document, demande.partie, etat)
    champ = find_champ(formulaire.champs, nom) or abort(404)
    return render_admin(
        "admin/choix.html",
        "Choisir",
        ouvert=demande.ouvert,
        partie=demande.partie,
        formulaire=formulaire,
        champ=champ,
    )
