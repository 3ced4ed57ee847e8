"""What to do at once: the urgent cards."""

from flask import Response
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.urgence import Urgence
from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.urgence import build_urgence, build_urgences
from kit.web.discretion import leave_no_trace


@public.get("/<langue>/urgence")
def list_urgences(langue: str) -> Response:
    """The urgent cards."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("C’est urgent")
    cartes = build_urgences(lecture.lecteur)
    return lecture.render("public/urgences.html", titre, "urgence", cartes=cartes)


@public.get("/<langue>/urgence/<slug>")
def show_urgence(langue: str, slug: str) -> WerkzeugResponse:
    """One card; a discreet one leaves no trace."""
    lecture = open_lecture(langue)
    carte = lecture.find(Urgence, slug)
    vue = build_urgence(lecture.lecteur, carte)
    chemin = f"urgence/{slug}"
    response = lecture.render_document("public/urgence.html", vue.titre, chemin, carte, carte=vue)
    if carte.discret:
        leave_no_trace(response)
    return response
