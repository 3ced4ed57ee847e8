"""Ids of blocks: given once, found again at each import although the source has none.

The nodes of a fiche are matched with those of its last import: first those that say the same, in
the same order; then those that say the same elsewhere; then those whose children were matched;
last those that say nearly the same. What stays alone gets a number that was never used.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from kit.content.ressemblance import measure_likeness
from kit.importers.service_public.contexte import Brut
from kit.importers.service_public.noeuds import Noeud, list_noeuds

RESSEMBLANCE = 70.0
"""Likeness (0 to 100) from which a changed text is still the same block."""
_COURT = 12
"""Characters below which two different texts are two blocks: "Oui" is not "Non"."""
_VOISINS = 40
"""How many nodes away, in the old order, a changed text is looked for."""


def assign_ids(fiche: Brut, ancienne: Brut | None, dernier: int = 0) -> int:
    """Give an `id` to every node of the sections; `dernier` is the highest number ever given.

    Returns the highest number given now. Changes `fiche`, whose nodes have no id yet.
    """
    nouveaux = list_noeuds(fiche)
    anciens = list_noeuds(ancienne) if ancienne else []
    paires = _match(anciens, nouveaux)
    for place, noeud in enumerate(nouveaux):
        if place in paires:
            identifiant = anciens[paires[place]].brut["id"]
        else:
            dernier += 1
            identifiant = noeud.new_id(dernier)
        _set_id(noeud.brut, identifiant)
    return dernier


def _set_id(brut: Brut, identifiant: str) -> None:
    reste = dict(brut)
    brut.clear()
    brut.update({"id": identifiant, **reste})


def _match(anciens: list[Noeud], nouveaux: list[Noeud]) -> dict[int, int]:
    """Place of the old node for each new node that is one of them."""
    paires = _same_order(anciens, nouveaux)
    _same_elsewhere(anciens, nouveaux, paires)
    _by_children(anciens, nouveaux, paires)
    _nearly_same(anciens, nouveaux, paires)
    return paires


def _same_order(anciens: list[Noeud], nouveaux: list[Noeud]) -> dict[int, int]:
    signatures = [n.signature for n in anciens], [n.signature for n in nouveaux]
    if signatures[0] == signatures[1]:
        return {place: place for place in range(len(nouveaux))}
    matcher = SequenceMatcher(None, *signatures, autojunk=False)
    return {b + i: a + i for a, b, taille in matcher.get_matching_blocks() for i in range(taille)}


def _same_elsewhere(anciens: list[Noeud], nouveaux: list[Noeud], paires: dict[int, int]) -> None:
    """Moved nodes: the same words, under the same parent if possible, in their order."""
    libres: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in _free(len(anciens), paires.values()):
        libres[anciens[place].signature].append(place)
    for place in _free(len(nouveaux), paires.keys()):
        candidats = libres.get(nouveaux[place].signature)
        if candidats:
            parent = _parent_texte(nouveaux[place])
            choisi = next((c for c in candidats if _parent_texte(anciens[c]) == parent), None)
            choisi = candidats[0] if choisi is None else choisi
            candidats.remove(choisi)
            paires[place] = choisi


def _by_children(anciens: list[Noeud], nouveaux: list[Noeud], paires: dict[int, int]) -> None:
    """A section, a case or a table whose title changed is known by what it holds."""
    places = {id(noeud): place for place, noeud in enumerate(anciens)}
    nouvelles = {id(noeud): place for place, noeud in enumerate(nouveaux)}
    pris = set(paires.values())
    for place in reversed(_free(len(nouveaux), paires.keys())):
        votes: Counter[int] = Counter()
        for enfant in nouveaux[place].enfants:
            ancien = paires.get(nouvelles[id(enfant)])
            parent = anciens[ancien].parent if ancien is not None else None
            if parent is not None:
                votes[places[id(parent)]] += 1
        for candidat, _nombre in votes.most_common():
            if candidat not in pris and anciens[candidat].sorte == nouveaux[place].sorte:
                paires[place] = candidat
                pris.add(candidat)
                break


def _nearly_same(anciens: list[Noeud], nouveaux: list[Noeud], paires: dict[int, int]) -> None:
    """Changed texts: the likest pairs first, near the place where the old one stood."""
    attendus = _expected(len(nouveaux), paires)
    libres = _free(len(anciens), paires.values())
    candidats = [
        (-ressemblance, abs(ancien - attendus[place]), place, ancien)
        for place in _free(len(nouveaux), paires.keys())
        for ancien in libres
        if abs(ancien - attendus[place]) <= _VOISINS
        for ressemblance in (_likeness(anciens[ancien], nouveaux[place]),)
        if ressemblance >= RESSEMBLANCE
    ]
    pris: set[int] = set()
    for _likest, _distance, place, ancien in sorted(candidats):
        if place not in paires and ancien not in pris:
            paires[place] = ancien
            pris.add(ancien)


def _expected(combien: int, paires: dict[int, int]) -> list[int]:
    """Where each new node would stand among the old ones: after the last one recognised."""
    attendus: list[int] = []
    dernier = -1
    for place in range(combien):
        dernier = paires.get(place, dernier + 1)
        attendus.append(dernier)
    return attendus


def _likeness(ancien: Noeud, nouveau: Noeud) -> float:
    if ancien.sorte != nouveau.sorte or min(len(ancien.texte), len(nouveau.texte)) < _COURT:
        return 0.0
    return measure_likeness(ancien.texte, nouveau.texte, RESSEMBLANCE)


def _parent_texte(noeud: Noeud) -> str | None:
    return noeud.parent.texte if noeud.parent else None


def _free(combien: int, pris: Iterable[int]) -> list[int]:
    occupes = set(pris)
    return [place for place in range(combien) if place not in occupes]
