"""Contents: the list, one document with its parts, and the gestures on its lists."""

from flask import Response, abort, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.brouillons import save_brouillon
from kit.admin.catalogue import read_fuseau
from kit.admin.documents import open_document
from kit.admin.ecriture import Geste
from kit.admin.edition import read_avis
from kit.admin.formulaires.libelles import name_genre
from kit.admin.formulaires.parties import move_noeud, remove_noeud
from kit.admin.lecture import read_lecture
from kit.admin.listes import read_ensemble
from kit.admin.noms import name_agents
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.contenus import CREABLES, EDITABLES, PAR_PARTIES, name_kind
from kit.admin.vues.listes import ETATS, build_liste, read_demande
from kit.admin.vues.marques import build_marques
from kit.admin.vues.vie import build_vie
from kit.store.acces.roles import TOUT_LE_SITE
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for

_SENS = {"monter": -1, "descendre": 1}


@admin.get("/contenus/")
def list_contenus() -> Response:
    """Every content that is edited here, in the order and with the filters asked for."""
    demande = read_demande(request.args)
    redige = current_agent().may("rediger", structure=TOUT_LE_SITE)
    adresse = adresses_for(current_langue()).admin("contenus/")
    liste = build_liste(read_ensemble().documents, demande, adresse)
    return render_admin(
        "admin/contenus.html",
        "Contenus",
        liste=liste,
        demande=demande,
        genres=[(g, name_kind(g), g == demande.genre) for g in EDITABLES],
        etats=[(e, nom, e == demande.etat) for e, nom in ETATS.items()],
        manques=[("oui", "Seulement ce qui est incomplet", demande.incomplets)],
        nouveaux=[(g, name_genre(g)) for g in CREABLES] if redige else [],
    )


@admin.get("/contenus/<genre>/<cle>")
def show_contenu(genre: str, cle: str) -> Response:
    """One document, its draft as it stands, each part with what changes it."""
    ouvert = open_document(genre, cle)
    lecture = read_lecture(ouvert)
    parties = [partie.id for liste in lecture.listes for partie in liste.parties]
    ajouts = [liste.ajout for liste in lecture.listes]
    return render_admin(
        "admin/contenu.html",
        ouvert.nom,
        ouvert=ouvert,
        lecture=lecture,
        vie=build_vie(ouvert, current_agent(), name_agents(), read_fuseau()),
        marques=build_marques(ouvert.document, parties),
        avis=read_avis(ouvert),
        connues=[*parties, *ajouts],
    )


@admin.post("/contenus/<genre>/<cle>/deplacer")
def move_partie(genre: str, cle: str) -> WerkzeugResponse:
    """Move a group of a list, or take it away."""
    ouvert = open_document(genre, cle, PAR_PARTIES)
    champ, noeud = request.form.get("champ", ""), request.form.get("noeud", "")
    geste = request.form.get("geste", "")
    brut = ouvert.brut
    if geste == "supprimer":
        brut = remove_noeud(brut, champ, noeud)
    elif geste in _SENS:
        brut = move_noeud(brut, champ, noeud, _SENS[geste])
    else:
        abort(400, "Ce bouton n’existe plus\u00a0: rechargez la page.")
    flash(save_brouillon(ouvert, brut, Geste(current_agent().courriel, f"{geste} {champ}.{noeud}")))
    page = adresses_for(current_langue()).admin_contenu(genre, cle)
    return redirect(f"{page}#{champ}", 303)
