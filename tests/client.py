"""The test client: it inspects every page it fetches."""

from typing import Any

from flask.testing import FlaskClient
from page_checks import CHECKS, Page, parse_page, text_of
from werkzeug.test import TestResponse


class InspectingClient(FlaskClient):
    """A Flask client whose HTML answers must all pass the page checks."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request; look at the page and at its headers."""
        response = super().open(*args, **kwargs)
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        self.check_cookies(response)
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

    def check_cookies(self, response: TestResponse) -> None:
        """The public site has none."""
        assert "Set-Cookie" not in response.headers, "le site public n’a pas de cookie"

    def page(self, path: str, status: int = 200, **kwargs: Any) -> Page:
        """Fetch a page, already inspected."""
        response = self.get(path, **kwargs)
        assert response.status_code == status, (path, response.status_code)
        return parse_page(path, response.get_data(as_text=True))

    def main_text(self, path: str) -> str:
        """What `<main>` says, with ordinary spaces."""
        return text_of(self.page(path).one("main")).replace("\u202f", " ").replace("\xa0", " ")


class AdminClient(InspectingClient):
    """The same for the back office, whose only cookie stays there; it sends forms too."""

    def check_cookies(self, response: TestResponse) -> None:
        """One cookie, that no script reads, and that no other path gets."""
        for cookie in response.headers.getlist("Set-Cookie"):
            assert "/admin/" in response.request.path, cookie
            assert "/admin;" in cookie, cookie
            assert "HttpOnly" in cookie, cookie
            assert "SameSite=Lax" in cookie, cookie
        if response.request.path.startswith("/admin") and response.mimetype == "text/html":
            assert response.headers.get("Cache-Control", "no-store") == "no-store"

    def send(self, page: str, champs: dict[str, Any], action: str | None = None) -> TestResponse:
        """Send the fields of a form of a page, with what the page hides in it."""
        formulaires = [
            f
            for f in self.page(page).iterate("form")
            if (f.get("action") or page) == (action or page)
        ]
        assert formulaires, f"{page} : aucun formulaire vers {action or page}"
        return self.send_form(formulaires[0], page, champs)

    def send_form(self, formulaire: Any, page: str, champs: dict[str, Any]) -> TestResponse:
        """Send one form, hidden fields included."""
        caches = {
            c.get("name"): c.get("value") or ""
            for c in formulaire.iter("{http://www.w3.org/1999/xhtml}input")
            if c.get("type") == "hidden"
        }
        return self.post(formulaire.get("action") or page, data={**caches, **champs})
