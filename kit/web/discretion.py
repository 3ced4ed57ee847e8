"""Pages that someone must be able to read without leaving a trace."""

from typing import TypeVar

from werkzeug.wrappers import Response

R = TypeVar("R", bound=Response)


def leave_no_trace(response: Response) -> None:
    """Keep the page out of every cache, and its address out of the next site's logs."""
    response.headers.pop("ETag", None)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"


def hide(response: R) -> R:
    """What is one person's business: no copy, no address given away, no search engine."""
    leave_no_trace(response)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
