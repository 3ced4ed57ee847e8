"""Typing the code of a place: right, wrong, or too many wrong ones."""

from dataclasses import dataclass

from flask import Response, current_app, request

from kit.admin.compteur.essais import ESSAIS_MAX, Essais
from kit.admin.compteur.page import Lecture, open_lecture
from kit.admin.compteur.session import Session, begin_session
from kit.erreurs import KitError
from kit.store.codes_compteur import find_code
from kit.web.rendu import services

CLE = "kit-essais"
"""Where the application keeps the wrong codes."""
_SAISIE_MAX = 60


@dataclass(frozen=True)
class Refus:
    """Why the counter does not open."""

    phrase: str
    status: int = 422
    retry_s: int = 0


def try_code() -> Session | Refus:
    """A session for whoever typed the right code."""
    _ = open_lecture().langue.gettext
    saisie = request.form.get("code", "")[:_SAISIE_MAX]
    maintenant = services().horloge.now().timestamp()
    if not saisie.strip():
        return Refus(_("Tapez le code du compteur."))
    try:
        code = find_code(services().moteurs, saisie)
        repere = code.repere if code else ""
        attente = essais().wait_s(repere, maintenant)
        if attente:
            phrase = _("Trop d’essais. Attendez %(n)s secondes, puis retapez le code.", n=attente)
            return Refus(phrase, 429, attente)
        if code is not None and code.opens(saisie):
            return begin_session(code.structure, code.repere)
    except KitError:
        return Refus(_("Le compteur ne répond pas\u00a0: réessayez dans une minute."), 503, 60)
    essais().record(repere, maintenant)
    return Refus(
        _(
            "Ce code n’ouvre aucun compteur. Vérifiez chaque signe\u00a0: %(n)s essais par minute.",
            n=ESSAIS_MAX,
        )
    )


def essais() -> Essais:
    """The wrong codes of this process."""
    connus: Essais = current_app.extensions[CLE]
    return connus


def render_connexion(refus: Refus | None = None, *, perdu: bool = False) -> Response:
    """The page where the code is typed."""
    lecture: Lecture = open_lecture()
    _ = lecture.langue.gettext
    titre = _("Ouvrir le compteur de l’accueil")
    if refus:
        titre = _("Erreur\u00a0: %(titre)s", titre=titre)
    reponse = lecture.render(
        "admin/compteur_connexion.html", titre, faute=refus.phrase if refus else None, perdu=perdu
    )
    if refus:
        reponse.status_code = refus.status
        if refus.retry_s:
            reponse.headers["Retry-After"] = str(refus.retry_s)
    return reponse
