"""The first page of the back office."""

from flask import Response

from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin


@admin.get("/")
def show_accueil() -> Response:
    """What there is to do today."""
    return render_admin("admin/accueil.html", "Aujourd’hui")
