"""A rule, and what it finds."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from kit.content.document import Document
from kit.quality.contexte import Contexte, Passage

Niveau = Literal["erreur", "avertissement", "conseil"]
NIVEAUX: tuple[Niveau, ...] = ("erreur", "avertissement", "conseil")
"""The worst first. An error must be corrected before publishing; a warning must be looked at."""


@dataclass(frozen=True)
class Constat:
    """One fault: where it is, what it is, what to do."""

    regle: str
    niveau: Niveau
    genre: str
    document: str
    chemin: str
    """Node and field in the document: `etape-1.texte`; empty: the document itself."""
    phrase: str
    remede: str


class Regle(ABC):
    """Something that every document must respect."""

    code: ClassVar[str]
    niveau: ClassVar[Niveau]
    titre: ClassVar[str]
    """What the rule is about, in a few French words."""
    remede: ClassVar[str]
    """What to do, in one French sentence."""

    @abstractmethod
    def check(self, contexte: Contexte) -> Iterator[Constat]:
        """Every fault of the documents of the context."""

    def find(self, document: Document, chemin: str, phrase: str) -> Constat:
        """The finding at a place of a document."""
        return Constat(
            self.code, self.niveau, document.GENRE, document.id, chemin, phrase, self.remede
        )


class RegleDocument(Regle):
    """A rule that looks at one document at a time."""

    def check(self, contexte: Contexte) -> Iterator[Constat]:
        """Every fault of the documents of the context."""
        for document in contexte.juges:
            for chemin, phrase in self.check_document(document, contexte):
                yield self.find(document, chemin, phrase)

    @abstractmethod
    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:
        """Place and sentence of each fault of a document."""


class RegleTexte(Regle):
    """A rule that looks at one text at a time."""

    def check(self, contexte: Contexte) -> Iterator[Constat]:
        """Every fault of the texts of the context."""
        for document in contexte.juges:
            for passage in contexte.passages(document):
                for phrase in self.check_passage(passage):
                    yield self.find(document, passage.chemin, phrase)

    @abstractmethod
    def check_passage(self, passage: Passage) -> Iterator[str]:
        """A sentence for each fault of a text."""


def extract(texte: str, longueur: int = 60) -> str:
    """The beginning of a text, between guillemets, for a finding."""
    court = texte if len(texte) <= longueur else texte[:longueur].rsplit(maxsplit=1)[0] + "…"
    return f"«\u202f{court}\u202f»"
