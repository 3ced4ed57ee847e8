"""Coming in through the identity provider, ProConnect or another: going there, coming back."""

from flask import redirect, request
from werkzeug.wrappers import Response

from kit.admin.identite import finish, leave_there, start
from kit.admin.routes.connexion import render_connexion
from kit.admin.routes.espace import admin
from kit.erreurs import KitError
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for
from kit.web.session import is_protected


@admin.get("/oidc/aller")
def go_to_fournisseur() -> Response:
    """Send the browser to the provider; a link and not a form, which the CSP would hold back."""
    if not is_protected():
        return redirect(adresses_for(current_langue()).admin_connexion())
    try:
        return redirect(start(request.args.get("suite", "")))
    except KitError as error:
        return render_connexion(faute=error.phrase)


@admin.get("/oidc/retour")
def return_from_fournisseur() -> Response:
    """Where the provider sends the browser back."""
    try:
        return redirect(finish(request.args), 303)
    except KitError as error:
        return render_connexion(faute=error.phrase)


@admin.get("/oidc/quitter")
def leave_fournisseur() -> Response:
    """Close the session at the provider's, once the one here is closed."""
    try:
        return redirect(leave_there())
    except KitError as error:
        return render_connexion(faute=error.phrase)
