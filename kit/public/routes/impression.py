"""The sheets: their choice, their files, their pictures, and whether a paper is still right."""

from collections.abc import Callable

from flask import Response, abort
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.urgence import Urgence
from kit.langues.registre import FRANCAIS
from kit.public.contexte import Lecture, open_lecture
from kit.public.impression import (
    choose_feuille,
    order_feuille,
    read_demande,
    read_edition,
    read_pose,
    reply_fichier,
    reply_page,
    reply_wait,
)
from kit.public.mesures import count_scan
from kit.public.refus import Refus
from kit.public.routes.site import public
from kit.public.vues.edition import build_edition
from kit.public.vues.impression import build_imprimer
from kit.public.vues.page import Apercu
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.feuille import Demande
from kit.store.editions import EditionConnue
from kit.travaux.commandes import LECTURE, Pose
from kit.web.cache import forbid_cache
from kit.web.discretion import leave_no_trace
from kit.web.i18n import offered_langues
from kit.web.rendu import services


def print_contenu(langue: str, genre: str, slug: str = "") -> WerkzeugResponse:
    """The choice of a sheet."""
    lecture = open_lecture(langue)
    choisie = choose_feuille(lecture, read_demande(lecture, genre, slug))
    vue = build_imprimer(lecture.lecteur, choisie)
    titre = lecture.langue.gettext("Imprimer\u00a0: %(sujet)s", sujet=vue.sujet)
    phrase = lecture.langue.gettext(
        "Choisissez un papier et une langue, puis imprimez\u00a0: %(sujet)s", sujet=vue.sujet
    )
    apercu, chemin = Apercu(phrase, "imprimer"), CONTENUS[genre].page(slug)
    gabarit = "public/imprimer.html"
    reponse = lecture.render(gabarit, titre, f"{chemin}/imprimer", apercu, imprimer=vue)
    return forbid_cache(reponse) if vue.attente else reponse


def show_feuille(langue: str, genre: str, slug: str = "") -> WerkzeugResponse:
    """A sheet, as PDF."""
    lecture = open_lecture(langue)
    return _answer(lecture, read_demande(lecture, genre, slug), read_pose())


def show_document(langue: str, genre: str, slug: str = "") -> WerkzeugResponse:
    """A sheet that agents change, as OpenDocument."""
    lecture = open_lecture(langue)
    return _answer(lecture, read_demande(lecture, genre, slug, SUPPORTS["odt"]), LECTURE)


def _answer(lecture: Lecture, demande: Demande, pose: Pose) -> WerkzeugResponse:
    """The file of a sheet, named after its page; or why there is none yet."""
    resultat = order_feuille(lecture, demande, pose)
    contenu, slug = demande.contenu, demande.slug
    if isinstance(resultat, Refus):
        return reply_wait(lecture, resultat, lecture.adresses.page(contenu.twin(slug)))
    nom, forme = contenu.page(slug).rpartition("/")[2], demande.support.forme
    return reply_fichier(lecture, resultat, f"{nom}-{lecture.langue.tag}.{forme}")


def show_apercu(langue: str, genre: str, page: int, slug: str = "") -> WerkzeugResponse:
    """One page of a sheet, as a picture."""
    lecture = open_lecture(langue)
    resultat = order_feuille(lecture, read_demande(lecture, genre, slug))
    if isinstance(resultat, Refus):
        return reply_wait(lecture, resultat, lecture.adresses.page(CONTENUS[genre].twin(slug)))
    return reply_page(lecture, resultat, page) or abort(404)


def _discreetly(vue: Callable[..., WerkzeugResponse]) -> Callable[..., WerkzeugResponse]:
    """A view of sheets: that of a discreet card leaves no more trace than its page."""

    def show(langue: str, genre: str, slug: str = "", **reste: int) -> WerkzeugResponse:
        reponse = vue(langue=langue, genre=genre, slug=slug, **reste)
        carte = services().vitrine.current().find(Urgence, slug) if genre == "urgence" else None
        if carte is not None and carte.discret:
            leave_no_trace(reponse)
        return reponse

    return show


_VUES: tuple[tuple[str, Callable[..., WerkzeugResponse]], ...] = (
    ("/imprimer", print_contenu),
    (".pdf", show_feuille),
    ("/apercu-<int:page>.png", show_apercu),
)

for _contenu in (c for c in CONTENUS.values() if not c.discret):
    _modifiable = ((".odt", show_document),) if "odt" in _contenu.supports else ()
    for _suffixe, _vue in (*_VUES, *_modifiable):
        public.add_url_rule(
            f"/<langue>/{_contenu.page('<slug>')}{_suffixe}",
            f"{_vue.__name__}_{_contenu.genre}",
            _discreetly(_vue),
            defaults={"genre": _contenu.genre},
        )


@public.get("/q/<code>")
def check_edition(code: str) -> WerkzeugResponse:
    """Whether the sheet that bears this code is still right, in its own language."""
    connue = read_edition(code)
    if connue is None:
        return _unknown(open_lecture(None))
    count_scan(connue)
    offertes = offered_langues(services().vitrine.current())
    tag = connue.langues[0]
    return _show_edition(open_lecture(tag if tag in offertes else FRANCAIS), connue)


@public.get("/<langue>/q/<code>")
def check_edition_in(langue: str, code: str) -> WerkzeugResponse:
    """The same, in another language."""
    lecture = open_lecture(langue)
    connue = read_edition(code)
    return _show_edition(lecture, connue) if connue else _unknown(lecture)


def _show_edition(lecture: Lecture, connue: EditionConnue) -> Response:
    _ = lecture.langue.gettext
    vue = build_edition(lecture, connue)
    apercu = Apercu(
        _("Une feuille imprimée peut ne plus être juste\u00a0: vérifiez-la ici."), "verifier"
    )
    titre = _("Cette feuille est-elle encore juste\u202f?")
    return lecture.render("public/edition.html", titre, f"q/{connue.code}", apercu, edition=vue)


def _unknown(lecture: Lecture) -> Response:
    """A code that no sheet bears: most often a sign was misread."""
    _ = lecture.langue.gettext
    phrase = _("Aucune feuille ne porte ce code. Relisez les 8 signes imprimés sous le carré.")
    refus = Refus(404, _("Code inconnu"), phrase)
    return reply_wait(lecture, refus, lecture.adresses.fiches())
