"""What every document has: an id for ever, a schema number, and ids that are unique inside it."""

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import BaseModel, Field, ValidationInfo, model_validator

from kit.content.bloc import Noeud
from kit.content.texte import Identifiant, is_checked


class Document(Noeud):
    """Base of all documents. `id` names it in references and segment keys, for ever."""

    GENRE: ClassVar[str]
    PLURIEL: ClassVar[str]
    SCHEMA: ClassVar[int] = 1
    UN_FICHIER_PAR_DOCUMENT: ClassVar[bool] = False
    """Whether a pack keeps each document in a file of its own."""

    schema_version: int = Field(alias="schema")
    id: Identifiant

    @model_validator(mode="after")
    def _check_ids(self, info: ValidationInfo) -> Self:
        if is_checked(info):
            return self
        seen: set[str] = set()
        for noeud in iterate_noeuds(self):
            identifiant = getattr(noeud, "id", None)
            if noeud is self or not isinstance(identifiant, str):
                continue
            if identifiant in seen or identifiant in type(self).model_fields:
                raise ValueError(
                    f"L’identifiant « {identifiant} » est déjà pris dans ce document : "
                    "donnez-en un autre, qui n’a jamais servi."
                )
            seen.add(identifiant)
        return self

    @model_validator(mode="after")
    def _check_marks(self, info: ValidationInfo) -> Self:
        """What is marked critical or doubtful must exist, and so must the sources named."""
        if is_checked(info):
            return self
        known = noeud_ids(self) | set(type(self).model_fields)
        sources = {source.id for source in getattr(self, "sources", ())}
        verifications = getattr(self, "verifications", ())
        for nom in (*getattr(self, "critique", ()), *(v.noeud for v in verifications)):
            if nom not in known:
                raise ValueError(f"Aucun bloc ne porte l’identifiant « {nom} ».")
        for verification in verifications:
            if verification.source is not None and verification.source not in sources:
                raise ValueError(f"Aucune source ne porte l’identifiant « {verification.source} ».")
        return self


class DocumentAdressable(Document):
    """A document that has a page of its own."""

    slug: Identifiant | None = None
    """Last part of the address; the id when absent."""
    anciens_slugs: tuple[Identifiant, ...] = ()
    """Addresses of the past: they answer 301 for ever."""

    @property
    def adresse(self) -> str:
        """The slug in use."""
        return self.slug or self.id


def iterate_noeuds(noeud: BaseModel) -> Iterator[BaseModel]:
    """The node itself and every model inside it, in reading order."""
    yield noeud
    for name in type(noeud).model_fields:
        yield from _iterate_value(getattr(noeud, name))


def _iterate_value(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield from iterate_noeuds(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _iterate_value(item)


def noeud_ids(document: Document) -> frozenset[str]:
    """Ids of all the nodes inside a document (not its own)."""
    return frozenset(
        noeud.id  # type: ignore[attr-defined]
        for noeud in iterate_noeuds(document)
        if noeud is not document and isinstance(getattr(noeud, "id", None), str)
    )


def field_chemin(document: Document, noeud: BaseModel, champ: str) -> str:
    """Where a field is: after the id of its node, or alone in the document itself."""
    identifiant = getattr(noeud, "id", None)
    return champ if noeud is document or identifiant is None else f"{identifiant}.{champ}"
