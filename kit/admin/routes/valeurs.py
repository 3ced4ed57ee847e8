"""Dated values: a page of their own, where a new one begins or a mistake is corrected."""

from dataclasses import dataclass
from typing import Any

from flask import Response, abort, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin import valeurs
from kit.admin.documents import Ouvert, open_document
from kit.admin.porte import current_agent
from kit.admin.portee import may_on
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.valeurs import build_valeur
from kit.content.lecture import DocumentInvalideError, Faute
from kit.content.valeur import Valeur
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for


@dataclass(frozen=True)
class Etat:
    """The form as it was sent."""

    saisie: dict[str, Any] | None = None
    fautes: tuple[Faute, ...] = ()
    phrase: str = ""
    status: int = 200


@admin.get("/contenus/valeur/<cle>")
def show_valeur(cle: str) -> Response:
    """What it says and when, where it is read, and the form that changes it."""
    return _render(*_open(cle), Etat())


@admin.post("/contenus/valeur/<cle>")
def change_valeur(cle: str) -> WerkzeugResponse:
    """Save a new period, or a correction; or give up one that was planned."""
    ouvert, valeur = _open(cle)
    auteur, abandon = current_agent().courriel, request.form.get("abandonner", "")
    champs = {nom: request.form.getlist(nom) for nom in request.form}
    saisie = valeurs.read_saisie(valeur, champs)
    try:
        if abandon:
            phrase = valeurs.drop_periode(ouvert, valeur, abandon, auteur)
        else:
            base = request.form.get("_base", "")
            phrase = valeurs.save_valeur(ouvert, valeur, saisie, base, auteur)
    except DocumentInvalideError as error:
        return _render(ouvert, valeur, Etat(saisie, error.fautes, status=422))
    except (valeurs.ValeurChangeeError, valeurs.JourInvalideError) as error:
        return _render(ouvert, valeur, Etat(saisie, (), error.phrase, 409))
    flash(phrase)
    return redirect(adresses_for(current_langue()).admin_contenu("valeur", cle), 303)


def _open(cle: str) -> tuple[Ouvert, Valeur]:
    ouvert = open_document("valeur", cle)
    return (ouvert, ouvert.document) if isinstance(ouvert.document, Valeur) else abort(404)


def _render(ouvert: Ouvert, valeur: Valeur, etat: Etat) -> Response:
    return render_admin(
        "admin/valeur.html",
        ouvert.nom,
        etat.status,
        ouvert=ouvert,
        valeur=build_valeur(valeur, valeurs.read_jour(), etat.saisie, etat.fautes),
        portee=valeurs.read_portee(ouvert),
        faute=etat.phrase,
        redige=may_on(valeur, "rediger", current_agent()),
    )
