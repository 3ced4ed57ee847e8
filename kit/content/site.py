"""The instance itself: its name, its languages, its main structure."""

from typing import ClassVar, Self

from pydantic import model_validator

from kit.content.document import Document
from kit.content.reference import RefStructure
from kit.content.structure import LangueTag
from kit.content.texte import Ligne, Mention


class Site(Document):
    """One document per instance, with the id `site`."""

    GENRE: ClassVar[str] = "site"
    PLURIEL: ClassVar[str] = "sites"

    nom: Mention
    """Name of the service, in French: "Préfecture de la Clairière"."""
    devise: Ligne | None = None
    exemple: bool = False
    """True while the invented département is in place: shown on each page, not indexed."""
    langues: tuple[LangueTag, ...] = ("fr",)
    """Languages offered to readers, in the order of the menu."""
    structure_principale: RefStructure
    fuseau: Mention = "Europe/Paris"
    """IANA time zone in which days begin and end."""

    @model_validator(mode="after")
    def _check_site(self) -> Self:
        if self.id != "site":
            raise ValueError("Le document du site porte l’identifiant « site ».")
        if "fr" not in self.langues:
            raise ValueError("Le français fait toujours partie des langues proposées.")
        return self
