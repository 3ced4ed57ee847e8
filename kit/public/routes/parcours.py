"""The guided paths: their start, one question at a time, the result one leaves with."""

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.parcours import Information, QuestionPosee, Resultat
from kit.public.contexte import open_lecture
from kit.public.impression import reply_discret
from kit.public.mesures import count_reponse
from kit.public.parcours import (
    AILLEURS,
    Marche,
    find_faute,
    forget,
    open_marche,
    read_ma_liste,
)
from kit.public.routes.site import public
from kit.public.versions import keep_version, open_version
from kit.public.vues.page import Apercu, Sujet
from kit.public.vues.parcours import build_debut, build_ecran, build_emporter, build_parcours_liens
from kit.public.vues.plan_parcours import build_liens_plan, draw_once
from kit.render.plan_parcours import build_plan
from kit.render.richtext import plain_text
from kit.render.vues.parcours import (
    PICTOGRAMME,
    InformationVue,
    QuestionVue,
    build_information,
    build_question,
)
from kit.render.vues.resultat import build_resultat
from kit.web.cache import add_cache
from kit.web.discretion import hide
from kit.web.rendu import services
from kit.web.reponses import reply_texte

SANS_SCRIPT = "default-src 'none'; sandbox"
"""A drawing opened alone runs nothing."""


@public.get("/<langue>/parcours/")
def list_parcours(langue: str) -> Response:
    """Every path."""
    lecture = open_lecture(langue)
    _ = lecture.langue.gettext
    liens = build_parcours_liens(lecture.lecteur)
    apercu = Apercu(_("Répondez à quelques questions\u00a0: trouvez votre démarche."), PICTOGRAMME)
    titre = _("Répondre à quelques questions")
    return lecture.render("public/parcours_liste.html", titre, "parcours/", apercu, parcours=liens)


@public.get("/<langue>/parcours/<slug>/")
def show_parcours(langue: str, slug: str) -> WerkzeugResponse:
    """The start of a path; nothing of it is kept once answers stand in its address."""
    marche = open_marche(langue, slug)
    vue = build_debut(marche)
    resume = plain_text(vue.resume.html) if vue.resume else plain_text(vue.titre.html)
    reponse = marche.lecture.render(
        "public/parcours.html",
        plain_text(vue.titre.html),
        f"{marche.chemins.base}/",
        Apercu(resume, vue.pictogramme),
        Sujet(marche.parcours, marche.chemins.propres()),
        debut=vue,
    )
    return hide(reponse) if marche.lues.reponses else reponse


@public.get("/<langue>/parcours/<slug>/q/<noeud>")
def show_question(langue: str, slug: str, noeud: str) -> WerkzeugResponse:
    """One question, or something to read; when the answers lead elsewhere, there."""
    marche = open_marche(langue, slug)
    ici = marche.find(noeud)
    if ici is None or isinstance(ici, Resultat) or marche.trajet.find(ici.id) is None:
        return hide(redirect(marche.nearest(retour=AILLEURS)))
    if ici.id != noeud:
        return hide(redirect(marche.chemins.noeud(ici), 301))
    return _render_noeud(marche, ici)


@public.get("/<langue>/parcours/<slug>/suite")
def follow_parcours(langue: str, slug: str) -> WerkzeugResponse:
    """What a form sends: on to the next screen, or the question again and what is wrong."""
    marche = open_marche(langue, slug)
    question = marche.find(request.args.get("q", ""))
    if not isinstance(question, QuestionPosee) or marche.trajet.find(question.id) is None:
        return hide(redirect(marche.nearest(retour=AILLEURS), 303))
    faute = find_faute(marche, question)
    if faute:
        return _render_noeud(forget(marche, question), question, faute)
    count_reponse(langue, marche.parcours, question)
    return hide(redirect(marche.after(question), 303))


@public.get("/<langue>/parcours/<slug>/reponses")
def check_reponses(langue: str, slug: str) -> WerkzeugResponse:
    """The answers given, each with the way to change it."""
    marche = open_marche(langue, slug)
    titre = marche.lecture.langue.gettext("Vos réponses")
    reponse = marche.lecture.render(
        "public/parcours_reponses.html",
        titre,
        f"{marche.chemins.base}/reponses",
        Apercu(titre, PICTOGRAMME),
        Sujet(marche.parcours, marche.chemins.propres()),
        ecran=build_ecran(marche, None),
    )
    return hide(reponse)


