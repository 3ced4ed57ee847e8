"""The rules of a sound parcours, by what they look at; their codes are for ever.

Left out here: V01 (kit.content refuses the document), V18, V30 and V31 (references and
translations: kit.store, when it publishes), V34 and V38 (pictograms, marks in texts: kit.content
and kit.quality). V42, V43 and V44 compare two versions: regles/changement.py. V19 is in
regles/liens.py for dead links; those that are not https are refused by kit.content (AdresseWeb,
Lien), and by the rule lien-non-https of kit.quality in plain words.
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
