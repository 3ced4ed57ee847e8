"""Answers after which everything is the same, whatever is answered next."""

from collections.abc import Hashable

from kit.content.parcours import QuestionPosee
from kit.parcours.preuve.analyse import Analyse
from kit.parcours.preuve.exploration import Etat
from kit.parcours.preuve.formules import Formule
from kit.parcours.preuve.residus import Station


class Equivalences:
    """The states of an exact exploration, grouped by what can still happen from them."""

    def __init__(self, analyse: Analyse) -> None:
        self._automate = analyse.automate
        self._couches = analyse.exploration.couches
        self._classes: dict[int, int] = {}
        self._numeros: dict[Hashable, int] = {}
        self._feuilles = self._list_feuilles(analyse)
        """Masks of choices that a paper or a remark does not tell apart."""
        for rang in range(len(self._couches) - 1, -1, -1):
            for etat in self._couches[rang].values():
                self._classes[id(etat)] = self._classify(rang, etat)

    def is_sans_effet(self, question: QuestionPosee) -> bool:
        """Whether all the answers to a question always come to the same."""
        station = self._station(question)
        if any(masque & station.masque for masque in self._feuilles):
            return False
        etats = self._list_etats(station)
        return all(len(set(self._list_suites(etat))) == 1 for etat in etats)

    def list_pareils(self, question: QuestionPosee) -> list[tuple[str, ...]]:
        """Groups of ordinary choices that always come to the same."""
        station = self._station(question)
        masques = self._feuilles
        if question.plusieurs:
            masques = masques | _masks_of(self._automate.initiales)
        groupes: dict[Hashable, list[str]] = {}
        etats = self._list_etats(station)
        for reponse in station.reponses:
            signature = tuple(self._class_of(etat.suites.get(reponse.id)) for etat in etats)
            vus = frozenset(masque for masque in masques if masque & reponse.bit)
            if reponse.ordinaire and any(suite is not None for suite in signature):
                groupes.setdefault((signature, vus), []).append(reponse.id)
        return [tuple(groupe) for groupe in groupes.values() if len(groupe) > 1]

    def _station(self, question: QuestionPosee) -> Station:
        return self._automate.stations[self._automate.rangs[question.id]]

    def _list_etats(self, station: Station) -> list[Etat]:
        return [etat for etat in self._couches[station.rang].values() if etat.asked]

    def _list_suites(self, etat: Etat) -> list[int | None]:
        """The class of what follows each answer, several boxes included."""
        suites = [suite for nom, suite in etat.suites.items() if nom]
        return [self._class_of(suite) for suite in (*suites, *etat.ensemble.values())]

    def _classify(self, rang: int, etat: Etat) -> int:
        if rang == self._automate.fin:
            return self._number(("fin", etat.suites.get("")))
        station = self._automate.stations[rang]
        if not etat.asked:
            suite = self._class_of(etat.suites[""])
            lue = station.genre == "information" and self._automate.holds(
                etat.residus, station.condition
            )
            return self._number(("lue", rang, suite)) if lue else suite or 0
        reponses = tuple((nom, self._class_of(suite)) for nom, suite in etat.suites.items())
        # Ticking several boxes is only the same when it starts from the same state.
        return self._number((rang, reponses, id(etat) if etat.ensemble else None))

    def _class_of(self, suite: Etat | str | None) -> int | None:
        if isinstance(suite, Etat):
            return self._classes[id(suite)]
        return None if suite is None else self._number(("fin", suite))

    def _number(self, cle: Hashable) -> int:
        return self._numeros.setdefault(cle, len(self._numeros) + 1)

    def _list_feuilles(self, analyse: Analyse) -> frozenset[int]:
        conditions = (condition for _, condition in analyse.iterate_conditionnelles())
        return _masks_of([self._automate.compile(condition) for condition in conditions])


def _masks_of(formules: list[Formule]) -> frozenset[int]:
    """The masks of the leaves of some formulas."""
    masques: set[int] = set()
    for formule in formules:
        masques |= {formule.masque} if formule.masque else _masks_of(list(formule.parties))
    return frozenset(masques)