@public.get("/<langue>/parcours/<slug>/r/<resultat>")
def show_resultat(langue: str, slug: str, resultat: str) -> WerkzeugResponse:
    """A result: that of the answers, or without any what it says to everyone."""
    marche = open_marche(langue, slug)
    ici = marche.find(resultat)
    atteint = marche.trajet.resultat
    sans_reponse = not marche.lues.reponses and not marche.lues.inconnues
    if not isinstance(ici, Resultat) or not (sans_reponse or ici is atteint):
        return hide(redirect(marche.nearest(retour=AILLEURS)))
    if ici.id != resultat:
        return hide(redirect(marche.juste.noeud(ici), 301))
    return _render_resultat(marche, ici)


@public.get("/<langue>/parcours/<slug>/plan")
def show_parcours_plan(langue: str, slug: str) -> WerkzeugResponse:
    """The whole path on one page, for those who advise."""
    marche = open_marche(langue, slug)
    lue = open_version(marche)
    plan = build_plan(lue.lecteur, lue.parcours)
    sujet = plain_text(plan.titre.html)
    titre = marche.lecture.langue.gettext("Toutes les questions\u00a0: %(sujet)s", sujet=sujet)
    reponse = marche.lecture.render(
        "public/parcours_plan.html",
        titre,
        f"{marche.chemins.base}/plan",
        Apercu(titre, PICTOGRAMME),
        Sujet(marche.parcours, keep_version(lue)),
        plan=plan,
        lue=lue,
        **build_liens_plan(marche, lue),
    )
    return hide(reponse) if lue.ancienne or lue.inconnue else reponse


@public.get("/<langue>/parcours/<slug>/plan.svg")
def show_parcours_dessin(langue: str, slug: str) -> WerkzeugResponse:
    """The plan as a drawing, where the machine can draw it."""
    marche = open_marche(langue, slug)
    dessin = draw_once(marche) or abort(404)
    reponse = reply_texte(dessin, "image/svg+xml")
    reponse.headers["Content-Security-Policy"] = SANS_SCRIPT
    return add_cache(reponse, marche.lecture.catalogue, services().horloge.now())


@public.get("/<langue>/parcours/<slug>/r/<resultat>.pdf")
def show_ma_liste(langue: str, slug: str, resultat: str) -> WerkzeugResponse:
    """The list of a result, to print: made for one person, and thrown away once read."""
    marche = open_marche(langue, slug)
    demande = read_ma_liste(marche, resultat)
    return reply_discret(marche.lecture, demande, resultat, marche.nearest())


def _render_noeud(
    marche: Marche, noeud: QuestionPosee | Information, faute: str | None = None
) -> WerkzeugResponse:
    """A question or something to read."""
    lecteur = marche.lecture.lecteur
    vue: QuestionVue | InformationVue
    if isinstance(noeud, QuestionPosee):
        vue = build_question(lecteur, marche.parcours, noeud, marche.trajet, marche.lues.reponses)
        gabarit = "public/parcours_question.html"
    else:
        vue = build_information(lecteur, marche.parcours, noeud)
        gabarit = "public/parcours_information.html"
    titre = plain_text(vue.titre.html)
    if faute:
        titre = lecteur.langue.gettext("Erreur\u00a0: %(titre)s", titre=titre)
    reponse = marche.lecture.render(
        gabarit,
        titre,
        marche.chemins.chemin(noeud),
        Apercu(plain_text(vue.titre.html), vue.pictogramme or PICTOGRAMME),
        Sujet(marche.parcours, marche.chemins.propres()),
        noeud=vue,
        ecran=build_ecran(marche, noeud, faute),
    )
    reponse.status_code = 422 if faute else reponse.status_code
    return hide(reponse)


def _render_resultat(marche: Marche, resultat: Resultat) -> WerkzeugResponse:
    trajet = marche.trajet if marche.trajet.resultat is resultat else None
    vue = build_resultat(marche.lecture.lecteur, marche.juste, resultat, trajet)
    titre = plain_text(vue.titre.html)
    reponse = marche.lecture.render(
        "public/parcours_resultat.html",
        titre,
        marche.chemins.chemin(resultat),
        Apercu(titre, vue.pictogramme),
        Sujet(marche.parcours, marche.juste.propres()),
        resultat=vue,
        emporter=build_emporter(marche, resultat),
        ecran=build_ecran(marche, resultat),
        # The path alone: an opinion never carries the answers.
        avis=marche.lecture.adresses.avis(f"parcours/{marche.parcours.adresse}"),
    )
    return hide(reponse)
