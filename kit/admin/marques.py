"""Marks on the texts of a document: critical, or to be confirmed; as plain data in and out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from kit.admin.formulaires.parties import ENTETE, Partie
from kit.content.document import Document, iterate_noeuds
from kit.content.segments import Segment, list_segments

Brut = dict[str, Any]


@dataclass(frozen=True)
class Marquable:
    """A node that can be marked."""

    noeud: str
    """Its id, or the name of the field of the document."""
    texte: str
    """What it says; empty for a group that holds no text of its own."""


def is_critiquable(document: Document) -> bool:
    """Whether documents of this kind have critical texts."""
    return "critique" in type(document).model_fields


def is_verifiable(document: Document) -> bool:
    """Whether documents of this kind have facts to confirm."""
    return "verifications" in type(document).model_fields


def list_marquables(
    document: Document, partie: Partie, segments: Iterable[Segment] | None = None
) -> tuple[Marquable, ...]:
    """The nodes of a part that say something, in reading order; the part itself when none does.

    `segments` are those of the document, when they are known already.
    """
    dedans = _names_in(document, partie)
    textes: dict[str, list[str]] = {}
    for segment in list_segments(document) if segments is None else segments:
        if segment.noeud in dedans:
            textes.setdefault(segment.noeud, []).append(segment.texte)
    if not textes and partie.noeud in dedans:
        return (Marquable(partie.noeud or "", ""),)
    return tuple(Marquable(noeud, " – ".join(lus)) for noeud, lus in textes.items())


def mark_critiques(brut: Brut, marquables: Iterable[Marquable], choisis: Iterable[str]) -> Brut:
    """A copy in which, among some nodes, only the chosen ones are critical."""
    concernes = [m.noeud for m in marquables]
    gardes = [noeud for noeud in brut.get("critique", ()) if noeud not in concernes]
    retenus = set(choisis)
    return {**brut, "critique": [*gardes, *(n for n in concernes if n in retenus)]}


def add_verification(brut: Brut, verification: Brut) -> Brut:
    """A copy with one fact more to confirm; the same twice is one."""
    autres = [v for v in brut.get("verifications", ()) if v != verification]
    return {**brut, "verifications": [*autres, verification]}


def remove_verification(brut: Brut, noeud: str, note: str) -> Brut:
    """A copy without a fact to confirm."""
    gardees = [v for v in brut.get("verifications", ()) if (v["noeud"], v["note"]) != (noeud, note)]
    return {**brut, "verifications": gardees}


def _names_in(document: Document, partie: Partie) -> set[str]:
    """Ids, and names of fields, that belong to a part."""
    if partie.id == ENTETE or partie.champ is None:
        return {champ.nom for champ in partie.champs}
    noeuds = list(_iterate(getattr(document, partie.champ.nom)))
    if partie.noeud is None:
        return {partie.champ.nom, *map(_id_of, noeuds)} - {""}
    racine = next((n for n in noeuds if _id_of(n) == partie.noeud), None)
    return {_id_of(n) for n in iterate_noeuds(racine)} - {""} if racine else set()


def _iterate(valeur: object) -> Iterator[BaseModel]:
    """Every node in the value of a field."""
    for noeud in valeur if isinstance(valeur, tuple) else (valeur,):
        if isinstance(noeud, BaseModel):
            yield from iterate_noeuds(noeud)


def _id_of(noeud: BaseModel) -> str:
    return str(getattr(noeud, "id", ""))
