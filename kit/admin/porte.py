"""The door of the back office: who comes in, and how a form survives a session that ended.

A form sent after the session ended is not lost: the page that asks for the password carries its
fields, and sends them again, with the password, to the same address.
"""

from dataclasses import dataclass
from typing import cast

from flask import Response, abort, current_app, g, redirect, request, session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.admin.droits import DROITS, Droit
from kit.admin.portee import check_portee
from kit.admin.rendu import render_admin
from kit.erreurs import KitError
from kit.store.acces.connexion import check_identite
from kit.store.acces.roles import TOUT_LE_SITE, Agent
from kit.store.acces.sessions import SessionOuverte, confirm_session, find_session, open_session
from kit.store.moteur import write_journal
from kit.web.htmx import wants_fragment
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services
from kit.web.session import (
    CHAMP_JETON,
    check_jeton,
    is_jeton_ancien,
    is_protected,
    refuse_ailleurs,
)

COURRIEL, MOT_DE_PASSE = "_courriel", "_mot_de_passe"
"""Fields of the door: no form of the back office has any of these names."""
RESERVES = (COURRIEL, MOT_DE_PASSE, CHAMP_JETON)
_ENTREE = "entree"
"""Name, in the signed cookie, of the secret of the session."""
_LONGUEUR_APPAREIL = 60
_FINIE = (
    "Votre session est finie. Ce que vous avez écrit est gardé\u00a0: "
    "donnez votre mot de passe pour continuer."
)
_ANCIENNE = (
    "Vous vous êtes reconnecté depuis que ce formulaire est ouvert. Ce que vous avez écrit est "
    "gardé\u00a0: donnez votre mot de passe pour l’envoyer."
)
_COMPTES = "Cette page touche aux comptes\u00a0: donnez encore votre mot de passe."
_PAS_GARDE = (
    "Pas gardé\u00a0: votre session est finie. Enregistrez\u00a0: votre mot de passe vous sera "
    "demandé, et rien ne sera perdu."
)


@dataclass(frozen=True)
class ReprisePage:
    """What the page that asks for a password again needs."""

    phrase: str
    adresse: str
    courriel: str
    """Filled in when it is known."""
    champs: tuple[tuple[str, str], ...]
    """What had been typed, to be sent again."""
    faute: str = ""


def guard() -> WerkzeugResponse | None:
    """Let the request in, or answer in its place; for every request of the back office."""
    droit = DROITS.get(request.endpoint or "") or abort(404)
    refuse_ailleurs()
    if droit.geste is None:
        _check_form()
        return None
    if not is_protected():
        return redirect(_connexion())
    g.entree = _read_entree()
    reponse = _let_in(droit)
    if reponse is not None:
        return reponse
    if not current_agent().may(droit.geste):
        abort(403, "Votre compte ne permet pas cela : demandez à la personne qui l’administre.")
    # A page that names a document asks once it has read it.
    if droit.geste != "lire" and "cle" not in (request.view_args or {}):
        check_portee(TOUT_LE_SITE, droit.geste, current_agent())
    return None


def current_agent() -> Agent:
    """Who is logged in; only behind the door."""
    return current_entree().agent


def current_entree() -> SessionOuverte:
    """The session of this request; only behind the door."""
    return cast("SessionOuverte", g.entree)


def enter(agent_id: int) -> None:
    """Open a session in this browser, and forget what the cookie held before."""
    quand = services().horloge.now()
    with write_journal(services().moteurs) as journal:
        secret = open_session(journal, agent_id, _name_appareil(), quand)
    session.clear()
    session[_ENTREE] = secret


def come_back(agent_id: int) -> None:
    """Let in someone whom the identity provider knows, without losing forms that are open here.

    A session of the same agent is confirmed, as by a password; the token of forms outlives a
    session that ended, so that what was typed meanwhile can still be sent.
    """
    entree = _read_entree()
    if entree is not None and entree.agent.id == agent_id:
        with write_journal(services().moteurs) as journal:
            confirm_session(journal, entree.id, services().horloge.now())
        return
    jeton = session.get(CHAMP_JETON) if _ENTREE in session else None
    enter(agent_id)
    if jeton:
        session[CHAMP_JETON] = jeton


