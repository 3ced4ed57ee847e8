"""The plan of a path: its questions in order, and where each answer leads, for agents and paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kit.content.parcours import (
    Choix,
    Gravite,
    Information,
    Parcours,
    QuestionPosee,
    Role,
)
from kit.langues.marque import N_
from kit.parcours.plan.enonces import list_cites
from kit.parcours.plan.suites import trace_suites
from kit.render.passages import Groupe, Lecteur, Passage, Textes
from kit.render.phrases_parcours import Redacteur

GenreCarte = Literal["question", "information", "resultat", "fin"]
FIN = ""
"""Id of the card where the answers decide: no node bears it."""
SI = N_("Si %(condition)s\u00a0:")
"""How a condition begins."""


@dataclass(frozen=True)
class SuiteVue:
    """The card that comes next."""

    id: str
    """Of its node, or `FIN`."""
    genre: GenreCarte
    numero: str
    """Empty for the end of the questions."""


@dataclass(frozen=True)
class ChoixPlan:
    """One answer and where it leads."""

    id: str
    role: Role
    libelle: Passage
    aide: Passage | None
    pictogramme: str | None
    condition: Passage | None
    """When it is offered; None: always."""
    cite: bool
    """Whether a later card asks if it was made."""
    suite: SuiteVue | None
    """None for a box to tick: the question says what comes after all of them."""


@dataclass(frozen=True)
class QuestionPlan:
    """A question, in order."""

    id: str
    numero: str
    titre: Passage
    aide: Passage | None
    pictogramme: str | None
    plusieurs: bool
    """Whether several boxes may be ticked."""
    condition: Passage | None
    """Whom it is for; None: everyone who is sent to it."""
    sinon: SuiteVue | None
    """Where those go for whom it is not, or to whom none of its answers is offered."""
    choix: tuple[ChoixPlan, ...]
    ensuite: SuiteVue | None
    """What comes after ticked boxes."""


@dataclass(frozen=True)
class InformationPlan:
    """Something to read before going on."""

    id: str
    numero: str
    titre: Passage
    pictogramme: str | None
    groupes: tuple[Groupe, ...]
    fiche: Passage | None
    condition: Passage | None
    sinon: SuiteVue | None
    ensuite: SuiteVue


@dataclass(frozen=True)
class ConclusionPlan:
    """A result given after the last question, and to whom."""

    id: str
    condition: Passage | None
    """None: everyone else."""
    suite: SuiteVue


@dataclass(frozen=True)
class ResultatPlan:
    """A result, and the questions that lead to it."""

    id: str
    numero: str
    titre: Passage
    pictogramme: str | None
    gravite: Gravite
    origines: tuple[SuiteVue, ...]


@dataclass(frozen=True)
class PlanVue:
    """A whole path, as a list that is read from top to bottom."""

    titre: Passage
    pictogramme: str | None
    etapes: tuple[QuestionPlan | InformationPlan, ...]
    conclusions: tuple[ConclusionPlan, ...]
    """Tried in order after the last question; empty when nobody comes there, or when they all
    get the same result."""
    resultats: tuple[ResultatPlan, ...]

    @property
    def questions(self) -> tuple[QuestionPlan, ...]:
        """The questions alone."""
        return tuple(etape for etape in self.etapes if isinstance(etape, QuestionPlan))


def build_plan(lecteur: Lecteur, parcours: Parcours) -> PlanVue:
    """The plan of a path, published or not, for one reader."""
    return _Traceur(lecteur, parcours).plan()


class _Traceur:
    """Follows the nodes of one path."""

    def __init__(self, lecteur: Lecteur, parcours: Parcours) -> None:
        self.parcours = parcours
        self.lecteur = lecteur
        self.textes: Textes = lecteur.open(parcours)
        self.redacteur = Redacteur(lecteur, parcours)
        self.cites = list_cites(parcours)
        self.suites = trace_suites(parcours)
        self.genres: dict[str, GenreCarte] = {n.id: n.genre for n in parcours.noeuds}

    def plan(self) -> PlanVue:
        parcours = self.parcours
        return PlanVue(
            self.textes.passage("titre"),
            parcours.pictogramme,
            tuple(self._etapes()),
            tuple(self._conclusions()),
            tuple(
                ResultatPlan(
                    resultat.id,
                    self.redacteur.numeros[resultat.id],
                    self.textes.passage(f"{resultat.id}.titre"),
                    resultat.pictogramme,
                    resultat.gravite,
                    tuple(self._suite(q) for q in self.suites.list_origines(parcours, resultat.id)),
                )
                for resultat in parcours.resultats
            ),
        )

    def _etapes(self) -> Iterator[QuestionPlan | InformationPlan]:
        for noeud in self.parcours.noeuds:
            if isinstance(noeud, QuestionPosee):
                yield self._question(noeud)
            elif isinstance(noeud, Information):
                yield self._information(noeud)

    def _question(self, question: QuestionPosee) -> QuestionPlan:
        coches = question.id in self.suites.suivants
        return QuestionPlan(
            question.id,
            self.redacteur.numeros[question.id],
            self.textes.passage(f"{question.id}.titre"),
            self.textes.optional(question.id, "aide", question.aide),
            question.pictogramme,
            question.plusieurs,
            self._condition(question),
            self._sinon(question),
            tuple(self._choix(question, choix) for choix in question.choix),
            self._suite(self.suites.suivants[question.id]) if coches else None,
        )

    def _choix(self, question: QuestionPosee, choix: Choix) -> ChoixPlan:
        coche = question.plusieurs and choix.role == "choix"
        arrivee = self.suites.arrivees[choix.id]
        return ChoixPlan(
            choix.id,
            choix.role,
            self.redacteur.libelle(choix),
            self.textes.optional(choix.id, "aide", choix.aide),
            choix.pictogramme,
            self.redacteur.condition(choix.si, SI) if choix.si else None,
            choix.id in self.cites,
            None if coche else self._suite(arrivee),
        )

    def _information(self, information: Information) -> InformationPlan:
        fiche = self.lecteur.catalogue.offered_fiche(information.fiche or "")
        return InformationPlan(
            information.id,
            self.redacteur.numeros[information.id],
            self.textes.passage(f"{information.id}.titre"),
            information.pictogramme,
            self.textes.groupes(information.blocs),
            self.lecteur.skimming().open(fiche).passage("titre") if fiche else None,
            self._condition(information),
            self._sinon(information),
            self._suite(self.suites.suivants[information.id]),
        )

    def _conclusions(self) -> Iterator[ConclusionPlan]:
        conditions = {resultat.id: resultat.si for resultat in self.parcours.resultats}
        for resultat, conditionnel in self.suites.conclusions:
            si = conditions[resultat] if conditionnel else None
            condition = self.redacteur.condition(si, SI) if si else None
            yield ConclusionPlan(resultat, condition, self._suite(resultat))

    def _condition(self, noeud: QuestionPosee | Information) -> Passage | None:
        """Whom it is for, when others come to it too."""
        if noeud.si is None or noeud.id not in self.suites.sautes:
            return None
        return self.redacteur.condition(noeud.si, N_("Seulement si %(condition)s."))

    def _sinon(self, noeud: QuestionPosee | Information) -> SuiteVue | None:
        """Where those others go."""
        if noeud.id not in self.suites.sautes:
            return None
        return self._suite(self.suites.sautes[noeud.id])

    def _suite(self, noeud: str | None) -> SuiteVue:
        """A card; None stands for the end of the questions.

        So does a node that is not there: the plan of a draft is drawn before it is mended (V07).
        """
        if noeud is None or noeud not in self.genres:
            return SuiteVue(FIN, "fin", "")
        return SuiteVue(noeud, self.genres[noeud], self.redacteur.numeros[noeud])
