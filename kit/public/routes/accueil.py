"""The way in: the choice of language, the home page, the themes, the notices."""

from flask import Response
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.annonce import Annonce
from kit.content.theme import Theme
from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.accueil import build_accueil, build_description_accueil, build_theme
from kit.public.vues.donnees import build_site_donnees
from kit.public.vues.langues import build_langues
from kit.public.vues.page import Apercu
from kit.render.passages import first_text
from kit.render.richtext import plain_text
from kit.render.vues.annonce import build_annonce


@public.get("/")
def show_racine() -> Response:
    """The choice of language: every autonym, the browser's own first."""
    lecture = open_lecture(None)
    titre = lecture.langue.gettext("Choisissez votre langue")
    langues = build_langues(lecture.catalogue, lecture.adresses, lecture.langue.tag)
    apercu = Apercu(build_description_accueil(lecture.langue), "langue")
    response = lecture.render("public/langues.html", titre, "", apercu, langues=langues)
    response.vary.add("Accept-Language")
    return response


@public.get("/<langue>/")
def show_accueil(langue: str) -> Response:
    """The home page."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Que voulez-vous faire ?")
    description = build_description_accueil(lecture.langue)
    apercu = Apercu(description, objet=build_site_donnees(lecture.lecteur))
    vue = build_accueil(lecture.lecteur)
    return lecture.render("public/accueil.html", titre, "", apercu, accueil=vue)


@public.get("/<langue>/themes/<slug>")
def show_theme(langue: str, slug: str) -> WerkzeugResponse:
    """A theme and its fiches."""
    lecture = open_lecture(langue)
    theme = lecture.find(Theme, slug)
    vue = build_theme(lecture.lecteur, theme)
    noms = lecture.langue.join([plain_text(fiche.titre.html) for fiche in vue.fiches])
    description = plain_text(vue.resume.html) if vue.resume else noms
    apercu = Apercu(description, vue.pictogramme)
    return lecture.render_document(
        "public/theme.html", vue.titre, f"themes/{slug}", theme, apercu, theme=vue
    )


@public.get("/<langue>/annonces/<slug>")
def show_annonce(langue: str, slug: str) -> WerkzeugResponse:
    """A notice, whole."""
    lecture = open_lecture(langue)
    annonce = lecture.find(Annonce, slug)
    vue = build_annonce(lecture.lecteur, annonce)
    apercu = Apercu(first_text(vue.ce_qui_change), vue.pictogramme, article=True)
    imprimer = lecture.adresses.imprimer(f"annonces/{annonce.adresse}")
    contexte = {"annonce": vue, "imprimer": imprimer}
    return lecture.render_document(
        "public/annonce.html", vue.titre, f"annonces/{slug}", annonce, apercu, **contexte
    )
