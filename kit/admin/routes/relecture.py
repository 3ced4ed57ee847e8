"""Reading again: what must be this month, and "toujours juste" in one click."""

from flask import Response, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.porte import current_agent
from kit.admin.portee import check_portee
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.verification import list_verificateurs
from kit.admin.verification_gestes import confirm, list_a_relire
from kit.store.acces.roles import TOUT_LE_SITE
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for


@admin.get("/relire/")
def list_relectures() -> Response:
    """What must be read again before the end of the month, and by whom."""
    toutes, personne = "toutes" in request.args, request.args.get("personne", "")
    return render_admin(
        "admin/relire.html",
        "Relire",
        relectures=list_a_relire(toutes, personne),
        agents=list_verificateurs(),
        toutes=toutes,
        personne=personne,
    )


@admin.post("/relire/<genre>/<cle>")
def confirm_relecture(genre: str, cle: str) -> WerkzeugResponse:
    """All that was verified is still right."""
    check_portee(TOUT_LE_SITE, "publier", current_agent())
    flash(confirm(genre, cle, request.form))
    return redirect(adresses_for(current_langue()).admin("relire/"), 303)
