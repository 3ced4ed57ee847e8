"""Pages that someone must be able to read without leaving a trace."""

from werkzeug.wrappers import Response


def leave_no_trace(response: Response) -> None:
    """Keep the page out of every cache, and its address out of the next site's logs."""
    response.headers.pop("ETag", None)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
