"""Verifying facts: the table, what is said of a page of it, taking it back, giving to someone."""

from flask import Response, flash, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.formulaires.libelles import name_genre
from kit.admin.noms import list_noms
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.admin.verification import Bilan, Filtre, read_filtre, read_table, save_page
from kit.admin.verification_gestes import cancel_dernier, give
from kit.admin.vues.faits import ETATS, NIVEAUX
from kit.content.faits import VERIFIABLES
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for


@admin.get("/verifier/")
def list_faits() -> Response:
    """The facts to verify, the least sure first."""
    return _render(read_filtre(request.args))


@admin.post("/verifier/")
def save_faits() -> WerkzeugResponse:
    """Record what was said of the facts of a page."""
    filtre = read_filtre(request.args)
    bilan = save_page(request.form)
    if bilan.fautes:
        return _render(filtre, bilan)
    flash(bilan.say())
    return _back(filtre.to_query())


@admin.post("/verifier/annuler")
def cancel_verification() -> WerkzeugResponse:
    """Take back what one said last."""
    flash(cancel_dernier(request.form.get("envoi", "")))
    return _back(read_filtre(request.args).to_query())


@admin.post("/verifier/confier")
def give_contenu() -> WerkzeugResponse:
    """Give the facts of a document to an agent."""
    flash(give(request.form.get("document", ""), request.form.get("agent", "")))
    return _back(read_filtre(request.args).to_query())


def _back(question: str) -> WerkzeugResponse:
    return redirect(adresses_for(current_langue()).admin("verifier/") + question, 303)


def _render(filtre: Filtre, bilan: Bilan | None = None) -> Response:
    table = read_table(filtre)
    return render_admin(
        "admin/verifier.html",
        "Vérifier",
        422 if bilan else 200,
        table=table,
        filtre=table.filtre,
        bilan=bilan or Bilan(),
        saisie=_list_saisie() if bilan else {},
        genres=[(g, name_genre(g, plusieurs=True), g == filtre.genre) for g in VERIFIABLES],
        niveaux=[(n, nom, n == filtre.niveau) for n, nom in NIVEAUX.items()],
        themes=[(cle, nom, cle == filtre.theme) for cle, nom in list_noms("theme")],
        etats=[(e, nom, e == filtre.etat) for e, nom in ETATS.items()],
    )


def _list_saisie() -> dict[str, tuple[str, str]]:
    """What had been chosen and written, by name of fact."""
    rangs = [nom.removeprefix("fait.") for nom in request.form if nom.startswith("fait.")]
    lire = request.form.get
    return {
        lire(f"fait.{rang}", ""): (lire(f"avis.{rang}", ""), lire(f"remarque.{rang}", ""))
        for rang in rangs
    }
