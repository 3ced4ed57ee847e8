"""What changed: the page, its months, its feed."""

from flask import Response, abort, request

from kit.public.contexte import Lecture, open_lecture
from kit.public.routes.site import public
from kit.public.vues.atom import MEDIA, build_atom
from kit.public.vues.nouveautes import build_nouveautes
from kit.public.vues.page import Apercu
from kit.render.vues.nouveautes import first_of, is_suivi
from kit.web.cache import add_cache
from kit.web.i18n import offered_langues
from kit.web.rendu import services
from kit.web.reponses import reply_texte


@public.get("/<langue>/nouveautes")
def show_nouveautes(langue: str) -> Response:
    """What changed, the newest first."""
    lecture = open_lecture(langue)
    vue = build_nouveautes(lecture.lecteur)
    return lecture.render(
        "public/nouveautes.html", _titre(lecture), "nouveautes", _apercu(lecture), nouveautes=vue
    )


@public.get("/<langue>/nouveautes/<mois>")
def show_nouveautes_mois(langue: str, mois: str) -> Response:
    """What changed in a month."""
    lecture = open_lecture(langue)
    premier = first_of(mois)
    if premier is None or not is_suivi(lecture.catalogue, premier):
        abort(404)
    nom = lecture.langue.format_mois(premier)
    titre = lecture.langue.gettext("Nouveautés\u00a0: %(mois)s", mois=nom)
    vue = build_nouveautes(lecture.lecteur, mois)
    gabarit, chemin = "public/nouveautes.html", f"nouveautes/{mois}"
    return lecture.render(gabarit, titre, chemin, _apercu(lecture), nouveautes=vue, seul=True)


@public.get("/<langue>/nouveautes.xml")
def show_flux(langue: str) -> Response:
    """The same for the programs that watch for it."""
    lecture = open_lecture(langue)
    base = lecture.adresses.base or request.host_url.rstrip("/")
    titre = f"{_titre(lecture)} – {lecture.catalogue.site.nom}"
    xml = build_atom(lecture.lecteur, titre, base, offered_langues(lecture.catalogue))
    response = reply_texte(xml, MEDIA)
    response.content_language.add(lecture.langue.tag)
    return add_cache(response, lecture.catalogue, services().horloge.now())


def _titre(lecture: Lecture) -> str:
    return lecture.langue.gettext("Nouveautés")


def _apercu(lecture: Lecture) -> Apercu:
    _ = lecture.langue.gettext
    return Apercu(_("Ce qui a changé dans les démarches et les papiers."), "nouveau")
