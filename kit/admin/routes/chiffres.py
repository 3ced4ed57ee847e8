"""The figures: one page, and each of its tables as a file."""

from typing import Any

from flask import Response, abort, request

from kit.admin import chiffres
from kit.admin.chiffres import Regard
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.langues.noms import name_langue
from kit.store.comptage import CACHE_SOUS
from kit.web.discretion import leave_no_trace


@admin.get("/chiffres/")
def show_chiffres() -> Response:
    """What was read, looked for, answered, said."""
    regard = chiffres.read_regard(request.args)
    return render_admin(
        "admin/chiffres.html",
        "Chiffres",
        sections=chiffres.read_sections(regard),
        regard=regard,
        seuil=CACHE_SOUS,
        **_build_filtres(regard),
    )


@admin.get("/chiffres/<section>.csv")
def download_chiffres(section: str) -> Response:
    """One table, for a spreadsheet; the same filters."""
    regard = chiffres.read_regard(request.args)
    voulues = [s for s in chiffres.read_sections(regard) if s.id == section]
    if not voulues:
        abort(404)
    reponse = Response(chiffres.write_csv(voulues[0]), mimetype="text/csv")
    nom = f"{section}-{regard.du[0].isoformat()}-{regard.au.isoformat()}.csv"
    reponse.headers["Content-Disposition"] = f'attachment; filename="{nom}"'
    leave_no_trace(reponse)
    return reponse


def _build_filtres(regard: Regard) -> dict[str, Any]:
    """The lists of the filter, and what the links of the tables keep of it."""
    tags = chiffres.list_tags()
    garder = {"par": regard.pas, "genre": regard.genre, "langue": regard.langue}
    return {
        "pas": [("mois", "Douze mois", regard.pas == "mois")],
        "genres": [(g, chiffres.name_lu(g), g == regard.genre) for g in chiffres.LUS],
        "langues": [(t, name_langue(t) or t, t == regard.langue) for t in tags],
        "garder": {nom: valeur for nom, valeur in garder.items() if valeur},
    }
