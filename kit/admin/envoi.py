"""Sending a one-time link to the agent whom it is for."""

import logging
from threading import Thread

from flask import abort

from kit.admin.catalogue import find_catalogue
from kit.erreurs import KitError
from kit.store.acces.demandes import count_demande, create_demande
from kit.store.acces.liens import DUREE_LIEN
from kit.store.acces.roles import Agent
from kit.store.audit import Trace, write_traces
from kit.web.courriel import send_courriel
from kit.web.i18n import current_langue
from kit.web.rendu import Services, adresses_for, services

_LOG = logging.getLogger(__name__)
FIL = "kit-lien"
"""Name of the threads that send links."""


def require_courriels() -> None:
    """End the request with 404 when this site sends no message."""
    if services().reglages.courriel is None:
        abort(404)


def send_lien(agent: Agent, adresse: str) -> str:
    """Send a link; what went wrong in one sentence, empty when nothing did."""
    try:
        _send(services(), _read_service(), agent, adresse)
    except KitError as error:
        return error.phrase
    return ""


def answer_demande(courriel: str) -> None:
    """Send a link to an address if it has an account: the answer is the same if it has none.

    Raises CourrielInvalideError, TropDemandesError.
    """
    count_demande(services().moteurs, courriel, services().horloge.now())
    adresse = adresses_for(current_langue()).bienvenue("")
    # Apart: the time that the answer takes would tell who has an account.
    Thread(
        target=_answer,
        args=(services(), _read_service(), courriel, adresse),
        name=FIL,
        daemon=True,
    ).start()


def _answer(moyens: Services, service: str, courriel: str, debut: str) -> None:
    quand = moyens.horloge.now()
    try:
        fait = create_demande(moyens.moteurs, courriel, quand)
        if fait is not None:
            agent, secret = fait
            _send(moyens, service, agent, f"{debut}{secret}")
            trace = Trace(quand, agent.courriel, "demander-lien", "agent", agent.courriel)
            write_traces(moyens.moteurs, [trace])
    except KitError as error:
        _LOG.warning("link not sent: %s", error.phrase)


def _send(moyens: Services, service: str, agent: Agent, adresse: str) -> None:
    """Raises CourrielNonEnvoyeError."""
    reglages = moyens.reglages.courriel
    if reglages is None:
        return
    texte = (
        f"Bonjour,\n\nCe lien sert une seule fois, pendant {DUREE_LIEN.days} jours, "
        f"à choisir le mot de passe de votre compte ({service}, espace des agents) :\n\n"
        f"{adresse}\n\n"
        "Vous ne l’avez pas demandé ? Ne faites rien : votre mot de passe ne change pas. "
        "Prévenez la personne qui administre le site.\n"
    )
    sujet = f"Votre lien pour entrer – {service}"
    send_courriel(reglages, agent.courriel, sujet, texte, moyens.horloge)


def _read_service() -> str:
    """Who writes: agents may have an account in several places."""
    catalogue = find_catalogue()
    return catalogue.site.nom if catalogue else "Kit d’accueil"
