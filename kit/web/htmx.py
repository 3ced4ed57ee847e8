"""htmx: which requests want a part of the page, and the script itself; importer of htmx_flask.

Written against htmx 4: it announces itself with `HX-Request: true`, and says with
`HX-Request-Type: full` that it will replace the whole body. Its other headers name
elements of the page and are not read: the template says which part it can give.
"""

from flask import Flask
from htmx_flask import Htmx, request

from kit.web.statique import with_version

SCRIPT = "vendor/htmx.min.js"
"""Under static/: fetched at set-up, absent from a machine that had no network."""


def init_htmx(app: Flask) -> None:
    """Let requests know htmx."""
    Htmx(app)


def load_script() -> str | None:
    """Path of the script under static/, with the version of its content; None without it."""
    return with_version(SCRIPT)


def wants_fragment() -> bool:
    """Whether the answer goes into the page that is open, rather than becoming the page.

    A history restore and a boosted link replace the whole body: they get the whole page.
    """
    demande = request.htmx
    entiere = request.headers.get("HX-Request-Type") == "full"
    return bool(demande) and not (entiere or demande.boosted or demande.history_restore_request)
