"""What a pack holds once read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import Field

from kit.content.bloc import Noeud
from kit.content.document import Document
from kit.content.texte import Identifiant, Mention


class Manifeste(Noeud):
    """`pack.yaml`: what this pack is."""

    schema_version: int = Field(alias="schema")
    id: Identifiant
    nom: Mention
    version: Mention
    licence: Mention
    auteur: Mention | None = None


@dataclass(frozen=True)
class TraductionPack:
    """A translated segment, with the French it was made from."""

    francais: str
    texte: str
    relue: bool


@dataclass(frozen=True)
class Pack:
    """Documents and translations, in the order of the kinds."""

    manifeste: Manifeste
    documents: Sequence[Document]
    traductions: Mapping[str, Mapping[str, TraductionPack]] = field(default_factory=dict)
    """By language tag, then by segment key."""
