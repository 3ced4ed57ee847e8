"""Documents kept as compressed text until they are read: 5 000 of them as objects weigh 600 Mo."""

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import overload

from kit.content.document import Document
from kit.content.empreinte import canonical_json
from kit.content.lecture import read_document


class Reserve(Sequence[Document]):
    """A list of documents, each built again when it is asked for."""

    def __init__(self) -> None:
        self._contenus: list[tuple[str, bytes]] = []

    def add(self, document: Document) -> None:
        """Put a document, already checked, at the end."""
        contenu = zlib.compress(canonical_json(document).encode(), level=1)
        self._contenus.append((document.GENRE, contenu))

    def extend(self, autre: "Reserve") -> None:
        """Put the documents of another list at the end."""
        self._contenus.extend(autre._contenus)  # noqa: SLF001 - of the same class

    def __len__(self) -> int:
        return len(self._contenus)

    def __iter__(self) -> Iterator[Document]:
        return (self._open(*contenu) for contenu in self._contenus)

    @overload
    def __getitem__(self, place: int) -> Document: ...

    @overload
    def __getitem__(self, place: slice) -> list[Document]: ...

    def __getitem__(self, place: int | slice) -> Document | list[Document]:
        if isinstance(place, slice):
            return [self._open(*contenu) for contenu in self._contenus[place]]
        return self._open(*self._contenus[place])

    @staticmethod
    def _open(genre: str, contenu: bytes) -> Document:
        return read_document(genre, json.loads(zlib.decompress(contenu)), deja_verifie=True)
