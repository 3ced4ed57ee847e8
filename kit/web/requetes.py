"""Asking another server something, in the few words that authlib uses; standard library only."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from kit.config import is_protected_url

DELAI_S = 5.0
"""An agent waits at the door meanwhile."""
_OCTETS_MAX = 1_000_000
_ERREUR = 400


class ServeurMuetError(Exception):
    """The server does not answer, or not with something that can be read."""


class Signature(Protocol):
    """What proves to the server who is asking."""

    def prepare(
        self, method: str, uri: str, headers: dict[str, str], body: str
    ) -> tuple[str, dict[str, str], str]:
        """The request, with the proof in it."""


class _SansDetour(HTTPRedirectHandler):
    """A detour would carry the secret of this site to an address that nobody declared."""

    def redirect_request(self, *_args: object, **_options: object) -> None:
        """Never follow."""


@dataclass(frozen=True)
class Reponse:
    """What a server answered."""

    status_code: int
    mimetype: str
    texte: str

    def json(self) -> Any:  # noqa: ANN401 - whatever the server says
        """Raises ValueError."""
        return json.loads(self.texte)

    def raise_for_status(self) -> None:
        """Raise ServeurMuetError for an answer that is an error."""
        if self.status_code >= _ERREUR:
            raise ServeurMuetError(f"code {self.status_code}")


class Requetes:
    """A session as authlib wants one: no cookie, no detour, nothing in clear."""

    def __init__(self) -> None:
        # It goes through the proxy of the machine (`https_proxy`), as the rest of it does.
        self._ouvreur = build_opener(_SansDetour)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Reponse:
        """Raises ServeurMuetError."""
        return self._send(Request(_check(url), headers=dict(headers or {})))  # noqa: S310 - checked

    def post(
        self, url: str, data: Mapping[str, str], headers: Mapping[str, str], auth: Signature
    ) -> Reponse:
        """Raises ServeurMuetError."""
        uri, entetes, corps = auth.prepare("POST", url, dict(headers), urlencode(data))
        requete = Request(  # noqa: S310 - checked
            _check(uri), corps.encode(), entetes, method="POST"
        )
        return self._send(requete)

    def _send(self, requete: Request) -> Reponse:
        try:
            with self._ouvreur.open(requete, timeout=DELAI_S) as reponse:
                return _read(reponse.status, reponse)
        except HTTPError as error:
            with error:
                return _read(error.code, error)
        except (OSError, HTTPException) as error:
            raise ServeurMuetError(f"{type(error).__name__} : {error}") from None


def _check(url: str) -> str:
    """An address that a document of the provider names. Raises ServeurMuetError."""
    if not is_protected_url(url.partition("?")[0]):
        raise ServeurMuetError(f"adresse refusée : {url[:80]}")
    return url


def _read(code: int, reponse: Any) -> Reponse:  # noqa: ANN401 - an answer or an error
    octets = reponse.read(_OCTETS_MAX + 1)
    if len(octets) > _OCTETS_MAX:
        raise ServeurMuetError("réponse trop longue")
    texte = octets.decode("utf-8", "replace")
    return Reponse(code, reponse.headers.get_content_type(), texte)
