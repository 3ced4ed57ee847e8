"""The search."""

from flask import redirect, request
from werkzeug.wrappers import Response

from kit.public.contexte import open_lecture
from kit.public.impression import find_code
from kit.public.mesures import count_vaine
from kit.public.routes.site import public
from kit.public.vues.page import Apercu, Sujet
from kit.public.vues.recherche import build_recherche
from kit.web.saisie import read_mots


@public.get("/<langue>/recherche")
def show_recherche(langue: str) -> Response:
    """What answers some words, in the reader's language and in French; the code of a sheet too."""
    lecture = open_lecture(langue)
    mots = read_mots()
    code = find_code(mots)
    if code:
        return redirect(lecture.adresses.page(f"q/{code}"))
    titre = lecture.langue.gettext("Rechercher")
    exact = bool(request.args.get("exact"))
    vue = build_recherche(lecture.lecteur, mots, corriger=not exact)
    if vue.lisible and not vue.groupes and vue.mot is None:
        count_vaine(langue, mots)
    description = lecture.langue.gettext("Rechercher une démarche, un papier, un mot")
    apercu = Apercu(description, "recherche")
    garder = {"q": mots, "exact": "1" if exact else ""}
    sujet = Sujet(garder={cle: valeur for cle, valeur in garder.items() if valeur})
    return lecture.render("public/recherche.html", titre, "recherche", apercu, sujet, recherche=vue)
