"""When two versions have the same questions to come, nothing can differ any more."""

from kit.parcours.ecart.places import Place
from kit.parcours.preuve.formules import FAUX, VRAI, Formule
from kit.parcours.preuve.residus import SANS_CONDITION, Automate, Residus, Station

_DECIDEES = (VRAI, FAUX)


class Suites:
    """The ends of two versions that are written in the same way."""

    def __init__(self, avant: Automate, apres: Automate) -> None:
        self._avant = avant
        self._apres = apres
        self._communes = 0
        """How many nodes, from the last one back, only differ by their conditions."""
        paires = zip(reversed(avant.stations), reversed(apres.stations), strict=False)
        if _list_conclusions(avant) == _list_conclusions(apres):
            for station, autre in paires:
                if _shape(avant, station) != _shape(apres, autre):
                    break
                self._communes += 1
        self._places = [_list_places(automate) for automate in (avant, apres)]

    def are_same(self, avant: Place, apres: Place) -> bool:
        """Whether what is followed will be the same for all those who get the same result.

        It is already decided, or the same questions, under the same conditions, are all that is
        left.
        """
        restent = self._avant.fin - avant.rang
        if restent <= 0 or self._apres.fin <= apres.rang:
            return False
        suivies = avant.residus[len(self._avant.initiales) :]
        if suivies != apres.residus[len(self._apres.initiales) :]:
            return False
        if all(formule in _DECIDEES for formule in suivies):
            return True
        if restent > self._communes or restent != self._apres.fin - apres.rang:
            return False
        anciennes, nouvelles = self._places
        return _view(avant.residus, anciennes[avant.rang]) == _view(
            apres.residus, nouvelles[apres.rang]
        )


def _shape(automate: Automate, station: Station) -> object:
    """A node without its conditions; jumps are told by where they arrive."""
    reponses = [
        (r.bit, None if r.saut is None else automate.stations[r.saut].id, r.ensemble)
        for r in station.reponses
    ]
    return station.genre, station.id, reponses


def _list_conclusions(automate: Automate) -> list[str]:
    return [automate.stations[rang].id for rang, _ in automate.conclusions]


def _list_places(automate: Automate) -> list[tuple[int, ...]]:
    """At each rank, the places of the conditions from there on, and of those of the results."""
    suite = tuple(place for _, place in automate.conclusions)
    listes = [suite]
    for station in reversed(automate.stations):
        suite = (station.condition, *(r.condition for r in station.reponses), *suite)
        listes.append(suite)
    return listes[::-1]


def _view(residus: Residus, places: tuple[int, ...]) -> list[Formule]:
    return [VRAI if place == SANS_CONDITION else residus[place] for place in places]
