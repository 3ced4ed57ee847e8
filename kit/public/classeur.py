"""What readers may ask of a binder: a few sheets at a time, in one file or in a ZIP."""

from kit.public.contexte import Lecture
from kit.public.refus import Refus
from kit.render.impression.contenus.modele import Choix
from kit.render.impression.feuille import Demande

PARTIES_MAX = 12
"""Sheets that a reader may have put together; the command has no limit."""


def refuse_trop(lecture: Lecture, demande: Demande) -> Refus | None:
    """The press makes a binder at once: too large, it would keep other readers waiting."""
    _, split = lecture.langue.gettext, demande.contenu.split
    if split is None:
        return None
    choix = Choix(options=dict(demande.options))
    if sum(partie.imprimee for partie in split(lecture.lecteur, choix)) <= PARTIES_MAX:
        return None
    phrase = _("Cochez de 1 à %(n)s feuilles, puis demandez à les voir.", n=PARTIES_MAX)
    return Refus(422, _("Trop de feuilles à la fois"), phrase)
