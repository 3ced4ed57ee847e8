"""Accounts: open, change, close, give a new link."""

from flask import Response, abort, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.catalogue import find_catalogue
from kit.admin.envoi import send_lien
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.saisie import check_attributions, read_attributions
from kit.admin.vues.comptes import build_agents, build_formulaire
from kit.erreurs import KitError
from kit.store.acces import agents
from kit.store.acces.erreurs import AgentInconnuError
from kit.store.acces.liens import DUREE_LIEN, create_lien
from kit.store.acces.roles import Agent
from kit.store.audit import Trace, write_traces
from kit.store.moteur import read_journal, write_journal
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services


@admin.get("/agents/")
def list_agents() -> Response:
    """Every account, and the form that opens one."""
    return _render_liste()


@admin.post("/agents/")
def create_agent() -> WerkzeugResponse:
    """Open an account and show its link, once."""
    nom, courriel = request.form.get("nom", ""), request.form.get("courriel", "")
    quand = services().horloge.now()
    try:
        attributions = check_attributions(read_attributions())
        with write_journal(services().moteurs) as session:
            agent = agents.create_agent(session, courriel, nom, attributions, quand)
            secret = create_lien(session, agent.id, quand)
    except KitError as error:
        return _render_liste(error.phrase)
    _trace("creer-agent", agent)
    return _render_lien(agent, secret)


@admin.get("/agents/<int:agent_id>")
def show_agent(agent_id: int) -> Response:
    """One account."""
    return _render_agent(_get(agent_id))


@admin.post("/agents/<int:agent_id>")
def change_agent(agent_id: int) -> WerkzeugResponse:
    """Change its name, its roles, or close it and open it again."""
    agent = _get(agent_id)
    etat = {"fermer": False, "rouvrir": True}.get(request.form.get("etat", ""))
    try:
        attributions = None if etat is not None else check_attributions(read_attributions())
        with write_journal(services().moteurs) as session:
            nom = request.form.get("nom")
            change = agents.change_agent(
                session, agent_id, nom=nom, attributions=attributions, actif=etat
            )
    except KitError as error:
        return _render_agent(agent, error.phrase)
    _trace("changer-agent" if etat is None else f"{request.form['etat']}-agent", change)
    flash(f"Le compte de {change.nom} est enregistré.")
    return redirect(adresses_for(current_langue()).admin("agents/"), 303)


@admin.post("/agents/<int:agent_id>/lien")
def renew_lien(agent_id: int) -> Response:
    """A new one-time link: the password is lost, or the first link is too old."""
    agent = _get(agent_id)
    with write_journal(services().moteurs) as session:
        secret = create_lien(session, agent.id, services().horloge.now())
    _trace("donner-lien", agent)
    return _render_lien(agent, secret)


def _get(agent_id: int) -> Agent:
    try:
        with read_journal(services().moteurs) as session:
            return agents.get_agent(session, agent_id)
    except AgentInconnuError:
        abort(404)


def _render_liste(faute: str = "") -> Response:
    with read_journal(services().moteurs) as session:
        connus = agents.list_agents(session)
    catalogue = find_catalogue()
    saisie = request.form
    formulaire = build_formulaire(
        catalogue, saisie.get("nom", ""), saisie.get("courriel", ""), read_attributions(), faute
    )
    return render_admin(
        "admin/agents.html",
        "Comptes",
        422 if faute else 200,
        agents=build_agents(catalogue, connus),
        formulaire=formulaire,
    )


def _render_agent(agent: Agent, faute: str = "") -> Response:
    catalogue = find_catalogue()
    formulaire = build_formulaire(catalogue, agent.nom, agent.courriel, agent.attributions, faute)
    return render_admin(
        "admin/agent.html", agent.nom, 422 if faute else 200, agent=agent, formulaire=formulaire
    )


def _render_lien(agent: Agent, secret: str) -> Response:
    adresse = adresses_for(current_langue()).bienvenue(secret)
    if adresse.startswith("/"):
        adresse = f"{request.host_url.rstrip('/')}{adresse}"
    envoye = bool(request.form.get("envoi")) and services().reglages.courriel is not None
    faute = send_lien(agent, adresse) if envoye else ""
    return render_admin(
        "admin/lien.html",
        f"Lien pour {agent.nom}",
        lien=adresse,
        agent=agent,
        jours=DUREE_LIEN.days,
        envoye=envoye and not faute,
        faute=faute,
    )


def _trace(action: str, agent: Agent) -> None:
    quand = services().horloge.now()
    trace = Trace(quand, current_agent().courriel, action, "agent", agent.courriel)
    write_traces(services().moteurs, [trace])
