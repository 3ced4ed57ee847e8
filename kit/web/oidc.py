"""Logging in through an identity provider (OpenID Connect); only importer of authlib and joserfc.

Sources: OpenID Connect Core 1.0, Discovery 1.0, RP-Initiated Logout 1.0; RFC 7636 (PKCE). What
ProConnect does its own way (userinfo is a signed token, no `email_verified`, no parameter that it
does not know) is in its documentation for "fournisseurs de service".
"""

import hmac
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.common.urls import add_params_to_uri
from authlib.oauth2.client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from kit.config import ReglagesOidc
from kit.horloge import Horloge
from kit.web.fournisseur import Depart, FournisseurMuetError, Identite, IdentiteRefuseeError
from kit.web.requetes import Requetes, ServeurMuetError

_LOG = logging.getLogger(__name__)

_PORTEE = "openid email"
_SECRET = 48
"""Signs of state and nonce; ProConnect wants 32 at least."""
_MEMOIRE_S = 3600.0
"""How long what the provider says of itself is believed."""
_REPOS_S = 15.0
"""How long a provider that did not answer is left alone: each try holds a thread of the site."""
_TOLERANCE_S = 60
"""How much two clocks may differ."""
_SIGNATURES = ("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512")
"""Keys of the provider only: one made of the client's secret would prove less."""
_PREUVES = ("client_secret_basic", "client_secret_post")
"""How this site proves who it is; the first is what a provider that says nothing accepts."""
_EXIGES = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass
class _Memoire:
    """What the provider says of itself; each process asks for itself."""

    description: Mapping[str, Any] = field(default_factory=dict)
    cles: KeySet | None = None
    lue: float = 0.0
    muet_depuis: float = 0.0


