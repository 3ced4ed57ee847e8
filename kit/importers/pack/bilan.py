"""What an import did, for people to read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kit.content.fusion import Divergence
from kit.content.liens import Cible

_NOMS_MONTRES = 10
"""Names on one line; beyond, what was done is counted: a pack has a thousand documents."""


@dataclass(frozen=True)
class ConflitTrouve:
    """A place that both the instance and the pack changed; the local text was kept."""

    document: Cible
    divergence: Divergence


@dataclass(frozen=True)
class TraductionPartielle:
    """A translation of the pack that was not added."""

    cle: str
    langue: str


@dataclass(frozen=True)
class Bilan:
    """What an import did."""

    crees: tuple[Cible, ...] = ()
    publies: tuple[Cible, ...] = ()
    inchanges: tuple[Cible, ...] = ()
    mises_a_jour_proposees: tuple[Cible, ...] = ()
    fusionnes: tuple[Cible, ...] = ()
    conflits: tuple[ConflitTrouve, ...] = ()
    disparus: tuple[Cible, ...] = ()
    """Documents that the pack held before and holds no more: left alone."""
    traductions_ajoutees: int = 0
    traductions_locales_gardees: tuple[TraductionPartielle, ...] = ()
    """The instance has another text for the same French."""
    traductions_sans_document: tuple[TraductionPartielle, ...] = ()

    def phrases(self) -> tuple[str, ...]:
        """The same in plain French; each thing to look at has its line when there are many."""
        lignes = [
            f"{titre} : {_sum_up(getattr(self, champ))}."
            for champ, titre in _FAITS.items()
            if getattr(self, champ)
        ]
        for champ, titre in _A_REGARDER.items():
            lignes += _list(titre, getattr(self, champ))
        lignes += [
            f"À décider dans {c.document.genre} « {c.document.id} », à l’endroit "
            f"« {c.divergence.chemin or 'tout le document'} » : le texte local est gardé."
            for c in self.conflits
        ]
        if self.traductions_ajoutees:
            lignes.append(f"Traductions ajoutées : {self.traductions_ajoutees}.")
        lignes += _grouped("Traductions locales gardées", self.traductions_locales_gardees)
        lignes += _grouped("Traductions sans document, ignorées", self.traductions_sans_document)
        if self.inchanges:
            lignes.append(f"Documents inchangés : {len(self.inchanges)}.")
        return tuple(lignes) or ("Le pack est vide, rien n’a changé.",)


_FAITS = {
    "crees": "Documents créés",
    "publies": "Documents publiés",
}
_A_REGARDER = {
    "mises_a_jour_proposees": "Mises à jour proposées, à relire et à publier",
    "fusionnes": "Modifications du pack ajoutées à vos textes, à relire et à publier",
    "disparus": "Documents absents du pack, laissés tels quels",
}


def _sum_up(cibles: Sequence[Cible]) -> str:
    """`2 (fiche : a, b)`; beyond a few names, how many of each kind: `40 (fiche 30, piece 10)`."""
    triees = sorted(cibles, key=lambda c: (c.genre, c.id))
    if len(triees) > _NOMS_MONTRES:
        par_genre = Counter(cible.genre for cible in triees)
        return f"{len(triees)} ({', '.join(f'{g} {n}' for g, n in par_genre.items())})"
    groupes = [
        f"{genre} : {', '.join(c.id for c in groupe)}"
        for genre, groupe in groupby(triees, key=lambda c: c.genre)
    ]
    return f"{len(triees)} ({' ; '.join(groupes)})"


def _list(titre: str, cibles: Sequence[Cible]) -> Iterator[str]:
    """What somebody must look at: nothing of it is left out."""
    if not cibles:
        return
    yield f"{titre} : {_sum_up(cibles)}."
    if len(cibles) > _NOMS_MONTRES:
        yield from sorted(f"- {cible.genre} {cible.id}" for cible in cibles)


def _grouped(titre: str, partielles: tuple[TraductionPartielle, ...]) -> Iterator[str]:
    triees = sorted(partielles, key=lambda p: (p.langue, p.cle))
    for langue, groupe in groupby(triees, key=lambda p: p.langue):
        cles = [partielle.cle for partielle in groupe]
        if len(cles) <= _NOMS_MONTRES:
            yield f"{titre} en « {langue} » : {', '.join(cles)}."
        else:
            yield f"{titre} en « {langue} » : {len(cles)}."
            yield from (f"- {cle}" for cle in cles)
