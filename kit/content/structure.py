"""Places that receive people."""

from datetime import date, time
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from kit.content.bloc import Blocs, Noeud
from kit.content.document import DocumentAdressable
from kit.content.reference import RefPictogramme, RefValeurDocument, Repertoire
from kit.content.source import AdresseWeb
from kit.content.texte import Identifiant, Ligne, Mention, Texte

Jour = Literal["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
LangueTag = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[a-z0-9]{1,8})*$"), Repertoire("langue")
]


class Plage(Noeud):
    """An opening, in local time."""

    de: time
    a: time

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if self.a <= self.de:
            raise ValueError("L’heure de fermeture doit suivre l’heure d’ouverture.")
        return self


class Horaire(Noeud):
    """Openings of some weekdays."""

    jours: tuple[Jour, ...]
    plages: tuple[Plage, ...]

    @model_validator(mode="after")
    def _check_filled(self) -> Self:
        if not self.jours:
            raise ValueError("Cochez au moins un jour.")
        if not self.plages:
            raise ValueError("Donnez au moins une heure d’ouverture et une heure de fermeture.")
        return self


class Fermeture(Noeud):
    """An exceptional closing, both days included."""

    id: Identifiant
    du: date
    au: date
    motif: Ligne


class Permanence(Noeud):
    """A recurring presence somewhere else."""

    id: Identifiant
    lieu: Mention
    adresse: tuple[Mention, ...]
    recurrence: Ligne
    """In words: "le premier mardi du mois"."""
    horaires: tuple[Plage, ...]
    dates_sautees: tuple[date, ...] = ()
    services: Blocs = ()


class Guichet(Noeud):
    """A counter inside a structure."""

    id: Identifiant
    nom: Ligne
    numero: Mention | None = None
    pictogramme: RefPictogramme | None = None


class Coordonnees(Noeud):
    """WGS 84, in degrees."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


class Structure(DocumentAdressable):
    """A préfecture, sous-préfecture or France services, and how to reach it."""

    GENRE: ClassVar[str] = "structure"
    PLURIEL: ClassVar[str] = "structures"

    genre: Literal["prefecture", "sous_prefecture", "france_services", "mairie", "autre"]
    nom: Mention
    adresse_postale: tuple[Mention, ...]
    coordonnees: Coordonnees | None = None
    horaires: tuple[Horaire, ...] = ()
    remarque_horaires: Texte | None = None
    fermetures: tuple[Fermeture, ...] = ()
    permanences: tuple[Permanence, ...] = ()
    acces: Blocs = ()
    langues_parlees: tuple[LangueTag, ...] = ()
    telephone: RefValeurDocument | None = None
    courriel: Mention | None = None
    site: AdresseWeb | None = None
    rendez_vous: AdresseWeb | None = None
    relais_sourds: Texte | None = None
    guichets: tuple[Guichet, ...] = ()
    vignette: RefPictogramme | None = None
