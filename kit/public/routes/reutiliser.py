"""What another site of the administration may take up."""

from flask import Response, abort, request

from kit.content.fiche import Fiche
from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.page import Apercu, Sujet
from kit.public.vues.reutiliser import Cadrage, build_reutiliser
from kit.web.i18n import offered_langues
from kit.web.rendu import services
from kit.web.statique import with_version

SCRIPT = "js/copier.js"


@public.get("/<langue>/reutiliser")
def show_reutiliser(langue: str) -> Response:
    """The addresses and the blocks to copy, for a fiche or for appointments alone."""
    lecture, reglages = open_lecture(langue), services().reglages
    voulue = request.args.get("fiche", "")
    fiche = lecture.find(Fiche, voulue) if voulue else None
    if fiche and fiche.id in lecture.catalogue.remplacees:
        abort(404)
    base = lecture.adresses.base or request.host_url.rstrip("/")
    cadrage = Cadrage(base, reglages.adresse_publique is not None, reglages.cadres)
    langues = offered_langues(lecture.catalogue)
    vue = build_reutiliser(lecture.lecteur, fiche, langues, cadrage)
    _ = lecture.langue.gettext
    apercu = Apercu(_("Des liens, des feuilles et des blocs à copier dans un autre site."))
    sujet = Sujet(garder={"fiche": fiche.adresse} if fiche else {})
    titre, gabarit = _("Mettre sur votre site"), "public/reutiliser.html"
    reponse = lecture.render(
        gabarit, titre, "reutiliser", apercu, sujet, vue=vue, copier=with_version(SCRIPT)
    )
    reponse.headers["X-Robots-Tag"] = "noindex"
    return reponse
