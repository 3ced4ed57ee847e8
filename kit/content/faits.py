"""The facts of a document: what an agent says is right, piece by piece, until all of it was read.

Each node that the authors marked, as to be checked or as critical, is a fact, with all that stands
under it; what is left of the document is one fact more. So a document whose facts are all verified
was read whole.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal, NamedTuple, get_origin

from pydantic import BaseModel

from kit.content.document import Document
from kit.content.liens import references_of
from kit.content.segments import traduisibles_of
from kit.content.source import Verification
from kit.content.texte import RefValeur, iterate_inline, parse_texte
from kit.content.valeur import Valeur

RESTE = ""
"""Name of the fact that holds all that no other one holds."""
VERIFIABLES = (
    "fiche",
    "urgence",
    "question",
    "parcours",
    "piece",
    "lot",
    "valeur",
    "modalite",
    "structure",
    "lettre",
    "annonce",
)
"""Kinds whose facts are verified, in the order of the table."""
_POUR_LES_AGENTS = frozenset(
    {"sources", "verifications", "critique", "a_verifier_avant", "origine", "remplace", "controle"}
)
_HORS_TEXTE = frozenset({"schema_version", "id", "slug", "anciens_slugs", "pictogramme", "ordre"})
_CAS_TYPES = frozenset({"cas_types", "retires", "periodes"})
"""Tests of a path, ids of the past; the periods of a value are read on their day."""
_TUS = _POUR_LES_AGENTS | _HORS_TEXTE | _CAS_TYPES
"""Fields that say nothing to readers, or only how it looks."""

Sorte = Literal["texte", "document", "valeur", "donnee"]


class Dit(NamedTuple):
    """One thing that a fact says."""

    sorte: Sorte
    champ: str
    dit: str
    """The French text; the id of another document; or data, as JSON."""
    genre: str = ""
    """Kind of the other document."""


@dataclass(frozen=True)
class Fait:
    """What is verified at once."""

    noeud: str
    """Id of the node, or name of the field of the document; `RESTE` for all the others."""
    verification: Verification | None
    """What the authors asked to be checked there."""
    critique: bool
    dits: tuple[Dit, ...]
    noeuds: frozenset[str]
    """The node, those under it, and the fields of the document that it holds."""

    @property
    def niveau(self) -> str:
        """A, B or C; empty where the authors said nothing."""
        return self.verification.niveau if self.verification else ""

    @cached_property
    def valeurs(self) -> tuple[str, ...]:
        """Ids of the values that it states, each once."""
        valeurs: dict[str, None] = {}
        for dit in self.dits:
            if dit.sorte == "valeur":
                valeurs[dit.dit] = None
            elif dit.sorte == "texte":
                valeurs.update(dict.fromkeys(_values_in(dit.dit)))
        return tuple(valeurs)

    @cached_property
    def contenu(self) -> str:
        """Canonical JSON of what it says: two facts that say the same have the same."""
        return json.dumps([self.noeud, *self.dits], ensure_ascii=False, separators=(",", ":"))


class _Feuille(NamedTuple):
    """A thing said, with the fact that holds it and the nearest node that has a name."""

    fait: str
    noeud: str
    dit: Dit


class _Meme:
    """A document as itself: comparing two of them word by word is slower than reading them."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Meme) and self.document is other.document


def list_faits(document: Document) -> tuple[Fait, ...]:
    """The facts of a document, in reading order, the rest of it last; none when it says nothing."""
    return _list_faits(_Meme(document))


@lru_cache(maxsize=4096)
def _list_faits(meme: _Meme) -> tuple[Fait, ...]:
    document = meme.document
    marques = _marks(document)
    critiques = frozenset(getattr(document, "critique", ()))
    par_fait: dict[str, list[_Feuille]] = {}
    for feuille in _iterate_feuilles(document, marques):
        par_fait.setdefault(feuille.fait, []).append(feuille)
    faits = [
        Fait(
            noeud,
            marques.get(noeud),
            noeud in critiques,
            tuple(f.dit for f in feuilles),
            frozenset({noeud, *(f.noeud for f in feuilles)}),
        )
        for noeud, feuilles in par_fait.items()
    ]
    return tuple(sorted(faits, key=lambda fait: fait.noeud == RESTE))


def _marks(document: Document) -> dict[str, Verification | None]:
    """The nodes that are facts by themselves."""
    verifications: tuple[Verification, ...] = getattr(document, "verifications", ())
    marques: dict[str, Verification | None] = dict.fromkeys(getattr(document, "critique", ()))
    for verification in verifications:
        # Two remarks on one node: the one that worries most.
        connue = marques.get(verification.noeud)
        if connue is None or verification.niveau > connue.niveau:
            marques[verification.noeud] = verification
    return marques


def _iterate_feuilles(
    document: Document, marques: dict[str, Verification | None]
) -> Iterator[_Feuille]:
    for champ in type(document).model_fields:
        fait = champ if champ in marques else RESTE
        yield from _iterate_champ(document, champ, _Place(fait, champ), marques)
    if isinstance(document, Valeur):
        yield _Feuille(RESTE, "periodes", Dit("valeur", "periodes", document.id))


class _Place(NamedTuple):
    fait: str
    noeud: str


def _iterate_champ(
    noeud: BaseModel, champ: str, place: _Place, marques: dict[str, Verification | None]
) -> Iterator[_Feuille]:
    if champ in _TUS:
        return
    valeur = getattr(noeud, champ)
    info = type(noeud).model_fields[champ]
    # What is left to its default says nothing: a field more does not undo what was verified.
    if valeur is None or (not info.is_required() and valeur == info.get_default()):
        return
    for item in valeur if isinstance(valeur, tuple) else (valeur,):
        if isinstance(item, BaseModel):
            identifiant = getattr(item, "id", None)
            dedans = place
            if isinstance(identifiant, str):
                fait = identifiant if identifiant in marques else place.fait
                dedans = _Place(fait, identifiant)
            for fils in type(item).model_fields:
                yield from _iterate_champ(item, fils, dedans, marques)
        else:
            yield _Feuille(*place, _say(type(noeud), champ, item))


def _say(classe: type[BaseModel], champ: str, valeur: Any) -> Dit:  # noqa: ANN401 - plain data
    genre = references_of(classe).get(champ)
    if genre is not None:
        return Dit("valeur" if genre == Valeur.GENRE else "document", champ, valeur, genre)
    choix = get_origin(classe.model_fields[champ].annotation) is Literal
    if champ in traduisibles_of(classe) or (isinstance(valeur, str) and not choix):
        return Dit("texte", champ, valeur)
    return Dit("donnee", champ, json.dumps(valeur, ensure_ascii=False, default=str))


def _values_in(texte: str) -> Iterator[str]:
    try:
        inlines = parse_texte(texte)
    except ValueError:  # a plain line may hold a lone brace
        return
    for item in iterate_inline(inlines):
        if isinstance(item, RefValeur):
            yield item.valeur
