"""A large mapping with a few keys of it changed or hidden, without copying it."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class Surcouche(Mapping[str, V]):
    """What stands under, but for some keys: another value there, or nothing when it is None.

    A site holds tens of thousands of texts per language; a draft touches a hundred of them.
    """

    __slots__ = ("_changes", "_dessous")

    def __init__(self, dessous: Mapping[str, V], changes: Mapping[str, V | None]) -> None:
        self._dessous = dessous
        self._changes = changes

    def __getitem__(self, cle: str) -> V:
        if cle not in self._changes:
            return self._dessous[cle]
        valeur = self._changes[cle]
        if valeur is None:
            raise KeyError(cle)
        return valeur

    def __iter__(self) -> Iterator[str]:
        yield from (cle for cle in self._dessous if self._changes.get(cle, cle) is not None)
        yield from (c for c, v in self._changes.items() if v is not None and c not in self._dessous)

    def __len__(self) -> int:
        return sum(1 for _cle in self)
