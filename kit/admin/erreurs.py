"""What goes wrong in the back office, said in the back office: nothing that was typed is lost."""

from flask import Response

from kit.admin.porte import here, list_champs
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.erreurs import KitError


@admin.errorhandler(KitError)
def explain(error: KitError) -> Response:
    """A sentence of the store, and the form to send again."""
    return render_admin(
        "admin/erreur.html",
        "Ce n’est pas enregistré",
        503,
        phrase=error.phrase,
        adresse=here(),
        champs=list_champs(),
    )
