"""Where a document is used among what readers see: what changes when it does."""

from collections import defaultdict
from collections.abc import Mapping

from kit.content.liens import Cible, list_liens
from kit.store.catalogue import Catalogue
from kit.store.memoire import Memoire

_ENTIERS = frozenset({"annexe", "annonce", "fiche", "lettre", "parcours", "site", "theme"})
"""Kinds that others name without saying what they say: a link to a fiche does not repeat it."""


def list_usages(catalogue: Catalogue, cible: Cible) -> tuple[Cible, ...]:
    """The published documents that say something of this one, itself left out.

    A value in the explanation of a paper is in every fiche that asks for this paper.
    """
    renvois = _RENVOIS.of(catalogue)
    trouves: dict[Cible, None] = {}
    suivants = [cible]
    while suivants:
        for referent in renvois.get(suivants.pop(0), ()):
            if referent not in trouves and referent != cible:
                trouves[referent] = None
                if referent.genre not in _ENTIERS:
                    suivants.append(referent)
    return tuple(trouves)


def _invert(catalogue: Catalogue) -> Mapping[Cible, tuple[Cible, ...]]:
    """By document, those that name it."""
    renvois: defaultdict[Cible, list[Cible]] = defaultdict(list)
    for documents in catalogue.documents.values():
        for document in documents.values():
            for cible in list_liens(document):
                renvois[cible].append(Cible(document.GENRE, document.id))
    return {cible: tuple(referents) for cible, referents in renvois.items()}


_RENVOIS = Memoire(_invert)