class Fournisseur:
    """One provider."""

    def __init__(self, reglages: ReglagesOidc, horloge: Horloge) -> None:
        self._reglages = reglages
        self._horloge = horloge
        self._requetes = Requetes()
        self._memoire = _Memoire()

    @property
    def nom(self) -> str:
        """What agents call it."""
        return self._reglages.nom

    def check(self) -> None:
        """Ask the provider to describe itself. Raises FournisseurMuetError."""
        self._memoire = _Memoire()
        self._load()

    def start(self, retour: str) -> Depart:
        """Where to send a browser that must come back to `retour`.

        Raises FournisseurMuetError.
        """
        description = self._load()
        nonce, preuve = generate_token(_SECRET), generate_token(_SECRET)
        # A provider that does not know PKCE may refuse a parameter that it does not know.
        pkce = "S256" in description.get("code_challenge_methods_supported", ())
        adresse, etat = self._client(retour).create_authorization_url(
            description["authorization_endpoint"],
            state=generate_token(_SECRET),
            nonce=nonce,
            code_verifier=preuve if pkce else None,
        )
        return Depart(adresse, etat, nonce, preuve if pkce else "")

    def finish(self, retour: str, recu: Mapping[str, str], depart: Depart) -> Identite:
        """Who came back to `retour` with these parameters.

        Raises FournisseurMuetError, IdentiteRefuseeError.
        """
        if not hmac.compare_digest(recu.get("state", "").encode(), depart.etat.encode()):
            raise self._refuse("la demande n’est pas partie de ce navigateur")
        if "error" in recu or not recu.get("code"):
            raise self._refuse(f"pas de code ({recu.get('error', '')[:80]!r})")
        # Source: RFC 9207; another provider must not be taken for this one.
        if recu.get("iss", self._reglages.emetteur) != self._reglages.emetteur:
            raise self._refuse("la réponse vient d’un autre émetteur")
        try:
            return self._exchange(retour, recu["code"], depart)
        except ServeurMuetError as error:
            _LOG.warning("identity provider: %s", error)
            raise FournisseurMuetError(self.nom) from None
        except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError) as error:
            raise self._refuse(f"{type(error).__name__} : {error}") from None

    def leave(self, jeton: str, suite: str) -> str | None:
        """Where a browser closes its session at the provider's; None when it has no such page."""
        fin = self._load().get("end_session_endpoint")
        if not isinstance(fin, str):
            return None
        champs = {
            "id_token_hint": jeton,
            "post_logout_redirect_uri": suite,
            "state": generate_token(_SECRET),
        }
        return str(add_params_to_uri(fin, list(champs.items())))

    def _exchange(self, retour: str, code: str, depart: Depart) -> Identite:
        description = self._load()
        preuve = {"code_verifier": depart.preuve} if depart.preuve else {}
        jetons = self._client(retour).fetch_token(
            description["token_endpoint"], grant_type="authorization_code", code=code, **preuve
        )
        lu = self._decode(str(jetons["id_token"]))
        controle = {
            "nonce": depart.nonce,
            "client_id": self._reglages.client,
            "access_token": jetons.get("access_token"),
        }
        identite = CodeIDToken(lu.claims, lu.header, self._attendus(), controle)
        identite.validate(int(self._horloge.now().timestamp()), _TOLERANCE_S)
        dit = dict(identite)
        if not dit.get("email"):
            dit = self._ask_userinfo(str(jetons["access_token"]), str(identite["sub"]))
        return Identite(self._check_courriel(dit), str(jetons["id_token"]))

    def _ask_userinfo(self, jeton: str, sujet: str) -> dict[str, Any]:
        """What the provider knows of someone, in clear or signed."""
        entetes = {"Authorization": f"Bearer {jeton}", "Accept": "application/json"}
        reponse = self._requetes.get(str(self._load()["userinfo_endpoint"]), entetes)
        reponse.raise_for_status()
        if reponse.mimetype == "application/jwt":
            lu = self._decode(reponse.texte)
            attendus = self._attendus()
            # Source: OpenID Connect Core 1.0, 5.3.2: a signed answer says by whom, and for whom.
            if lu.claims.get("iss") not in attendus["iss"]["values"]:
                raise ValueError("iss")
            if self._reglages.client not in _list(lu.claims.get("aud")):
                raise ValueError("aud")
            dit = dict(lu.claims)
        else:
            dit = dict(reponse.json())
        if dit.get("sub") != sujet:
            raise ValueError("sub")
        return dit

    def _check_courriel(self, dit: Mapping[str, Any]) -> str:
        courriel, verifie = dit.get("email"), dit.get("email_verified")
        sur = verifie is True or (verifie is None and self._reglages.courriel_suffit)
        if not isinstance(courriel, str) or not courriel or not sur:
            raise IdentiteRefuseeError(
                f"{self.nom} ne dit pas que votre adresse de courriel est vérifiée : "
                "connectez-vous avec votre mot de passe, "
                "et signalez-le à la personne qui administre le site."
            )
        return courriel

    def _attendus(self) -> dict[str, dict[str, Any]]:
        return {
            "iss": {"essential": True, "values": [self._reglages.emetteur]},
            "aud": {"essential": True, "value": self._reglages.client},
            "exp": {"essential": True},
        }

    def _decode(self, jeton: str) -> jwt.Token:
        """Read a token whose signature is the provider's. Raises JoseError, ServeurMuetError."""
        # Not strict: providers put words of their own in the header, which nothing here reads.
        registre = JWSRegistry(algorithms=list(_SIGNATURES), strict_check_header=False)
        try:
            return jwt.decode(jeton, self._load_cles(), registry=registre)
        except InvalidKeyIdError:
            # The provider has new keys.
            self._memoire.cles = None
            return jwt.decode(jeton, self._load_cles(), registry=registre)

    def _load(self) -> Mapping[str, Any]:
        """What the provider says of itself. Raises FournisseurMuetError."""
        maintenant = self._horloge.now().timestamp()
        if self._memoire.description and 0 <= maintenant - self._memoire.lue < _MEMOIRE_S:
            return self._memoire.description
        if 0 <= maintenant - self._memoire.muet_depuis < _REPOS_S:
            raise FournisseurMuetError(self.nom)
        adresse = f"{self._reglages.emetteur.rstrip('/')}/.well-known/openid-configuration"
        try:
            dit = self._describe(adresse)
        except (ServeurMuetError, ValueError, AttributeError) as error:
            _LOG.warning("identity provider: %s: %s", adresse, error)
            self._memoire = _Memoire(muet_depuis=maintenant)
            raise FournisseurMuetError(self.nom) from None
        self._memoire = _Memoire(dit, lue=maintenant)
        return self._memoire.description

    def _describe(self, adresse: str) -> Mapping[str, Any]:
        """Raises ServeurMuetError, ValueError, AttributeError."""
        reponse = self._requetes.get(adresse, {"Accept": "application/json"})
        reponse.raise_for_status()
        dit: Mapping[str, Any] = reponse.json()
        manque = [cle for cle in _EXIGES if not isinstance(dit.get(cle), str)]
        if manque or dit.get("issuer") != self._reglages.emetteur:
            raise ServeurMuetError(f"description : {manque or dit.get('issuer')}")
        return dit

    def _load_cles(self) -> KeySet:
        if self._memoire.cles is None:
            reponse = self._requetes.get(str(self._load()["jwks_uri"]))
            reponse.raise_for_status()
            self._memoire.cles = KeySet.import_key_set(reponse.json())
        return self._memoire.cles

    def _client(self, retour: str) -> Any:  # noqa: ANN401 - authlib has no types
        connus = self._load().get("token_endpoint_auth_methods_supported") or _PREUVES[:1]
        moyen = next((preuve for preuve in _PREUVES if preuve in connus), None)
        return OAuth2Client(
            self._requetes,
            self._reglages.client,
            self._reglages.secret,
            token_endpoint_auth_method=moyen,
            scope=_PORTEE,
            redirect_uri=retour,
            code_challenge_method="S256",
        )

    def _refuse(self, raison: str) -> IdentiteRefuseeError:
        """The reason is for the log: it would help nobody at the door."""
        _LOG.warning("identity provider: %s", raison)
        return IdentiteRefuseeError(
            f"{self.nom} n’a pas pu confirmer qui vous êtes : recommencez. "
            "Si cela continue, dites-le à la personne qui administre le site."
        )


def _list(valeur: object) -> list[object]:
    return list(valeur) if isinstance(valeur, list) else [valeur]
