"""The search."""

from flask import Response, request

from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.recherche import LONGUEUR_MAX, build_recherche


@public.get("/<langue>/recherche")
def show_recherche(langue: str) -> Response:
    """What answers some words, in the reader's language and in French."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Rechercher")
    mots = "".join(c for c in request.args.get("q", "")[:LONGUEUR_MAX] if c.isprintable())
    vue = build_recherche(lecture.lecteur, mots)
    return lecture.render("public/recherche.html", titre, "recherche", recherche=vue)
