"""A page of the public site as it would be: the very page, made over another catalogue.

Only the back office asks for one. The page is asked for inside the process, by a request of its
own: without cookie, and with the catalogue in it, so that no other request can ever see it.
"""

import re

from flask import Response, current_app, request

from kit.store.catalogue import Catalogue
from kit.web.devanture import APERCU
from kit.web.discretion import hide
from kit.web.rendu import services
from kit.web.securite import build_csp

_SORTIES = re.compile(r"""<a(?=\s[^>]*\bhref="[^#"])|<form(?=[\s>])""")
"""What leads out of a page; a link inside it begins with `#`."""


def render_public(chemin: str, catalogue: Catalogue) -> Response:
    """The page at an address without prefix (`/fr/fiches/x?avec=ar`), over a catalogue.

    It may stand in a frame of the back office. What leads elsewhere leads to the public site, in
    another tab: that site refuses to be framed.
    """
    adresse = {"base_url": request.root_url, "environ_overrides": {APERCU: catalogue}}
    # A context of its own: the language of this page is not that of the one that asks for it.
    with current_app.app_context(), current_app.test_request_context(chemin, **adresse):
        servie = current_app.full_dispatch_request()
        html = servie.get_data(as_text=True)
    page = Response(_SORTIES.sub(r'\g<0> target="_blank"', html), servie.status_code)
    page.content_language.update(servie.content_language)
    page.headers["Content-Security-Policy"] = build_csp(services().style, encadrable=True)
    # Nobody but the agent who asked for it may read it.
    return hide(page)


def hold_frame(reponse: Response) -> Response:
    """Let a page of the back office show such a page in a frame."""
    reponse.headers["Content-Security-Policy"] = build_csp(services().style, encadre=True)
    return reponse
