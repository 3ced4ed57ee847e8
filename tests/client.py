"""The test client: it inspects every page it fetches."""

from typing import Any

from flask.testing import FlaskClient
from page_checks import CHECKS, Page, parse_page, text_of
from werkzeug.test import TestResponse


class InspectingClient(FlaskClient):
    """A Flask client whose HTML answers must all pass the page checks."""

    avec_cookie = False
    """Whether answers may set one: those of the back office only."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request; look at the page and at its headers."""
        response = super().open(*args, **kwargs)
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        assert self.avec_cookie or "Set-Cookie" not in response.headers, "un cookie, en public"
        html = response.mimetype == "text/html" and response.get_data()
        if html and "HX-Request" in response.request.headers and not html.startswith(b"<!"):
            assert "HX-Request" in response.vary, "un cache donnerait ce morceau pour une page"
            return response
        if html and response.status_code not in (301, 302, 303, 304):
            page = parse_page(response.request.path, response.get_data(as_text=True))
            for check in CHECKS:
                check(page)
            assert response.headers["Content-Language"] == page.one("html").get("lang")
        return response

    def page(self, path: str, status: int = 200, **kwargs: Any) -> Page:
        """Fetch a page, already inspected."""
        response = self.get(path, **kwargs)
        assert response.status_code == status, (path, response.status_code)
        return parse_page(path, response.get_data(as_text=True))

    def main_text(self, path: str) -> str:
        """What `<main>` says, with ordinary spaces."""
        return text_of(self.page(path).one("main")).replace("\u202f", " ").replace("\xa0", " ")
