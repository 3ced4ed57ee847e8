"""A small identity provider that tests run: real HTTP, real keys, and faults on demand."""

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "kit-essai", "secret d’essai".encode().hex()
_CLE = RSAKey.generate_key(2048, {"kid": "cle-1", "use": "sig", "alg": "RS256"})
_AUTRE_CLE = RSAKey.generate_key(2048, {"kid": "cle-1", "use": "sig", "alg": "RS256"})


@dataclass
class Emetteur:
    """What the provider says, and of whom; tests change it as they go."""

    adresse: str
    quand: datetime
    courriel: str = ""
    verifie: bool | None = True
    faute: str = ""
    """What is wrong in the next id_token: nonce, signature, expire, audience, emetteur, alg; or in
    what userinfo says: personne-signature, personne-sujet, personne-audience, personne-emetteur.
    """
    forme: str = "jeton"
    """Where the address is: in the id_token ("jeton"), or in userinfo ("json", "jwt")."""
    pkce: bool = True
    retours: set[str] = field(default_factory=set)
    """Addresses to which one may be sent back."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    """What was asked for, by the code that was given; a code serves once."""
    en_panne: bool = False
    cle: RSAKey = field(default_factory=lambda: _CLE)

    def describe(self) -> dict[str, Any]:
        """The discovery document."""
        return {
            "issuer": self.adresse,
            "authorization_endpoint": f"{self.adresse}/autoriser",
            "token_endpoint": f"{self.adresse}/jeton",
            "jwks_uri": f"{self.adresse}/cles",
            "userinfo_endpoint": f"{self.adresse}/personne",
            "end_session_endpoint": f"{self.adresse}/sortir",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **({"code_challenge_methods_supported": ["S256"]} if self.pkce else {}),
        }

    def authorize(self, demande: dict[str, str]) -> str:
        """Where the browser goes back to, with a code."""
        assert demande["client_id"] == CLIENT
        assert demande["response_type"] == "code"
        assert demande["redirect_uri"] in self.retours
        assert ("code_challenge" in demande) is self.pkce
        code = f"code-{len(self.codes)}"
        self.codes[code] = demande
        return f"{demande['redirect_uri']}?{urlencode({'code': code, 'state': demande['state']})}"

    def exchange(self, demande: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The tokens of a code."""
        if (demande.get("client_id"), demande.get("client_secret")) != (CLIENT, SECRET):
            return 401, {"error": "invalid_client"}
        partie = self.codes.get(demande["code"])
        if partie is None or partie["redirect_uri"] != demande["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        self.codes[demande["code"]] = {**partie, "redirect_uri": "déjà servi"}
        if self.pkce and partie["code_challenge"] != _s256(demande["code_verifier"]):
            return 400, {"error": "invalid_grant"}
        acces = {"access_token": "acces", "token_type": "Bearer", "expires_in": 60}
        return 200, {**acces, "id_token": self._sign_identite(partie["nonce"])}

    def tell(self) -> tuple[str, str]:
        """Kind and text of what userinfo says."""
        dit: dict[str, Any] = {"sub": "personne-1", **self._dire_courriel()}
        if self.faute == "personne-sujet":
            dit["sub"] = "personne-2"
        if self.forme == "jwt":
            dit |= {"iss": self.adresse, "aud": CLIENT}
            dit |= {
                "personne-audience": {"aud": "un-autre-site"},
                "personne-emetteur": {"iss": "https://pirate.example"},
            }.get(self.faute, {})
            return "application/jwt", self._sign(dit, "personne-signature")
        return "application/json", json.dumps(dit)

    def _sign_identite(self, nonce: str) -> str:
        maintenant = int(self.quand.timestamp())
        dit: dict[str, Any] = {
            "iss": self.adresse,
            "aud": CLIENT,
            "sub": "personne-1",
            "iat": maintenant,
            "exp": maintenant + 60,
            "nonce": nonce,
        }
        if self.forme == "jeton":
            dit |= self._dire_courriel()
        dit |= {
            "nonce": {"nonce": "un autre"},
            "expire": {"iat": maintenant - 900, "exp": maintenant - 600},
            "audience": {"aud": "un-autre-site", "azp": CLIENT},
            "emetteur": {"iss": "https://pirate.example"},
        }.get(self.faute, {})
        return self._sign(dit)

    def _dire_courriel(self) -> dict[str, Any]:
        verifie = {} if self.verifie is None else {"email_verified": self.verifie}
        return {"email": self.courriel, **verifie}

    def _sign(self, dit: dict[str, Any], faute: str = "signature") -> str:
        if self.faute == "alg":
            sans = {"alg": "none", "typ": "JWT"}
            return f"{_b64(json.dumps(sans).encode())}.{_b64(json.dumps(dit).encode())}."
        cle = _AUTRE_CLE if self.faute == faute else self.cle
        return jwt.encode({"alg": "RS256", "kid": cle.kid}, dit, cle)

    def renew_cle(self) -> None:
        """Sign with a new key from now on, as providers do."""
        self.cle = RSAKey.generate_key(2048, {"kid": "cle-2", "use": "sig", "alg": "RS256"})


@contextmanager
def serve_emetteur(quand: datetime) -> Iterator[Emetteur]:
    """A provider that listens on a free port of this machine."""
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), _Guichet)
    emetteur = Emetteur(f"http://127.0.0.1:{serveur.server_port}", quand)
    serveur.emetteur = emetteur  # type: ignore[attr-defined]
    fil = Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.01})
    fil.start()
    try:
        yield emetteur
    finally:
        serveur.shutdown()
        serveur.server_close()
        fil.join()


