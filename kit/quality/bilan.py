"""All the rules over all the documents, and the score of each fiche."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.quality.constat import NIVEAUX, Constat, Niveau
from kit.quality.contexte import Contexte
from kit.quality.lisibilite import Distribution, measure_propres, measure_repris
from kit.quality.regles import REGLES
from kit.quality.regles.sources import list_verifications

SCORE_MAX = 100
POINTS: Mapping[Niveau, int] = {"erreur": 10, "avertissement": 3, "conseil": 1}
"""What one finding costs a fiche."""
PERTE_MAX = 30
"""What one rule can cost: the same fault all along is one habit to correct."""


@dataclass(frozen=True)
class Perte:
    """Points lost to one rule."""

    regle: str
    nombre: int
    points: int


@dataclass(frozen=True)
class Score:
    """How good a fiche is, and why not better."""

    fiche: str
    titre: str
    pertes: tuple[Perte, ...]

    @property
    def points(self) -> int:
        """From 0 to 100."""
        return max(0, SCORE_MAX - sum(perte.points for perte in self.pertes))


@dataclass(frozen=True)
class AConfirmer:
    """A fact that only the préfecture can confirm."""

    genre: str
    document: str
    chemin: str
    niveau: str
    note: str


@dataclass(frozen=True)
class Bilan:
    """What was found, from the worst to the least."""

    documents: int
    """How many were judged."""
    constats: tuple[Constat, ...]
    scores: tuple[Score, ...]
    """One per fiche written here, the lowest first."""
    a_confirmer: tuple[AConfirmer, ...]
    propres: Distribution
    repris: Distribution

    def count(self, niveau: Niveau) -> int:
        """How many findings of a level."""
        return sum(1 for constat in self.constats if constat.niveau == niveau)


def verify(contexte: Contexte) -> Bilan:
    """Apply every rule."""
    constats = [constat for regle in REGLES for constat in regle.check(contexte)]
    constats.sort(key=lambda constat: NIVEAUX.index(constat.niveau))
    return Bilan(
        documents=len(contexte.juges),
        constats=tuple(constats),
        scores=_score_fiches(contexte, constats),
        a_confirmer=tuple(_list_a_confirmer(contexte)),
        propres=measure_propres(contexte),
        repris=measure_repris(contexte),
    )


def judge(contexte: Contexte, document: Document) -> tuple[Constat, ...]:
    """What the rules find in one document, the worst first; `contexte` holds the others."""
    seul = contexte.judging(document)
    constats = (constat for regle in REGLES for constat in regle.check(seul))
    siens = (c for c in constats if (c.genre, c.document) == (document.GENRE, document.id))
    return tuple(sorted(siens, key=lambda constat: NIVEAUX.index(constat.niveau)))


def _score_fiches(contexte: Contexte, constats: Iterable[Constat]) -> tuple[Score, ...]:
    fautes: dict[str, Counter[tuple[str, Niveau]]] = {}
    for constat in constats:
        if constat.genre == Fiche.GENRE:
            fautes.setdefault(constat.document, Counter())[constat.regle, constat.niveau] += 1
    scores = [
        Score(fiche.id, fiche.titre, _list_pertes(fautes.get(fiche.id, Counter())))
        for fiche in contexte.juges
        if isinstance(fiche, Fiche)
    ]
    return tuple(sorted(scores, key=lambda score: (score.points, score.fiche)))


def _list_pertes(fautes: Mapping[tuple[str, Niveau], int]) -> tuple[Perte, ...]:
    pertes = [
        Perte(regle, nombre, min(PERTE_MAX, nombre * POINTS[niveau]))
        for (regle, niveau), nombre in fautes.items()
    ]
    return tuple(sorted(pertes, key=lambda perte: -perte.points))


def _list_a_confirmer(contexte: Contexte) -> Iterable[AConfirmer]:
    for document in contexte.juges:
        for fait in list_verifications(document):
            if fait.a_confirmer:
                yield AConfirmer(document.GENRE, document.id, fait.noeud, fait.niveau, fait.note)
