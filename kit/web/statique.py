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
    if not fichier.is_file():
        return None
    return f"{chemin}?v={hashlib.sha256(fichier.read_bytes()).hexdigest()[:12]}"


def init_statique(app: Flask) -> None:
    """Let browsers keep a file asked for with its present version, and only then."""

    @app.after_request
    def keep_file(response: Response) -> Response:
        if request.endpoint != "static" or response.status_code not in (200, 304):
            return response
        chemin = (request.view_args or {})["filename"]
        if f"{chemin}?v={request.args.get('v')}" == with_version(chemin):
            response.cache_control.no_cache = None
            response.cache_control.public = True
            response.cache_control.max_age = DUREE
            response.cache_control.immutable = True
        return response
