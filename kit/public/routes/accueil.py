"""The way in: the choice of language, the home page, the themes, the notices."""

from flask import Response
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.annonce import Annonce
from kit.content.theme import Theme
from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.accueil import build_accueil, build_annonce, build_theme
from kit.public.vues.langues import build_langues


@public.get("/")
def show_racine() -> Response:
    """The choice of language: every autonym, the browser's own first."""
    lecture = open_lecture(None)
    titre = lecture.langue.gettext("Choisissez votre langue")
    langues = build_langues(lecture.catalogue, lecture.adresses, lecture.langue.tag)
    response = lecture.render("public/langues.html", titre, "", langues=langues)
    response.vary.add("Accept-Language")
    return response


@public.get("/<langue>/")
def show_accueil(langue: str) -> Response:
    """The home page."""
    lecture = open_lecture(langue)
    nom = lecture.catalogue.site.nom
    return lecture.render("public/accueil.html", nom, "", accueil=build_accueil(lecture.lecteur))


@public.get("/<langue>/themes/<slug>")
def show_theme(langue: str, slug: str) -> WerkzeugResponse:
    """A theme and its fiches."""
    lecture = open_lecture(langue)
    theme = lecture.find(Theme, slug)
    vue = build_theme(lecture.lecteur, theme)
    return lecture.render_document(
        "public/theme.html", vue.titre, f"themes/{slug}", theme, vue.resume, theme=vue
    )


@public.get("/<langue>/annonces/<slug>")
def show_annonce(langue: str, slug: str) -> WerkzeugResponse:
    """A notice, whole."""
    lecture = open_lecture(langue)
    annonce = lecture.find(Annonce, slug)
    vue = build_annonce(lecture.lecteur, annonce)
    chemin = f"annonces/{slug}"
    return lecture.render_document("public/annonce.html", vue.titre, chemin, annonce, annonce=vue)
