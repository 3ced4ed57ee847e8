"""The names of service-public.fr, and those that the kit gives to what it takes from it."""

import re

from kit.importers.pack.modele import Manifeste

PACK = "service-public"
"""Id of the pack under which all imports of service-public.fr are remembered."""
EDITEUR = "Direction de l’information légale et administrative (service-public.gouv.fr)"
LICENCE = "Licence Ouverte 2.0"
PREFIXE = "sp-"
SITE = "https://www.service-public.gouv.fr/particuliers/vosdroits/"
SITE_PROFESSIONNELS = "https://entreprendre.service-public.gouv.fr/vosdroits/"
_NOM = re.compile(r"^[FNR][0-9]{1,9}\.xml$")


def is_nom_connu(nom: str) -> bool:
    """Whether a file is one of those the kit reads: F (fiche), N (dossier), R (service)."""
    return bool(_NOM.match(nom))


def document_id(identifiant: str) -> str:
    """Id and slug of what `F2209` becomes: `sp-f2209`, whatever its title."""
    return PREFIXE + identifiant.lower()


def identifiant_of(document: str) -> str:
    """The inverse: `F2209` for `sp-f2209`."""
    return document.removeprefix(PREFIXE).upper()


def page_of(identifiant: str, audience: str | None = None) -> str:
    """Address of a text at its publisher's."""
    return (SITE_PROFESSIONNELS if audience == "Professionnels" else SITE) + identifiant


def build_manifeste(version: str) -> Manifeste:
    """What the import says of itself; `version` is the day of the newest text."""
    return Manifeste(
        schema=1,
        id=PACK,
        nom="Fiches de service-public.fr",
        version=version,
        licence=LICENCE,
        auteur=EDITEUR,
    )
