"""Several boxes ticked together, decided one by one: what comes to the same is merged."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kit.parcours.preuve.residus import Reponse

T = TypeVar("T", bound=Hashable)
K = TypeVar("K", bound=Hashable)
_PLUSIEURS = 2


@dataclass(frozen=True, slots=True)
class Coches:
    """The ways to tick that come to the same."""

    choix: tuple[str, ...]
    """The shortest."""
    facons: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class Cases(Generic[T]):
    """The boxes of a question, and what ticking them does."""

    liees: Sequence[Reponse]
    """Those that change something."""
    libres: Sequence[str]
    """Ids of those that do not."""
    tick: Callable[[T, Reponse, bool], T]
    """The state once a box is ticked, or left."""


def combine(depart: T, cases: Cases[T], count: Callable[[], None]) -> dict[T, Coches]:
    """Every state after two boxes or more are ticked. `count` is told of each state met."""
    couche: dict[tuple[T, int], Coches] = {(depart, 0): Coches((), 1)}
    for case in cases.liees:
        suivante: dict[tuple[T, int], Coches] = {}
        for (etat, nombre), coches in couche.items():
            laissee = (cases.tick(etat, case, False), nombre)
            cochee = (cases.tick(etat, case, True), min(nombre + 1, _PLUSIEURS))
            _merge(suivante, laissee, coches, count)
            ajout = Coches((*coches.choix, case.id), coches.facons)
            _merge(suivante, cochee, ajout, count)
        couche = suivante
    finales: dict[T, Coches] = {}
    for (etat, nombre), coches in couche.items():
        complete = _complete(coches, nombre, cases.libres)
        if complete is not None:
            _merge(finales, etat, complete, count)
    return finales


def _complete(coches: Coches, nombre: int, libres: Sequence[str]) -> Coches | None:
    """With boxes that change nothing, as many as are needed; None when too few are left."""
    manquent, n = _PLUSIEURS - nombre, len(libres)
    if manquent > n:
        return None
    trop_peu = {0: 0, 1: 1, 2: 1 + n}[manquent]
    choix = (*coches.choix, *libres[:manquent])
    return Coches(choix, coches.facons * (2**n - trop_peu))


def _merge(etats: dict[K, Coches], cle: K, coches: Coches, count: Callable[[], None]) -> None:
    deja = etats.get(cle)
    if deja is None:
        count()
        etats[cle] = coches
        return
    court = min(deja.choix, coches.choix, key=len)
    etats[cle] = Coches(court, deja.facons + coches.facons)
