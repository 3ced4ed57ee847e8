"""The headers of every answer."""

from collections.abc import Iterable

from flask import Flask, Response

from kit.web.theme import Style


def build_csp(
    style: Style, *, encadre: bool = False, encadrable: bool = False, origines: Iterable[str] = ()
) -> str:
    """No inline code but the critical sheets; nothing from elsewhere.

    A page that is `encadrable` may be shown in a frame of one of ours that `encadre`; `origines`
    are the other sites that may show it.
    """
    permises = ("'self'", *origines) if encadrable else ("'none'",)
    cadres = ("frame-src 'self'",) if encadre else ()
    return "; ".join(
        (
            "default-src 'none'",
            *cadres,
            "script-src 'self'",
            f"style-src 'self' {style.csp}",
            "img-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {' '.join(permises)}",
        )
    )


ENVOI_MAX = 2_000_000
"""Of what a form sends, in bytes: a long text with all that was pasted beside it."""


def allow_cadres(response: Response, style: Style, origines: Iterable[str]) -> None:
    """Let other sites show this page in a frame: it holds no secret and writes nothing."""
    csp = build_csp(style, encadrable=True, origines=origines)
    response.headers["Content-Security-Policy"] = csp


def init_securite(app: Flask, style: Style, *, https: bool) -> None:
    """Send the headers with each answer; HSTS only when the public address is https.

    Nothing longer than ENVOI_MAX is read.
    """
    app.config.update(MAX_CONTENT_LENGTH=ENVOI_MAX, MAX_FORM_MEMORY_SIZE=ENVOI_MAX)
    entetes = {
        "Content-Security-Policy": build_csp(style),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if https:
        entetes["Strict-Transport-Security"] = "max-age=31536000"

    @app.after_request
    def add_headers(response: Response) -> Response:
        for nom, valeur in entetes.items():
            response.headers.setdefault(nom, valeur)
        return response
