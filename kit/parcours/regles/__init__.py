"""The rules of a sound parcours, by what they look at; their codes are for ever.

Left out here: V01 (kit.content refuses the document), V18, V30 and V31 (references and
translations: kit.store, when it publishes), V19, V34 and V38 (links, pictograms, marks in texts:
kit.content and kit.quality), V44 (addresses of past versions: kit.store keeps the versions).
"""

from collections.abc import Callable, Iterator

from kit.parcours.preuve.analyse import Analyse
from kit.parcours.probleme import Probleme
from kit.parcours.regles import (
    atteinte,
    conditions,
    contenu,
    effets,
    essais,
    noms,
    papiers,
    structure,
)

Regle = Callable[[Analyse], Iterator[Probleme]]

REGLES: tuple[Regle, ...] = (
    *noms.REGLES,
    *structure.REGLES,
    *conditions.REGLES,
    *atteinte.REGLES,
    *papiers.REGLES,
    *effets.REGLES,
    *contenu.REGLES,
    *essais.REGLES,
    atteinte.check_budget,
)
