"""The addresses of the public site: each one reads the catalogue, builds a view, renders it."""

from contextlib import suppress

from flask import Blueprint, Response, abort, redirect
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.fiche import Fiche
from kit.public.contexte import open_lecture
from kit.public.vues.accueil import build_accueil
from kit.public.vues.fiche import build_fiche
from kit.public.vues.langues import build_langues
from kit.store.catalogue import CatalogueVideError
from kit.web.rendu import services

public = Blueprint("public", __name__)


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
    return lecture.render(
        "public/accueil.html",
        lecture.catalogue.site.nom,
        "",
        accueil=build_accueil(lecture.lecteur),
    )


@public.get("/<langue>/fiches/<slug>")
def show_fiche(langue: str, slug: str) -> WerkzeugResponse:
    """One fiche; its past addresses lead to the present one."""
    lecture = open_lecture(langue)
    fiche = lecture.catalogue.find(Fiche, slug)
    if fiche is None:
        abort(404)
    if fiche.adresse != slug:
        return redirect(lecture.adresses.fiche(fiche.adresse), 301)
    vue = build_fiche(lecture.lecteur, fiche)
    return lecture.render(
        "public/fiche.html", vue.titre.html.striptags(), f"fiches/{slug}", fiche=vue
    )


@public.get("/sante")
def show_sante() -> tuple[dict[str, object], int]:
    """The state of the service, for the machines that watch it."""
    vitrine = services().vitrine
    with suppress(CatalogueVideError):
        vitrine.current()  # looks at the base, and recovers if it can
    etat = vitrine.etat()
    corps: dict[str, object] = {
        "statut": etat.statut,
        "raison": etat.raison,
        "version": etat.version,
    }
    return corps, 503 if etat.statut == "vide" else 200
