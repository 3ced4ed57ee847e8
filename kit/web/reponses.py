"""Answers for machines: JSON and plain text."""

import json
from typing import Any

from flask import Response, request


def reply_json(corps: dict[str, Any], status: int = 200) -> Response:
    """Public data, that a page of any other site may read too."""
    texte = json.dumps(corps, ensure_ascii=False, separators=(",", ":"))
    response = Response(texte, status=status, mimetype="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def reply_error(status: int, message: str) -> Response:
    """What went wrong, for a program and for the person who reads its log."""
    return reply_json({"erreur": {"code": status, "message": message}}, status)


def reply_texte(texte: str | bytes, mimetype: str = "text/plain") -> Response:
    """A text file."""
    return Response(texte, mimetype=mimetype)


def is_for_machines() -> bool:
    """Whether the request came to an address that answers with data, errors included."""
    return request.path.startswith("/api/")
