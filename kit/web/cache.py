"""How long an answer may be kept: never past the instant at which the catalogue changes."""

from datetime import datetime

from flask import Response, request

from kit.store.catalogue import Catalogue

DUREE_MAX = 300
"""Longest time a page may be kept by a browser or a proxy, in seconds."""


def forbid_cache(response: Response) -> Response:
    """Keep no copy: what it says holds for an instant."""
    response.cache_control.clear()
    response.cache_control.no_store = True
    response.headers.pop("ETag", None)
    return response


def add_cache(response: Response, catalogue: Catalogue, maintenant: datetime) -> Response:
    """Let the page be kept, and answer 304 when the reader already has it."""
    duree = DUREE_MAX
    if catalogue.valable_jusqu_a is not None:
        reste = (catalogue.valable_jusqu_a - maintenant).total_seconds()
        duree = max(0, min(duree, int(reste)))
    response.cache_control.public = True
    response.cache_control.max_age = duree
    response.add_etag()
    response.make_conditional(request)
    return response
