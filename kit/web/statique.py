"""Files of static/ whose address carries their content: browsers keep them for good."""

import hashlib
from functools import cache

from flask import Flask, Response, request

from kit.paths import static_dir

DUREE = 365 * 24 * 3600
"""Time for which such a file may be kept, in seconds: its address changes with its content."""


@cache
def with_version(chemin: str) -> str | None:
    """Path of a file under static/, with the version of its content; None without the file."""
    fichier = static_dir() / chemin
    return add_version(chemin, fichier.read_bytes()) if fichier.is_file() else None


def add_version(chemin: str, contenu: bytes) -> str:
    """A path under static/, with the version of this content."""
    return f"{chemin}?v={hashlib.sha256(contenu).hexdigest()[:12]}"


def init_statique(app: Flask) -> None:
    """Let browsers keep a file asked for with its present version, and only then."""

    @app.after_request
    def keep_file(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code in (200, 304):
            chemin = (request.view_args or {})["filename"]
            _keep(response, chemin, with_version(chemin))
        return response


def serve_text(app: Flask, chemin: str, texte: str, mimetype: str) -> None:
    """Serve a text made when the site starts as if it were a file of static/."""
    contenu = texte.encode()

    def send_text() -> Response:
        response = Response(contenu, mimetype=mimetype)
        response.cache_control.no_cache = True
        response.add_etag()
        _keep(response, chemin, add_version(chemin, contenu))
        response.make_conditional(request)
        return response

    app.add_url_rule(f"/static/{chemin}", f"static/{chemin}", send_text)


def _keep(response: Response, chemin: str, actuel: str | None) -> None:
    if f"{chemin}?v={request.args.get('v')}" == actuel:
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = DUREE
        response.cache_control.immutable = True
