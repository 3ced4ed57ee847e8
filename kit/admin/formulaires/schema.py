"""What a class of document lets one fill in, read once from its annotations."""

import datetime as dt
import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from kit.content.reference import Reference, Repertoire
from kit.content.texte import Traduisible

Genre = Literal[
    "ligne",
    "texte",
    "mention",
    "mentions",
    "choix",
    "cases",
    "oui",
    "entier",
    "nombre",
    "date",
    "heure",
    "reference",
    "references",
    "noeud",
    "noeuds",
]
"""`ligne` and `texte` are translated, `texte` with marks; `mention` is not; `oui` is a box to tick;
`noeud` is a group of fields, `noeuds` a list of groups that one adds to and moves."""

APART = frozenset(
    {
        "schema_version",
        "id",
        "anciens_slugs",
        "origine",
        "remplace",
        "verifications",
        "critique",
        "exemple",
    }
)
"""Fields that no form asks for: given once, or changed by gestures of their own."""

_SIMPLES: dict[type, Genre] = {
    bool: "oui",
    int: "entier",
    Decimal: "nombre",
    float: "nombre",
    dt.date: "date",
    dt.time: "heure",
}


@dataclass(frozen=True)
class Champ:
    """One thing to fill in."""

    nom: str
    genre: Genre
    exige: bool
    """Whether the document cannot do without."""
    cible: str = ""
    """Kind of the documents, or of the entries of a list, that a reference may name."""
    valeurs: tuple[Any, ...] = ()
    """Values of a list of choices, as they are stored; a single one is not asked for."""
    classes: tuple[type[BaseModel], ...] = ()
    """Classes of a group, or of the groups of a list."""
    de: str = ""
    """Name of the class that it belongs to: one name of field may say several things."""


@dataclass(frozen=True)
class _Type:
    """An annotation without what wraps it."""

    base: Any
    marques: tuple[object, ...]
    facultatif: bool


@cache
def list_champs(classe: type[BaseModel]) -> tuple[Champ, ...]:
    """The fields of a class, in order. Raises TypeError for one that no form can ask for."""
    return tuple(
        replace(
            _champ(nom, _Type(info.annotation, tuple(info.metadata), not info.is_required())),
            de=classe.__name__,
        )
        for nom, info in classe.model_fields.items()
        if nom not in APART
    )


def find_champ(classe: type[BaseModel], nom: str) -> Champ | None:
    """One field; None when no form asks for it."""
    return next((champ for champ in list_champs(classe) if champ.nom == nom), None)


def _champ(nom: str, brut: _Type) -> Champ:
    nu = _unwrap(brut)
    exige = not nu.facultatif
    origine = get_origin(nu.base)
    if origine is Literal:
        return Champ(nom, "choix", exige, valeurs=get_args(nu.base))
    if origine is tuple:
        return _liste(nom, _unwrap(_Type(get_args(nu.base)[0], (), facultatif=False)), exige=exige)
    if nu.base is bool and nu.facultatif and brut.facultatif and _is_optional(brut.base):
        return Champ(nom, "choix", exige=False, valeurs=(True, False))
    classes = tuple(_classes(nu.base))
    if classes:
        return Champ(nom, "noeud", exige, classes=classes)
    if nu.base is str:
        return _texte(nom, nu, exige=exige)
    if nu.base in _SIMPLES:
        return Champ(nom, _SIMPLES[nu.base], exige)
    raise TypeError(f"{nom}: {nu.base}")


def _texte(nom: str, nu: _Type, *, exige: bool) -> Champ:
    reference = _find_reference(nu)
    if reference is not None:
        return Champ(nom, "reference", exige, cible=reference.genre)
    marque = next((m for m in nu.marques if isinstance(m, Traduisible)), None)
    if marque is None:
        return Champ(nom, "mention", exige)
    return Champ(nom, "texte" if marque.enrichi else "ligne", exige)


def _liste(nom: str, element: _Type, *, exige: bool) -> Champ:
    reference = _find_reference(element)
    if reference is not None:
        return Champ(nom, "references", exige, cible=reference.genre)
    if get_origin(element.base) is Literal:
        return Champ(nom, "cases", exige, valeurs=get_args(element.base))
    classes = tuple(_classes(element.base))
    return Champ(nom, "noeuds" if classes else "mentions", exige, classes=classes)


def _find_reference(nu: _Type) -> Reference | Repertoire | None:
    return next((m for m in nu.marques if isinstance(m, Reference | Repertoire)), None)


def _unwrap(brut: _Type) -> _Type:
    """Without `Annotated` and `| None`, whose marks are kept."""
    base, marques, facultatif = brut.base, brut.marques, brut.facultatif
    while True:
        if get_origin(base) is Annotated:
            base, marques = get_args(base)[0], (*marques, *base.__metadata__)
        elif _is_optional(base) and len(_membres(base)) == 1:
            (base,), facultatif = _membres(base), True
        else:
            return _Type(base, marques, facultatif)


def _is_optional(base: object) -> bool:
    return get_origin(base) in (Union, types.UnionType) and type(None) in get_args(base)


def _membres(base: object) -> list[Any]:
    return [membre for membre in get_args(base) if membre is not type(None)]


def _classes(base: object) -> Iterator[type[BaseModel]]:
    """The classes of a group: one, or those of a union."""
    nu = _unwrap(_Type(base, (), facultatif=False)).base
    if isinstance(nu, type) and issubclass(nu, BaseModel):
        yield nu
    elif get_origin(nu) in (Union, types.UnionType):
        for membre in _membres(nu):
            yield from _classes(membre)
