"""Where a visitor stands in one version of a parcours that is compared with another."""

from typing import NamedTuple

from kit.parcours.preuve.formules import Formule
from kit.parcours.preuve.residus import Automate, Reponse, Residus, Station

REFUS = ""
"""Instead of a result: the new version does not accept an answer, or concludes nothing."""


class Place(NamedTuple):
    """Where a visitor stands."""

    rang: int
    residus: Residus
    """At the end, those that are followed."""
    resultat: str | None
    """None before the end, or when nothing is concluded there."""


class Cote:
    """One version, and the conditions that are followed in it."""

    def __init__(self, automate: Automate, suivies: tuple[Formule, ...]) -> None:
        self.automate = automate
        self.suivies = suivies
        self._utiles: dict[int, int] = {}

    def start(self) -> Place:
        """Before any answer."""
        automate = self.automate
        depart = automate.depart
        residus = automate.advance((*automate.initiales, *self.suivies), depart, depart, 0)
        return self._stand(*automate.settle(residus, depart))

    def station(self, place: Place) -> Station | None:
        """The question that waits; None at the end."""
        return self.automate.stations[place.rang] if place.rang < self.automate.fin else None

    def has_later(self, place: Place, question: str) -> bool:
        """Whether a question may still be asked, after the one that waits."""
        return self.automate.rangs.get(question, -1) > place.rang

    def offered(self, place: Place, station: Station) -> tuple[Reponse, ...]:
        """The choices that are offered."""
        return self.automate.offered(station, place.residus)

    def respond(self, place: Place, masque: int) -> Place:
        """After an answer; the place is one of refusal when it is not accepted."""
        station = self.automate.stations[place.rang]
        choisies = [r for r in self.offered(place, station) if r.bit & masque]
        manque = masque
        for reponse in choisies:
            manque &= ~reponse.bit
        if manque or not choisies:
            return self.refuse()
        if len(choisies) > 1 and not all(reponse.ensemble for reponse in choisies):
            return self.refuse()
        saut = choisies[0].saut if len(choisies) == 1 else None
        return self.go(station, place.residus, station.suivante if saut is None else saut, masque)

    def go(self, station: Station, residus: Residus, rang: int, vrais: int) -> Place:
        """From a question to a rank, then to the next one that is asked."""
        automate = self.automate
        if rang < automate.fin and automate.genre_at(rang) == "resultat":
            suivies = residus[len(automate.initiales) :]
            reste = automate.tick(suivies, automate.decide(station.rang, automate.fin), vrais)
            return Place(automate.fin, reste, automate.stations[rang].id)
        avance = automate.advance(residus, station.rang, rang, vrais)
        return self._stand(*automate.settle(avance, rang))

    def refuse(self) -> Place:
        """Where one stands when an answer is not accepted."""
        return Place(self.automate.fin, (), REFUS)

    def utiles(self, station: Station) -> int:
        """The choices that something after a question depends on."""
        if station.rang not in self._utiles:
            masque = 0
            for formule in (*self.suivies, *self.automate.list_vives(station.suivante)):
                masque |= formule.support
            self._utiles[station.rang] = masque
        return self._utiles[station.rang]

    def _stand(self, rang: int, residus: Residus) -> Place:
        if rang < self.automate.fin:
            return Place(rang, residus, None)
        suivies = residus[len(self.automate.initiales) :]
        return Place(rang, suivies, self.automate.conclude(residus) or REFUS)
