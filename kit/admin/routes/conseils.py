"""What helps to fill a form in, and saves nothing: advice, search, marks, pasted texts."""

from flask import Response, abort, request

from kit.admin.atelier import open_atelier
from kit.admin.routes.espace import admin


@admin.post("/contenus/<genre>/<cle>/parties/<partie_id>/conseils")
def advise_partie(genre: str, cle: str, partie_id: str) -> Response:
    """What the rules say of what is being written."""
    atelier = open_atelier(genre, cle, partie_id)
    return atelier.render("admin/conseils.html", conseils=atelier.advise())


@admin.post("/contenus/<genre>/<cle>/parties/<partie_id>/choix")
def search_choix(genre: str, cle: str, partie_id: str) -> Response:
    """The documents that a field may name, or the marks that a text may hold, found by words."""
    atelier = open_atelier(genre, cle, partie_id)
    return atelier.render("admin/choix.html", champ=atelier.find_champ())


@admin.post("/contenus/<genre>/<cle>/parties/<partie_id>/inserer")
def insert_marque(genre: str, cle: str, partie_id: str) -> Response:
    """The form with a mark more at the end of a text."""
    atelier = open_atelier(genre, cle, partie_id)
    if atelier.find_champ().genre != "texte":
        abort(404)
    return atelier.insert(request.form.get("_marque", "")[:200]).render()


@admin.post("/contenus/<genre>/<cle>/parties/<partie_id>/coller")
def paste_texte(genre: str, cle: str, partie_id: str) -> Response:
    """The blocks that a paste would make; with `_ajouter`, the form with these blocks in it."""
    atelier = open_atelier(genre, cle, partie_id)
    if atelier.find_champ().collage is None:
        abort(404)
    lu = atelier.paste()
    collage = lu.etat.demande.colles.get(lu.champ)
    if collage is None or "_ajouter" not in request.form:
        return lu.render()
    return lu.add_blocs(collage.blocs).render()
