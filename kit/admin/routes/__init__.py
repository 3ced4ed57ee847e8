"""The addresses of the back office."""

from kit.admin import erreurs
from kit.admin.porte import guard
from kit.admin.routes import (
    accueil,
    agents,
    compte,
    connexion,
    conseils,
    contenus,
    parties,
    publication,
)
from kit.admin.routes.espace import admin

admin.before_request(guard)

__all__ = [
    "accueil",
    "admin",
    "agents",
    "compte",
    "connexion",
    "conseils",
    "contenus",
    "erreurs",
    "parties",
    "publication",
]
