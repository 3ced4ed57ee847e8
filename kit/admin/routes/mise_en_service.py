"""Putting the kit into service: the list, the button, and going back."""

from flask import Response, flash, redirect
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin import mise_en_service
from kit.admin.mise_en_service import EncoreExempleError
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for


@admin.get("/mise-en-service")
def show_mise_en_service() -> Response:
    """What is left of the example, and where it changes."""
    return _render()


@admin.post("/mise-en-service")
def open_service() -> WerkzeugResponse:
    """The site is an example no more."""
    try:
        mise_en_service.open_service(current_agent().courriel)
    except EncoreExempleError as error:
        return _render(error.phrase)
    flash("Le site est en service\u00a0: plus aucune page ne dit «\u202fSite d’exemple\u202f».")
    return _back()


@admin.post("/mise-en-service/annuler")
def close_service() -> WerkzeugResponse:
    """It is the example again."""
    mise_en_service.close_service(current_agent().courriel)
    flash("Le site est de nouveau un exemple\u00a0: chaque page le dit.")
    return _back()


def _render(faute: str = "") -> Response:
    return render_admin(
        "admin/mise_en_service.html",
        "Mise en service",
        409 if faute else 200,
        service=mise_en_service.read_mise_en_service(),
        faute=faute,
        administre=current_agent().may("administrer"),
        redige=current_agent().may("rediger"),
    )


def _back() -> WerkzeugResponse:
    return redirect(adresses_for(current_langue()).admin("mise-en-service"), 303)
