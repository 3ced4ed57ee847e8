"""Three-way merge of plain documents: what the instance wrote, what a pack proposes, their base.

Fields are merged by name, lists of nodes by the `id` of each node, everything else by value.
When both sides changed the same place, the local side wins and the place is reported.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kit.content.document import Document
from kit.content.empreinte import dump_document
from kit.content.lecture import DocumentInvalideError, read_document

Brut = dict[str, Any]


class Divergence(NamedTuple):
    """A place that both sides changed, each in its way; None means that nothing is there."""

    chemin: str
    """Names of fields and ids of nodes, from the outside in: `etapes.etape-2.titre`."""
    base: Any
    local: Any
    propose: Any


class _Absent:
    """Stands for a field or a node that is not there: None is a value."""

    def __repr__(self) -> str:
        return "ABSENT"


_ABSENT = _Absent()


def merge_documents(base: Brut, local: Brut, propose: Brut) -> tuple[Brut, tuple[Divergence, ...]]:
    """Merge what `propose` changed since `base` into `local`; pure, the arguments stay as they are.

    Local nodes keep their order; a new node comes after the one it follows on its own side.
    """
    fusion = _Fusion()
    merged = fusion.merge("", base, local, propose)
    assert isinstance(merged, dict)  # noqa: S101 - a merge of three dicts
    return merged, tuple(fusion.divergences)


def merge_contents(
    base: Document | None, local: Document, propose: Document
) -> tuple[Document, tuple[Divergence, ...]]:
    """Merge three states of a document; no base: every difference is a conflict or an addition.

    When the result breaks a rule of the document, the local one stays and the whole of it is
    one divergence, with an empty path.
    """
    bruts = [dump_document(d) if d is not None else {} for d in (base, local, propose)]
    merged, divergences = merge_documents(bruts[0], bruts[1], bruts[2])
    try:
        return read_document(local.GENRE, merged), divergences
    except DocumentInvalideError:
        # Each side is right alone, not together: an id used twice, a mark on a removed block.
        return local, (Divergence("", bruts[0] or None, bruts[1], bruts[2]),)


@dataclass
class _Fusion:
    """One merge, and what it could not decide."""

    divergences: list[Divergence] = field(default_factory=list)

    def merge(self, chemin: str, base: object, local: object, propose: object) -> object:
        if propose in (local, base):
            return local
        if local == base:
            return propose
        if isinstance(local, dict) and isinstance(propose, dict):
            return self._merge_fields(
                chemin, base if isinstance(base, dict) else {}, local, propose
            )
        if _are_noeuds(base, local, propose):
            return self._merge_noeuds(chemin, base, local, propose)
        self.divergences.append(Divergence(chemin, _shown(base), _shown(local), _shown(propose)))
        return local

    def _merge_fields(self, chemin: str, base: Brut, local: Brut, propose: Brut) -> Brut:
        merged: Brut = {}
        for nom in dict.fromkeys((*local, *propose)):
            valeur = self.merge(
                _join(chemin, nom),
                base.get(nom, _ABSENT),
                local.get(nom, _ABSENT),
                propose.get(nom, _ABSENT),
            )
            if valeur is not _ABSENT:
                merged[nom] = valeur
        return merged

    def _merge_noeuds(self, chemin: str, base: object, local: object, propose: object) -> object:
        bases, locaux, proposes = (_by_id(liste) for liste in (base, local, propose))
        merged: dict[str, Any] = {}
        for identifiant in dict.fromkeys((*locaux, *proposes)):
            noeud = self.merge(
                _join(chemin, identifiant),
                bases.get(identifiant, _ABSENT),
                locaux.get(identifiant, _ABSENT),
                proposes.get(identifiant, _ABSENT),
            )
            if noeud is not _ABSENT:
                merged[identifiant] = noeud
        if not merged and _ABSENT in (local, propose):
            return _ABSENT
        ordre = _order(list(bases), list(locaux), list(proposes))
        return [merged[identifiant] for identifiant in ordre if identifiant in merged]


def _order(base: list[str], local: list[str], propose: list[str]) -> list[str]:
    """Order of the ids of both sides: the one that was changed, the local one if both were."""
    if _is_moved(base, propose) and not _is_moved(base, local):
        return _insert_missing(propose, local)
    return _insert_missing(local, propose)


def _is_moved(base: list[str], liste: list[str]) -> bool:
    """Whether nodes that were there before stand in another order."""
    return [i for i in base if i in liste] != [i for i in liste if i in base]


def _insert_missing(ordre: list[str], autre: list[str]) -> list[str]:
    """Add the ids of `autre` that are missing, each after the one it follows there."""
    complet = list(ordre)
    place = 0
    for identifiant in autre:
        if identifiant not in complet:
            complet.insert(place, identifiant)
        place = complet.index(identifiant) + 1
    return complet


def _are_noeuds(*listes: object) -> bool:
    """Whether all are lists of nodes with distinct ids (or nothing), one of them at least."""
    presentes = [liste for liste in listes if liste is not _ABSENT]
    return any(presentes) and all(_is_noeuds(liste) for liste in presentes)


def _is_noeuds(liste: object) -> bool:
    if not isinstance(liste, list):
        return False
    identifiants = [n.get("id") if isinstance(n, dict) else None for n in liste]
    return all(isinstance(i, str) for i in identifiants) and len(set(identifiants)) == len(liste)


def _by_id(liste: object) -> dict[str, Brut]:
    return {noeud["id"]: noeud for noeud in liste} if isinstance(liste, list) else {}


def _join(chemin: str, nom: str) -> str:
    return f"{chemin}.{nom}" if chemin else nom


def _shown(valeur: object) -> object:
    return None if valeur is _ABSENT else valeur
