"""What to do at once: the urgent cards."""

from flask import Response
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.urgence import Urgence
from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.page import Apercu
from kit.render.richtext import plain_text
from kit.render.vues.urgence import build_urgence, build_urgences
from kit.web.discretion import leave_no_trace


@public.get("/<langue>/urgence")
def list_urgences(langue: str) -> Response:
    """The urgent cards."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("C’est urgent")
    cartes = build_urgences(lecture.lecteur)
    description = lecture.langue.gettext("Que faire aujourd’hui, qui appeler, qui peut vous aider.")
    apercu = Apercu(description, "urgence")
    return lecture.render("public/urgences.html", titre, "urgence", apercu, cartes=cartes)


@public.get("/<langue>/urgence/<slug>")
def show_urgence(langue: str, slug: str) -> WerkzeugResponse:
    """One card; a discreet one leaves no trace."""
    lecture = open_lecture(langue)
    carte = lecture.find(Urgence, slug)
    vue = build_urgence(lecture.lecteur, carte)
    apercu = Apercu(plain_text(vue.resume.html), vue.pictogramme, article=True)
    contexte = {"carte": vue, "imprimer": lecture.adresses.imprimer(f"urgence/{carte.adresse}")}
    response = lecture.render_document(
        "public/urgence.html", vue.titre, f"urgence/{slug}", carte, apercu, **contexte
    )
    if carte.discret:
        leave_no_trace(response)
    return response
