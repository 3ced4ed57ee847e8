"""Links between documents: which ones a document refers to, by field and inside its texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from kit.content.document import Document, iterate_noeuds
from kit.content.reference import Reference
from kit.content.segments import list_segments
from kit.content.texte import RefTerme, RefValeur, iterate_inline, parse_texte


@dataclass(frozen=True)
class Cible:
    """A document that is referred to."""

    genre: str
    id: str


def list_liens(document: Document) -> tuple[Cible, ...]:
    """Every reference of a document, without repeats, in reading order."""
    found = dict.fromkeys(_field_liens(document))
    found.update(dict.fromkeys(_inline_liens(document)))
    return tuple(found)


def _field_liens(document: Document) -> Iterator[Cible]:
    for noeud in iterate_noeuds(document):
        for champ, genre in references_of(type(noeud)).items():
            valeur = getattr(noeud, champ)
            identifiants = valeur if isinstance(valeur, tuple) else (valeur,)
            for identifiant in identifiants:
                if identifiant is not None:
                    yield Cible(genre, identifiant)


def _inline_liens(document: Document) -> Iterator[Cible]:
    for segment in list_segments(document):
        if not segment.enrichi:
            continue
        for item in iterate_inline(parse_texte(segment.texte)):
            if isinstance(item, RefValeur):
                yield Cible("valeur", item.valeur)
            elif isinstance(item, RefTerme):
                yield Cible("terme", item.terme)


@cache
def references_of(classe: type[BaseModel]) -> dict[str, str]:
    """Fields of a model that hold ids of other documents, with the kind each refers to."""
    found: dict[str, str] = {}
    for champ, info in classe.model_fields.items():
        mark = next((m for m in _marks(info.metadata, info.annotation)), None)
        if mark is not None:
            found[champ] = mark.genre
    return found


def _marks(metadata: Iterable[object], annotation: object) -> Iterator[Reference]:
    """References declared on a field, in `X`, `X | None` or `tuple[X, ...]`."""
    for mark in metadata:
        if isinstance(mark, Reference):
            yield mark
    for argument in getattr(annotation, "__args__", ()):
        yield from _marks(getattr(argument, "__metadata__", ()), argument)
