"""Segments: the texts of a document that are translated, each under a key that never moves.

A key is `<genre>/<document>#<node>.<field>`: it depends on the ids given once, not on the place
of the block, so moving a block keeps its translations.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kit.content.document import Document
from kit.content.texte import Traduisible

D = TypeVar("D", bound=Document)
M = TypeVar("M", bound=BaseModel)


class Segment(NamedTuple):
    """One translatable text of a document (a tuple: thousands are made at each load)."""

    cle: str
    noeud: str
    """Id of the node that holds it, or the name of the field of the document."""
    texte: str
    enrichi: bool
    """Whether the text may hold inline marks."""
    critique: bool


class _Place(NamedTuple):
    """Where a walk stands: nearest id (or field), and the path from it."""

    noeud: str
    chemin: str

    def enter(self, champ: str) -> "_Place":
        return _Place(self.noeud or champ, f"{self.chemin}{champ}.")


_RACINE = _Place("", "")


def hash_francais(texte: str) -> str:
    """Identity of a French text: the first 16 hexadecimal signs of its SHA-256."""
    return hashlib.sha256(texte.encode()).hexdigest()[:16]


def cle_segment(genre: str, identifiant: str, chemin: str) -> str:
    """Key of a segment; `chemin` is `node.field`, or the field of the document."""
    return f"{genre}/{identifiant}#{chemin}"


def list_segments(document: Document) -> tuple[Segment, ...]:
    """All segments of a document, in reading order."""
    critiques = frozenset(getattr(document, "critique", ()))
    racine = f"{document.GENRE}/{document.id}#"
    return tuple(
        Segment(f"{racine}{place.chemin}{champ}", noeud, texte, enrichi, noeud in critiques)
        for place, champ, texte, enrichi in _iterate_textes(document, _RACINE)
        for noeud in (place.noeud or champ,)
    )


def apply_translations(document: D, textes: Mapping[str, str]) -> D:
    """A copy of the document in which each segment whose key is known has its new text."""
    racine = f"{document.GENRE}/{document.id}#"
    return _replace_textes(document, _RACINE, lambda chemin: textes.get(racine + chemin))


def _iterate_textes(noeud: BaseModel, place: _Place) -> Iterator[tuple[_Place, str, str, bool]]:
    """Each translatable text: where it is, its field, itself, whether it may hold marks."""
    for champ, mark in _plan_of(type(noeud)):
        valeur = getattr(noeud, champ)
        if mark is not None:
            if valeur is not None:
                yield place, champ, valeur, mark.enrichi
        elif isinstance(valeur, BaseModel):
            yield from _iterate_textes(valeur, place.enter(champ))
        elif isinstance(valeur, tuple):
            for item in valeur:
                if isinstance(item, BaseModel):
                    yield from _iterate_textes(item, _place_of(item, place, champ))


def _replace_textes(noeud: M, place: _Place, find: Callable[[str], str | None]) -> M:
    """Rebuild a node with the texts that `find` gives for their path."""
    changes: dict[str, Any] = {}
    for champ, mark in _plan_of(type(noeud)):
        valeur = getattr(noeud, champ)
        if mark is not None:
            texte = None if valeur is None else find(place.chemin + champ)
            if texte is not None:
                changes[champ] = texte
        elif isinstance(valeur, BaseModel):
            changes[champ] = _replace_textes(valeur, place.enter(champ), find)
        elif isinstance(valeur, tuple):
            changes[champ] = tuple(
                _replace_textes(item, _place_of(item, place, champ), find)
                if isinstance(item, BaseModel)
                else item
                for item in valeur
            )
    return noeud.model_copy(update=changes) if changes else noeud


def _place_of(item: BaseModel, place: _Place, champ: str) -> _Place:
    identifiant = getattr(item, "id", None)
    return _Place(identifiant, f"{identifiant}.") if identifiant else place.enter(champ)


@cache
def _plan_of(classe: type[BaseModel]) -> tuple[tuple[str, Traduisible | None], ...]:
    """Fields worth visiting, in order: texts with their mark, and what may hold other nodes."""
    marks = traduisibles_of(classe)
    return tuple(
        (champ, marks.get(champ))
        for champ, info in classe.model_fields.items()
        if champ in marks or _may_hold_noeuds(info.annotation)
    )


def _may_hold_noeuds(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_may_hold_noeuds(argument) for argument in getattr(annotation, "__args__", ()))


@cache
def traduisibles_of(classe: type[BaseModel]) -> dict[str, Traduisible]:
    """Translatable fields of a model, read once from its annotations."""
    found: dict[str, Traduisible] = {}
    for champ, info in classe.model_fields.items():
        mark = next((m for m in _marks(info) if isinstance(m, Traduisible)), None)
        if mark is not None:
            found[champ] = mark
    return found


def _marks(info: FieldInfo) -> Iterator[object]:
    """Marks of a field, also those inside `X | None`."""
    yield from info.metadata
    for argument in getattr(info.annotation, "__args__", ()):
        yield from getattr(argument, "__metadata__", ())
