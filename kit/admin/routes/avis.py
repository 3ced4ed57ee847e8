"""The opinions of readers: read by agents, sorted, given to somebody; never published."""

from flask import Response, abort, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.avis import PHRASES, read_etat, read_page
from kit.admin.noms import name_agents
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.store.avis import ETATS
from kit.store.avis import sort_avis as save_tri
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services


@admin.get("/avis/")
def list_avis() -> Response:
    """The sentences in one state, the newest first."""
    etat = read_etat(request.args.get("etat", ""))
    return render_admin(
        "admin/avis.html",
        "Avis",
        avis=read_page(etat, request.args.get("page", "")),
        agents=name_agents(),
        trie=current_agent().may("rediger"),
    )


@admin.post("/avis/<int:avis_id>")
def sort_avis(avis_id: int) -> WerkzeugResponse:
    """Say what becomes of one, and who looks after it; every state can be left."""
    etat, agent = request.form.get("etat", ""), request.form.get("agent", "")
    if etat not in ETATS or (agent and agent not in name_agents()):
        abort(400, "Ce bouton n’existe plus\u00a0: rechargez la page.")
    avant = save_tri(services().moteurs, avis_id, read_etat(etat), agent)
    if avant is None:
        abort(404)
    flash(PHRASES[read_etat(etat)])
    adresse = adresses_for(current_langue()).admin("avis/")
    return redirect(f"{adresse}?etat={avant}", 303)
