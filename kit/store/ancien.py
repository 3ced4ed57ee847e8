"""The catalogue where one document is as it once was, or as a draft says it."""

from dataclasses import replace
from types import MappingProxyType

from kit.content.document import Document
from kit.content.segments import list_segments
from kit.store.catalogue import Catalogue, Traduction
from kit.store.surcouche import Surcouche


def put_in_place(catalogue: Catalogue, autre: Document) -> Catalogue:
    """The same with another state of a document, and everything else as it is today.

    A translation of its present texts is not one of those that it had: it is left out there.
    """
    actuel = catalogue.documents.get(autre.GENRE, {}).get(autre.id)
    presents = catalogue.segments(actuel) if actuel else {}
    segments = {s.cle: s for s in list_segments(autre)}
    sans: dict[str, Traduction | None] = {
        cle: None
        for cle, segment in segments.items()
        if cle not in presents or presents[cle].texte != segment.texte
    }
    genre = MappingProxyType({**catalogue.documents.get(autre.GENRE, {}), autre.id: autre})
    return replace(
        catalogue,
        documents=MappingProxyType({**catalogue.documents, autre.GENRE: genre}),
        traductions={tag: Surcouche(t, sans) for tag, t in catalogue.traductions.items()},
        _segments={**catalogue._segments, (autre.GENRE, autre.id): segments},  # noqa: SLF001 - of the same class
    )
