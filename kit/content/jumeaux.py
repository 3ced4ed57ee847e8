"""Imported texts that a fiche written here replaces for readers."""

from collections.abc import Iterable, Mapping

from kit.content.fiche import Fiche


def find_remplacees(fiches: Iterable[Fiche]) -> Mapping[str, str]:
    """Id of the local fiche by id of the imported one that it replaces."""
    toutes = tuple(fiches)
    locales = {
        identifiant: fiche.id
        for fiche in toutes
        if fiche.origine is None
        for identifiant in fiche.remplace
    }
    return {
        fiche.id: locales[fiche.origine.identifiant]
        for fiche in toutes
        if fiche.origine is not None and fiche.origine.identifiant in locales
    }
