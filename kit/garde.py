"""How long things are kept: two settings, written as people say them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kit.erreurs import ReglageError

CLES_GARDE = ("sauvegardes", "audit_mois")
_MAX = 1000


@dataclass(frozen=True)
class Garde:
    """What is kept, and how long."""

    jours: int = 7
    """Daily backups kept: the newest of each of the last days."""
    semaines: int = 4
    mois: int = 12
    audit_mois: int = 36
    """Months that the audit trail is kept; 0: for ever."""


def read_garde(valeurs: Mapping[str, Any]) -> Garde:
    """Read the settings. Raises ReglageError."""
    defaut = Garde()
    rythme = valeurs.get("sauvegardes", f"{defaut.jours} {defaut.semaines} {defaut.mois}")
    nombres = str(rythme).split()
    if len(nombres) != 3 or not all(_is_nombre(n) for n in nombres) or int(nombres[0]) < 1:  # noqa: PLR2004
        raise ReglageError(
            f"KIT_SAUVEGARDES : « {rythme} » doit être trois nombres, de jours (1 au moins), "
            "de semaines et de mois, comme 7 4 12."
        )
    mois = valeurs.get("audit_mois", defaut.audit_mois)
    if isinstance(mois, bool) or not _is_nombre(str(mois)):
        raise ReglageError(
            f"KIT_AUDIT_MOIS : « {mois} » doit être un nombre de mois ; 0 garde tout."
        )
    jours, semaines, nombre_mois = (int(n) for n in nombres)
    return Garde(jours, semaines, nombre_mois, int(str(mois)))


def _is_nombre(texte: str) -> bool:
    return texte.isascii() and texte.isdecimal() and int(texte) <= _MAX
