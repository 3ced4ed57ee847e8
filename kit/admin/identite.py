"""Coming in and going out through the identity provider: what the browser keeps meanwhile."""

from collections.abc import Mapping
from datetime import timedelta

from flask import abort, session

from kit.admin.porte import come_back, leave
from kit.admin.vues.connexion import is_suite
from kit.erreurs import KitError
from kit.store.acces.agents import find_agent
from kit.store.acces.roles import Agent
from kit.store.moteur import read_journal
from kit.web.fournisseur import Depart, IdentiteRefuseeError, find_fournisseur
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services

_DEPART, _JETON, _SORTIE = "depart", "identite", "sortie"
"""Names in the signed cookie: a journey to the provider, who came back, what closes it there."""
_DUREE = timedelta(minutes=10)
"""How long one may stay at the provider's."""
_JETON_MAX = 2500
"""Signs of an id_token that still fits in a cookie, which browsers cut at 4 096 bytes."""


class CompteFermeError(KitError):
    """Someone is known to the provider, and may not come in here."""


def start(suite: str) -> str:
    """Where to send the browser so that its agent is recognised, then goes on to `suite`.

    Raises FournisseurMuetError. Ends the request with 404 when there is no provider.
    """
    fournisseur = find_fournisseur() or abort(404)
    depart = fournisseur.start(adresses_for(current_langue()).oidc_retour())
    quand = services().horloge.now().timestamp()
    session[_DEPART] = [depart.etat, depart.nonce, depart.preuve, suite, quand]
    return depart.adresse


def finish(recu: Mapping[str, str]) -> str:
    """Let in the agent who comes back with these parameters; the page to go on to.

    Raises FournisseurMuetError, IdentiteRefuseeError, CompteFermeError. Ends the request with 404
    when there is no provider.
    """
    fournisseur = find_fournisseur() or abort(404)
    depart, suite = _take_depart()
    adresses = adresses_for(current_langue())
    identite = fournisseur.finish(adresses.oidc_retour(), recu, depart)
    come_back(_find_agent(identite.courriel).id)
    if len(identite.jeton) <= _JETON_MAX:
        session[_JETON] = identite.jeton
    return suite if is_suite(suite, adresses.admin()) else adresses.admin()


def leave_here() -> None:
    """Forget the session in this browser, but for what closes the one at the provider's."""
    jeton = session.get(_JETON)
    leave()
    if jeton:
        session[_SORTIE] = jeton


def may_leave_fournisseur() -> bool:
    """Whether this browser may still be logged in at the provider's."""
    return _SORTIE in session and find_fournisseur() is not None


def leave_there() -> str:
    """Where the browser closes its session at the provider's, or the door when it cannot.

    Raises FournisseurMuetError.
    """
    adresses = adresses_for(current_langue())
    jeton, fournisseur = session.get(_SORTIE), find_fournisseur()
    adresse = fournisseur.leave(jeton, adresses.oidc_sortie()) if fournisseur and jeton else None
    session.pop(_SORTIE, None)
    return adresse or adresses.admin_connexion()


def _take_depart() -> tuple[Depart, str]:
    """The journey that this browser began, which can end once. Raises IdentiteRefuseeError."""
    garde = session.pop(_DEPART, None)
    if garde is not None:
        etat, nonce, preuve, suite, quand = garde
        if services().horloge.now().timestamp() - quand < _DUREE.total_seconds():
            return Depart("", etat, nonce, preuve), suite
    raise IdentiteRefuseeError(
        "Cette demande de connexion est finie, ou elle n’est pas partie de ce navigateur : "
        "recommencez."
    )


def _find_agent(courriel: str) -> Agent:
    """The account in use of an address; no account is ever opened here."""
    with read_journal(services().moteurs) as journal:
        agent = find_agent(journal, courriel)
    if agent is None:
        raise CompteFermeError(
            f"Aucun compte n’existe ici pour {courriel} : demandez à la personne "
            "qui administre le site d’en ouvrir un à cette adresse."
        )
    if not agent.actif:
        raise CompteFermeError(
            f"Le compte de {courriel} est fermé : demandez à la personne "
            "qui administre le site de le rouvrir."
        )
    return agent
