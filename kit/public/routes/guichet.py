"""The counter: where agents begin, a fiche turned to a person, what to point at."""

from flask import Response, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.fiche import Fiche
from kit.public.guichet import open_comptoir
from kit.public.routes.site import public
from kit.public.vues.guichet import build_guichet, build_guichet_fiche, build_montrez
from kit.public.vues.page import Apercu, Sujet
from kit.web.saisie import read_nombre


@public.get("/<langue>/guichet/")
def show_guichet(langue: str) -> Response:
    """Where agents begin."""
    comptoir = open_comptoir(langue)
    _ = comptoir.lecture.langue.gettext
    apercu = Apercu(_("Pour les agents et les bénévoles qui accueillent le public."), "guichet")
    return comptoir.lecture.render(
        "public/guichet.html",
        _("Au guichet"),
        "guichet/",
        apercu,
        guichet=build_guichet(comptoir),
        inconnue=comptoir.inconnue,
    )


@public.get("/<langue>/guichet/montrez")
def show_montrez(langue: str) -> Response:
    """What to point at, or one card as large as the screen."""
    comptoir = open_comptoir(langue)
    _ = comptoir.lecture.langue.gettext
    vue = build_montrez(comptoir, request.args.get("carte", ""))
    apercu = Apercu(_("Des phrases courtes, à montrer du doigt."), "montrer")
    return comptoir.lecture.render(
        "public/montrez.html",
        _("Montrez du doigt"),
        "guichet/montrez",
        apercu,
        Sujet(garder={"carte": vue.carte.id} if vue.carte else {}),
        montrez=vue,
        inconnue=comptoir.inconnue,
    )


@public.get("/<langue>/fiches/<slug>/guichet")
def show_guichet_fiche(langue: str, slug: str) -> WerkzeugResponse:
    """A fiche in two languages, very large; the number of a line leads to it."""
    comptoir = open_comptoir(langue)
    lecture = comptoir.lecture
    demandee = lecture.find(Fiche, slug)
    fiche = lecture.catalogue.offered_fiche(demandee.id) or demandee
    if fiche.adresse != slug:
        # For ever when the fiche was renamed; not when it stands for an imported one.
        code = 301 if fiche is demandee else 302
        return redirect(lecture.adresses.guichet_fiche(fiche.adresse), code)
    vue = build_guichet_fiche(comptoir, fiche)
    if vue.lignes and "ligne" in request.args:
        return redirect(vue.find_ligne(read_nombre("ligne")), 303)
    description = lecture.langue.gettext("En deux langues, en très grand, pour le guichet.")
    return lecture.render(
        "public/guichet_fiche.html",
        f"{vue.nom} – {lecture.langue.gettext('Au guichet')}",
        f"fiches/{slug}/guichet",
        Apercu(f"{vue.nom}. {description}", vue.pictogramme),
        Sujet(fiche),
        vue=vue,
        hors=vue.lignes is not None and "hors" in request.args,
    )
