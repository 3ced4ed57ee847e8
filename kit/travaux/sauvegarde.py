"""The backup made each day."""

from pathlib import Path

from kit.config import Reglages
from kit.horloge import Horloge
from kit.store.sauvegarde.copie import list_bases
from kit.store.sauvegarde.ecriture import make_backup
from kit.store.sauvegarde.rotation import SAUVEGARDES, list_copies


def save_of_the_day(reglages: Reglages, horloge: Horloge) -> Path | None:
    """Make the backup of the day (UTC), unless it is there; the older ones are rotated.

    Returns the backup made now. Raises what `make_backup` raises.
    """
    if reglages.base_donnees is None and not list_bases(reglages):
        return None
    jour = horloge.now().date()
    copies = list_copies(reglages.instance / SAUVEGARDES)
    if any(c.raison == "quotidienne" and c.quand.date() == jour for c in copies):
        return None
    return make_backup(reglages, horloge, "quotidienne").fichier
