"""Marking the texts of a part: critical, or to be confirmed; each undone by one button."""

from typing import Any

from flask import Response, abort, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.brouillons import save_brouillon
from kit.admin.documents import Ouvert, open_document
from kit.admin.ecriture import Geste
from kit.admin.formulaires.parties import Partie, find_partie
from kit.admin.marques import (
    add_verification,
    is_critiquable,
    is_verifiable,
    list_marquables,
    mark_critiques,
    remove_verification,
)
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.contenus import PAR_PARTIES
from kit.admin.vues.marques import NIVEAUX, build_formulaire
from kit.content.lecture import DocumentInvalideError
from kit.content.typographie import fix_typographie
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for

Brut = dict[str, Any]

_CRITIQUER: tuple[str, ...] = ("critiques", "tout", "rien")
_VERIFIER: tuple[str, ...] = ("confirmer", "lever")
"""What buttons ask for."""


@admin.get("/contenus/<genre>/<cle>/marques/<partie_id>")
def edit_marques(genre: str, cle: str, partie_id: str) -> Response:
    """The texts of a part, which are critical, what is to be confirmed."""
    ouvert, partie = _open(genre, cle, partie_id)
    return _render(ouvert, partie, {})


@admin.post("/contenus/<genre>/<cle>/marques/<partie_id>")
def save_marques(genre: str, cle: str, partie_id: str) -> WerkzeugResponse:
    """Mark, or take a mark away: a draft more."""
    ouvert, partie = _open(genre, cle, partie_id)
    geste = request.form.get("geste", "")
    brut = _apply(ouvert, partie, geste)
    auteur = Geste(current_agent().courriel, f"marques {partie_id}\u00a0: {geste}")
    try:
        flash(save_brouillon(ouvert, brut, auteur))
        if geste == "tout":
            flash("Si ce français change, l’ancienne traduction est retirée tout de suite.")
    except DocumentInvalideError:
        faute = "Écrivez une note\u00a0: ce qu’il faut confirmer, et auprès de qui."
        return _render(ouvert, partie, request.form.to_dict(), faute)
    page = adresses_for(current_langue()).admin_contenu(genre, cle)
    return redirect(f"{page}#{partie.champ.nom if partie.champ else partie.id}", 303)


def _open(genre: str, cle: str, partie_id: str) -> tuple[Ouvert, Partie]:
    ouvert = open_document(genre, cle, PAR_PARTIES)
    partie = find_partie(type(ouvert.document), partie_id) or abort(404)
    if not list_marquables(ouvert.document, partie):
        abort(410, "Cette partie ne dit plus rien\u00a0: revenez au document.")
    return ouvert, partie


def _apply(ouvert: Ouvert, partie: Partie, geste: str) -> Brut:
    """The document with what a button asked for. Ends the request when it is no button."""
    marquables = list_marquables(ouvert.document, partie)
    connus = [m.noeud for m in marquables]
    permis = _VERIFIER if is_verifiable(ouvert.document) else ()
    permis += _CRITIQUER if is_critiquable(ouvert.document) else ()
    if geste not in permis:
        abort(400, "Ce bouton n’existe plus\u00a0: rechargez la page.")
    match geste:
        case "critiques":
            return mark_critiques(ouvert.brut, marquables, request.form.getlist("critique"))
        case "tout":
            return mark_critiques(ouvert.brut, marquables, connus)
        case "rien":
            return mark_critiques(ouvert.brut, marquables, ())
        case "confirmer":
            return add_verification(ouvert.brut, _read_verification(connus))
        case _:
            noeud, note = request.form.get("noeud", ""), request.form.get("note", "")
            return remove_verification(ouvert.brut, noeud, note)


def _read_verification(connus: list[str]) -> Brut:
    """What the form says of a fact; what is empty is left out."""
    noeud, niveau = request.form.get("noeud", ""), request.form.get("niveau", "")
    champs = {
        "noeud": noeud if noeud in connus else connus[0],
        "niveau": niveau if niveau in NIVEAUX else "C",
        "note": fix_typographie(request.form.get("note", "").strip()),
        "source": request.form.get("source", ""),
        "a_confirmer": bool(request.form.get("a_confirmer")),
    }
    return {nom: valeur for nom, valeur in champs.items() if valeur}


def _render(ouvert: Ouvert, partie: Partie, saisie: dict[str, str], faute: str = "") -> Response:
    return render_admin(
        "admin/marques.html",
        f"Marques\u00a0: {ouvert.nom}",
        422 if faute else 200,
        ouvert=ouvert,
        partie=partie,
        marques=build_formulaire(ouvert.document, partie),
        niveaux=NIVEAUX,
        saisie=saisie,
        faute=faute,
    )
