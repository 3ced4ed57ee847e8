"""The form of one part of a document."""

from dataclasses import replace

from flask import Response, flash, redirect
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin import ecriture, edition
from kit.admin.catalogue import read_fuseau
from kit.admin.conseils import advise
from kit.admin.documents import open_document
from kit.admin.ecriture import Desaccord, Enregistre
from kit.admin.edition import Demande, open_demande
from kit.admin.lecture import read_lecture
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.marques import build_marques
from kit.admin.vues.partie import Etat, build_formulaire, explain_desaccord, title_partie
from kit.admin.vues.saisies import find_parties, say_heure, say_moment
from kit.content.document import noeud_ids
from kit.content.lecture import DocumentInvalideError
from kit.store.depot import Depot
from kit.store.moteur import write_session
from kit.web.htmx import wants_fragment
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services


@admin.get("/contenus/<genre>/<cle>/parties/<partie_id>")
def edit_partie(genre: str, cle: str, partie_id: str) -> Response:
    """The form of a part, filled with the text that waits there, else with what the draft says."""
    return _take_up(open_demande(genre, cle, partie_id))


@admin.post("/contenus/<genre>/<cle>/parties/<partie_id>")
def save_partie(genre: str, cle: str, partie_id: str) -> WerkzeugResponse:
    """Save the part; or do what another button of the form asks."""
    demande = open_demande(genre, cle, partie_id)
    match demande.geste:
        case "":
            return _save(demande)
        case "fermer" | "ceder":
            return _leave(demande)
        case "repartir" | "jeter":
            return _throw(demande)
        case "reprendre":
            edition.restore(demande)
            return _take_up(demande)
        case "conseiller":
            edition.keep(demande)
            return _render(demande, demande.etat, conseils=advise(demande))
    edition.keep(demande)
    return _render(demande, demande.etat)


@admin.post("/contenus/<genre>/<cle>/parties/<partie_id>/garder")
def keep_partie(genre: str, cle: str, partie_id: str) -> WerkzeugResponse:
    """Keep what is being typed, without saving it: what htmx sends every few seconds."""
    demande = open_demande(genre, cle, partie_id)
    heure = say_heure(services().horloge.now(), read_fuseau())
    phrase = f"Gardé à {heure}, pas encore enregistré." if edition.keep(demande) else ""
    presents = edition.read_avis(demande.ouvert).of(partie_id).presents
    return render_admin("admin/garde.html", "Texte gardé", phrases=(phrase, *presents))


def _save(demande: Demande) -> WerkzeugResponse:
    etat, partie = demande.etat, demande.partie
    try:
        with write_session(services().moteurs) as session:
            depot = Depot(session, services().horloge)
            auteur = current_agent().courriel
            fait = ecriture.save_partie(depot, demande.cible, partie, etat.valeurs, auteur)
    except DocumentInvalideError as error:
        edition.keep(demande)
        return _render(demande, replace(etat, fautes=error.fautes), 422)
    if isinstance(fait, Desaccord):
        edition.keep(demande)
        return _render(demande, explain_desaccord(partie, etat.valeurs, fait), 409)
    edition.forget(demande)
    return _go_back(demande, _say(fait))


def _leave(demande: Demande) -> WerkzeugResponse:
    attend = edition.leave(demande)
    phrase = "Votre texte n’est pas enregistré\u00a0: il est gardé, vous pourrez le reprendre."
    return _go_back(demande, phrase if attend else "", vise=demande.geste == "fermer")


def _throw(demande: Demande) -> WerkzeugResponse:
    if demande.geste == "jeter" or demande.brut is None:
        edition.throw(demande)
        return _go_back(demande, "Le texte est jeté. Vous pouvez encore le reprendre.")
    edition.keep(demande)
    edition.throw(demande)
    return _take_up(demande)


def _take_up(demande: Demande) -> Response:
    etat, saisie = edition.take_up(demande)
    moment = ""
    if saisie.attend:
        moment = say_moment(saisie.vue_le, services().horloge.now(), read_fuseau())
    return _render(demande, etat, repris=moment)


def _render(demande: Demande, etat: Etat, status: int = 200, **contexte: object) -> Response:
    ouvert, partie = demande.ouvert, demande.partie
    return render_admin(
        "admin/partie.html",
        title_partie(partie, ouvert.nom),
        status,
        ouvert=ouvert,
        partie=partie,
        formulaire=build_formulaire(ouvert.document, partie, etat),
        avis=edition.read_avis(ouvert).of(partie.id),
        **contexte,
    )


def _go_back(demande: Demande, phrase: str, *, vise: bool = True) -> WerkzeugResponse:
    """The document again; for htmx, the part alone, in the place of its form."""
    avant, partie = demande.ouvert, demande.partie
    if wants_fragment():
        ouvert = open_document(avant.genre, avant.cle)
        lues = find_parties(read_lecture(ouvert).listes, partie, set(noeud_ids(avant.document)))
        return render_admin(
            "admin/partie_lue.html",
            ouvert.nom,
            ouvert=ouvert,
            lues=lues,
            marques=build_marques(ouvert.document, [p.id for p in lues.parties]),
            avis=edition.read_avis(ouvert, partie.id if vise else ""),
            phrase=phrase,
        )
    if phrase:
        flash(phrase)
    page = adresses_for(current_langue()).admin_contenu(avant.genre, avant.cle)
    return redirect(f"{page}#{partie.champ.nom if partie.champ else partie.id}", 303)


def _say(fait: Enregistre) -> str:
    if fait.deja:
        return (
            "C’était déjà enregistré\u00a0: ce formulaire est arrivé deux fois, il compte une fois."
        )
    if not fait.change:
        return "Rien n’a changé\u00a0: le brouillon disait déjà cela."
    debut = "C’est enregistré dans le brouillon. Les usagers voient encore l’ancien texte."
    return (
        f"{debut} Un collègue a écrit ailleurs en même temps\u00a0: tout est gardé."
        if fait.meles
        else debut
    )
