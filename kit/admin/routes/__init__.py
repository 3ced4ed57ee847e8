"""The addresses of the back office."""

from kit.admin import erreurs
from kit.admin.porte import guard
from kit.admin.routes import (
    accueil,
    agents,
    compte,
    connexion,
    contenus,
    parties,
    publication,
    relecture,
    verification,
)
from kit.admin.routes.espace import admin

admin.before_request(guard)

__all__ = [
    "accueil",
    "admin",
    "agents",
    "compte",
    "connexion",
    "contenus",
    "erreurs",
    "parties",
    "publication",
    "relecture",
    "verification",
]
