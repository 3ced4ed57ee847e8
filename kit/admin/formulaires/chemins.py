"""Changing one place of the values of a form, by its path: `blocs.2.texte`."""

from collections.abc import Callable
from typing import Any

Brut = dict[str, Any]


def change_at(valeurs: Brut, chemin: str, change: Callable[[Any], Any]) -> Brut:
    """A copy in which `change` was applied to what stands there; as it was without such a place."""
    return _change(valeurs, chemin.split("."), change)  # type: ignore[no-any-return]


def _change(ici: Any, mots: list[str], change: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - plain data
    if not mots:
        return change(ici)
    mot, reste = mots[0], mots[1:]
    if isinstance(ici, list):
        rang = int(mot) if mot.isdecimal() and len(mot) < 6 else len(ici)  # noqa: PLR2004 - a rank
        return [_change(v, reste, change) if i == rang else v for i, v in enumerate(ici)]
    if isinstance(ici, dict):
        return {**ici, mot: _change(ici.get(mot), reste, change)}
    return _change({}, mots, change) if ici is None else ici
