"""Asking for a link oneself: the password is lost, or was never chosen."""

from flask import Response, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.envoi import answer_demande, require_courriels
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.vues.connexion import ConnexionVue
from kit.erreurs import KitError
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for
from kit.web.session import is_protected


@admin.get("/lien")
def ask_lien() -> Response:
    """The form that asks for a link."""
    require_courriels()
    return _render()


@admin.post("/lien")
def send_lien() -> WerkzeugResponse:
    """Say the same whether the address is known or not."""
    require_courriels()
    if not is_protected():
        return _render()
    courriel = request.form.get("courriel", "")
    try:
        answer_demande(courriel)
    except KitError as error:
        return _render(courriel, error.phrase)
    flash(
        f"Si un compte existe pour {courriel.strip()}, un lien y est envoyé. Il arrive en quelques "
        "minutes\u00a0; regardez aussi dans les courriels indésirables."
    )
    return redirect(adresses_for(current_langue()).admin_connexion(), 303)


def _render(courriel: str = "", faute: str = "") -> Response:
    vue = ConnexionVue(courriel, faute, protege=is_protected())
    return render_admin(
        "admin/lien_demande.html", "Recevoir un lien", 422 if faute else 200, connexion=vue
    )
