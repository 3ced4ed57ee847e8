"""What the routes of the sheets share: reading the request, asking the press, answering."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Response, abort, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.erreurs import KitError
from kit.langues.langue import Langue, load_langue
from kit.public.classeur import refuse_trop
from kit.public.contexte import Lecture
from kit.public.refus import Refus, explain
from kit.public.vues.impression import FeuilleChoisie
from kit.public.vues.page import Apercu
from kit.render.impression.contenus.catalogue import CONTENUS, list_supports
from kit.render.impression.contenus.classeur import name_classeur
from kit.render.impression.contenus.modele import Contenu, FeuilleInconnueError
from kit.render.impression.editions import read_code
from kit.render.impression.feuille import Demande, Feuille, prepare_feuille
from kit.render.impression.mois import complete_demande
from kit.render.impression.pages import count_pages, render_page_png
from kit.render.impression.supports import Support
from kit.render.odt.fichier import MEDIA
from kit.store.editions import EditionConnue, find_edition
from kit.travaux.commandes import LECTURE, Pose, build_commande, date_feuille
from kit.travaux.guichet_impression import ATTENTE_MAX_S, Commande, Reponse
from kit.web.cache import add_cache, forbid_cache
from kit.web.discretion import hide
from kit.web.i18n import offered_langues
from kit.web.rendu import services


def read_demande(
    lecture: Lecture, genre: str, slug: str, support: Support | None = None
) -> Demande:
    """The sheet that the address asks for. Ends with 404 when its paper is unknown."""
    contenu = CONTENUS[genre]
    saisies = request.args
    publiques = (option for option in contenu.options if option.publique)
    lues = ((o.id, o.read(lecture.lecteur, saisies.getlist(o.id))) for o in publiques)
    return Demande(
        contenu,
        slug,
        support or find_support(contenu),
        lecture.langue,
        read_autres(lecture, contenu),
        lecture.adresses.lieu,
        tuple((nom, valeur) for nom, valeur in lues if valeur),
        saisies.get("encre") == "noire",
    )


def find_support(contenu: Contenu) -> Support:
    """The support named in the address, the usual one without name."""
    voulu = request.args.get("support", contenu.supports[0])
    return next((s for s in list_supports(contenu) if s.id == voulu), None) or abort(404)


def read_autres(lecture: Lecture, contenu: Contenu) -> tuple[Langue, ...]:
    """The languages beside the first one, those that are offered: `avec=en.uk`."""
    offertes = offered_langues(lecture.catalogue)
    voulues = ".".join(request.args.getlist("avec")).split(".")
    tags = dict.fromkeys(t for t in voulues if t in offertes and t != lecture.langue.tag)
    return tuple(load_langue(tag) for tag in list(tags)[: contenu.langues_max - 1])


def read_pose() -> Pose:
    """How the pages are laid on their paper, as the address asks for."""
    saisies = request.args
    impose = saisies.get("impose") == "oui"
    bord_long, fond_perdu = saisies.get("retourner") == "long", saisies.get("fond") == "perdu"
    return Pose(impose, bord_long and impose, fond_perdu and not impose)


def order_feuille(lecture: Lecture, demande: Demande, pose: Pose = LECTURE) -> Path | Refus:
    """The file of a sheet, or why there is none yet. Ends with 404 when there is no such sheet."""
    trop = refuse_trop(lecture, demande)
    return trop or order(lecture, prepare(lecture, demande), pose)


def choose_feuille(lecture: Lecture, demande: Demande) -> FeuilleChoisie:
    """The sheet of the present choice: asked for now, so that it is ready when it is opened."""
    trop = refuse_trop(lecture, demande)
    if trop:
        return FeuilleChoisie(demande, name_classeur(lecture.langue), 0, trop.phrase)
    feuille = prepare(lecture, demande)
    resultat = order(lecture, feuille)
    if isinstance(resultat, Refus):
        attente, bientot = resultat.phrase, resultat.bientot
        return FeuilleChoisie(demande, feuille.titre, 0, attente, bientot, feuille.remarques)
    pages = count_pages(resultat)
    return FeuilleChoisie(demande, feuille.titre, pages, remarques=feuille.remarques)


def prepare(lecture: Lecture, demande: Demande) -> Feuille:
    """What the sheet says. Ends with 404 when there is no such sheet."""
    try:
        entiere = complete_demande(demande, lecture.catalogue, services().moteurs)
        return prepare_feuille(lecture.catalogue, entiere, lecture.adresses)
    except FeuilleInconnueError:
        abort(404)


def order(
    lecture: Lecture, feuille: Feuille, pose: Pose = LECTURE, attente_s: float = ATTENTE_MAX_S
) -> Path | Refus:
    """The file of a sheet that is prepared, or why there is none yet."""
    commande = _build_commande(lecture, feuille, pose)
    try:
        reponse = services().guichet.obtain(commande, attente_s)
    except OSError:
        reponse = Reponse(arretee=True)
    return reponse.fichier or explain(reponse, lecture.langue)


def _build_commande(lecture: Lecture, feuille: Feuille, pose: Pose) -> Commande:
    datee = date_feuille(services().moteurs, feuille)
    adresses = replace(lecture.adresses, base=lecture.adresses.base or _own_address())
    catalogue, gabarits = lecture.catalogue, services().gabarits
    return build_commande(gabarits, catalogue, datee, adresses, pose)


def _own_address() -> str:
    """The address under which the reader found the site, when nobody has set the public one."""
    return request.host_url.rstrip("/")


def reply_fichier(lecture: Lecture, fichier: Path, nom: str) -> Response:
    """The file of a sheet: a PDF is read in the browser, a document is opened elsewhere."""
    en_pdf = nom.endswith(".pdf")
    octets = services().guichet.take(fichier)
    reponse = Response(octets, mimetype="application/pdf" if en_pdf else MEDIA)
    maniere = "inline" if en_pdf else "attachment"
    reponse.headers["Content-Disposition"] = f'{maniere}; filename="{nom}"'
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


def reply_wait(lecture: Lecture, refus: Refus, page: str) -> Response:
    """The sheet is not there yet, or cannot be: the page says so, and where to read instead."""
    _ = lecture.langue.gettext
    apercu = Apercu(refus.phrase, "imprimer")
    ici = urlsplit(request.url)
    encore = f"{ici.path}?{ici.query}".rstrip("?") if refus.bientot else None
    contexte: dict[str, Any] = {"refus": refus, "page_html": page, "encore": encore}
    reponse = lecture.render("public/attente.html", refus.titre, "", apercu, **contexte)
    reponse.status_code = refus.status
    forbid_cache(reponse)
    if refus.retry_s:
        reponse.headers["Retry-After"] = str(refus.retry_s)
    return reponse


def reply_discret(lecture: Lecture, demande: Demande, nom: str, page: str) -> WerkzeugResponse:
    """The file of a sheet made for one person, thrown away once read; or why there is none yet.

    `page` says the same on the screen.
    """
    resultat = order_feuille(lecture, demande)
    if isinstance(resultat, Refus):
        return hide(reply_wait(lecture, resultat, page))
    return hide(reply_fichier(lecture, resultat, f"{nom}-{lecture.langue.tag}.pdf"))
