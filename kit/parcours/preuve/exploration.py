"""Every way of answering a parcours, exactly: states that have the same future are one state.

Nodes are taken in their order, which jumps respect: when a rank comes, all the ways to arrive
there are known, and so is the shortest. Past the budget, walks at random take over, and the
answer says so.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from kit.content.conditions import Condition
from kit.content.parcours import Parcours
from kit.parcours.preuve.budget import BudgetEpuiseError, Compteur
from kit.parcours.preuve.chaines import Chaine, is_longer, is_shorter
from kit.parcours.preuve.combinaisons import Cases, Coches, combine
from kit.parcours.preuve.formules import FAUX, VRAI, Formule
from kit.parcours.preuve.marches import walk_all
from kit.parcours.preuve.releve import Fin, Releve
from kit.parcours.preuve.residus import Automate, Reponse, Residus, Station


@dataclass(slots=True, eq=False)
class Etat:
    """A question that is asked, or what comes before it, and the conditions still to come."""

    residus: Residus
    court: Chaine
    long: Chaine
    facons: int
    asked: bool = False
    suites: "dict[str, Etat | str | None]" = field(default_factory=dict)
    """What follows each choice that is offered, made alone: a state, a result, or nothing. What
    follows a node that is not a question, or is not asked, is under an empty name."""
    ensemble: "dict[Residus, Etat | str | None]" = field(default_factory=dict)
    """What follows several boxes, by what they leave of the conditions."""


@dataclass(frozen=True)
class Exploration:
    """What is known of a parcours."""

    exacte: bool
    """False: only walks at random were made; what was not seen may exist."""
    releve: Releve
    etats: int
    """States met, boxes included."""
    couches: tuple[dict[Residus, Etat], ...] = ()
    """By rank; empty when it is not exact."""


def explore(
    parcours: Parcours,
    compteur: Compteur | None = None,
    suivies: tuple[Condition, ...] = (),
    automate: Automate | None = None,
) -> Exploration:
    """Explore a parcours whose jumps exist and go forward.

    `suivies` are conditions whose value is told at the end of each path.
    """
    compteur = compteur or Compteur()
    automate = automate or Automate(parcours)
    explorateur = _Explorateur(automate, compteur, tuple(map(automate.compile, suivies)))
    try:
        compteur.restart()
        explorateur.run()
    except BudgetEpuiseError:
        releve = walk_all(parcours, suivies, compteur.budget)
        return Exploration(exacte=False, releve=releve, etats=compteur.etats)
    couches = tuple(explorateur.couches)
    return Exploration(True, explorateur.releve, compteur.etats, couches)


def explore_valeurs(
    automate: Automate, condition: Condition, compteur: Compteur
) -> dict[bool, Chaine]:
    """The values that a condition takes, with the fewest answers that decide it.

    When it takes both, the answers are any that do. Raises BudgetEpuiseError.
    """
    decideur = _Decideur(automate, compteur, (automate.compile(condition),))
    compteur.restart()
    with suppress(_TrancheError):
        decideur.run()
    return {fin.valeurs[0]: chaine for fin, chaine in decideur.releve.fins.items()}


class _Explorateur:
    def __init__(
        self, automate: Automate, compteur: Compteur, suivies: tuple[Formule, ...]
    ) -> None:
        self.automate = automate
        self.compteur = compteur
        self.suivies = suivies
        self.releve = Releve()
        self.couches: list[dict[Residus, Etat]] = [{} for _ in range(automate.fin + 1)]
        self._utiles = self._find_utiles()

    def run(self) -> None:
        automate = self.automate
        vide = Chaine()
        depart = automate.depart
        initiaux = automate.advance((*automate.initiales, *self.suivies), depart, depart, 0)
        self.couches[depart][initiaux] = Etat(initiaux, vide, vide, 1)
        for station in automate.stations:
            for etat in self.couches[station.rang].values():
                self._visit(station, etat)
        for etat in self.couches[automate.fin].values():
            self._conclude(etat)

    def _visit(self, station: Station, etat: Etat) -> None:
        visible = self._look(station.id, station.condition, etat)
        if station.genre == "information" and visible:
            self.releve.see(station.id, etat.court)
        offertes = self._list_offertes(station, etat) if visible else ()
        if not offertes:
            self._go(etat, "", station, station.suivante, (etat.court, etat.long), 1, 0)
            return
        etat.asked = True
        self.compteur.count()
        self.releve.see(station.id, etat.court)
        self.releve.note_offre(station.id, sum(r.ordinaire for r in offertes), etat.court)
        for reponse in offertes:
            chaines = (etat.court.add((reponse.id,)), etat.long.add((reponse.id,)))
            self.releve.see(reponse.id, chaines[0])
            rang = station.suivante if reponse.saut is None else reponse.saut
            self._go(etat, reponse.id, station, rang, chaines, 1, reponse.bit)
        self._tick_several(station, etat, offertes)

    def _list_offertes(self, station: Station, etat: Etat) -> tuple[Reponse, ...]:
        for reponse in station.reponses:
            self._look(reponse.id, reponse.condition, etat)
        return self.automate.offered(station, etat.residus)

    def _look(self, porteur: str, condition: int, etat: Etat) -> bool:
        """Whether a condition is true where it stands; noted."""
        vraie = self.automate.holds(etat.residus, condition)
        if condition >= 0:
            self.releve.note_valeur(porteur, vraie, etat.court)
        return vraie

    def _tick_several(self, station: Station, etat: Etat, offertes: tuple[Reponse, ...]) -> None:
        cases = [reponse for reponse in offertes if reponse.ensemble]
        if len(cases) <= 1:
            return
        utiles = self._utiles[station.rang]
        liees = [case for case in cases if case.bit & utiles]
        libres = [case.id for case in cases if not case.bit & utiles]
        tick = self._tick
        finales = combine(etat.residus, Cases(liees, libres, tick), self.compteur.count)
        for residus, coches in finales.items():
            self._land(etat, station, residus, coches)

    def _tick(self, residus: Residus, case: Reponse, cochee: bool) -> Residus:  # noqa: FBT001
        return self.automate.tick(residus, case.bit, case.bit if cochee else 0)

    def _land(self, etat: Etat, station: Station, residus: Residus, coches: Coches) -> None:
        chaines = (etat.court.add(coches.choix), etat.long.add(coches.choix))
        depart = Etat(residus, etat.court, etat.long, etat.facons)
        self._go(depart, "", station, station.suivante, chaines, coches.facons, 0)
        etat.ensemble[residus] = depart.suites[""]

    def _go(  # noqa: PLR0913, PLR0917 - one step, and everything that it carries
        self,
        etat: Etat,
        par: str,
        station: Station,
        rang: int,
        chaines: tuple[Chaine, Chaine],
        facons: int,
        vrais: int,
    ) -> None:
        """Arrive at a rank, or at the result that a choice leads to."""
        automate = self.automate
        if rang < automate.fin and automate.genre_at(rang) == "resultat":
            resultat = automate.stations[rang].id
            reste = automate.tick(
                etat.residus[len(automate.initiales) :],
                automate.decide(station.rang, automate.fin),
                vrais,
            )
            etat.suites[par] = resultat
            self._end(resultat, reste, chaines, etat.facons * facons)
            return
        residus = automate.advance(etat.residus, station.rang, rang, vrais)
        etat.suites[par] = self._arrive(rang, residus, chaines, etat.facons * facons)

    def _arrive(
        self, rang: int, residus: Residus, chaines: tuple[Chaine, Chaine], facons: int
    ) -> Etat:
        court, long = chaines
        deja = self.couches[rang].get(residus)
        if deja is None:
            self.couches[rang][residus] = nouveau = Etat(residus, court, long, facons)
            return nouveau
        deja.facons += facons
        if is_shorter(court, deja.court):
            deja.court = court
        if is_longer(long, deja.long):
            deja.long = long
        return deja

    def _conclude(self, etat: Etat) -> None:
        for rang, condition in self.automate.conclusions:
            if self._look(self.automate.stations[rang].id, condition, etat):
                break
        resultat = self.automate.conclude(etat.residus)
        etat.suites[""] = resultat
        reste = etat.residus[len(self.automate.initiales) :]
        self._end(resultat, reste, (etat.court, etat.long), etat.facons)

    def _end(
        self,
        resultat: str | None,
        reste: Iterable[Formule],
        chaines: tuple[Chaine, Chaine],
        facons: int,
    ) -> None:
        valeurs = tuple(formule is VRAI for formule in reste)
        self.releve.end(Fin(resultat, valeurs), chaines, facons)

    def _find_utiles(self) -> tuple[int, ...]:
        """At each station, the choices that something later, or followed, depends on."""
        suivies = 0
        for formule in self.suivies:
            suivies |= formule.support
        utiles = []
        for station in self.automate.stations:
            masque = suivies
            for formule in self.automate.list_vives(station.suivante):
                masque |= formule.support
            utiles.append(masque)
        return tuple(utiles)


class _TrancheError(Exception):
    """A condition was seen true, and false: nothing else is asked."""


class _Decideur(_Explorateur):
    """Walks until one condition is decided, and no further."""

    def _arrive(
        self, rang: int, residus: Residus, chaines: tuple[Chaine, Chaine], facons: int
    ) -> Etat:
        if residus[-1] not in (VRAI, FAUX):
            return super()._arrive(rang, residus, chaines, facons)
        self._end("", residus[-1:], chaines, facons)
        return Etat(residus, *chaines, facons)

    def _end(
        self,
        resultat: str | None,
        reste: Iterable[Formule],
        chaines: tuple[Chaine, Chaine],
        facons: int,
    ) -> None:
        super()._end(resultat and "", reste, chaines, facons)
        if len({fin.valeurs for fin in self.releve.fins}) > 1:
            raise _TrancheError