def leave() -> None:
    """Forget the session in this browser."""
    session.clear()


def here() -> str:
    """The address of this request, under the path where the site is served."""
    return f"{request.script_root}{request.full_path.removesuffix('?')}"


def list_champs() -> list[tuple[str, str]]:
    """What was typed in the form of this request; neither its token nor a password."""
    return [(nom, valeur) for nom, valeur in request.form.items(multi=True) if nom not in RESERVES]


def _let_in(droit: Droit) -> WerkzeugResponse | None:
    """Nothing when the session is good enough; else the page that makes it so."""
    entree: SessionOuverte | None = g.entree
    quand = services().horloge.now()
    if request.form.get(MOT_DE_PASSE):
        return _try_again(entree)
    ancien = entree is not None and is_jeton_ancien(current_app)
    if entree is not None and not ancien and (not droit.confirme or entree.is_confirmed(quand)):
        _check_form()
        return None
    if droit.en_fond:
        return render_admin("admin/garde.html", "Session finie", 401, phrases=(_PAS_GARDE,))
    if entree is None and request.method in ("GET", "HEAD"):
        return _send_to_door()
    return _ask_again(entree, ancien=ancien)


def _send_to_door() -> WerkzeugResponse:
    """To the page where one logs in; a part of a page says it and gives the link."""
    if wants_fragment():
        return render_admin("admin/session_finie.html", "Session finie", 401, porte=_connexion())
    return redirect(_connexion())


def _try_again(entree: SessionOuverte | None) -> WerkzeugResponse | None:
    """Check the password that came with the form, then let the form go on."""
    courriel = entree.agent.courriel if entree else request.form.get(COURRIEL, "")
    quand = services().horloge.now()
    try:
        agent_id = check_identite(services().moteurs, courriel, request.form[MOT_DE_PASSE], quand)
    except KitError as error:
        return _ask_again(entree, error.phrase)
    if entree is None:
        enter(agent_id)
    else:
        with write_journal(services().moteurs) as journal:
            confirm_session(journal, entree.id, quand)
    g.entree = _read_entree()
    request.form = MultiDict(list_champs())  # type: ignore[assignment]
    return None


def _ask_again(entree: SessionOuverte | None, faute: str = "", *, ancien: bool = False) -> Response:
    phrase = _COMPTES
    if entree is None:
        phrase = _FINIE
    elif ancien:
        phrase = _ANCIENNE
    page = ReprisePage(
        phrase,
        here(),
        entree.agent.courriel if entree else request.form.get(COURRIEL, ""),
        tuple(list_champs()),
        faute,
    )
    return render_admin("admin/reprise.html", "Donnez votre mot de passe", 401, reprise=page)


def _check_form() -> None:
    if request.method not in ("GET", "HEAD"):
        check_jeton(current_app)


def _read_entree() -> SessionOuverte | None:
    secret = session.get(_ENTREE)
    if not isinstance(secret, str):
        return None
    return find_session(services().moteurs, secret, services().horloge.now())


def _connexion() -> str:
    adresses = adresses_for(current_langue())
    suite = here() if request.method == "GET" else ""
    return adresses.admin_connexion(suite)


def _name_appareil() -> str:
    """The browser and the machine in words, as an agent would name them."""
    agent = request.headers.get("User-Agent", "")
    navigateurs = (
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    )
    machines = (
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    )
    mots = [
        next((nom for signe, nom in liste if signe in agent), "")
        for liste in (navigateurs, machines)
    ]
    return ", ".join(mot for mot in mots if mot)[:_LONGUEUR_APPAREIL] or "Navigateur inconnu"
