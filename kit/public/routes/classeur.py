"""The binder in a ZIP: its sheets, each in a file of its own."""

from dataclasses import replace
from pathlib import Path

from flask import Response
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.public.classeur import refuse_trop
from kit.public.contexte import Lecture, open_lecture
from kit.public.impression import order, prepare, read_demande, reply_wait
from kit.public.refus import Refus
from kit.public.routes.site import public
from kit.render.impression.feuille import Demande
from kit.travaux.guichet_impression import ATTENTE_MAX_S
from kit.web.archive import build_zip


@public.get("/<langue>/classeur.zip")
def show_classeur_zip(langue: str) -> WerkzeugResponse:
    """The sheets chosen, when they are all made."""
    lecture = open_lecture(langue)
    demande = read_demande(lecture, "classeur", "")
    resultat = refuse_trop(lecture, demande) or _order_each(lecture, demande)
    if isinstance(resultat, Refus):
        return reply_wait(lecture, resultat, lecture.adresses.imprimer("classeur"))
    octets = build_zip({nom: fichier.read_bytes() for nom, fichier in resultat.items()})
    reponse = Response(octets, mimetype="application/zip")
    reponse.headers["Content-Disposition"] = f'attachment; filename="classeur-{langue}.zip"'
    reponse.headers["X-Robots-Tag"] = "noindex"
    return reponse


def _order_each(lecture: Lecture, demande: Demande) -> dict[str, Path] | Refus:
    """The files by name; all are asked for, and only the first that is late is waited for."""
    fichiers: dict[str, Path] = {}
    manque: Refus | None = None
    for partie in prepare(lecture, demande).parties:
        # Alone, a sheet has no number: it is the very file of its own page.
        seule = replace(partie, rang=None)
        resultat = order(lecture, seule, attente_s=0.0 if manque else ATTENTE_MAX_S)
        if isinstance(resultat, Refus):
            manque = resultat
        else:
            fichiers[f"{partie.page.replace('/', '-')}.pdf"] = resultat
    return manque or fichiers
