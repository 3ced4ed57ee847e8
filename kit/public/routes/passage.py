"""The slips of the counter: filled, shown in two languages, printed; nothing of them is kept."""

from flask import redirect
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.passage.bon import write_bon
from kit.public.contexte import Lecture, open_lecture
from kit.public.impression import reply_discret
from kit.public.passage import (
    find_canonique,
    open_passage,
    read_bon_demande,
    read_saisies,
    repeat_address,
)
from kit.public.routes.site import public
from kit.public.vues.page import Apercu, Sujet
from kit.public.vues.passage import build_page_bon, explain_remarques
from kit.render.richtext import plain_text
from kit.render.vues.passage_remplir import build_formulaire
from kit.render.vues.sujet_passage import BonLu
from kit.web.discretion import hide
from kit.web.i18n import offered_langues

PICTOGRAMME = "guichet"


@public.get("/<langue>/passage")
def show_passage(langue: str) -> WerkzeugResponse:
    """A slip, at its one address; without anything to say, the form again."""
    lecture = open_lecture(langue)
    if not read_saisies():
        return hide(redirect(lecture.adresses.passage_remplir()))
    ouvert = open_passage(lecture)
    if ouvert.lu.bon.is_empty:
        _ = lecture.langue.gettext
        return _render_formulaire(lecture, ouvert, _("Cochez au moins une chose à dire."))
    canonique = None if ouvert.lu.remarques else find_canonique(lecture, ouvert)
    if canonique:
        return hide(redirect(canonique, 303))
    vue = build_page_bon(lecture, ouvert)
    titre = plain_text(vue.bon.titre.html)
    apercu = Apercu(lecture.langue.gettext("Un papier à garder."), PICTOGRAMME)
    sujet = Sujet(garder=dict(write_bon(ouvert.lu.bon)))
    return hide(lecture.render("public/passage.html", titre, "passage", apercu, sujet, vue=vue))


@public.get("/<langue>/passage/remplir")
def fill_passage(langue: str) -> WerkzeugResponse:
    """Where an agent ticks what a slip says."""
    lecture = open_lecture(langue)
    return _render_formulaire(lecture, open_passage(lecture))


@public.get("/<langue>/passage.pdf")
def print_passage(langue: str) -> WerkzeugResponse:
    """A slip on paper: made for one person, and thrown away once read."""
    lecture = open_lecture(langue)
    ouvert = open_passage(lecture)
    if ouvert.lu.bon.is_empty or ouvert.lu.remarques:
        return hide(redirect(repeat_address(lecture)))
    page = lecture.adresses.passage(**dict(write_bon(ouvert.lu.bon)))
    return reply_discret(lecture, read_bon_demande(lecture, ouvert), "passage", page)


def _render_formulaire(
    lecture: Lecture, ouvert: BonLu, faute: str | None = None
) -> WerkzeugResponse:
    """The form, with what was ticked; and why it cannot be a slip."""
    _ = lecture.langue.gettext
    titre = _("Préparer un bon de passage")
    langues = offered_langues(lecture.catalogue)
    reponse = lecture.render(
        "public/passage_remplir.html",
        _("Erreur\u00a0: %(titre)s", titre=titre) if faute else titre,
        "passage/remplir",
        Apercu(_("Pour les agents\u00a0: dire à une personne ce qui lui manque."), PICTOGRAMME),
        Sujet(garder=dict(write_bon(ouvert.lu.bon))),
        h1=titre,
        formulaire=build_formulaire(lecture.lecteur, ouvert.sujet, ouvert.lu.bon, langues),
        faute=faute,
        remarques=explain_remarques(lecture.langue, ouvert.lu.remarques),
    )
    reponse.status_code = 422 if faute else reponse.status_code
    return hide(reponse)
