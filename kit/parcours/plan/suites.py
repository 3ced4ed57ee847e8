"""Where each answer leads, said once for all: paper cannot replay them."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.content.parcours import Choix, Information, Parcours, QuestionPosee, Resultat
from kit.parcours.plan.enonces import Enonce, simplify
from kit.parcours.plan.possibles import Etat, judge, mix, restrict, start

Arrivee = str | None
"""Id of a node; None when the result depends on answers given before."""


@dataclass(frozen=True)
class Suites:
    """The cards of a path, and what comes after each, whoever is ruled out left aside."""

    arrivees: Mapping[str, Arrivee]
    """By choice: ticked boxes never jump (V10)."""
    suivants: Mapping[str, Arrivee]
    """By thing to read, and by question of which boxes are ticked."""
    sautes: Mapping[str, Arrivee]
    """Where those go for whom a card is not, by card that some come to for nothing: it says whom
    it is for. A card where everyone is sent by an answer says nothing: that would be noise."""
    conclusions: tuple[tuple[str, bool], ...]
    """Results given after the last question, in order, each with whether it has a condition;
    empty when nobody ends there, or when each answer tells which one it is."""

    def list_origines(self, parcours: Parcours, noeud: str) -> tuple[str, ...]:
        """Ids of the questions of which a choice leads to a node, in order."""
        return tuple(
            question.id
            for question in parcours.questions
            if any(self.arrivees[choix.id] == noeud for choix in question.choix)
        )


def trace_suites(parcours: Parcours) -> Suites:
    """Follow each answer of a path, published or not."""
    return _Trace(parcours).suites()


class _Trace:
    """Goes through the nodes once, in order, with what each may know of the answers before it."""

    def __init__(self, parcours: Parcours) -> None:
        self.noeuds = parcours.noeuds
        self.rangs = {noeud.id: rang for rang, noeud in enumerate(parcours.noeuds)}
        self.si: dict[str, Enonce | None] = {
            noeud.id: simplify(parcours, noeud.si) if noeud.si else None
            for noeud in parcours.noeuds
        }
        self.coches = frozenset(q.id for q in parcours.questions if q.plusieurs)
        self.debut = start(parcours)
        self.etats: dict[str, Etat] = {}
        self.fin: Etat | None = None
        self.incertains: set[str] = set()
        self.arrivees: dict[str, Arrivee] = {}
        self.suivants: dict[str, Arrivee] = {}
        self.sautes: dict[str, Arrivee] = {}

    def suites(self) -> Suites:
        self._go(0, self.debut)
        for noeud in self.noeuds:
            if isinstance(noeud, Resultat):
                continue
            # A draft may have a card to which nothing leads (V20).
            etat = self.etats.get(noeud.id, self.debut)
            self._skip(noeud, etat)
            dedans = restrict(etat, self.si[noeud.id], self.coches, vrai=True)
            if isinstance(noeud, Information):
                self.suivants[noeud.id] = self._go(self.rangs[noeud.id] + 1, dedans)
            else:
                self._answer(noeud, dedans)
        return Suites(self.arrivees, self.suivants, self.sautes, tuple(self._conclusions()))

    def _skip(self, noeud: QuestionPosee | Information, etat: Etat) -> None:
        """Where those go for whom a card is not, or to whom none of its choices is offered."""
        suite = self.rangs[noeud.id] + 1
        if noeud.id in self.incertains:
            dehors = restrict(etat, self.si[noeud.id], self.coches, vrai=False)
            self.sautes[noeud.id] = self._go(suite, dehors)
        elif isinstance(noeud, QuestionPosee) and all(choix.si for choix in noeud.choix):
            self.sautes[noeud.id] = self._go(suite, etat)

    def _answer(self, question: QuestionPosee, etat: Etat) -> None:
        """Where each choice of a question leads."""
        suite = self.rangs[question.id] + 1
        coches = [c.id for c in question.choix if question.plusieurs and c.role == "choix"]
        if coches:
            apres = {**etat, question.id: frozenset(coches)}
            self.suivants[question.id] = self._go(suite, apres)
        for choix in question.choix:
            if choix.id in coches:
                self.arrivees[choix.id] = self.suivants[question.id]
            else:
                apres = {**etat, question.id: frozenset([choix.id])}
                self.arrivees[choix.id] = self._jump(choix, suite, apres)

    def _jump(self, choix: Choix, suite: int, etat: Etat) -> Arrivee:
        """A result named by a choice is given whatever its condition."""
        if choix.vers is None:
            return self._go(suite, etat)
        # A draft may name a node that is not there (V07): it leads to the end.
        rang = self.rangs.get(choix.vers, len(self.noeuds))
        vise = self.noeuds[rang] if rang < len(self.noeuds) else None
        return vise.id if isinstance(vise, Resultat) else self._go(rang, etat)

    def _go(self, rang: int, etat: Etat) -> Arrivee:
        """The first card from a rank that the answers do not rule out."""
        for noeud in self.noeuds[rang:]:
            verdict = judge(self.si[noeud.id], etat)
            if isinstance(noeud, Resultat) or verdict is False:
                continue
            self.etats[noeud.id] = mix(self.etats.get(noeud.id), etat)
            if verdict is None:
                self.incertains.add(noeud.id)
            return noeud.id
        for noeud in self.noeuds:
            verdict = judge(self.si[noeud.id], etat) if isinstance(noeud, Resultat) else False
            if verdict:
                return noeud.id
            if verdict is None:
                break
        self.fin = mix(self.fin, etat)
        return None

    def _conclusions(self) -> list[tuple[str, bool]]:
        conclusions: list[tuple[str, bool]] = []
        for noeud in self.noeuds if self.fin is not None else ():
            verdict = judge(self.si[noeud.id], self.fin or {})
            if isinstance(noeud, Resultat) and verdict is not False:
                conclusions.append((noeud.id, verdict is None))
                if verdict:
                    break
        return conclusions
