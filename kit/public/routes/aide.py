"""Help, and the pages that the law requires."""

from flask import Response

from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.aide import build_aide
from kit.public.vues.legal import build_accessibilite, build_donnees, build_mentions
from kit.public.vues.page import Apercu


@public.get("/<langue>/aide")
def show_aide(langue: str) -> Response:
    """How to use the site."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Aide")
    description = lecture.langue.gettext(
        "Lire une fiche, cocher les papiers, imprimer, changer de langue, demander de l’aide."
    )
    apercu, vue = Apercu(description, "demander-aide"), build_aide(lecture.langue)
    return lecture.render("public/aide.html", titre, "aide", apercu, aide=vue)


@public.get("/<langue>/accessibilite")
def show_accessibilite(langue: str) -> Response:
    """The accessibility statement."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Déclaration d’accessibilité")
    vue = build_accessibilite(lecture.lecteur)
    apercu = Apercu(
        lecture.langue.gettext(
            "L’état d’accessibilité de ce site, et que faire si une page ne marche pas pour vous."
        )
    )
    chemin = "accessibilite"
    return lecture.render("public/accessibilite.html", titre, chemin, apercu, declaration=vue)


@public.get("/<langue>/mentions-legales")
def show_mentions(langue: str) -> Response:
    """Who publishes the site, who hosts it."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Mentions légales")
    vue = build_mentions(lecture.lecteur)
    apercu = Apercu(lecture.langue.gettext("Cette page dit qui publie ce site et qui l’héberge."))
    chemin = "mentions-legales"
    return lecture.render("public/mentions_legales.html", titre, chemin, apercu, mentions=vue)


@public.get("/<langue>/donnees-personnelles")
def show_donnees(langue: str) -> Response:
    """What is known of visitors."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Données personnelles")
    chemin = "donnees-personnelles"
    vue = build_donnees(lecture.lecteur)
    apercu = Apercu(
        lecture.langue.gettext(
            "Ce site ne vous demande rien. Il n’a ni cookie, ni compte, ni publicité, "
            "et il n’envoie rien à d’autres sites."
        )
    )
    return lecture.render("public/donnees_personnelles.html", titre, chemin, apercu, donnees=vue)
