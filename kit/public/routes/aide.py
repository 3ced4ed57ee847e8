"""Help, and the pages that the law requires."""

from flask import Response

from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.aide import build_aide
from kit.public.vues.legal import build_accessibilite, build_donnees, build_mentions


@public.get("/<langue>/aide")
def show_aide(langue: str) -> Response:
    """How to use the site."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Aide")
    return lecture.render("public/aide.html", titre, "aide", aide=build_aide(lecture.langue))


@public.get("/<langue>/accessibilite")
def show_accessibilite(langue: str) -> Response:
    """The accessibility statement."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Déclaration d’accessibilité")
    vue = build_accessibilite(lecture.lecteur)
    return lecture.render("public/accessibilite.html", titre, "accessibilite", declaration=vue)


@public.get("/<langue>/mentions-legales")
def show_mentions(langue: str) -> Response:
    """Who publishes the site, who hosts it."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Mentions légales")
    vue = build_mentions(lecture.lecteur)
    return lecture.render("public/mentions_legales.html", titre, "mentions-legales", mentions=vue)


@public.get("/<langue>/donnees-personnelles")
def show_donnees(langue: str) -> Response:
    """What is known of visitors."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Données personnelles")
    chemin = "donnees-personnelles"
    vue = build_donnees(lecture.lecteur)
    return lecture.render("public/donnees_personnelles.html", titre, chemin, donnees=vue)
