"""Frequent questions."""

from typing import ClassVar

from kit.content.bloc import Blocs
from kit.content.document import Document
from kit.content.reference import RefFiche, RefTheme
from kit.content.source import Source, Verification
from kit.content.texte import Ligne, Marque


class Question(Document):
    """A question people ask, and its short answer."""

    GENRE: ClassVar[str] = "question"
    PLURIEL: ClassVar[str] = "questions"

    question: Ligne
    reponse: Blocs
    theme: RefTheme | None = None
    fiches: tuple[RefFiche, ...] = ()
    sources: tuple[Source, ...] = ()
    verifications: tuple[Verification, ...] = ()
    critique: tuple[Marque, ...] = ()
