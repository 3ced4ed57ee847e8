"""The procedures: fiches, papers, frequent questions, glossary."""

from typing import Any

from flask import Response, redirect
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.fiche import Fiche
from kit.content.piece import Piece
from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.accueil import build_autres, build_sujets, build_themes
from kit.public.vues.donnees import build_faq_donnees, build_fiche_donnees, build_fil_donnees
from kit.public.vues.page import Apercu
from kit.public.vues.papiers import build_papiers
from kit.render.passages import first_text
from kit.render.richtext import plain_text
from kit.render.vues.faq import build_faq, build_glossaire
from kit.render.vues.fiche import build_fiche
from kit.render.vues.pieces import build_description_piece, build_piece
from kit.web.saisie import read_mots


@public.get("/<langue>/fiches/")
def list_fiches(langue: str) -> Response:
    """Every fiche, by theme."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Toutes les démarches")
    themes, autres = build_themes(lecture.lecteur), build_autres(lecture.lecteur)
    description = lecture.langue.gettext(
        "Toutes les démarches expliquées sur ce site, rangées par sujet."
    )
    apercu = Apercu(description, "dossier-complet")
    sujets = build_sujets(lecture.lecteur, themes, autres)
    contexte: dict[str, Any] = {"themes": themes, "autres": autres, "sujets": sujets}
    return lecture.render("public/fiches.html", titre, "fiches/", apercu, **contexte)


@public.get("/<langue>/fiches/<slug>")
def show_fiche(langue: str, slug: str) -> WerkzeugResponse:
    """One fiche; its past addresses lead to the present one."""
    lecture = open_lecture(langue)
    fiche = lecture.find(Fiche, slug)
    offerte = lecture.catalogue.offered_fiche(fiche.id)
    if offerte is not None and offerte is not fiche:
        # Not for ever: the imported text comes back if the local one is withdrawn.
        return redirect(lecture.adresses.fiche(offerte.adresse))
    vue = build_fiche(lecture.lecteur, fiche)
    objet = build_fiche_donnees(lecture.lecteur, fiche)
    apercu = Apercu(plain_text(vue.resume.html), vue.pictogramme, objet, article=True)
    return lecture.render_document(
        "public/fiche.html",
        vue.titre,
        f"fiches/{slug}",
        fiche,
        apercu,
        fiche=vue,
        imprimer=lecture.adresses.imprimer(f"fiches/{fiche.adresse}"),
        guichet=lecture.adresses.guichet_fiche(fiche.adresse),
        avis=lecture.adresses.avis(f"fiches/{fiche.adresse}"),
    )


@public.get("/<langue>/pieces/")
def list_pieces(langue: str) -> Response:
    """Every paper, explained."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Les papiers, expliqués")
    pieces = build_papiers(lecture.lecteur, read_mots())
    apercu = Apercu(build_description_piece(lecture.langue), "dossier-complet")
    return lecture.render("public/pieces.html", titre, "pieces/", apercu, pieces=pieces)


@public.get("/<langue>/pieces/<slug>")
def show_piece(langue: str, slug: str) -> WerkzeugResponse:
    """One paper: what it is, where to get it, which procedures ask for it."""
    lecture = open_lecture(langue)
    piece = lecture.find(Piece, slug)
    vue = build_piece(lecture.lecteur, piece)
    description = first_text(vue.explication) or build_description_piece(lecture.langue)
    liste = (lecture.langue.gettext("Les papiers, expliqués"), lecture.adresses.pieces())
    objet = build_fil_donnees(lecture.lecteur, liste, vue.nom)
    apercu = Apercu(description, vue.pictogramme, objet, article=True)
    return lecture.render_document(
        "public/piece.html", vue.nom, f"pieces/{slug}", piece, apercu, piece=vue
    )


@public.get("/<langue>/faq/")
def show_faq(langue: str) -> Response:
    """Frequent questions."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Questions fréquentes")
    description = lecture.langue.gettext("Des réponses courtes aux questions fréquentes.")
    apercu = Apercu(description, "question", build_faq_donnees(lecture.lecteur))
    themes = build_faq(lecture.lecteur)
    imprimer = lecture.adresses.imprimer("faq")
    contexte: dict[str, Any] = {"themes": themes, "imprimer": imprimer}
    return lecture.render("public/faq.html", titre, "faq/", apercu, **contexte)


@public.get("/<langue>/glossaire/")
def show_glossaire(langue: str) -> Response:
    """The words of the administration."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Les mots de l’administration")
    mots = build_glossaire(lecture.lecteur)
    description = lecture.langue.gettext(
        "Les mots des papiers et des guichets, expliqués avec des mots simples."
    )
    apercu = Apercu(description, "information")
    contexte: dict[str, Any] = {"mots": mots, "imprimer": lecture.adresses.imprimer("glossaire")}
    return lecture.render("public/glossaire.html", titre, "glossaire/", apercu, **contexte)
