"""The one cookie of the kit: signed, for the back office only; forms prove where they come from.

The public site never touches the session, so it never sends it. Only importer of flask_wtf.
"""

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf
from werkzeug.exceptions import Forbidden

from kit.config import Reglages
from kit.web.secret import load_secret

ADMIN = "/admin"
_LOCAUX = ("localhost", "127.0.0.1", "[::1]")
CHAMP_JETON = "_jeton"
"""Field of forms, and name in the cookie of what it is made from."""


class SessionAdmin(SecureCookieSessionInterface):
    """The cookie goes to the back office alone, and over https alone but on this very machine."""

    def get_cookie_name(self, app: Flask) -> str:  # noqa: ARG002 - Flask's
        """`__Secure-` makes browsers refuse a cookie that a plain http page would have set."""
        return "__Secure-kit" if request.is_secure else "kit"

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 - Flask's
        """Over https, https only."""
        return request.is_secure


def init_session(app: Flask, reglages: Reglages) -> None:
    """Sign the cookie, and check every form that is sent. Raises KitError without a secret."""
    app.secret_key = load_secret(reglages.instance)
    app.session_interface = SessionAdmin()
    app.config.update(
        SESSION_COOKIE_PATH=f"{reglages.prefixe}{ADMIN}",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_FIELD_NAME=CHAMP_JETON,
        # As long as the session: a form left open over lunch is not refused for its age.
        WTF_CSRF_TIME_LIMIT=None,
        # The back office sends no referrer; refuse_ailleurs says the same, and better.
        WTF_CSRF_SSL_STRICT=False,
        WTF_CSRF_CHECK_DEFAULT=False,
    )
    app.extensions[CHAMP_JETON] = CSRFProtect(app)


def check_jeton(app: Flask) -> None:
    """Refuse a form that was not given by this site. Raises CSRFError (400)."""
    app.extensions[CHAMP_JETON].protect()


def is_jeton_ancien(app: Flask) -> bool:
    """Whether a form carries the token of another session: it was opened before the last login."""
    if request.method in ("GET", "HEAD") or not request.form.get(CHAMP_JETON):
        return False
    try:
        check_jeton(app)
    except CSRFError:
        return True
    return False


def make_jeton() -> str:
    """What a form carries back."""
    return str(generate_csrf())


def refuse_ailleurs() -> None:
    """Refuse what another site makes a browser send. Raises Forbidden.

    Source: W3C Fetch Metadata; browsers that do not say it are held by the token alone.
    """
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if request.method not in ("GET", "HEAD") and site not in ("same-origin", "none"):
        raise Forbidden("Cette demande vient d’un autre site : ouvrez la page ici et recommencez.")


def is_protected() -> bool:
    """Whether what is typed cannot be read on the way: https, or this very machine."""
    hote = request.host.rpartition(":")[0] if ":" in request.host else request.host
    return request.is_secure or hote in _LOCAUX
