"""A parcours made ready to be explored: its conditions as formulas that shrink as one answers.

Two ways of answering that leave the same conditions to come cannot be told apart any more: they
are one state. This is what makes an exact exploration possible.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kit.content.conditions import Condition
from kit.content.parcours import Choix, Parcours, QuestionPosee, Resultat
from kit.parcours.preuve.formules import FAUX, VRAI, Formule, Formules

Residus = tuple[Formule, ...]
"""What is left of each condition, at its place; false once nothing needs it any more."""
SANS_CONDITION = -1


class Lexique:
    """The bit of each choice, and the formulas: shared by versions that are compared."""

    def __init__(self) -> None:
        self.formules = Formules()
        self._bits: dict[str, int] = {}

    def bit(self, choix: str) -> int:
        """The bit of a choice."""
        return self._bits.setdefault(choix, 1 << len(self._bits))


@dataclass(frozen=True, slots=True)
class Reponse:
    """One choice of a station."""

    id: str
    bit: int
    """Its bit, or one for each of its names."""
    condition: int
    saut: int | None
    """Rank that it leads to when it is the only answer; None: the next station."""
    ensemble: bool
    """Whether it may be ticked with others."""
    ordinaire: bool
    """Neither « je ne sais pas » nor « aucun »."""


@dataclass(frozen=True, slots=True)
class Station:
    """A node."""

    rang: int
    id: str
    genre: str
    condition: int
    reponses: tuple[Reponse, ...] = ()
    masque: int = 0
    """Bits of all its choices."""
    suivante: int = 0
    """Rank of the next node that is not a result; the number of nodes when there is none."""


class Automate:
    """A parcours without words. Its jumps must exist and go forward."""

    def __init__(
        self,
        parcours: Parcours,
        lexique: Lexique | None = None,
        noms: Mapping[str, str] | None = None,
        noms_des_choix: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """`noms` stand for the ids of the parcours, when versions are compared.

        A choice has several when it stands for several choices of another version.
        """
        self.parcours = parcours
        self.lexique = lexique or Lexique()
        self._noms = noms or {}
        self._noms_des_choix = noms_des_choix or {}
        self.fin = len(parcours.noeuds)
        self.initiales: list[Formule] = []
        """Every condition before any answer."""
        self._places: dict[Formule, int] = {}
        self._rangs = {noeud.id: rang for rang, noeud in enumerate(parcours.noeuds)}
        self._etiquettes = self._list_etiquettes()
        self.stations = self._build_stations()
        self.rangs = {station.id: station.rang for station in self.stations}
        self.conclusions = self._build_conclusions()
        """Rank and condition of the results given after the last question, in order."""
        self._finales = [place for _, place in self.conclusions if place != SANS_CONDITION]
        self._vives = self._find_vives()
        self._decides: dict[tuple[int, int], int] = {}

    @property
    def depart(self) -> int:
        """Rank of the first node that is not a result."""
        return self._skip(0)

    @property
    def signature(self) -> object:
        """Everything that decides of the questions and the results; the same for the same."""
        formules = (*self.initiales, VRAI)  # no condition is the last one
        noeuds = [
            (
                station.genre,
                station.id,
                formules[station.condition],
                [
                    (r.id, r.bit, formules[r.condition], r.saut, r.ensemble)
                    for r in station.reponses
                ],
            )
            for station in self.stations
        ]
        return noeuds, [(rang, formules[condition]) for rang, condition in self.conclusions]

    def assign(self, formule: Formule, decides: int, vrais: int) -> Formule:
        """What is left of a formula."""
        return self.lexique.formules.assign(formule, decides, vrais)

    def tick(self, residus: Residus, decides: int, vrais: int) -> Residus:
        """What is left of conditions, on the spot: nothing is dropped."""
        assign = self.lexique.formules.assign
        return tuple([assign(f, decides, vrais) if f.support & decides else f for f in residus])

    def advance(self, residus: Residus, depuis: int, rang: int, vrais: int) -> Residus:
        """What is left of conditions once at a rank: what was not asked in between is false.

        `vrais` are the choices made at `depuis`. Conditions after the places of this automate
        (those that an exploration follows) are kept to the end.
        """
        decides = self.decide(depuis, rang)
        vives, assign = self._vives[rang], self.lexique.formules.assign
        restes = [
            (assign(f, decides, vrais) if f.support & decides else f) if vive else FAUX
            for f, vive in zip(residus, vives, strict=False)
        ]
        acquise = False
        for place in self._finales:
            if acquise:
                restes[place] = FAUX
            acquise = acquise or restes[place] is VRAI
        suivies = residus[len(vives) :]
        return (*restes, *self.tick(suivies, decides, vrais)) if suivies else tuple(restes)

    def settle(self, residus: Residus, rang: int) -> tuple[int, Residus]:
        """The first question asked from a rank on, or the end."""
        while rang < self.fin:
            station = self.stations[rang]
            if self.is_asked(station, residus):
                break
            residus = self.advance(residus, rang, station.suivante, 0)
            rang = station.suivante
        return rang, residus

    def is_asked(self, station: Station, residus: Residus) -> bool:
        """Whether a question waits here: it is one, for this person, and something is offered."""
        visible = station.genre == "question" and self.holds(residus, station.condition)
        return visible and bool(self.offered(station, residus))

    def decide(self, depuis: int, rang: int) -> int:
        """The choices of the stations from a rank to another, not included."""
        masque = self._decides.get((depuis, rang))
        if masque is None:
            masque = sum(station.masque for station in self.stations[depuis:rang])
            self._decides[depuis, rang] = masque
        return masque

    def holds(self, residus: Residus, condition: int) -> bool:
        """Whether a condition that is decided is true."""
        return condition == SANS_CONDITION or residus[condition] is VRAI

    def offered(self, station: Station, residus: Residus) -> tuple[Reponse, ...]:
        """The choices that are offered."""
        return tuple(r for r in station.reponses if self.holds(residus, r.condition))

    def conclude(self, residus: Residus) -> str | None:
        """The result after the last question; None when there is none."""
        for rang, condition in self.conclusions:
            if self.holds(residus, condition):
                return self.stations[rang].id
        return None

    def list_vives(self, rang: int) -> tuple[Formule, ...]:
        """The conditions that may still be looked at from a rank on."""
        return tuple(f for f, vive in zip(self.initiales, self._vives[rang], strict=True) if vive)

    def compile(self, condition: Condition, avant: int | None = None) -> Formule:
        """A condition as a formula; what is asked from the rank `avant` on is not answered yet."""
        limite = self.fin if avant is None else avant
        formules = self.lexique.formules
        if condition.tous:
            return formules.et([self.compile(partie, limite) for partie in condition.tous])
        if condition.un:
            return formules.ou([self.compile(partie, limite) for partie in condition.un])
        if condition.pas is not None:
            return formules.negate(self.compile(condition.pas, limite))
        return formules.un(self._mask_of(condition, limite))

    def _mask_of(self, feuille: Condition, limite: int) -> int:
        masque, nommes = 0, set(feuille.choix)
        for rang, choix in self._etiquettes:
            if rang < limite and (choix.id in nommes or feuille.etiquette in choix.etiquettes):
                masque |= self._bit_of(choix)
        return masque

    def _list_etiquettes(self) -> tuple[tuple[int, Choix], ...]:
        return tuple(
            (rang, choix)
            for rang, noeud in enumerate(self.parcours.noeuds)
            if isinstance(noeud, QuestionPosee)
            for choix in noeud.choix
        )

    def _name(self, identifiant: str) -> str:
        return self._noms.get(identifiant, identifiant)

    def _bit_of(self, choix: Choix) -> int:
        return sum(map(self.lexique.bit, self._noms_des_choix.get(choix.id, (choix.id,))))

    def _place(self, condition: Condition | None, avant: int) -> int:
        if condition is None:
            return SANS_CONDITION
        formule = self.compile(condition, avant)
        place = self._places.setdefault(formule, len(self.initiales))
        if place == len(self.initiales):
            self.initiales.append(formule)
        return place

    def _skip(self, rang: int) -> int:
        noeuds = self.parcours.noeuds
        while rang < self.fin and isinstance(noeuds[rang], Resultat):
            rang += 1
        return rang

    def _build_stations(self) -> tuple[Station, ...]:
        stations = []
        for rang, noeud in enumerate(self.parcours.noeuds):
            place = SANS_CONDITION if isinstance(noeud, Resultat) else self._place(noeud.si, rang)
            reponses = (
                tuple(self._build_reponse(noeud, choix, rang) for choix in noeud.choix)
                if isinstance(noeud, QuestionPosee)
                else ()
            )
            masque = sum(reponse.bit for reponse in reponses)
            nom, suivante = self._name(noeud.id), self._skip(rang + 1)
            stations.append(Station(rang, nom, noeud.genre, place, reponses, masque, suivante))
        return tuple(stations)

    def _build_reponse(self, question: QuestionPosee, choix: Choix, rang: int) -> Reponse:
        ensemble = question.plusieurs and choix.role == "choix"
        saut = None if choix.vers is None or ensemble else self._rangs[choix.vers]
        place = self._place(choix.si, rang)
        nom, *_autres = self._noms_des_choix.get(choix.id, (choix.id,))
        return Reponse(nom, self._bit_of(choix), place, saut, ensemble, choix.role == "choix")

    def _build_conclusions(self) -> tuple[tuple[int, int], ...]:
        """Up to the first result without condition.

        Their places are theirs alone: they are dropped when an earlier one is true.
        """
        conclusions: list[tuple[int, int]] = []
        for rang, noeud in enumerate(self.parcours.noeuds):
            if not isinstance(noeud, Resultat):
                continue
            if noeud.si is None:
                return (*conclusions, (rang, SANS_CONDITION))
            conclusions.append((rang, len(self.initiales)))
            self.initiales.append(self.compile(noeud.si))
        return tuple(conclusions)

    def _find_vives(self) -> tuple[tuple[bool, ...], ...]:
        """At each rank, whether each condition may still be looked at."""
        taille = len(self.initiales)
        finales = {place for _, place in self.conclusions}
        vives: list[set[int]] = [set() for _ in range(self.fin)] + [finales]
        for station in reversed(self.stations):
            utiles = {station.condition, *(r.condition for r in station.reponses)}
            for rang in self._list_suites(station):
                utiles |= vives[rang]
            vives[station.rang] = utiles
        return tuple(tuple(place in utiles for place in range(taille)) for utiles in vives)

    def _list_suites(self, station: Station) -> Iterable[int]:
        """Ranks that may come next; none after a result that a choice leads to."""
        suites = {r.saut for r in station.reponses if r.saut is not None}
        yield from (s for s in suites if self.genre_at(s) != "resultat")
        toujours = any(r.condition == SANS_CONDITION for r in station.reponses)
        if (
            station.condition != SANS_CONDITION
            or not toujours
            or any(r.saut is None for r in station.reponses)
        ):
            yield station.suivante

    def genre_at(self, rang: int) -> str:
        """Kind of the node at a rank."""
        return self.parcours.noeuds[rang].genre
