"""Walks at random: what is left when a parcours is too large to be explored whole."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kit.content.conditions import Condition
from kit.content.parcours import Choix, Parcours, QuestionPosee, Resultat
from kit.parcours.ecart.alignement import Alignement
from kit.parcours.faits import Faits
from kit.parcours.preuve.budget import Budget
from kit.parcours.preuve.chaines import Chaine
from kit.parcours.preuve.releve import Fin, Releve
from kit.parcours.trajet import (
    SansIssueError,
    conclude,
    find_saut,
    is_asked,
    list_offerts,
    replay,
)

_UN_SUR_DEUX_VERSIONS = 4
"""Walking in two versions takes longer: one walk in so many is made."""
_UN_SUR = 3
"""One answer in so many to a question with boxes is several boxes."""


class Marcheur:
    """Walks that prefer, half of the time, what was chosen the least."""

    def __init__(self, parcours: Parcours, graine: int) -> None:
        self.parcours = parcours
        self.hasard = random.Random(graine)  # noqa: S311 - a draw, not a secret
        self.choisis: Counter[str] = Counter()
        self._rangs = {noeud.id: rang for rang, noeud in enumerate(parcours.noeuds)}

    def walk(self, releve: Releve) -> tuple[str | None, Faits, Chaine]:
        """One path to its end, noted on the way: its result, the answers."""
        faits, chaine, rang = Faits(), Chaine(), 0
        noeuds = self.parcours.noeuds
        while rang < len(noeuds):
            noeud = noeuds[rang]
            rang += 1
            if isinstance(noeud, Resultat):
                continue
            _note(releve, noeud.id, noeud.si, faits, chaine)
            if not is_asked(noeud, faits):
                continue
            releve.see(noeud.id, chaine)
            if not isinstance(noeud, QuestionPosee):
                continue
            choisis = self._answer(noeud, faits, chaine, releve)
            faits, chaine = faits.add(choisis), chaine.add(tuple(c.id for c in choisis))
            saut = find_saut(noeud, choisis)
            if saut is not None:
                rang = self._rangs[saut]
                if isinstance(noeuds[rang], Resultat):
                    return saut, faits, chaine
        try:
            return conclude(self.parcours, faits).id, faits, chaine
        except SansIssueError:
            return None, faits, chaine

    def _answer(
        self, question: QuestionPosee, faits: Faits, chaine: Chaine, releve: Releve
    ) -> tuple[Choix, ...]:
        offerts = list_offerts(question, faits)
        for choix in question.choix:
            _note(releve, choix.id, choix.si, faits, chaine)
        releve.note_offre(question.id, sum(c.role == "choix" for c in offerts), chaine)
        for choix in offerts:
            releve.see(choix.id, chaine.add((choix.id,)))
        cases = [choix for choix in offerts if question.plusieurs and choix.role == "choix"]
        if len(cases) > 1 and self.hasard.randrange(_UN_SUR) == 0:
            nombre = self.hasard.randint(2, len(cases))
            voulus = set(self.hasard.sample(range(len(cases)), nombre))
            choisis = tuple(case for rang, case in enumerate(cases) if rang in voulus)
        elif self.hasard.random() < 1 / 2:
            choisis = (min(offerts, key=lambda choix: self.choisis[choix.id]),)
        else:
            choisis = (self.hasard.choice(offerts),)
        self.choisis.update(choix.id for choix in choisis)
        return choisis


def walk_all(parcours: Parcours, suivies: tuple[Condition, ...], budget: Budget) -> Releve:
    """What the walks of a budget have seen."""
    releve = Releve()
    for resultat, faits, chaine in iterate_marches(parcours, budget, releve):
        valeurs = tuple(faits.holds(condition) for condition in suivies)
        releve.end(Fin(resultat, valeurs), (chaine, chaine), 1)
    return releve


def iterate_marches(
    parcours: Parcours, budget: Budget, releve: Releve | None = None
) -> Iterator[tuple[str | None, Faits, Chaine]]:
    """The walks of a budget, always the same: the result of each, its answers."""
    marcheur = Marcheur(parcours, budget.graine)
    for _ in range(budget.marches):
        yield marcheur.walk(releve if releve is not None else Releve())


def walk_both(alignement: Alignement, budget: Budget) -> Iterator[tuple[str, ...]]:
    """Answers at random to two versions, under common names."""
    noms = alignement.noms_des_choix
    hasard = random.Random(budget.graine)  # noqa: S311 - a draw, not a secret
    moins = replace(budget, marches=budget.marches // _UN_SUR_DEUX_VERSIONS)
    for _, _, chaine in iterate_marches(alignement.avant, moins):
        temoin = chaine.list()
        while (question := _find_attendue(alignement, temoin)) is not None:
            choix = hasard.choice(question)
            temoin = (*temoin, noms[choix.id][0])
        yield temoin


def _find_attendue(alignement: Alignement, temoin: tuple[str, ...]) -> tuple[Choix, ...] | None:
    """What the new version offers when it waits for an answer that the old one did not ask."""
    try:
        trajet = replay(alignement.apres, alignement.answer_apres(temoin))
    except SansIssueError:
        return None
    question = trajet.attendue
    if question is None or trajet.refusees:
        return None
    return list_offerts(question, trajet.faits)


def _note(
    releve: Releve, porteur: str, condition: Condition | None, faits: Faits, chaine: Chaine
) -> None:
    if condition is not None:
        releve.note_valeur(porteur, faits.holds(condition), chaine)
