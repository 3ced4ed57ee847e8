"""What the routes of the counter share: reading a tap, showing the screen, saying what failed."""

import hashlib
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from flask import Response, g, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.compteur.page import Lecture, open_lecture
from kit.admin.compteur.session import Session, read_geste, write_session
from kit.admin.compteur.vues import (
    ANNULABLES,
    PREMIERE,
    RETOUR,
    EcranVue,
    ReessaiVue,
    find_ouvert,
    list_bilans,
    list_canaux,
    name_visite,
    say_compte,
    say_geste,
)
from kit.content.structure import Structure
from kit.erreurs import KitError
from kit.horloge import local_day
from kit.render.impression.contenus.comptage import THEME
from kit.render.vues.motifs import build_motifs, list_motifs
from kit.store.comptage import CANAUX, MANQUES, Visite, half_day_of
from kit.store.visites import Geste, count_demi_journee
from kit.web.htmx import wants_fragment
from kit.web.rendu import services

_NONCE = re.compile(r"[A-Za-z0-9_-]{8,40}")


@dataclass(frozen=True)
class Avis:
    """Why nothing was done, and the tap to send again if there is one."""

    phrase: str
    status: int = 400
    geste: Geste | None = None


CANAL_SEUL = "canal"
"""What the form says when the Enter key is pressed on a channel: no visit."""


def choose_canal(session: Session) -> Session:
    """The session with the channel of the form, if there is such a one."""
    canal = next((c for c in CANAUX if c == request.form.get("canal")), session.canal)
    return session.choosing(canal)


def read_tap(session: Session) -> Geste | None:
    """The tap of a form; None when it names what does not exist."""
    lecture = open_lecture()
    motif, _, fois = request.form.get("visite", "").rpartition("/")
    canal = next((c for c in CANAUX if c == request.form.get("canal", session.canal)), None)
    nonce = request.form.get("nonce", "")
    connu = motif in list_motifs(lecture.catalogue) and fois in (PREMIERE, RETOUR)
    if not connu or canal is None or not _NONCE.fullmatch(nonce):
        return None
    instant, fuseau = services().horloge.now(), lecture.catalogue.site.fuseau
    visite = Visite(
        session.structure,
        local_day(instant, fuseau),
        half_day_of(instant, fuseau),
        motif,
        canal,
        fois == RETOUR,
    )
    # The form and the button: two buttons of one form are two visits, one button twice is one.
    cle = hashlib.sha256(f"{nonce} {motif} {fois} {canal}".encode()).hexdigest()
    return Geste(cle, visite)


def reply_done(session: Session) -> WerkzeugResponse:
    """After a gesture: the screen again, by a redirection when the browser does it all."""
    if wants_fragment():
        return write_session(show(session), session)
    return write_session(redirect(open_lecture().adresses.compteur(), 303), session)


def reply_avis(session: Session, avis: Avis) -> Response:
    """The screen with what went wrong: nothing that was chosen is lost."""
    if avis.geste is not None:
        session = replace(session, canal=avis.geste.visite.canal)
    reponse = show(session, avis)
    # htmx shows no other error in the page (`noSwap` of components/cadre.html).
    reponse.status_code = 422 if wants_fragment() else avis.status
    return reponse


def show(session: Session, avis: Avis | None = None) -> Response:
    """The screen of a counter."""
    lecture = open_lecture()
    titre = lecture.langue.gettext("Compteur de l’accueil")
    ecran = _build_ecran(lecture, session, avis)
    return lecture.render("admin/compteur.html", titre, ecran=ecran)


def _build_ecran(lecture: Lecture, session: Session, avis: Avis | None) -> EcranVue:
    langue, lecteur = lecture.langue, lecture.lecteur
    geste = read_geste(session.geste) if session.geste else None
    visite = geste.visite if geste else None
    groupes = build_motifs(lecteur)
    ouvert = find_ouvert(groupes, visite)
    lieu = lecture.catalogue.get(Structure, session.structure)
    jour = lecture.catalogue.jour
    annulable = session.geste if session.dit in ANNULABLES else ""
    muette = bool(annulable) and visite is not None and visite.manque is None
    themes = {THEME: ouvert.partition("/")[2]} if ouvert else {}
    return EcranVue(
        lieu=lieu.nom if lieu else "",
        statut=say_geste(lecteur, session.dit, visite),
        faute=avis.phrase if avis else None,
        reessai=_retry(lecture, avis) if avis else None,
        compte=_count(lecture, session),
        canaux=tuple(list_canaux(langue, session.canal)),
        groupes=groupes,
        ouvert=ouvert,
        geste=annulable,
        manques=tuple((c, langue.gettext(n)) for c, n in MANQUES.items()) if muette else (),
        revient=visite is not None and visite.deja_venu,
        csrf=session.csrf,
        nonce=secrets.token_urlsafe(12),
        feuille=lecture.adresses.feuille("comptage", "pdf", **themes),
        bilans=tuple(list_bilans(langue, lecture.adresses, jour)),
    )


def _retry(lecture: Lecture, avis: Avis) -> ReessaiVue | None:
    if avis.geste is None:
        return None
    visite = avis.geste.visite
    return ReessaiVue(
        name_visite(lecture.lecteur, visite),
        request.form.get("visite", ""),
        visite.canal,
        request.form.get("nonce", ""),
    )


def _count(lecture: Lecture, session: Session) -> str:
    """What was counted since the half-day began; empty when the journal cannot say."""
    instant, fuseau = services().horloge.now(), lecture.catalogue.site.fuseau
    demi_journee = half_day_of(instant, fuseau)
    with suppress(KitError):
        compte = count_demi_journee(
            services().moteurs, session.structure, local_day(instant, fuseau), demi_journee
        )
        return say_compte(lecture.langue, demi_journee, compte)
    return ""


def current_session() -> Session:
    """The session that the guard found."""
    session: Session = g.session_compteur
    return session


def today() -> date:
    """The calendar day, in the time zone of the site."""
    return local_day(services().horloge.now(), open_lecture().catalogue.site.fuseau)
