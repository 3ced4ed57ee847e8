"""Contents: the list, one document with its parts, and the gestures on its lists."""

from flask import Response, abort, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.documents import Ouvert, list_vues, open_document
from kit.admin.ecriture import Desaccord, Geste, save_document
from kit.admin.edition import read_avis
from kit.admin.formulaires.libelles import name_genre
from kit.admin.formulaires.parties import move_noeud, remove_noeud
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.contenus import EDITABLES, ETATS, build_parties, filter_documents, name_kind
from kit.content.lecture import read_document
from kit.store.depot import Depot
from kit.store.moteur import write_session
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services

_SENS = {"monter": -1, "descendre": 1}


@admin.get("/contenus/")
def list_contenus() -> Response:
    """Every content that is edited here, filtered by kind, by state and by words."""
    genre, etat = request.args.get("genre", ""), request.args.get("etat", "")
    mots = request.args.get("q", "")[:200]
    documents = filter_documents(list_vues(), genre, etat, mots)
    return render_admin(
        "admin/contenus.html",
        "Contenus",
        documents=documents,
        genres=[(g, name_kind(g), g == genre) for g in EDITABLES],
        etats=[(e, nom, e == etat) for e, nom in ETATS.items()],
        mots=mots,
    )


@admin.get("/contenus/<genre>/<cle>")
def show_contenu(genre: str, cle: str) -> Response:
    """One document, its draft as it stands, each part with what changes it."""
    ouvert = open_document(genre, cle)
    listes = build_parties(ouvert.document, ouvert.brut)
    connues = [p for li in listes for p in (li.ajout, *(partie.id for partie in li.parties))]
    return render_admin(
        "admin/contenu.html",
        ouvert.nom,
        ouvert=ouvert,
        listes=listes,
        avis=read_avis(ouvert),
        connues=connues,
    )


@admin.post("/contenus/<genre>/<cle>/deplacer")
def move_partie(genre: str, cle: str) -> WerkzeugResponse:
    """Move a group of a list, or take it away."""
    ouvert = open_document(genre, cle)
    champ, noeud = request.form.get("champ", ""), request.form.get("noeud", "")
    geste = request.form.get("geste", "")
    brut = ouvert.brut
    if geste == "supprimer":
        brut = remove_noeud(brut, champ, noeud)
    elif geste in _SENS:
        brut = move_noeud(brut, champ, noeud, _SENS[geste])
    else:
        abort(400, "Ce bouton n’existe plus\u00a0: rechargez la page.")
    flash(_save(ouvert, brut, Geste(current_agent().courriel, f"{geste} {champ}.{noeud}")))
    page = adresses_for(current_langue()).admin_contenu(genre, cle)
    return redirect(f"{page}#{champ}", 303)


def _save(ouvert: Ouvert, brut: dict[str, object], geste: Geste) -> str:
    """What happened, in words."""
    propose = read_document(ouvert.genre, brut)
    with write_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        fait = save_document(depot, ouvert.document, ouvert.numero, propose, geste)
    if isinstance(fait, Desaccord):
        return (
            f"{fait.derniere.auteur} a changé la même chose en même temps\u00a0: "
            "rien n’est enregistré. Regardez, puis recommencez."
        )
    return f"C’est enregistré dans le brouillon ({name_genre(ouvert.genre).lower()})."
