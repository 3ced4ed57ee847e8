"""What is counted of a request: the day, the page, the language; nothing of who asks.

One place looks at every answer of the public site. It never fails: a count that is lost is lost,
a page that is lost is a person without an answer.
"""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Response, request

from kit.content.document import DocumentAdressable
from kit.content.genres import classe_of
from kit.content.parcours import Parcours, QuestionPosee
from kit.content.urgence import Urgence
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.store.catalogue import Catalogue
from kit.store.editions import EditionConnue
from kit.store.mesures import Canal, Mesure
from kit.web.devanture import APERCU
from kit.web.htmx import wants_fragment
from kit.web.mesures import mesures
from kit.web.rendu import services

_LOG = logging.getLogger(__name__)
_LUES = (200, 304)
_QUART_MIN = 15

DOCUMENTS = {
    "show_fiche": "fiche",
    "show_guichet_fiche": "fiche",
    "show_structure": "structure",
    "show_theme": "theme",
    "show_annonce": "annonce",
    "show_lettre": "lettre",
    "show_annexe": "annexe",
    "show_piece": "piece",
    "show_urgence": "urgence",
    "show_pictogramme": "pictogramme",
    "show_parcours": "parcours",
}
"""Routes of the page of one document, and its kind."""
PAGES = {
    "show_racine": "accueil",
    "show_accueil": "accueil",
    "list_fiches": "fiches",
    "list_pieces": "pieces",
    "list_structures": "structures",
    "list_parcours": "parcours",
    "list_urgences": "urgence",
    "list_pictogrammes": "pictogrammes",
    "show_faq": "faq",
    "show_glossaire": "glossaire",
    "show_modalites": "modalites",
    "show_rendez_vous": "rendez-vous",
    "show_recherche": "recherche",
    "show_guichet": "guichet",
    "show_nouveautes": "nouveautes",
    "show_aide": "aide",
}
"""Routes of the other pages that are counted, and the name under which they are."""
QUESTION, REPONSE, RESULTAT, PAGE = "question", "reponse", "resultat", "page"
"""Kinds of what is counted that are kinds of no document."""
_FEUILLES = ("show_feuille_", "show_document_")


def count_page(reponse: Response) -> Response:
    """Count what was read; called after each request of the public site."""
    # A program that looks whether a page is there reads nothing.
    if request.method == "GET" and reponse.status_code in _LUES:
        try:
            _count_page(reponse)
        except Exception:  # noqa: BLE001 - whatever happens, the page goes
            _LOG.exception("a page was not counted")
    return reponse


def count_scan(connue: EditionConnue) -> None:
    """Count a printed code that was followed; not that of a card that leaves no trace."""
    catalogue = services().vitrine.current()
    carte = catalogue.get(Urgence, connue.identifiant) if connue.genre == Urgence.GENRE else None
    if carte is None or not carte.discret:
        _count("scan", *_name_feuille(connue.genre, connue.identifiant), connue.langues[0])


def count_vaine(langue: str, mots: str) -> None:
    """Count words that nothing answered."""
    if APERCU in request.environ:
        return
    quand = _now(services().vitrine.current())
    quart = (quand.hour * 60 + quand.minute) // _QUART_MIN
    mesures().count_vaine(quand.date(), langue, mots, quart)


def count_reponse(langue: str, parcours: Parcours, question: QuestionPosee) -> None:
    """Count that a question of a path was answered, never how."""
    _count("ecran", REPONSE, f"{parcours.id}/{question.id}", langue)


def _count_page(reponse: Response) -> None:
    route = (request.endpoint or "").rpartition(".")[2]
    arguments = request.view_args or {}
    langue, slug = arguments.get("langue", ""), arguments.get("slug", "")
    if route in ("show_question", "show_resultat") or _is_ma_liste(route, reponse):
        _count_marche(route, langue, slug, arguments.get("noeud", ""))
    elif reponse.cache_control.no_store or wants_fragment():
        # A page that leaves no trace, or a list that follows what is being typed.
        return
    elif route in DOCUMENTS:
        _count_document("ecran", DOCUMENTS[route], slug, langue)
    elif route in PAGES:
        _count("ecran", PAGE, PAGES[route], langue)
    elif route.startswith(_FEUILLES) and reponse.mimetype != "text/html":
        _count_feuille(route.removeprefix(_FEUILLES[0]).removeprefix(_FEUILLES[1]), slug, langue)


def _is_ma_liste(route: str, reponse: Response) -> bool:
    return route == "show_ma_liste" and reponse.mimetype == "application/pdf"


def _count_marche(route: str, langue: str, slug: str, noeud: str) -> None:
    """Where somebody stands on a path: the question, never the answers nor which result."""
    parcours = services().vitrine.current().find(Parcours, slug)
    if parcours is None:
        return
    if route == "show_question":
        _count("ecran", QUESTION, f"{parcours.id}/{noeud}", langue)
    else:
        _count("pdf" if route == "show_ma_liste" else "ecran", RESULTAT, parcours.id, langue)


def _count_feuille(genre: str, slug: str, langue: str) -> None:
    classe = CONTENUS[genre].classe
    if classe is None:
        _count("pdf", PAGE, genre, langue)
    else:
        _count_document("pdf", classe.GENRE, slug, langue)


def _count_document(canal: Canal, genre: str, slug: str, langue: str) -> None:
    classe = classe_of(genre)
    if issubclass(classe, DocumentAdressable):
        document = services().vitrine.current().find(classe, slug)
        if document is not None:
            _count(canal, genre, document.id, langue)


def _name_feuille(genre: str, identifiant: str) -> tuple[str, str]:
    """The kind and the id under which the document of a sheet is counted."""
    contenu = CONTENUS.get(genre)
    if contenu is None or contenu.classe is None:
        return PAGE, genre
    return contenu.classe.GENRE, identifiant


def _count(canal: Canal, genre: str, cle: str, langue: str) -> None:
    # A preview is for an agent.
    if APERCU in request.environ:
        return
    jour = _now(services().vitrine.current()).date()
    mesures().count(Mesure(jour, canal, genre, cle, langue))


def _now(catalogue: Catalogue) -> datetime:
    """The present instant, where the site is."""
    return services().horloge.now().astimezone(ZoneInfo(catalogue.site.fuseau))
