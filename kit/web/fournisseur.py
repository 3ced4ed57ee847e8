"""The identity provider of this instance, when there is one: authlib is loaded only then."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import Flask, current_app

from kit.config import Reglages, ReglagesOidc
from kit.erreurs import KitError, ReglageError
from kit.horloge import Horloge

if TYPE_CHECKING:
    from kit.web.oidc import Fournisseur

_CLE = "kit.fournisseur"


class FournisseurMuetError(KitError):
    """The provider cannot be reached."""

    def __init__(self, nom: str) -> None:
        super().__init__(
            f"{nom} ne répond pas : réessayez dans quelques minutes, "
            "ou connectez-vous avec votre mot de passe."
        )


class IdentiteRefuseeError(KitError):
    """What came back from the provider does not prove who someone is."""


@dataclass(frozen=True)
class Depart:
    """What this site keeps while someone is at the provider's."""

    adresse: str
    """Where to send the browser."""
    etat: str
    nonce: str
    preuve: str
    """Verifier of PKCE (RFC 7636)."""


@dataclass(frozen=True)
class Identite:
    """Who came back."""

    courriel: str
    jeton: str
    """The id_token, which the provider wants back when one goes out."""


def init_fournisseur(app: Flask, reglages: Reglages, horloge: Horloge) -> None:
    """Attach the provider to the application. Raises ReglageError when authlib is missing."""
    if reglages.oidc is not None:
        app.extensions[_CLE] = open_fournisseur(reglages.oidc, horloge)


def open_fournisseur(oidc: ReglagesOidc, horloge: Horloge) -> "Fournisseur":
    """The provider that settings name; nothing is asked of it yet. Raises ReglageError."""
    try:
        from kit.web.oidc import Fournisseur  # noqa: PLC0415 - only where it is configured
    except ModuleNotFoundError:
        raise ReglageError(
            f"KIT_OIDC_EMETTEUR : la connexion par {oidc.nom} demande la bibliothèque authlib ; "
            "installez-la (.venv/bin/python -m pip install authlib), ou retirez ce réglage."
        ) from None
    return Fournisseur(oidc, horloge)


def find_fournisseur() -> "Fournisseur | None":
    """The provider of the current application."""
    return cast("Fournisseur | None", current_app.extensions.get(_CLE))
