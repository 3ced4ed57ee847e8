"""The addresses of the public site, one module per subject."""

from kit.public.routes import (
    accueil,
    aide,
    api,
    classeur,
    fiches,
    guichet,
    impression,
    lieux,
    machines,
    modeles,
    parcours,
    passage,
    pictogrammes,
    plan,
    recherche,
    reponses,
    urgence,
)
from kit.public.routes.site import public

__all__ = [
    "accueil",
    "aide",
    "api",
    "classeur",
    "fiches",
    "guichet",
    "impression",
    "lieux",
    "machines",
    "modeles",
    "parcours",
    "passage",
    "pictogrammes",
    "plan",
    "public",
    "recherche",
    "reponses",
    "urgence",
]
