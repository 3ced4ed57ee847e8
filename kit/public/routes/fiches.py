"""The procedures: fiches, papers, frequent questions, glossary."""

from flask import Response
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.fiche import Fiche
from kit.content.piece import Piece
from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.accueil import build_themes
from kit.public.vues.fiche import build_fiche
from kit.public.vues.listes import build_faq, build_glossaire, build_papiers
from kit.public.vues.pieces import build_piece


@public.get("/<langue>/fiches/")
def list_fiches(langue: str) -> Response:
    """Every fiche, by theme."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Toutes les démarches")
    themes = build_themes(lecture.lecteur)
    return lecture.render("public/fiches.html", titre, "fiches/", themes=themes)


@public.get("/<langue>/fiches/<slug>")
def show_fiche(langue: str, slug: str) -> WerkzeugResponse:
    """One fiche; its past addresses lead to the present one."""
    lecture = open_lecture(langue)
    fiche = lecture.find(Fiche, slug)
    vue = build_fiche(lecture.lecteur, fiche)
    return lecture.render_document(
        "public/fiche.html", vue.titre, f"fiches/{slug}", fiche, vue.resume, fiche=vue
    )


@public.get("/<langue>/pieces/")
def list_pieces(langue: str) -> Response:
    """Every paper, explained."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Les papiers, expliqués")
    pieces = build_papiers(lecture.lecteur)
    return lecture.render("public/pieces.html", titre, "pieces/", pieces=pieces)


@public.get("/<langue>/pieces/<slug>")
def show_piece(langue: str, slug: str) -> WerkzeugResponse:
    """One paper: what it is, where to get it, which procedures ask for it."""
    lecture = open_lecture(langue)
    piece = lecture.find(Piece, slug)
    vue = build_piece(lecture.lecteur, piece)
    return lecture.render_document("public/piece.html", vue.nom, f"pieces/{slug}", piece, piece=vue)


@public.get("/<langue>/faq/")
def show_faq(langue: str) -> Response:
    """Frequent questions."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Questions fréquentes")
    return lecture.render("public/faq.html", titre, "faq/", themes=build_faq(lecture.lecteur))


@public.get("/<langue>/glossaire/")
def show_glossaire(langue: str) -> Response:
    """The words of the administration."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Les mots de l’administration")
    mots = build_glossaire(lecture.lecteur)
    return lecture.render("public/glossaire.html", titre, "glossaire/", mots=mots)
