"""The addresses of the public site, one module per subject."""

from kit.public.routes import (
    accueil,
    aide,
    api,
    fiches,
    lieux,
    machines,
    modeles,
    plan,
    recherche,
    urgence,
)
from kit.public.routes.site import public

__all__ = [
    "accueil",
    "aide",
    "api",
    "fiches",
    "lieux",
    "machines",
    "modeles",
    "plan",
    "public",
    "recherche",
    "urgence",
]
