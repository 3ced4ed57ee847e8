"""Whether a form was sent by a page of this site."""

from urllib.parse import urlsplit

from flask import request


def is_from_here() -> bool:
    """Whether this request comes from a page of ours (W3C Fetch Metadata, then RFC 6454).

    A browser too old to say where a form comes from is believed.
    """
    if request.method in ("GET", "HEAD"):
        return True
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origine = request.headers.get("Origin")
    return origine is None or urlsplit(origine).netloc == request.host
