"""Having a draft read again: asking, cancelling, sending back, and what publishing answers."""

from kit.admin.documents import Ouvert
from kit.erreurs import KitError
from kit.store.moteur import write_journal
from kit.store.relectures import Etat, Relecture, record_relecture
from kit.web.rendu import services

_MOT_MAX = 500
"""Signs of what whoever sends a draft back says."""


class RelectureError(KitError):
    """The gesture does not suit where the draft stands; the sentence says what to do."""


def ask_relecture(ouvert: Ouvert, auteur: str) -> str:
    """Ask that the draft be read. Says what was done. Raises RelectureError."""
    if not ouvert.etat.brouillon:
        raise RelectureError("Ce contenu est publié tel quel : il n’y a rien à relire.")
    if is_waiting(ouvert):
        return "La relecture est déjà demandée."
    _record(ouvert, auteur, "demandee")
    return "La relecture est demandée. Les valideurs la voient sur leur page « Aujourd’hui »."


def cancel_relecture(ouvert: Ouvert, auteur: str) -> str:
    """Ask no more. Says what was done."""
    if is_waiting(ouvert):
        _record(ouvert, auteur, "annulee")
    return "La demande de relecture est annulée. Le brouillon reste."


def send_back(ouvert: Ouvert, auteur: str, mot: str) -> str:
    """Give the draft back with a sentence. Says what was done. Raises RelectureError."""
    mot = mot.strip()[:_MOT_MAX]
    if not mot:
        raise RelectureError("Écrivez en une phrase ce qu’il faut changer, puis renvoyez.")
    if not is_waiting(ouvert):
        raise RelectureError("Cette relecture n’attend plus : elle est annulée ou déjà faite.")
    _record(ouvert, auteur, "renvoyee", mot)
    return "Le brouillon est renvoyé avec votre phrase. Rien n’est publié."


def close_relecture(ouvert: Ouvert, auteur: str) -> None:
    """Publishing answers whoever asked."""
    if is_waiting(ouvert):
        _record(ouvert, auteur, "publiee")


def is_waiting(ouvert: Ouvert) -> bool:
    """Whether someone waits for the draft to be read."""
    relecture = ouvert.relecture
    return relecture is not None and relecture.is_open(ouvert.etat.publiee)


def _record(ouvert: Ouvert, auteur: str, etat: Etat, mot: str = "") -> None:
    quand = services().horloge.now()
    geste = Relecture(ouvert.genre, ouvert.cle, ouvert.numero, auteur, quand, etat, mot)
    with write_journal(services().moteurs) as session:
        record_relecture(session, geste)
