"""One's own account: the browsers where one is logged in."""

from flask import Response, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.catalogue import find_catalogue, read_fuseau
from kit.admin.porte import current_agent, current_entree
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.comptes import build_navigateurs, describe_attribution
from kit.store.acces import sessions
from kit.store.moteur import read_journal, write_journal
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services


@admin.get("/compte")
def show_compte() -> Response:
    """Who one is here, and where one is logged in."""
    agent, entree = current_agent(), current_entree()
    with read_journal(services().moteurs) as session:
        ouvertes = sessions.list_sessions(session, agent.id, services().horloge.now())
    vues = build_navigateurs(current_langue(), ouvertes, entree.id, read_fuseau())
    roles = [describe_attribution(find_catalogue(), a) for a in agent.attributions]
    return render_admin("admin/compte.html", "Mon compte", navigateurs=vues, roles=roles)


@admin.post("/compte/fermer")
def close_session() -> WerkzeugResponse:
    """Log out another browser of one's own."""
    numero = request.form.get("session", "")
    with write_journal(services().moteurs) as session:
        if numero.isdecimal():
            sessions.close_session(session, current_agent().id, int(numero))
    flash("Ce navigateur est déconnecté.")
    return redirect(adresses_for(current_langue()).admin("compte"), 303)
