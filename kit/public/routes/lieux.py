"""The places: structures, where each procedure is filed, appointments."""

from flask import Response, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.demarche import Demarche
from kit.content.structure import Structure
from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.lieux import (
    build_demarche,
    build_demarches,
    build_structure,
    build_structures,
)


@public.get("/<langue>/structures/")
def list_structures(langue: str) -> Response:
    """The places."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Où aller, quand ?")
    lieux = build_structures(lecture.lecteur)
    return lecture.render("public/structures.html", titre, "structures/", structures=lieux)


@public.get("/<langue>/structures/<slug>")
def show_structure(langue: str, slug: str) -> WerkzeugResponse:
    """One place."""
    lecture = open_lecture(langue)
    structure = lecture.find(Structure, slug)
    vue = build_structure(lecture.lecteur, structure)
    chemin = f"structures/{slug}"
    return lecture.render_document(
        "public/structure.html", structure.nom, chemin, structure, lieu=vue
    )


@public.get("/<langue>/modalites/")
def show_modalites(langue: str) -> Response:
    """Where each procedure is filed."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Où faire chaque démarche ?")
    demarches = build_demarches(lecture.lecteur)
    return lecture.render("public/modalites.html", titre, "modalites/", demarches=demarches)


@public.get("/<langue>/rendez-vous/")
def show_rendez_vous(langue: str) -> Response:
    """Whether an appointment is needed, and how to take it."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Prendre rendez-vous")
    choisie = lecture.catalogue.get(Demarche, request.args.get("demarche"))
    return lecture.render(
        "public/rendez-vous.html",
        titre,
        "rendez-vous/",
        choisie=build_demarche(lecture.lecteur, choisie) if choisie else None,
        demarches=build_demarches(lecture.lecteur),
        lieu=build_structure(lecture.lecteur, lecture.structure),
    )
