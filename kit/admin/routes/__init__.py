"""The addresses of the back office."""

from kit.admin import erreurs
from kit.admin.porte import guard
from kit.admin.routes import (
    accueil,
    agents,
    annonces,
    apercu,
    avis,
    chiffres,
    compte,
    connexion,
    conseils,
    contenus,
    creation,
    lien,
    marques,
    mise_en_service,
    modalites,
    oidc,
    parties,
    publication,
    relecture,
    valeurs,
    verification,
    vie,
)
from kit.admin.routes.espace import admin

admin.before_request(guard)

__all__ = [
    "accueil",
    "admin",
    "agents",
    "annonces",
    "apercu",
    "avis",
    "chiffres",
    "compte",
    "connexion",
    "conseils",
    "contenus",
    "creation",
    "erreurs",
    "lien",
    "marques",
    "mise_en_service",
    "modalites",
    "oidc",
    "parties",
    "publication",
    "relecture",
    "valeurs",
    "verification",
    "vie",
]
