"""Replaying answers: the same answers always give the same path, on any version of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.content.parcours import Choix, Information, Parcours, QuestionPosee, Resultat
from kit.parcours.faits import Faits

Reponses = Mapping[str, tuple[str, ...]]
"""Ids of the choices made, by id of the question."""


class SansIssueError(ValueError):
    """After the last question no result has a true condition: the path is not sound (V12)."""


@dataclass(frozen=True)
class Pas:
    """One screen of a path."""

    noeud: QuestionPosee | Information
    choisis: tuple[Choix, ...] = ()
    """Empty for something to read, and for the question that waits for its answer."""


@dataclass(frozen=True)
class Trajet:
    """Where some answers lead."""

    pas: tuple[Pas, ...]
    """The screens met, in order; the last one is the question that waits, if any."""
    resultat: Resultat | None
    """None while a question waits."""
    faits: Faits
    refusees: frozenset[str] = field(default_factory=frozenset)
    """Questions on the path whose answer is not one that is offered: they wait for another."""

    @property
    def attendue(self) -> QuestionPosee | None:
        """The question that waits for an answer."""
        dernier = self.pas[-1] if self.pas and self.resultat is None else None
        return dernier.noeud if dernier and isinstance(dernier.noeud, QuestionPosee) else None

    @property
    def choisis(self) -> tuple[Choix, ...]:
        """The choices made on the path, in order."""
        return tuple(choix for pas in self.pas for choix in pas.choisis)

    @property
    def reponses(self) -> Reponses:
        """The answers that count: those of the questions on the path."""
        return {
            pas.noeud.id: tuple(choix.id for choix in pas.choisis)
            for pas in self.pas
            if pas.choisis
        }

    def find(self, noeud: str) -> int | None:
        """Rank of a node on the path; None when it is not on it."""
        return next((rang for rang, pas in enumerate(self.pas) if pas.noeud.id == noeud), None)

    def after(self, noeud: str) -> QuestionPosee | Information | Resultat | None:
        """What comes after a node of the path; None when it is not on it, or still waits."""
        rang = self.find(noeud)
        if rang is None:
            return None
        return self.pas[rang + 1].noeud if rang + 1 < len(self.pas) else self.resultat


def replay(parcours: Parcours, reponses: Reponses) -> Trajet:
    """Walk from the first node with these answers; those of other questions are ignored.

    Raises SansIssueError on a path that is not sound.
    """
    rangs = {noeud.id: rang for rang, noeud in enumerate(parcours.noeuds)}
    pas: list[Pas] = []
    faits, rang = Faits(), 0
    while rang < len(parcours.noeuds):
        noeud = parcours.noeuds[rang]
        rang += 1
        if isinstance(noeud, Resultat) or not is_asked(noeud, faits):
            continue
        if isinstance(noeud, Information):
            pas.append(Pas(noeud))
            continue
        choisis = find_choisis(noeud, faits, reponses.get(noeud.id, ()))
        pas.append(Pas(noeud, choisis))
        if not choisis:
            donnee = bool(reponses.get(noeud.id))
            return Trajet(tuple(pas), None, faits, frozenset({noeud.id} if donnee else ()))
        faits = faits.add(choisis)
        saut = find_saut(noeud, choisis)
        if saut is not None:
            rang = rangs[saut]
            arrivee = parcours.noeuds[rang]
            if isinstance(arrivee, Resultat):
                return Trajet(tuple(pas), arrivee, faits)
    return Trajet(tuple(pas), conclude(parcours, faits), faits)


def is_walkable(parcours: Parcours) -> bool:
    """Whether every path ends: there is one, ids are unique, jumps exist and go forward."""
    noeuds = parcours.noeuds
    rangs = {noeud.id: rang for rang, noeud in enumerate(noeuds)}
    choix = [choix for question in parcours.questions for choix in question.choix]
    if not noeuds or len(rangs) + len({c.id for c in choix}) < len(noeuds) + len(choix):
        return False
    return all(
        choix.vers is None or rangs.get(choix.vers, -1) > rangs[question.id]
        for question in parcours.questions
        for choix in question.choix
    )


def is_asked(noeud: QuestionPosee | Information, faits: Faits) -> bool:
    """Whether a node is shown; a question of which nothing is offered is not."""
    if not faits.holds(noeud.si):
        return False
    return isinstance(noeud, Information) or bool(list_offerts(noeud, faits))


def list_offerts(question: QuestionPosee, faits: Faits) -> tuple[Choix, ...]:
    """The choices that a question offers after these answers."""
    return tuple(choix for choix in question.choix if faits.holds(choix.si))


def find_choisis(
    question: QuestionPosee, faits: Faits, reponse: tuple[str, ...]
) -> tuple[Choix, ...]:
    """The choices of an answer, in the order of the question; empty when it cannot be accepted.

    An answer that is partly wrong is wrong: guessing what was meant would give a false result.
    """
    voulus = set(reponse)
    choisis = tuple(choix for choix in list_offerts(question, faits) if choix.id in voulus)
    if len(choisis) != len(voulus) or (len(choisis) > 1 and not is_combinable(question, choisis)):
        return ()
    return choisis


def is_combinable(question: QuestionPosee, choisis: tuple[Choix, ...]) -> bool:
    """Whether several choices may be made together."""
    return question.plusieurs and all(choix.role == "choix" for choix in choisis)


def find_saut(question: QuestionPosee, choisis: tuple[Choix, ...]) -> str | None:
    """Where an answer jumps to; ticked boxes never do, whatever they say (V10)."""
    seul = choisis[0]
    if question.plusieurs and seul.role == "choix":
        return None
    return seul.vers


def conclude(parcours: Parcours, faits: Faits) -> Resultat:
    """The first result whose condition is true. Raises SansIssueError."""
    for resultat in parcours.resultats:
        if faits.holds(resultat.si):
            return resultat
    raise SansIssueError(parcours.id)
