"""Which backups of the instance are kept."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kit.garde import Garde

SAUVEGARDES = "sauvegardes"
"""Folder of the backups, in the instance."""
GARDEES = 10
"""Backups of each other sort that are kept: asked for, before a migration, before a restoration."""
_NOM = re.compile(r"^(?P<raison>[a-z-]+)-(?P<quand>\d{8}T\d{6}Z)(-(?P<rang>\d+))?\.zip$")


@dataclass(frozen=True, order=True)
class Copie:
    """A backup of the instance, by its name alone."""

    quand: datetime
    rang: int
    raison: str
    fichier: Path


def list_copies(dossier: Path) -> list[Copie]:
    """The backups of a folder, the oldest first; other files are not looked at."""
    copies = []
    for fichier in dossier.glob("*.zip"):
        nom = _NOM.match(fichier.name)
        if nom is None:
            continue
        try:
            quand = datetime.strptime(nom["quand"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        except ValueError:
            continue
        copies.append(Copie(quand, int(nom["rang"] or 1), nom["raison"], fichier))
    return sorted(copies)


def rotate(dossier: Path, garde: Garde) -> list[Path]:
    """Remove the backups that are not kept; give them. Raises OSError.

    Counted from the backups that are there and never from the clock: a clock that jumps years
    ahead removes nothing more.
    """
    copies = list_copies(dossier)
    par_raison: dict[str, list[Copie]] = {}
    for copie in copies:
        par_raison.setdefault(copie.raison, []).append(copie)
    gardees: set[Copie] = set()
    for raison, suite in par_raison.items():
        gardees |= choose_kept(suite, garde) if raison == "quotidienne" else set(suite[-GARDEES:])
    retirees = [copie.fichier for copie in copies if copie not in gardees]
    for fichier in retirees:
        fichier.unlink(missing_ok=True)
    return retirees


def choose_kept(copies: Iterable[Copie], garde: Garde) -> set[Copie]:
    """The newest of each of the last days, weeks (ISO) and months that have one, in UTC."""
    periodes: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (lambda quand: quand.date(), garde.jours),
        (lambda quand: quand.isocalendar()[:2], garde.semaines),
        (lambda quand: (quand.year, quand.month), garde.mois),
    )
    recentes = sorted(copies, reverse=True)
    gardees: set[Copie] = set(recentes[:1])
    for periode, nombre in periodes:
        vues: dict[object, Copie] = {}
        for copie in recentes:
            vues.setdefault(periode(copie.quand), copie)
        gardees |= set(list(vues.values())[:nombre])
    return gardees
