"""What the routes of the sheets share: reading the request, asking the press, answering."""

from dataclasses import dataclass, replace
from pathlib import Path

from flask import Response, abort, request

from kit.erreurs import KitError
from kit.langues.langue import Langue, load_langue
from kit.public.contexte import Lecture
from kit.public.vues.impression import FeuilleChoisie
from kit.render.impression.contenus.catalogue import CONTENUS, list_supports
from kit.render.impression.contenus.modele import Contenu, FeuilleInconnueError
from kit.render.impression.editions import read_code
from kit.render.impression.feuille import Demande, Feuille, prepare_feuille
from kit.render.impression.pages import count_pages, render_page_png
from kit.render.impression.supports import Support
from kit.store.editions import EditionConnue, find_edition
from kit.travaux.commandes import build_commande, date_feuille
from kit.travaux.guichet_impression import Commande, Reponse
from kit.web.cache import add_cache
from kit.web.i18n import offered_langues
from kit.web.rendu import services

_RETRY_S = 3
"""Time after which the reader may come back, in seconds."""


@dataclass(frozen=True)
class Refus:
    """Why there is no sheet, and what to do."""

    status: int
    titre: str
    phrase: str
    retry_s: int | None = None


def read_demande(lecture: Lecture, genre: str, slug: str) -> Demande:
    """The sheet that the address asks for. Ends with 404 when its paper is unknown."""
    contenu = CONTENUS[genre]
    saisies = request.args
    lues = ((o.id, o.read(lecture.lecteur, saisies.getlist(o.id))) for o in contenu.options)
    return Demande(
        contenu,
        slug,
        _find_support(contenu),
        lecture.langue,
        _read_autres(lecture, contenu),
        lecture.adresses.lieu,
        tuple((nom, valeur) for nom, valeur in lues if valeur),
        saisies.get("encre") == "noire",
    )


def _find_support(contenu: Contenu) -> Support:
    """The support named in the address, the usual one without name."""
    voulu = request.args.get("support", contenu.supports[0])
    return next((s for s in list_supports(contenu) if s.id == voulu), None) or abort(404)


def _read_autres(lecture: Lecture, contenu: Contenu) -> tuple[Langue, ...]:
    """The languages beside the first one, those that are offered: `avec=en.uk`."""
    offertes = offered_langues(lecture.catalogue)
    voulues = ".".join(request.args.getlist("avec")).split(".")
    tags = dict.fromkeys(t for t in voulues if t in offertes and t != lecture.langue.tag)
    return tuple(load_langue(tag) for tag in list(tags)[: contenu.langues_max - 1])


def order_feuille(lecture: Lecture, demande: Demande, *, impose: bool = False) -> Path | Refus:
    """The file of a sheet, or why there is none yet. Ends with 404 when there is no such sheet."""
    return _order(lecture, _prepare(lecture, demande), impose=impose)


def choose_feuille(lecture: Lecture, demande: Demande) -> FeuilleChoisie:
    """The sheet of the present choice: asked for now, so that it is ready when it is opened."""
    feuille = _prepare(lecture, demande)
    resultat = _order(lecture, feuille)
    if isinstance(resultat, Refus):
        return FeuilleChoisie(demande, feuille.titre, 0, resultat.phrase)
    return FeuilleChoisie(demande, feuille.titre, count_pages(resultat))


def _prepare(lecture: Lecture, demande: Demande) -> Feuille:
    """What the sheet says. Ends with 404 when there is no such sheet."""
    try:
        return prepare_feuille(lecture.catalogue, demande, lecture.adresses)
    except FeuilleInconnueError:
        abort(404)


def _order(lecture: Lecture, feuille: Feuille, *, impose: bool = False) -> Path | Refus:
    try:
        reponse = services().guichet.obtain(_build_commande(lecture, feuille, impose=impose))
    except OSError:
        reponse = Reponse(arretee=True)
    return reponse.fichier or explain(reponse, lecture.langue)


def _build_commande(lecture: Lecture, feuille: Feuille, *, impose: bool) -> Commande:
    datee = date_feuille(services().moteurs, feuille)
    adresses = replace(lecture.adresses, base=lecture.adresses.base or _own_address())
    catalogue, gabarits = lecture.catalogue, services().gabarits
    return build_commande(gabarits, catalogue, datee, adresses, impose=impose)


def _own_address() -> str:
    """The address under which the reader found the site, when nobody has set the public one."""
    return request.host_url.rstrip("/")


def explain(reponse: Reponse, langue: Langue) -> Refus:
    """Why there is no sheet, in the reader's words."""
    _ = langue.gettext
    if reponse.erreur:
        return Refus(422, _("Cette feuille ne peut pas être imprimée"), reponse.erreur)
    if reponse.arretee:
        phrase = _("L’impression est arrêtée sur ce site. Lisez la page, ou demandez à l’accueil.")
        return Refus(503, _("L’impression est arrêtée"), phrase, 60)
    if reponse.saturee:
        phrase = _("Beaucoup de personnes impriment en ce moment. Revenez dans une minute.")
        return Refus(503, _("Beaucoup de demandes"), phrase, 60)
    phrase = _("La feuille se prépare. Revenez dans quelques secondes.")
    return Refus(503, _("Encore un instant"), phrase, _RETRY_S)


def reply_fichier(lecture: Lecture, fichier: Path, nom: str) -> Response:
    """The PDF of a sheet, to be read in the browser."""
    reponse = Response(fichier.read_bytes(), mimetype="application/pdf")
    reponse.headers["Content-Disposition"] = f'inline; filename="{nom}"'
    reponse.headers["X-Robots-Tag"] = "noindex"
    return _keep(lecture, reponse)


def reply_page(lecture: Lecture, fichier: Path, page: int) -> Response | None:
    """One page of a sheet as a picture; None when it has no such page."""
    image = render_page_png(fichier, page)
    if image is None:
        return None
    return _keep(lecture, Response(image, mimetype="image/png"))


def _keep(lecture: Lecture, reponse: Response) -> Response:
    """Let browsers keep it as they keep the page: never past a change of the catalogue."""
    return add_cache(reponse, lecture.catalogue, services().horloge.now())


def find_code(saisie: str) -> str | None:
    """The code typed when a sheet bears it; the site does without when the journal is not there."""
    code = read_code(saisie)
    try:
        return code if code and find_edition(services().moteurs, code) else None
    except KitError:
        return None


def read_edition(saisie: str) -> EditionConnue | None:
    """The sheet that bears the code typed, if it is one. Ends with 503 without the journal."""
    code = read_code(saisie)
    try:
        return find_edition(services().moteurs, code) if code else None
    except KitError:
        abort(503)
