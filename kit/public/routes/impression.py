"""The sheets: their choice, their files, their pictures, and whether a paper is still right."""

from flask import Response, abort, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.fiche import Fiche
from kit.langues.registre import FRANCAIS
from kit.public.contexte import Lecture, open_lecture
from kit.public.impression import (
    Refus,
    choose_feuille,
    order_feuille,
    read_edition,
    reply_fichier,
    reply_page,
)
from kit.public.routes.site import public
from kit.public.vues.edition import build_edition
from kit.public.vues.impression import build_imprimer
from kit.public.vues.page import Apercu
from kit.render.richtext import plain_text
from kit.store.editions import EditionConnue
from kit.web.i18n import offered_langues
from kit.web.rendu import services


@public.get("/<langue>/fiches/<slug>/imprimer")
def print_fiche(langue: str, slug: str) -> WerkzeugResponse:
    """The choice of a sheet of a fiche."""
    lecture = open_lecture(langue)
    fiche = lecture.find(Fiche, slug)
    vue = build_imprimer(lecture.lecteur, choose_feuille(lecture, "fiche", fiche.adresse))
    textes = lecture.lecteur.open(fiche)
    sujet = plain_text(textes.passage("titre").html)
    titre = lecture.langue.gettext("Imprimer\u00a0: %(sujet)s", sujet=sujet)
    apercu = Apercu(plain_text(textes.passage("resume").html), "imprimer")
    retour = lecture.adresses.fiche(fiche.adresse)
    chemin = f"fiches/{slug}/imprimer"
    gabarit = "public/imprimer.html"
    return lecture.render(gabarit, titre, chemin, apercu, imprimer=vue, retour=retour)


@public.get("/<langue>/fiches/<slug>.pdf")
def show_feuille_fiche(langue: str, slug: str) -> WerkzeugResponse:
    """A sheet of a fiche, as PDF."""
    lecture = open_lecture(langue)
    resultat = order_feuille(lecture, "fiche", slug, impose=request.args.get("impose") == "oui")
    if isinstance(resultat, Refus):
        return _wait(lecture, resultat, lecture.adresses.fiche(slug))
    return reply_fichier(lecture, resultat, f"{slug}-{lecture.langue.tag}.pdf")


@public.get("/<langue>/fiches/<slug>/apercu-<int:page>.png")
def show_apercu_fiche(langue: str, slug: str, page: int) -> WerkzeugResponse:
    """One page of a sheet, as a picture."""
    lecture = open_lecture(langue)
    resultat = order_feuille(lecture, "fiche", slug)
    if isinstance(resultat, Refus):
        return _wait(lecture, resultat, lecture.adresses.fiche(slug))
    return reply_page(lecture, resultat, page) or abort(404)


@public.get("/q/<code>")
def check_edition(code: str) -> WerkzeugResponse:
    """Whether the sheet that bears this code is still right, in its own language."""
    connue = read_edition(code)
    if connue is None:
        return _unknown(open_lecture(None))
    offertes = offered_langues(services().vitrine.current())
    tag = connue.langues[0]
    return _show_edition(open_lecture(tag if tag in offertes else FRANCAIS), connue)


@public.get("/<langue>/q/<code>")
def check_edition_in(langue: str, code: str) -> WerkzeugResponse:
    """The same, in another language."""
    lecture = open_lecture(langue)
    connue = read_edition(code)
    return _show_edition(lecture, connue) if connue else _unknown(lecture)


def _show_edition(lecture: Lecture, connue: EditionConnue) -> Response:
    _ = lecture.langue.gettext
    vue = build_edition(lecture, connue)
    apercu = Apercu(
        _("Une feuille imprimée peut ne plus être juste\u00a0: vérifiez-la ici."), "verifier"
    )
    titre = _("Cette feuille est-elle encore juste\u202f?")
    return lecture.render("public/edition.html", titre, f"q/{connue.code}", apercu, edition=vue)


def _unknown(lecture: Lecture) -> Response:
    """A code that no sheet bears: most often a sign was misread."""
    _ = lecture.langue.gettext
    phrase = _("Aucune feuille ne porte ce code. Relisez les 8 signes imprimés sous le carré.")
    refus = Refus(404, _("Code inconnu"), phrase)
    return _wait(lecture, refus, lecture.adresses.fiches())


def _wait(lecture: Lecture, refus: Refus, page: str) -> Response:
    """The sheet is not there yet, or cannot be: the page says so, and where to read instead."""
    _ = lecture.langue.gettext
    apercu = Apercu(refus.phrase, "imprimer")
    reponse = lecture.render(
        "public/attente.html", refus.titre, "", apercu, refus=refus, page_html=page
    )
    reponse.status_code = refus.status
    reponse.cache_control.clear()
    reponse.cache_control.no_store = True
    reponse.headers.pop("ETag", None)
    if refus.retry_s:
        reponse.headers["Retry-After"] = str(refus.retry_s)
    return reponse
