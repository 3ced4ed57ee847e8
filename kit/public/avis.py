"""Reading an opinion: what is refused, what is taken out of it, where it is kept."""

from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from kit.content.masque import mask_personnel
from kit.erreurs import KitError
from kit.public.contexte import Lecture
from kit.public.vues.avis import AvisVue, find_visee
from kit.store.avis import Avis, save_avis
from kit.web.mesures import debit
from kit.web.provenance import is_from_here
from kit.web.rendu import services

PHRASE_MAX = 500
"""Signs of the sentence."""
PIEGE = "site"
"""A field that people do not see: what fills it is a program."""
_CORPS_MAX = 16_384
"""Bytes of the form: 500 signs of any script, twice over."""

Refus = Literal["ailleurs", "trop", "choix", "long", "panne"]
STATUTS: dict[Refus, int] = {"ailleurs": 403, "trop": 429, "choix": 422, "long": 422, "panne": 503}


@dataclass(frozen=True)
class Envoi:
    """What the form said."""

    page: str = ""
    utile: str = ""
    phrase: str = ""
    piege: str = ""
    demesure: bool = False
    """Whether it was too large to be read at all."""


def read_envoi() -> Envoi:
    """The form as it was sent."""
    request.max_content_length = _CORPS_MAX
    try:
        champs = request.form
    except RequestEntityTooLarge:
        return Envoi(demesure=True)
    return Envoi(
        champs.get("page", ""),
        champs.get("utile", ""),
        champs.get("phrase", "").replace("\r\n", "\n").strip(),
        champs.get(PIEGE, ""),
    )


def receive_envoi(lecture: Lecture, envoi: Envoi) -> Refus | None:
    """Keep the opinion, or say why not. What a program sends is thanked and thrown away."""
    refus = _check_envoi(envoi)
    if refus is not None or envoi.piege:
        return refus
    if not debit().accept(request.remote_addr or ""):
        return "trop"
    try:
        save_avis(services().moteurs, _build_avis(lecture, envoi))
    except KitError:
        return "panne"
    return None


def _check_envoi(envoi: Envoi) -> Refus | None:
    if not is_from_here():
        return "ailleurs"
    if envoi.demesure or len(envoi.phrase) > PHRASE_MAX:
        return "long"
    return None if envoi.piege or envoi.utile in ("oui", "non") else "choix"


def _build_avis(lecture: Lecture, envoi: Envoi) -> Avis:
    """The day and no hour; without what would lead to a person."""
    fuseau = ZoneInfo(lecture.catalogue.site.fuseau)
    visee = find_visee(lecture.lecteur, envoi.page)
    texte, masque = mask_personnel(envoi.phrase)
    return Avis(
        services().horloge.now().astimezone(fuseau).date(),
        visee.chemin if visee else "",
        lecture.langue.tag,
        envoi.utile == "oui",
        texte,
        masque,
    )


def build_avis(lecture: Lecture, envoi: Envoi, refus: Refus | None = None) -> AvisVue:
    """The form, with what was typed and what to correct."""
    _ = lecture.langue.gettext
    fautes: dict[Refus, str] = {
        "ailleurs": _("Ce formulaire vient d’un autre site\u00a0: écrivez votre avis ici."),
        "trop": _("Beaucoup d’avis arrivent en ce moment. Réessayez dans une heure."),
        "choix": _("Choisissez oui ou non."),
        "long": _("Votre phrase est trop longue\u00a0: 500 signes au plus."),
        "panne": _("Votre avis ne peut pas être gardé en ce moment. Réessayez plus tard."),
    }
    visee = find_visee(lecture.lecteur, envoi.page)
    faute = fautes[refus] if refus else ""
    return AvisVue(visee, envoi.utile, envoi.phrase, faute)
