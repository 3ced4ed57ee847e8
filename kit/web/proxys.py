"""Serving behind other servers, and under a path of a larger site."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.exceptions import NotFound
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class Prefixe:
    """Takes the prefix off the path before the application sees it."""

    def __init__(self, application: "WSGIApplication", prefixe: str) -> None:
        self._application = application
        self._prefixe = prefixe

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Serve what is under the prefix; anything else does not exist here."""
        chemin = environ.get("PATH_INFO", "")
        if chemin != self._prefixe and not chemin.startswith(f"{self._prefixe}/"):
            return NotFound()(environ, start_response)
        environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + self._prefixe
        environ["PATH_INFO"] = chemin[len(self._prefixe) :] or "/"
        return self._application(environ, start_response)


def init_proxys(app: Flask, proxys: int, prefixe: str) -> None:
    """Believe the headers of as many proxies as there are, no more; honour the prefix."""
    if prefixe:
        app.wsgi_app = Prefixe(app.wsgi_app, prefixe)  # type: ignore[method-assign]
    if proxys:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxys, x_proto=proxys, x_host=proxys
        )
