"""Coming in, choosing a password, going out."""

from flask import Response, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.identite import leave_here, may_leave_fournisseur
from kit.admin.porte import current_agent, current_entree, enter
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.connexion import ConnexionVue, is_suite
from kit.erreurs import KitError
from kit.store.acces.connexion import check_identite
from kit.store.acces.liens import find_lien, use_lien
from kit.store.acces.mots_de_passe import LONGUEUR_MIN, hash_mot_de_passe
from kit.store.acces.sessions import close_session
from kit.store.moteur import read_journal, write_journal
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services
from kit.web.session import is_protected


@admin.get("/connexion")
def connect() -> Response:
    """The page where one comes in; over plain http it says why one cannot."""
    return render_connexion()


@admin.post("/connexion")
def log_in() -> WerkzeugResponse:
    """Check an address and a password, then go where one was going."""
    if not is_protected():
        return render_connexion()
    courriel, mot_de_passe = request.form.get("courriel", ""), request.form.get("mot_de_passe", "")
    try:
        quand = services().horloge.now()
        enter(check_identite(services().moteurs, courriel, mot_de_passe, quand))
    except KitError as error:
        return render_connexion(courriel, error.phrase)
    suite, accueil = request.args.get("suite", ""), adresses_for(current_langue()).admin()
    return redirect(suite if is_suite(suite, accueil) else accueil, 303)


@admin.post("/deconnexion")
def log_out() -> WerkzeugResponse:
    """Close this session, here and on the server."""
    with write_journal(services().moteurs) as session:
        close_session(session, current_agent().id, current_entree().id)
    leave_here()
    flash("Vous êtes déconnecté. Sur un poste partagé, fermez aussi cette fenêtre.")
    return redirect(adresses_for(current_langue()).admin_connexion(), 303)


@admin.get("/bienvenue/<secret>")
def welcome(secret: str) -> Response:
    """Where a one-time link leads: looking at it does not use it."""
    return _render_bienvenue(secret)


@admin.post("/bienvenue/<secret>")
def choose_mot_de_passe(secret: str) -> WerkzeugResponse:
    """Keep the password that was chosen, and come in."""
    if not is_protected():
        return _render_bienvenue(secret)
    mot_de_passe = request.form.get("mot_de_passe", "")
    if mot_de_passe != request.form.get("encore", ""):
        return _render_bienvenue(
            secret, "Les deux mots de passe sont différents\u00a0: écrivez deux fois le même."
        )
    quand, moteurs = services().horloge.now(), services().moteurs
    try:
        with read_journal(moteurs) as session:
            agent = find_lien(session, secret, quand)
        garde = hash_mot_de_passe(mot_de_passe, agent.courriel)
        with write_journal(moteurs) as session:
            agent = use_lien(session, secret, garde, quand)
    except KitError as error:
        return _render_bienvenue(secret, error.phrase)
    enter(agent.id)
    flash("Votre mot de passe est enregistré. Vous êtes connecté.")
    return redirect(adresses_for(current_langue()).admin(), 303)


def render_connexion(courriel: str = "", faute: str = "") -> Response:
    """The door, whatever the page that leads back to it."""
    suite = request.args.get("suite", "")
    vue = ConnexionVue(
        courriel,
        faute,
        protege=is_protected(),
        adresse=adresses_for(current_langue()).admin_connexion(suite),
        suite=suite,
        sortie=may_leave_fournisseur(),
    )
    status = 422 if faute else 200
    return render_admin("admin/connexion.html", "Se connecter", status, connexion=vue)


def _render_bienvenue(secret: str, faute: str = "") -> Response:
    """The form, or why the link does not work any more."""
    quand = services().horloge.now()
    try:
        with read_journal(services().moteurs) as session:
            agent = find_lien(session, secret, quand)
    except KitError as error:
        return render_admin("admin/lien_mort.html", "Lien à refaire", 410, phrase=error.phrase)
    vue = ConnexionVue(agent.courriel, faute, protege=is_protected(), signes=LONGUEUR_MIN)
    titre = "Choisissez votre mot de passe"
    return render_admin("admin/bienvenue.html", titre, 422 if faute else 200, connexion=vue)
