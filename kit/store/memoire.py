"""What is worked out once per catalogue, because pages ask for it at each letter or view."""

import weakref
from collections.abc import Callable
from typing import Generic, TypeVar

from kit.store.catalogue import Catalogue

T = TypeVar("T")


class Memoire(Generic[T]):
    """The result of a function for the present catalogue; that of the one before is forgotten."""

    def __init__(self, build: Callable[[Catalogue], T]) -> None:
        self._build = build
        self._etat: tuple[weakref.ref[Catalogue], T] | None = None

    def of(self, catalogue: Catalogue) -> T:
        """What is known of this catalogue, worked out the first time."""
        etat = self._etat
        if etat is None or etat[0]() is not catalogue:
            etat = self._etat = (weakref.ref(catalogue), self._build(catalogue))
        return etat[1]
