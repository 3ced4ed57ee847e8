"""Two versions of a parcours walked in step by the same person.

The old version leads: each state is where its visitor stands, where the same visitor stands in
the new one, and the answers that the new one has yet to ask for.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kit.parcours.ecart.places import REFUS, Cote, Place
from kit.parcours.ecart.suites_communes import Suites
from kit.parcours.preuve.budget import Compteur
from kit.parcours.preuve.chaines import Chaine, is_shorter
from kit.parcours.preuve.combinaisons import Cases, combine
from kit.parcours.preuve.formules import VRAI
from kit.parcours.preuve.residus import Reponse, Residus, Station


class Paire(NamedTuple):
    """Where the same visitor stands in both versions."""

    avant: Place
    apres: Place
    memoire: tuple[tuple[str, int], ...]
    """Answers to questions that the new version may still ask, by name."""


class FinDouble(NamedTuple):
    """What the same answers give."""

    avant: str
    valeurs_avant: tuple[bool, ...]
    apres: str
    valeurs_apres: tuple[bool, ...]


class Reponses(NamedTuple):
    """Answers to one question that come to the same."""

    meneur: Place
    """Where they lead the version that asks."""
    suiveur: Place | None
    """Where they lead the other one, when it asks the same question at the same time."""
    masque: int
    """The choices, when the other one may ask the same question later."""
    choix: tuple[str, ...]
    facons: int


class Question(NamedTuple):
    """A question that waits in a version."""

    cote: Cote
    place: Place
    station: Station


class Produit:
    """The walk of both versions."""

    def __init__(
        self, avant: Cote, apres: Cote, compteur: Compteur, suites: Suites | None = None
    ) -> None:
        """With `suites`, what cannot differ any more is not walked to its end."""
        self._avant = avant
        self._apres = apres
        self._compteur = compteur
        self._suites = suites
        self._couches: list[dict[Paire, tuple[Chaine, int]]] = [
            {} for _ in range(avant.automate.fin + apres.automate.fin + 1)
        ]
        self.fins: dict[FinDouble, Chaine] = {}
        """The fewest choices that show each pair of endings."""
        self.facons: dict[FinDouble, int] = {}
        """How many ways of answering give it."""

    def run(self) -> None:
        """Walk to every end. Raises BudgetEpuiseError."""
        self._compteur.restart()
        self._push(Paire(self._avant.start(), self._apres.start(), ()), Chaine(), 1)
        for couche in self._couches:
            for paire, (chaine, facons) in couche.items():
                self._visit(paire, chaine, facons)

    def _visit(self, paire: Paire, chaine: Chaine, facons: int) -> None:
        """The next answer, of the version that can give it without remembering anything."""
        avant, apres, memoire = paire
        posee, suivante = self._avant.station(avant), self._apres.station(apres)
        connues = dict(memoire)
        if suivante is not None and suivante.id in connues:
            place = self._apres.respond(apres, connues.pop(suivante.id))
            self._push(Paire(avant, place, tuple(connues.items())), chaine, facons)
        elif posee is not None and (suivante is None or self._leads(paire, posee, suivante)):
            self._ask_avant(paire, posee, suivante, chaine, facons)
        elif suivante is not None:
            for reponses in self._answer(Question(self._apres, apres, suivante)):
                suite = Paire(avant, reponses.meneur, memoire)
                self._push(suite, chaine.add(reponses.choix), facons * reponses.facons)
        else:
            self._end(paire, chaine, facons)

    def _leads(self, paire: Paire, posee: Station, suivante: Station) -> bool:
        """Whether the old version asks first.

        The new one will not ask what it asks, or asks it now, or both have a question that the
        other asks later.
        """
        return (
            posee.id == suivante.id
            or not self._apres.has_later(paire.apres, posee.id)
            or self._avant.has_later(paire.avant, suivante.id)
        )

    def _ask_avant(
        self,
        paire: Paire,
        posee: Station,
        suivante: Station | None,
        chaine: Chaine,
        facons: int,
    ) -> None:
        question = Question(self._avant, paire.avant, posee)
        ensemble = suivante is not None and suivante.id == posee.id
        autre = Question(self._apres, paire.apres, suivante) if suivante and ensemble else None
        garde = autre is None and self._apres.has_later(paire.apres, posee.id)
        for reponses in self._answer(question, autre, garde=garde):
            retenue = ((posee.id, reponses.masque),) if garde else ()
            apres = paire.apres if reponses.suiveur is None else reponses.suiveur
            suite = Paire(reponses.meneur, apres, (*paire.memoire, *retenue))
            self._push(suite, chaine.add(reponses.choix), facons * reponses.facons)

    def _answer(
        self, question: Question, autre: Question | None = None, *, garde: bool = False
    ) -> Iterator[Reponses]:
        """Every answer: each choice alone, then several boxes."""
        cote, place, station = question
        offertes = cote.offered(place, station)
        for reponse in offertes:
            suiveur = autre.cote.respond(autre.place, reponse.bit) if autre else None
            meneur = cote.respond(place, reponse.bit)
            yield Reponses(meneur, suiveur, reponse.bit, (reponse.id,), 1)
        cases = [reponse for reponse in offertes if reponse.ensemble]
        if len(cases) > 1:
            yield from Plusieurs(question, autre, garde=garde).list(cases, self._compteur)

    def _push(self, paire: Paire, chaine: Chaine, facons: int) -> None:
        avant, apres, memoire = paire
        if self._suites is not None and not memoire and self._suites.are_same(avant, apres):
            return
        rangs = self._apres.automate.rangs
        restent = sorted(connue for connue in memoire if rangs[connue[0]] >= apres.rang)
        propre = Paire(avant, apres, tuple(restent))
        couche = self._couches[avant.rang + apres.rang]
        deja = couche.get(propre)
        if deja is None:
            self._compteur.count()
            couche[propre] = (chaine, facons)
        else:
            court = chaine if is_shorter(chaine, deja[0]) else deja[0]
            couche[propre] = (court, deja[1] + facons)

    def _end(self, paire: Paire, chaine: Chaine, facons: int) -> None:
        avant, apres, _ = paire
        fin = FinDouble(
            avant.resultat or REFUS,
            tuple(formule is VRAI for formule in avant.residus),
            apres.resultat or REFUS,
            tuple(formule is VRAI for formule in apres.residus),
        )
        self.facons[fin] = self.facons.get(fin, 0) + facons
        if is_shorter(chaine, self.fins.get(fin)):
            self.fins[fin] = chaine


class Cochees(NamedTuple):
    """Boxes ticked so far."""

    meneur: Residus
    suiveur: Residus | None
    """None: the other version does not ask now, or refuses them."""
    masque: int
    """Zero when nobody needs to know which ones they are."""


class Plusieurs:
    """Two boxes or more, ticked in one version or in both."""

    def __init__(self, question: Question, autre: Question | None, *, garde: bool) -> None:
        self._question = question
        self._autre = autre
        fondues = autre is not None and any(r.bit & (r.bit - 1) for r in autre.station.reponses)
        self._relue = autre if fondues else None
        """The other version, when several choices have become one of its own."""
        self._masquee = garde or fondues
        self._admises = 0
        if autre is not None:
            offertes = autre.cote.offered(autre.place, autre.station)
            self._admises = sum(r.bit for r in offertes if r.ensemble)

    def list(self, cases: Iterable[Reponse], compteur: Compteur) -> Iterator[Reponses]:
        """Every set of boxes that does not come to the same as another."""
        toutes = list(cases)
        liees = [case for case in toutes if not self._is_libre(case)]
        libres = [case.id for case in toutes if self._is_libre(case)]
        autre = self._autre
        depart = Cochees(self._question.place.residus, autre and autre.place.residus, 0)
        finales = combine(depart, Cases(liees, libres, self._tick), compteur.count)
        for cochees, coches in finales.items():
            meneur = self._land(self._question, cochees.meneur)
            suiveur = self._follow(cochees)
            yield Reponses(meneur, suiveur, cochees.masque, coches.choix, coches.facons)

    def _is_libre(self, case: Reponse) -> bool:
        """Whether a box changes nothing, in either version."""
        if self._masquee or case.bit & self._question.cote.utiles(self._question.station):
            return False
        autre = self._autre
        return autre is None or not (
            case.bit & ~self._admises or case.bit & autre.cote.utiles(autre.station)
        )

    def _tick(self, cochees: Cochees, case: Reponse, cochee: bool) -> Cochees:  # noqa: FBT001
        tick = self._question.cote.automate.tick
        vrais = case.bit if cochee else 0
        meneur = tick(cochees.meneur, case.bit, vrais)
        suiveur = cochees.suiveur
        if cochee and case.bit & ~self._admises:
            suiveur = None
        if suiveur is not None:
            suiveur = tick(suiveur, case.bit, vrais)
        return Cochees(meneur, suiveur, cochees.masque | vrais if self._masquee else 0)

    def _follow(self, cochees: Cochees) -> Place | None:
        if self._relue is not None:
            return self._relue.cote.respond(self._relue.place, cochees.masque)
        if self._autre is None:
            return None
        if cochees.suiveur is None:
            return self._autre.cote.refuse()
        return self._land(self._autre, cochees.suiveur)

    @staticmethod
    def _land(question: Question, residus: Residus) -> Place:
        station = question.station
        return question.cote.go(station, residus, station.suivante, 0)
