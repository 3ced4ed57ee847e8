"""The form of one part of a document."""

from flask import Response, abort, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin import ecriture
from kit.admin.documents import Ouvert, open_document
from kit.admin.ecriture import Cible, Desaccord
from kit.admin.formulaires.gestes import apply_geste, read_geste
from kit.admin.formulaires.lecture import read_champs
from kit.admin.formulaires.parties import Partie, find_partie, read_partie
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.partie import Etat, build_formulaire, explain_desaccord, title_partie
from kit.content.lecture import DocumentInvalideError
from kit.store.depot import Depot
from kit.store.moteur import write_session
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services


@admin.get("/contenus/<genre>/<cle>/parties/<partie_id>")
def edit_partie(genre: str, cle: str, partie_id: str) -> Response:
    """The form of a part, filled with what the draft says."""
    ouvert, partie, valeurs = _open(genre, cle, partie_id)
    return _render(ouvert, partie, Etat(valeurs, ouvert.numero))


@admin.post("/contenus/<genre>/<cle>/parties/<partie_id>")
def save_partie(genre: str, cle: str, partie_id: str) -> WerkzeugResponse:
    """Save the part; or, for a button of the form, show it again in its new shape."""
    ouvert, partie, _valeurs = _open(genre, cle, partie_id)
    saisie = {nom: request.form.getlist(nom) for nom in request.form}
    valeurs = read_champs(partie.champs, saisie)
    base = int(request.form.get("_base", "")) if request.form.get("_base", "").isdecimal() else 0
    cible = Cible(genre, cle, base or ouvert.numero, request.args.get("apres", ""))
    geste = read_geste(request.form.get("_geste", ""))
    if geste is not None:
        return _render(ouvert, partie, Etat(apply_geste(valeurs, geste), cible.numero))
    try:
        with write_session(services().moteurs) as session:
            depot = Depot(session, services().horloge)
            fait = ecriture.save_partie(depot, cible, partie, valeurs, current_agent().courriel)
    except DocumentInvalideError as error:
        return _render(ouvert, partie, Etat(valeurs, cible.numero, error.fautes), 422)
    if isinstance(fait, Desaccord):
        return _render(ouvert, partie, explain_desaccord(partie, valeurs, fait), 409)
    flash(_say(meles=fait.meles))
    page = adresses_for(current_langue()).admin_contenu(genre, cle)
    return redirect(f"{page}#{partie.champ.nom if partie.champ else partie.id}", 303)


def _open(genre: str, cle: str, partie_id: str) -> tuple[Ouvert, Partie, dict[str, object]]:
    ouvert = open_document(genre, cle)
    partie = find_partie(type(ouvert.document), partie_id) or abort(404)
    valeurs = read_partie(partie, ouvert.brut)
    if valeurs is None:
        abort(410, "Cette partie n’est plus dans le brouillon\u00a0: revenez au document.")
    return ouvert, partie, valeurs


def _render(ouvert: Ouvert, partie: Partie, etat: Etat, status: int = 200) -> Response:
    formulaire = build_formulaire(ouvert.document, partie, etat)
    titre = title_partie(partie, ouvert.nom)
    return render_admin(
        "admin/partie.html", titre, status, ouvert=ouvert, partie=partie, formulaire=formulaire
    )


def _say(*, meles: bool) -> str:
    debut = "C’est enregistré dans le brouillon. Les usagers voient encore l’ancien texte."
    return (
        f"{debut} Un collègue a écrit ailleurs en même temps\u00a0: tout est gardé."
        if meles
        else debut
    )
