"""Finding one's way: the map of the site, the languages."""

from flask import Response

from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.langues_offertes import build_langues_offertes
from kit.public.vues.page import Apercu
from kit.public.vues.plan import build_plan
from kit.web.i18n import offered_langues


@public.get("/<langue>/plan-du-site")
def show_plan(langue: str) -> Response:
    """Every page."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Plan du site")
    groupes = build_plan(lecture.lecteur)
    apercu = Apercu(lecture.langue.gettext("Toutes les pages de ce site, rangées par sujet."))
    return lecture.render("public/plan.html", titre, "plan-du-site", apercu, groupes=groupes)


@public.get("/<langue>/langues")
def show_langues(langue: str) -> Response:
    """Every language offered, and how far it is translated."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Les langues de ce site")
    offertes = build_langues_offertes(lecture.lecteur, offered_langues(lecture.catalogue))
    description = lecture.langue.gettext(
        "Les traductions aident à comprendre. En cas de différence, le texte français fait foi."
    )
    apercu = Apercu(description, "langue")
    return lecture.render(
        "public/langues_offertes.html", titre, "langues", apercu, langues=offertes
    )
