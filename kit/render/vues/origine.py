"""Whose text this is, when it was taken up as a whole."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from kit.content.source import Origine
from kit.render.passages import Lecteur

_DUREE_SURE = timedelta(days=365)
"""After a year, fees and delays have changed at least once."""


@dataclass(frozen=True)
class OrigineVue:
    """The publisher, its text and the day of it."""

    site: str
    """Name of the publisher's site: `service-public.gouv.fr`."""
    editeur: str
    adresse: str
    licence: str
    jour: str
    ancienne: bool


def build_origine(lecteur: Lecteur, origine: Origine | None) -> OrigineVue | None:
    """Where a whole text comes from; None when it was written here."""
    if origine is None:
        return None
    return OrigineVue(
        site=(urlsplit(origine.adresse).hostname or "").removeprefix("www."),
        editeur=origine.editeur,
        adresse=origine.adresse,
        licence=origine.licence,
        jour=lecteur.langue.format_date(origine.date_source),
        ancienne=is_ancienne(lecteur, origine),
    )


def is_ancienne(lecteur: Lecteur, origine: Origine) -> bool:
    """Whether a text taken up may no longer be right."""
    return lecteur.catalogue.jour - origine.date_source > _DUREE_SURE
