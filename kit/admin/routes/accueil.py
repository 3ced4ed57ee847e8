"""The first page of the back office."""

from flask import Response

from kit.admin.aujourdhui import read_sections
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin


@admin.get("/")
def show_accueil() -> Response:
    """What there is to do today."""
    sections = read_sections(current_agent())
    return render_admin("admin/accueil.html", "Aujourd’hui", sections=sections)
