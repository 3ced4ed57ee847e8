"""Where a link of the source leads once imported: another fiche, a glossary word, the web."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kit.content.ecriture import escape_adresse
from kit.importers.service_public.identite import document_id, page_of

_ADRESSE = re.compile(r"^(https?)://([^/?#\s]+)(\S*)$", re.IGNORECASE)
_ETAT = ".gouv.fr"
"""The State's sites are taken to answer in https: an assumption, that no file of the zip states."""
_LONGUEUR_MAX = 500


@dataclass(frozen=True)
class VersFiche:
    """To a fiche of the same import."""

    document: str


@dataclass(frozen=True)
class VersTerme:
    """To a word of the glossary of the same import."""

    document: str


@dataclass(frozen=True)
class VersAdresse:
    """To a page of the web, in https."""

    adresse: str


@dataclass(frozen=True)
class SansLien:
    """To an address that cannot be made a link: no https, or none at all."""

    adresse: str


Destination = VersFiche | VersTerme | VersAdresse | SansLien


@dataclass(frozen=True)
class Liens:
    """What is known of the whole zip when one of its files is converted."""

    fiches: frozenset[str] = frozenset()
    """Ids of the texts that become fiches."""
    termes: frozenset[str] = frozenset()
    """Ids of the definitions that become glossary words."""
    services: Mapping[str, str] | None = None
    """Address of each online service or form of the zip, by id."""
    hotes: frozenset[str] = frozenset()
    """Hosts for which the zip holds an https address."""

    def resolve_adresse(self, adresse: str) -> Destination:
        """An address of the web; http becomes https where that host is known to speak it."""
        trouvee = _ADRESSE.match(adresse.strip())
        if trouvee is None:
            return SansLien(adresse.strip())
        schema, hote, reste = trouvee[1].lower(), trouvee[2].lower(), trouvee[3]
        sure = schema == "https" or hote in self.hotes or hote.endswith(_ETAT)
        finale = escape_adresse(f"https://{hote}{reste}")
        if not sure or len(finale) > _LONGUEUR_MAX:
            return SansLien(adresse.strip())
        return VersAdresse(finale)

    def resolve_texte(self, identifiant: str, audience: str | None = None) -> Destination:
        """Another text of service-public.fr, by its id; its page there when it is not imported."""
        if identifiant in self.fiches:
            return VersFiche(document_id(identifiant))
        if identifiant in self.termes:
            return VersTerme(document_id(identifiant))
        adresse = (self.services or {}).get(identifiant)
        if adresse:
            return self.resolve_adresse(adresse)
        if not re.match(r"^[FNR][0-9]+$", identifiant):
            return SansLien("")
        return VersAdresse(page_of(identifiant, audience))


def host_of(adresse: str) -> str | None:
    """The host of an https address, else None."""
    trouvee = _ADRESSE.match(adresse.strip())
    if trouvee is None or trouvee[1].lower() != "https":
        return None
    return trouvee[2].lower()
