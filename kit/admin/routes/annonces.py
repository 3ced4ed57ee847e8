"""Notices: one page from fixed phrases, then the banner and the sheets to print."""

from dataclasses import replace

from flask import Response, abort, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin import retrait
from kit.admin.annonces import gestes, vues
from kit.admin.annonces.composition import SaisieInvalideError, read_annonce
from kit.admin.annonces.saisie import Saisie, read_saisie
from kit.admin.catalogue import find_catalogue
from kit.admin.documents import Ouvert, open_document
from kit.admin.porte import current_agent
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.valeurs import read_jour
from kit.content.annonce import Annonce
from kit.erreurs import KitError
from kit.store.depot import Depot
from kit.store.moteur import read_session
from kit.web.i18n import current_langue, offered_langues
from kit.web.rendu import adresses_for, services

_PUBLIEE = (
    "C’est en ligne. Les usagers voient l’annonce\u202f; là où l’accueil vient d’être lu, "
    "elle peut mettre cinq minutes à paraître."
)
_GARDEE = "Le brouillon est enregistré. Les usagers ne voient rien avant la publication."
_FINIE = (
    "C’est fini\u00a0: l’annonce quitte le site, en cinq minutes au plus. "
    "«\u202fRemettre\u202f» annule."
)


@admin.get("/annonces/")
def list_annonces() -> Response:
    """Every notice: those that readers see first."""
    with read_session(services().moteurs) as session:
        lignes = Depot(session, services().horloge).list_lignes((Annonce.GENRE,))
    return render_admin(
        "admin/annonces.html",
        "Annonces",
        annonces=vues.build_liste(lignes, read_jour()),
        redige=current_agent().may("rediger"),
    )


@admin.get("/annonces/nouvelle")
def new_annonce() -> Response:
    """The one page; `depuis` names a notice to begin from, without its dates."""
    depuis, jour = request.args.get("depuis", ""), read_jour().isoformat()
    if not depuis:
        return _render(Saisie(du=jour))
    saisie = read_annonce(_open(depuis)[1], gestes.read_materiel())
    return _render(replace(saisie, cle="", base="", du=jour, au=""))


@admin.get("/annonces/<cle>/modifier")
def edit_annonce(cle: str) -> Response:
    """The one page, for a notice that exists."""
    ouvert, annonce = _open(cle)
    saisie = read_annonce(annonce, gestes.read_materiel())
    return _render(replace(saisie, base=str(ouvert.numero)))


@admin.post("/annonces/nouvelle")
def write_annonce() -> WerkzeugResponse:
    """Look at the banner, or save a draft."""
    saisie = _read()
    if request.form.get("geste") == "garder":
        return _save(saisie, publie=False)
    try:
        essai = gestes.try_annonce(saisie, gestes.read_materiel())
    except SaisieInvalideError as error:
        return _render(saisie, error.fautes)
    return _render(saisie, banniere=_build_banniere(essai))


@admin.post("/annonces/publier")
def publish_annonce() -> WerkzeugResponse:
    """Show it to readers."""
    return _save(_read(), publie=True)


@admin.get("/annonces/<cle>")
def show_annonce(cle: str) -> Response:
    """Where it is shown, and its sheets to print."""
    ouvert, annonce = _open(cle)
    en_ligne = gestes.is_shown(cle, read_jour())
    banniere = _build_banniere(gestes.read_essai(annonce))
    adresses = adresses_for(current_langue())
    return render_admin(
        "admin/annonce.html",
        annonce.titre,
        ouvert=ouvert,
        annonce=annonce,
        en_ligne=en_ligne,
        banniere=banniere,
        quand=vues.say_quand(*_days(annonce)),
        liens=vues.build_liens(annonce, banniere, adresses) if en_ligne else (),
        multilingue=vues.build_multilingue(annonce, banniere, adresses),
        agent=current_agent(),
    )


@admin.post("/annonces/<cle>/finir")
def end_annonce(cle: str) -> WerkzeugResponse:
    """Show it to nobody any more."""
    ouvert, _annonce = _open(cle)
    retrait.withdraw(ouvert, current_agent().courriel, malgre_renvois=True)
    return _go(cle, _FINIE)


@admin.post("/annonces/<cle>/remettre")
def resume_annonce(cle: str) -> WerkzeugResponse:
    """Show again what readers saw last."""
    ouvert, _annonce = _open(cle)
    try:
        retrait.show_again(ouvert, current_agent().courriel)
    except KitError as error:
        return _go(cle, error.phrase)
    return _go(cle, _PUBLIEE)


def _save(saisie: Saisie, *, publie: bool) -> WerkzeugResponse:
    auteur = current_agent().courriel
    try:
        cle = gestes.save_annonce(saisie, gestes.read_materiel(), auteur, publie=publie)
    except SaisieInvalideError as error:
        return _render(saisie, error.fautes)
    except KitError as error:
        return _render(saisie, (error.phrase,))
    return _go(cle, _PUBLIEE if publie else _GARDEE)


def _read() -> Saisie:
    """The form. Ends the request with 404 for a notice that does not exist."""
    saisie = read_saisie({nom: request.form.getlist(nom) for nom in request.form})
    if saisie.cle:
        _open(saisie.cle)
    return saisie


def _open(cle: str) -> tuple[Ouvert, Annonce]:
    ouvert = open_document(Annonce.GENRE, cle, (Annonce.GENRE,))
    document = ouvert.document
    return (ouvert, document) if isinstance(document, Annonce) else abort(404)


def _days(annonce: Annonce) -> tuple[str, str | None]:
    fin = annonce.jusqu_au
    return annonce.a_partir_du.isoformat(), fin.isoformat() if fin else None


def _build_banniere(essai: gestes.Essai) -> vues.BanniereVue:
    catalogue = find_catalogue()
    return vues.build_banniere(essai, offered_langues(catalogue) if catalogue else ("fr",))


def _render(
    saisie: Saisie, fautes: tuple[str, ...] = (), banniere: vues.BanniereVue | None = None
) -> Response:
    vue = vues.build_ecrire(saisie, gestes.read_materiel(), find_catalogue(), fautes, banniere)
    titre = "Modifier l’annonce" if saisie.cle else "Nouvelle annonce"
    publie = current_agent().may("publier")
    status = 422 if fautes else 200
    return render_admin("admin/annonce_ecrire.html", titre, status, ecrire=vue, publie=publie)


def _go(cle: str, phrase: str) -> WerkzeugResponse:
    flash(phrase)
    return redirect(adresses_for(current_langue()).admin(f"annonces/{cle}"), 303)