def follow(adresse: str) -> str:
    """Where a page of the provider sends the browser next."""
    parts = urlsplit(adresse)
    connexion = HTTPConnection(parts.hostname or "", parts.port or 80, timeout=5)
    try:
        connexion.request("GET", f"{parts.path}?{parts.query}")
        reponse = connexion.getresponse()
        assert reponse.status == 302, reponse.read()
        return reponse.headers["Location"]
    finally:
        connexion.close()


class _Guichet(BaseHTTPRequestHandler):
    """The addresses of the provider."""

    def do_GET(self) -> None:
        """What browsers and the site read."""
        emetteur = self._emetteur
        chemin, _, question = self.path.partition("?")
        if emetteur.en_panne:
            self._answer(503, "text/html", "En panne")
        elif chemin == "/.well-known/openid-configuration":
            self._answer(200, "application/json", json.dumps(emetteur.describe()))
        elif chemin == "/cles":
            cles = {"keys": [emetteur.cle.as_dict(private=False)]}
            self._answer(200, "application/json", json.dumps(cles))
        elif chemin == "/autoriser":
            self._answer(302, "text/html", "", emetteur.authorize(_read(question)))
        elif chemin == "/personne" and self.headers["Authorization"] == "Bearer acces":
            self._answer(200, *emetteur.tell())
        elif chemin == "/sortir":
            demande = _read(question)
            assert demande["id_token_hint"]
            self._answer(302, "text/html", "", demande["post_logout_redirect_uri"])
        else:
            self._answer(404, "text/html", "")

    def do_POST(self) -> None:
        """What the site asks for in private."""
        corps = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self._emetteur.en_panne or self.path != "/jeton":
            self._answer(503, "text/html", "En panne")
            return
        code, dit = self._emetteur.exchange(_read(corps))
        self._answer(code, "application/json", json.dumps(dit))

    def log_message(self, *_args: object) -> None:
        """Nothing is said of what runs in a test."""

    @property
    def _emetteur(self) -> Emetteur:
        emetteur = self.server.emetteur  # type: ignore[attr-defined]
        assert isinstance(emetteur, Emetteur)
        return emetteur

    def _answer(self, code: int, genre: str, texte: str, ailleurs: str = "") -> None:
        self.send_response(code)
        self.send_header("Content-Type", genre)
        if ailleurs:
            self.send_header("Location", ailleurs)
        self.end_headers()
        self.wfile.write(texte.encode())


def _read(question: str) -> dict[str, str]:
    return {nom: valeurs[0] for nom, valeurs in parse_qs(question).items()}


def _s256(preuve: str) -> str:
    return _b64(hashlib.sha256(preuve.encode()).digest())


def _b64(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")
