"""A path is only published when it is proved sound, and when what it changes was seen."""

from collections.abc import Iterable
from datetime import date

from kit.content.parcours import Parcours
from kit.erreurs import KitError
from kit.parcours.probleme import Probleme
from kit.parcours.verification import check_change, check_parcours

_DITS = 5
"""Faults named in an error: more is read with the command."""
CHANGEMENT = "V42"
"""The rule that asks whoever publishes to have seen what changes for people."""


class ParcoursRefuseError(KitError):
    """A path would mislead people; the sentence says how."""

    def __init__(self, parcours: Parcours, problemes: Iterable[Probleme]) -> None:
        self.problemes = tuple(problemes)
        lignes = [f"Le parcours « {parcours.id} » n’est pas publié\u00a0:"]
        lignes += [f"- {p.phrase} {p.remede} ({p.code})" for p in self.problemes[:_DITS]]
        if len(self.problemes) > _DITS:
            lignes.append(f"- et {len(self.problemes) - _DITS} autres.")
        lignes.append(f"Tout lire\u00a0: kit parcours verifier {parcours.id}")
        super().__init__("\n".join(lignes))


def refuse_fautif(
    avant: Parcours | None, apres: Parcours, jour: date, *, changement_vu: bool
) -> None:
    """Raise ParcoursRefuseError when a path has a fault that forbids to publish it.

    `avant` is the version that readers have. A path without any node is an empty draft kept by an
    older version of the kit: readers are not shown it.
    """
    if not apres.noeuds:
        return
    problemes = list(check_parcours(apres, jour))
    if avant is not None and avant.noeuds:
        problemes += check_change(avant, apres)
    graves = [
        probleme
        for probleme in problemes
        if probleme.gravite == "bloquant"
        if not (changement_vu and probleme.code == CHANGEMENT)
    ]
    if graves:
        raise ParcoursRefuseError(apres, graves)
