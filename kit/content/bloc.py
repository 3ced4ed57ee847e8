"""Blocks: the pieces of text, tables and cases that a section is made of."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from kit.content.texte import Identifiant, Ligne, Texte


class Noeud(BaseModel):
    """Base of everything inside a document: immutable, no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Bloc(Noeud):
    """One paragraph, list item, subtitle or remark: one segment."""

    id: Identifiant
    genre: Literal[
        "paragraphe",
        "puce",
        "numero",
        "intertitre",
        "attention",
        "information",
        "service",
        "contact",
    ] = "paragraphe"
    """`service`: an online service or a form, with its link; `contact`: somewhere to ask."""
    niveau: Literal[1, 2, 3] = 1
    """Depth of a list item inside other lists."""
    texte: Texte


class Cellule(Noeud):
    """One cell of a table."""

    id: Identifiant
    texte: Texte
    suite: tuple[Bloc, ...] = ()
    """What follows the first text in the same cell."""
    colonnes: Annotated[int, Field(ge=1, le=20)] = 1
    """Columns that the cell covers."""
    lignes: Annotated[int, Field(ge=1, le=100)] = 1
    """Rows that the cell covers."""


class LigneTableau(Noeud):
    """One row of a table; its first cell is the row's heading."""

    cellules: tuple[Cellule, ...]


class Tableau(Noeud):
    """A data table with a caption and column headings, never used for layout."""

    id: Identifiant
    genre: Literal["tableau"]
    legende: Ligne
    entetes: tuple[Cellule, ...]
    lignes: tuple[LigneTableau, ...]


class Cas(Noeud):
    """A case that concerns some readers only; cases may be nested."""

    id: Identifiant
    genre: Literal["cas"]
    titre: Ligne
    blocs: "tuple[Element, ...]"


def _element_tag(value: object) -> str:
    genre = value.get("genre") if isinstance(value, dict) else getattr(value, "genre", None)
    return genre if genre in ("tableau", "cas") else "bloc"


Element = Annotated[
    Annotated[Bloc, Tag("bloc")] | Annotated[Tableau, Tag("tableau")] | Annotated[Cas, Tag("cas")],
    Discriminator(_element_tag),
]
"""What a free section holds: a block, a table or a case."""

Cas.model_rebuild()

Blocs = tuple[Bloc, ...]
