"""Dated values: a fee, a delay, a phone number, written once for every fiche and language."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from kit.content.bloc import Noeud
from kit.content.document import Document
from kit.content.source import AdresseWeb, Source
from kit.content.texte import Ligne, Mention


class Montant(Noeud):
    """An amount in euros."""

    euros: Annotated[Decimal, Field(ge=0, max_digits=9, decimal_places=2)]


class Duree(Noeud):
    """A length of time: exact, or between two bounds."""

    min: Annotated[int, Field(ge=0)]
    max: Annotated[int, Field(ge=0)] | None = None
    unite: Literal["heure", "jour", "semaine", "mois", "an"]

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if self.max is not None and self.max <= self.min:
            raise ValueError("Le maximum d’une durée doit dépasser son minimum.")
        return self


class DateFixe(Noeud):
    """A day of the calendar."""

    date: date


class Nombre(Noeud):
    """A plain number, with its unit in French when it has one."""

    nombre: Decimal
    unite: Mention | None = None


class Telephone(Noeud):
    """A number as it is printed: digits in pairs, or a short number."""

    numero: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ]{1,19}$")]
    gratuit: bool = False


class AdressePostale(Noeud):
    """A postal address, one line each."""

    lignes: tuple[Mention, ...]


class LienWeb(Noeud):
    """The address of a service on line, and the name people see."""

    adresse: AdresseWeb
    nom: Mention


_CLES = {
    "euros": "montant",
    "unite": "duree",
    "min": "duree",
    "date": "date",
    "nombre": "nombre",
    "numero": "telephone",
    "lignes": "adresse",
    "adresse": "lien",
}
CONTENUS: Mapping[str, type[Noeud]] = {
    "montant": Montant,
    "duree": Duree,
    "date": DateFixe,
    "nombre": Nombre,
    "telephone": Telephone,
    "adresse": AdressePostale,
    "lien": LienWeb,
}
"""What a value holds, by kind."""
_CLASSES: Mapping[type, str] = {classe: genre for genre, classe in CONTENUS.items()}


def _contenu_tag(value: object) -> str | None:
    if not isinstance(value, dict):
        return _CLASSES.get(type(value))
    if "nombre" in value:
        return "nombre"
    return next((tag for cle, tag in _CLES.items() if cle in value), None)


Contenu = Annotated[
    Annotated[Montant, Tag("montant")]
    | Annotated[Duree, Tag("duree")]
    | Annotated[DateFixe, Tag("date")]
    | Annotated[Nombre, Tag("nombre")]
    | Annotated[Telephone, Tag("telephone")]
    | Annotated[AdressePostale, Tag("adresse")]
    | Annotated[LienWeb, Tag("lien")],
    Discriminator(_contenu_tag),
]


class Periode(Noeud):
    """What the value is between two days, both included; None means no bound."""

    du: date | None = None
    au: date | None = None
    valeur: Contenu
    note: Mention | None = None
    """For agents: where the figure comes from, what to check."""
    a_confirmer: bool = False

    @property
    def jours(self) -> tuple[date, date]:
        """First and last day, with the widest bounds when open."""
        return self.du or date.min, self.au or date.max


class Valeur(Document):
    """A value with its periods, in order and without overlap."""

    GENRE: ClassVar[str] = "valeur"
    PLURIEL: ClassVar[str] = "valeurs"

    genre: Literal["montant", "duree", "date", "nombre", "telephone", "adresse", "lien"]
    libelle: Ligne
    periodes: Annotated[tuple[Periode, ...], Field(min_length=1)]
    sources: tuple[Source, ...] = ()

    @model_validator(mode="after")
    def _check_periodes(self) -> Self:
        precedent: date | None = None
        for periode in self.periodes:
            if _CLASSES[type(periode.valeur)] != self.genre:
                raise ValueError(
                    f"Une période ne contient pas une valeur de genre « {self.genre} »."
                )
            debut, fin = periode.jours
            if fin < debut:
                raise ValueError("Une période finit avant de commencer.")
            if precedent is not None and debut <= precedent:
                raise ValueError("Deux périodes se chevauchent ou ne sont pas dans l’ordre.")
            precedent = fin
        return self

    def periode_at(self, jour: date) -> Periode | None:
        """The period that holds on a day, or None when no period covers it."""
        return next((p for p in self.periodes if p.jours[0] <= jour <= p.jours[1]), None)
