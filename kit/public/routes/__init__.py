"""The addresses of the public site, one module per subject."""

from kit.public.mesures import count_page
from kit.public.routes import (
    accueil,
    aide,
    api,
    avis,
    classeur,
    fiches,
    guichet,
    impression,
    lieux,
    machines,
    modeles,
    nouveautes,
    parcours,
    passage,
    pictogrammes,
    plan,
    recherche,
    reponses,
    reutiliser,
    urgence,
)
from kit.public.routes.site import public

public.after_request(count_page)

__all__ = [
    "accueil",
    "aide",
    "api",
    "avis",
    "classeur",
    "fiches",
    "guichet",
    "impression",
    "lieux",
    "machines",
    "modeles",
    "nouveautes",
    "parcours",
    "passage",
    "pictogrammes",
    "plan",
    "public",
    "recherche",
    "reponses",
    "reutiliser",
    "urgence",
]
