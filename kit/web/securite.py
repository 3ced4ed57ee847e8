"""The headers of every answer."""

from flask import Flask, Response

from kit.web.theme import Style


def build_csp(style: Style, *, encadre: bool = False, encadrable: bool = False) -> str:
    """No inline code but the critical sheets; nothing from elsewhere.

    A page that is `encadrable` may be shown in a frame of one of ours that `encadre`.
    """
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
            "frame-ancestors 'self'" if encadrable else "frame-ancestors 'none'",
        )
    )


def init_securite(app: Flask, style: Style, *, https: bool) -> None:
    """Send the headers with each answer; HSTS only when the public address is https."""
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
