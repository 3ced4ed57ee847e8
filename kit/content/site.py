"""The instance itself: its name, its languages, its main structure, what the law makes it say."""

import datetime as dt
from typing import Annotated, ClassVar, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, StringConstraints, model_validator

from kit.content.bloc import Noeud
from kit.content.document import Document
from kit.content.reference import RefStructure
from kit.content.source import AdresseWeb
from kit.content.structure import LangueTag
from kit.content.texte import Ligne, Mention
from kit.content.valeur import Telephone

Courriel = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]

ContactSecurite = Annotated[
    str, StringConstraints(pattern=r"^(mailto:[^@\s]+@[^@\s]+|https://\S+)$", max_length=254)
]

Conformite = Literal["non", "partielle", "totale"]

_DUREE_AUDIT = 3
"""Years for which an accessibility statement holds (RGAA, obligations)."""
TAUX_MAX = 100
"""All the criteria that apply are respected."""
_MOITIE = 50


class Mentions(Noeud):
    """Who publishes and who hosts; each field is asked for by the page while it is missing.

    Source: law 2004-575 of 21 June 2004 for confidence in the digital economy.
    """

    editeur: Mention | None = None
    adresse: Mention | None = None
    telephone: Telephone | None = None
    courriel: Courriel | None = None
    directeur_publication: Mention | None = None
    hebergeur: Mention | None = None
    hebergeur_adresse: Mention | None = None
    hebergeur_telephone: Telephone | None = None
    dpo: Courriel | None = None
    """Address of the data protection officer."""
    journaux: Mention | None = None
    """How long the host keeps the logs of the server: "12 mois"."""
    schema_pluriannuel: AdresseWeb | None = None
    """The plan of several years for accessibility, and the actions of the year."""


class Audit(Noeud):
    """An accessibility audit, made for this site. Source: RGAA 4.1, obligations."""

    date: dt.date
    taux: Annotated[int, Field(ge=0, le=TAUX_MAX)]
    """Criteria respected, out of 100."""
    auditeur: Mention
    contact: Courriel | None = None
    """Where to write about accessibility; the address of the editor when absent."""
    non_accessibles: tuple[Mention, ...] = ()
    """What the audit found, one sentence each."""

    @property
    def dernier_jour(self) -> dt.date:
        """Last day on which the statement holds."""
        bissextile = (self.date.month, self.date.day) == (2, 29)
        return self.date.replace(
            year=self.date.year + _DUREE_AUDIT, day=28 if bissextile else self.date.day
        )

    def conformite_at(self, jour: dt.date) -> Conformite:
        """The state to declare on a day: not compliant when the audit is too old."""
        if jour > self.dernier_jour or self.taux < _MOITIE:
            return "non"
        return "totale" if self.taux == TAUX_MAX else "partielle"


class Site(Document):
    """One document per instance, with the id `site`."""

    GENRE: ClassVar[str] = "site"
    PLURIEL: ClassVar[str] = "sites"
    SCHEMA: ClassVar[int] = 2

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
    contact_securite: ContactSecurite | None = None
    """Whom to tell about a weakness of the site: `mailto:…` or `https://…` (RFC 9116)."""
    mentions: Mentions | None = None
    accessibilite: Audit | None = None

    @model_validator(mode="after")
    def _check_site(self) -> Self:
        if self.id != "site":
            raise ValueError("Le document du site porte l’identifiant « site ».")
        try:
            ZoneInfo(self.fuseau)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(
                f"Le fuseau horaire « {self.fuseau} » n’existe pas : écrivez-le comme Europe/Paris."
            ) from None
        if "fr" not in self.langues:
            raise ValueError("Le français fait toujours partie des langues proposées.")
        return self
