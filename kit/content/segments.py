"""Segments: the texts of a document that are translated, each under a key that never moves.

A key is `<genre>/<document>#<node>.<field>`: it depends on the ids given once, not on the place
of the block, so moving a block keeps its translations.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kit.content.document import Document
from kit.content.texte import Traduisible

D = TypeVar("D", bound=Document)
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Segment:
    """One translatable text of a document."""

    cle: str
    noeud: str
    """Id of the node that holds it, or the name of the field of the document."""
    texte: str
    enrichi: bool
    """Whether the text may hold inline marks."""
    critique: bool


@dataclass(frozen=True)
class _Place:
    """Where a walk stands: nearest id (or field), and the path from it."""

    noeud: str
    chemin: str

    def enter(self, champ: str) -> "_Place":
        return _Place(self.noeud or champ, f"{self.chemin}{champ}.")


_Visitor = Callable[[_Place, str, str, Traduisible], str]


def hash_francais(texte: str) -> str:
    """Identity of a French text: the first 16 hexadecimal signs of its SHA-256."""
    return hashlib.sha256(texte.encode()).hexdigest()[:16]


def cle_segment(genre: str, identifiant: str, chemin: str) -> str:
    """Key of a segment; `chemin` is `node.field`, or the field of the document."""
    return f"{genre}/{identifiant}#{chemin}"


def list_segments(document: Document) -> tuple[Segment, ...]:
    """All segments of a document, in reading order."""
    critiques = frozenset(getattr(document, "critique", ()))
    segments: list[Segment] = []

    def collect(place: _Place, champ: str, texte: str, mark: Traduisible) -> str:
        noeud = place.noeud or champ
        cle = cle_segment(document.GENRE, document.id, place.chemin + champ)
        segments.append(Segment(cle, noeud, texte, mark.enrichi, noeud in critiques))
        return texte

    _map_textes(document, _Place("", ""), collect)
    return tuple(segments)


def apply_translations(document: D, textes: Mapping[str, str]) -> D:
    """A copy of the document in which each segment whose key is known has its new text."""

    def replace(place: _Place, champ: str, texte: str, _mark: Traduisible) -> str:
        cle = cle_segment(document.GENRE, document.id, place.chemin + champ)
        return textes.get(cle, texte)

    return _map_textes(document, _Place("", ""), replace)


def _map_textes(noeud: M, place: _Place, visit: _Visitor) -> M:
    """Rebuild a node with each of its texts passed through `visit`."""
    traduisibles = traduisibles_of(type(noeud))
    changes: dict[str, Any] = {}
    for champ in type(noeud).model_fields:
        valeur = getattr(noeud, champ)
        if champ in traduisibles:
            if valeur is not None:
                changes[champ] = visit(place, champ, valeur, traduisibles[champ])
        elif isinstance(valeur, BaseModel):
            changes[champ] = _map_textes(valeur, place.enter(champ), visit)
        elif isinstance(valeur, tuple) and any(isinstance(item, BaseModel) for item in valeur):
            changes[champ] = tuple(_map_item(item, place.enter(champ), visit) for item in valeur)
    return noeud.model_copy(update=changes) if changes else noeud


def _map_item(item: M, place: _Place, visit: _Visitor) -> M:
    identifiant = getattr(item, "id", None)
    return _map_textes(
        item, _Place(identifiant, f"{identifiant}.") if identifiant else place, visit
    )


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
