"""Whether a parcours may be published: its faults, the worst first."""

from collections.abc import Collection, Mapping
from datetime import date

from kit.content.parcours import Parcours
from kit.parcours.ecart.comparaison import compare
from kit.parcours.preuve.analyse import Analyse
from kit.parcours.preuve.budget import BUDGET, Budget
from kit.parcours.probleme import Probleme
from kit.parcours.regles import REGLES
from kit.parcours.regles.changement import check_feuilles, check_noms, check_resultats
from kit.parcours.regles.liens import check_liens


def check_parcours(parcours: Parcours, jour: date, budget: Budget = BUDGET) -> tuple[Probleme, ...]:
    """Every fault of a parcours, a draft included; `jour` is the day of the check.

    When an id is given twice or a jump leads nowhere or backwards, only that and what can be read
    without walking is told: the exploration needs paths that end.
    """
    analyse = Analyse(parcours, jour, budget)
    problemes = [probleme for regle in REGLES for probleme in regle(analyse)]
    return tuple(sorted(problemes, key=lambda probleme: probleme.gravite != "bloquant"))


def check_change(avant: Parcours, apres: Parcours, budget: Budget = BUDGET) -> tuple[Probleme, ...]:
    """What publishing a new version would do: ids lost (V43), results that change (V42).

    V42 forbids to publish until somebody says to have seen it: the caller leaves it out then.
    """
    comparaison = compare(avant, apres, budget)
    return (*check_noms(avant, apres), *check_resultats(comparaison))


def check_dehors(
    avant: Parcours | None,
    apres: Parcours,
    morts: Mapping[str, str],
    feuilles: Mapping[str, Collection[str]],
) -> tuple[Probleme, ...]:
    """What only the world outside tells: dead links (V19), links on paper that are lost (V44).

    Alerts only: other people's sites and old papers never forbid to publish. `avant` is what
    readers have, None when they have nothing; `morts` says what is wrong by address; `feuilles`
    gives the codes of the sheets by id that they print.
    """
    lus = check_feuilles(avant, apres, feuilles) if avant is not None else ()
    return (*check_liens(apres, morts), *lus)
