"""The search."""

from flask import Response

from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.page import Apercu
from kit.public.vues.recherche import build_recherche
from kit.web.saisie import read_mots


@public.get("/<langue>/recherche")
def show_recherche(langue: str) -> Response:
    """What answers some words, in the reader's language and in French."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Rechercher")
    vue = build_recherche(lecture.lecteur, read_mots())
    description = lecture.langue.gettext("Rechercher une démarche, un papier, un mot")
    apercu = Apercu(description, "recherche")
    return lecture.render("public/recherche.html", titre, "recherche", apercu, recherche=vue)
