"""What readers think of a page: the only public address that takes a form."""

from dataclasses import replace

from flask import Response, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.public.avis import STATUTS, Envoi, build_avis, read_envoi, receive_envoi
from kit.public.contexte import Lecture, open_lecture
from kit.public.routes.site import public
from kit.public.vues.avis import AvisVue
from kit.public.vues.page import Apercu, Sujet
from kit.web.cache import forbid_cache

_RECU = "recu"


@public.get("/<langue>/avis")
def ask_avis(langue: str) -> Response:
    """The form, about a page or about the site; or thanks."""
    lecture = open_lecture(langue)
    vue = build_avis(lecture, Envoi(page=request.args.get("page", "")))
    return _render(lecture, replace(vue, recu=_RECU in request.args))


@public.post("/<langue>/avis")
def take_avis(langue: str) -> WerkzeugResponse:
    """Keep an opinion, then thank; or the form again, with what was typed."""
    lecture, envoi = open_lecture(langue), read_envoi()
    refus = receive_envoi(lecture, envoi)
    vue = build_avis(lecture, envoi, refus)
    if refus is None:
        page = vue.visee.chemin if vue.visee else None
        return redirect(lecture.adresses.page("avis", page=page, **{_RECU: "oui"}), 303)
    reponse = _render(lecture, vue)
    reponse.status_code = STATUTS[refus]
    return forbid_cache(reponse)


def _render(lecture: Lecture, vue: AvisVue) -> Response:
    _ = lecture.langue.gettext
    question = _("Cette page vous a-t-elle aidé\u202f?")
    if vue.visee is None:
        question = _("Ce site vous a-t-il aidé\u202f?")
    titre = _("Merci") if vue.recu else question
    if vue.faute:
        titre = _("Erreur\u00a0: %(titre)s", titre=titre)
    apercu = Apercu(_("Dites-nous si une page vous a aidé, et ce qui manque."))
    garder = {"page": vue.visee.chemin} if vue.visee else {}
    reponse = lecture.render(
        "public/avis.html", titre, "avis", apercu, Sujet(garder=garder), avis=vue
    )
    if vue.visee or vue.recu:
        reponse.headers["X-Robots-Tag"] = "noindex"
    return reponse
