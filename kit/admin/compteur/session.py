"""The cookie of the counter: signed, for twelve hours, only under /admin/compteur.

It holds the place, the channel chosen and the last tap, so that none of them is in an address
that a log could keep; nothing of the agent.
"""

import hashlib
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, cast

from flask import request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from kit.store.comptage import CANAUX, DEMI_JOURNEES, MANQUES, Canal, DemiJournee, Visite
from kit.store.visites import Geste
from kit.web.rendu import services
from kit.web.secret import load_secret

COOKIE = "kit-compteur"
DUREE_S = 12 * 3600
"""Time after which the code is asked for again, in seconds."""


@dataclass(frozen=True)
class Session:
    """What the browser of a counter keeps."""

    structure: str
    repere: str
    """First signs of the code that opened it: a new code closes it."""
    sid: str
    """Its own random name, from which the token of its forms comes."""
    fin: int
    """Instant at which it ends, in seconds since 1970."""
    canal: Canal = "guichet"
    dit: str = ""
    """What the last gesture did: a key of `kit.admin.compteur.vues.DITS`."""
    geste: str = ""
    """The last tap, signed: what « Annuler » takes back."""

    @property
    def csrf(self) -> str:
        """What a form of this session carries, and no other site can write."""
        return _signer("csrf").dumps(self.sid)

    def owns(self, jeton: str) -> bool:
        """Whether a form comes from this session."""
        return bool(_read("csrf", jeton) == self.sid)

    def choosing(self, canal: Canal) -> "Session":
        """The same with another channel, which the next tap keeps."""
        return replace(self, canal=canal)

    def saying(self, dit: str, geste: Geste | None = None) -> "Session":
        """The same after a gesture."""
        return replace(self, dit=dit, geste=sign_geste(geste) if geste else "")


def begin_session(structure: str, repere: str) -> Session:
    """A session from now on."""
    fin = int(services().horloge.now().timestamp()) + DUREE_S
    return Session(structure, repere, secrets.token_urlsafe(12), fin)


def read_session() -> Session | None:
    """The session of this request; None when it is absent, altered, or over. Raises KitError."""
    lu = _read("session", request.cookies.get(COOKIE, ""))
    if not isinstance(lu, dict):
        return None
    try:
        session = Session(**lu)
    except TypeError:  # Written by another version of the kit.
        return None
    finie = session.fin <= services().horloge.now().timestamp()
    return None if finie or session.canal not in CANAUX else session


def write_session(response: Response, session: Session) -> Response:
    """Give the session to the browser, for what is left of its twelve hours."""
    reste = max(0, session.fin - int(services().horloge.now().timestamp()))
    response.set_cookie(
        COOKIE,
        _signer("session").dumps(asdict(session)),
        max_age=reste,
        path=_path(),
        secure=services().reglages.adresse_publique is not None,
        httponly=True,
        samesite="Strict",
    )
    return response


def drop_session(response: Response) -> Response:
    """Take the cookie away."""
    secure = services().reglages.adresse_publique is not None
    response.delete_cookie(COOKIE, path=_path(), secure=secure, httponly=True, samesite="Strict")
    return response


def sign_geste(geste: Geste) -> str:
    """A tap, as a form carries it."""
    v = geste.visite
    return _signer("geste").dumps(
        [
            geste.cle, v.structure, v.jour.isoformat(), v.demi_journee,
            v.motif, v.canal, v.deja_venu, v.manque,
        ]
    )  # fmt: skip


def read_geste(jeton: str) -> Geste | None:
    """The inverse; None when it was altered."""
    lu = _read("geste", jeton)
    if not isinstance(lu, list):
        return None
    cle, structure, jour, demi_journee, motif, canal, deja_venu, manque = lu
    if demi_journee not in DEMI_JOURNEES or manque not in (None, *MANQUES):
        return None  # Signed by an older version of the kit.
    demi = cast("DemiJournee", demi_journee)
    visite = Visite(structure, date.fromisoformat(jour), demi, motif, canal, deja_venu, manque)
    return Geste(cle, visite)


def _path() -> str:
    return f"{services().reglages.prefixe}/admin/compteur"


def _signer(usage: str) -> URLSafeSerializer:
    cle = load_secret(services().reglages.instance)
    return URLSafeSerializer(
        cle, f"kit-compteur-{usage}", signer_kwargs={"digest_method": hashlib.sha256}
    )


def _read(usage: str, texte: str) -> Any:  # noqa: ANN401 - what was signed
    try:
        return _signer(usage).loads(texte)
    except BadSignature:
        return None
