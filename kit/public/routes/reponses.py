"""Texts ready to copy, for an agent who answers an e-mail, a letter or a call."""

from typing import Any

from flask import abort, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.public.contexte import Lecture, open_lecture
from kit.public.routes.site import public
from kit.public.vues.page import Apercu, Sujet
from kit.public.vues.reponses import build_repondre
from kit.render.richtext import plain_text
from kit.web.statique import with_version

SCRIPT = "js/copier.js"


@public.get("/<langue>/fiches/<slug>/repondre")
def answer_fiche(langue: str, slug: str) -> WerkzeugResponse:
    """The texts that explain a fiche; its past addresses lead to the present one."""
    lecture = open_lecture(langue)
    fiche = lecture.find(Fiche, slug)
    offerte = lecture.catalogue.offered_fiche(fiche.id) or fiche
    if offerte.adresse != slug:
        return redirect(lecture.adresses.repondre(offerte.adresse))
    return _render(lecture, fiche, f"fiches/{slug}/repondre", Sujet(fiche))


@public.get("/<langue>/faq/repondre")
def answer_question(langue: str) -> WerkzeugResponse:
    """The texts that answer a frequent question; the choice of one when none is named."""
    lecture = open_lecture(langue)
    voulue = request.args.get("question", "")
    question = lecture.catalogue.get(Question, voulue)
    if voulue and question is None:
        abort(404)
    garder = {"question": voulue} if voulue else {}
    return _render(lecture, question, "faq/repondre", Sujet(question, garder))


def _render(
    lecture: Lecture, document: Fiche | Question | None, chemin: str, sujet: Sujet
) -> WerkzeugResponse:
    """The page; texts that repeat a fiche are not for search engines."""
    _ = lecture.langue.gettext
    vue = build_repondre(lecture.lecteur, document, request.args.get("avec", ""))
    titre = _("Répondre")
    if vue.titre:
        titre = _("Répondre\u00a0: %(sujet)s", sujet=plain_text(vue.titre.html))
    apercu = Apercu(_("Des textes prêts à copier, en français et dans une autre langue."))
    contexte: dict[str, Any] = {"vue": vue, "copier": with_version(SCRIPT)}
    reponse = lecture.render("public/repondre.html", titre, chemin, apercu, sujet, **contexte)
    if vue.textes:
        reponse.headers["X-Robots-Tag"] = "noindex"
    return reponse
