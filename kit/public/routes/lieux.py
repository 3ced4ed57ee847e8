"""The places: structures, where each procedure is filed, appointments."""

from flask import Response, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.demarche import Demarche
from kit.content.structure import Structure
from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.donnees import build_structure_donnees, build_structures_donnees
from kit.public.vues.page import Apercu
from kit.render.vues.depot import find_structure
from kit.render.vues.lieux import (
    build_demarche,
    build_demarches,
    build_description_lieux,
    build_description_rendez_vous,
    build_structure,
    build_structures,
)
from kit.render.vues.modalites import build_modalites


@public.get("/<langue>/structures/")
def list_structures(langue: str) -> Response:
    """The places."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Où aller, quand ?")
    lieux = build_structures(lecture.lecteur)
    description = build_description_lieux(lecture.langue)
    apercu = Apercu(description, "lieu", build_structures_donnees(lecture.lecteur))
    return lecture.render("public/structures.html", titre, "structures/", apercu, structures=lieux)


@public.get("/<langue>/structures/<slug>")
def show_structure(langue: str, slug: str) -> WerkzeugResponse:
    """One place."""
    lecture = open_lecture(langue)
    structure = lecture.find(Structure, slug)
    vue = build_structure(lecture.lecteur, structure)
    objet = build_structure_donnees(lecture.lecteur, structure)
    apercu = Apercu(build_description_lieux(lecture.langue), vue.vignette, objet)
    return lecture.render_document(
        "public/structure.html",
        structure.nom,
        f"structures/{slug}",
        structure,
        apercu,
        lieu=vue,
        imprimer=lecture.adresses.imprimer(f"structures/{structure.adresse}"),
        avis=lecture.adresses.avis(f"structures/{structure.adresse}"),
    )


@public.get("/<langue>/modalites/")
def show_modalites(langue: str) -> Response:
    """Where each procedure is filed."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Où faire chaque démarche ?")
    choisie = lecture.catalogue.get(Demarche, request.args.get("demarche"))
    vue = build_modalites(lecture.lecteur, choisie)
    description = lecture.langue.gettext(
        "Pour chaque démarche : en ligne, sur rendez-vous, par courrier ou au guichet."
    )
    apercu = Apercu(description, "deposer")
    imprimer = lecture.adresses.imprimer("modalites")
    return lecture.render(
        "public/modalites.html", titre, "modalites/", apercu, modalites=vue, imprimer=imprimer
    )


@public.get("/<langue>/rendez-vous/")
def show_rendez_vous(langue: str) -> Response:
    """Whether an appointment is needed, and how to take it."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Prendre rendez-vous")
    choisie = lecture.catalogue.get(Demarche, request.args.get("demarche"))
    lieu = find_structure(lecture.lecteur)
    demarche = choisie.id if choisie else None
    return lecture.render(
        "public/rendez-vous.html",
        titre,
        "rendez-vous/",
        Apercu(build_description_rendez_vous(lecture.langue), "rendez-vous"),
        choisie=build_demarche(lecture.lecteur, choisie) if choisie else None,
        demarches=build_demarches(lecture.lecteur),
        lieu=build_structure(lecture.lecteur, lieu) if lieu else None,
        imprimer=lecture.adresses.imprimer("rendez-vous", demarche=demarche),
    )
