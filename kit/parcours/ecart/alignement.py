"""What is the same thing in two versions of a parcours: by its id, or by a past one."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kit.content.parcours import Choix, NoeudParcours, Parcours, QuestionPosee
from kit.parcours.trajet import Reponses

_NOUVEAU = "+"
"""Before the ids of what is only in the new version: no id has this sign."""


@dataclass(frozen=True)
class Alignement:
    """The names under which both versions are compared: those of the old one.

    What is only in the new one has its id and a sign.
    """

    avant: Parcours
    apres: Parcours
    noeuds: Mapping[str, str]
    """Id in the new version of each node of the old one that is still there."""
    choix: Mapping[str, str]
    """The same for choices; several may have become one."""

    @property
    def noms(self) -> dict[str, str]:
        """Common name of each node of the new version."""
        noms = {noeud.id: _NOUVEAU + noeud.id for noeud in self.apres.noeuds}
        return noms | {la: ancien for ancien, la in self.noeuds.items()}

    @property
    def noms_des_choix(self) -> dict[str, tuple[str, ...]]:
        """Common names of each choice of the new version."""
        noms: dict[str, tuple[str, ...]] = {}
        for ancien, la in self.choix.items():
            noms[la] = (*noms.get(la, ()), ancien)
        tous = (choix.id for question in self.apres.questions for choix in question.choix)
        return {choix: noms.get(choix, (_NOUVEAU + choix,)) for choix in tous}

    def answer_avant(self, temoin: Iterable[str]) -> Reponses:
        """Answers given under common names, as the old version writes them."""
        return _group(self.avant, set(temoin))

    def answer_apres(self, temoin: Iterable[str]) -> Reponses:
        """The same for the new version; a choice that it lost makes an answer that it refuses."""
        voulus = set(temoin)
        noms = self.noms_des_choix
        choisis = {choix for choix, communs in noms.items() if not voulus.isdisjoint(communs)}
        reponses = dict(_group(self.apres, choisis))
        for question in self.avant.questions:
            perdus = (c.id for c in question.choix if c.id in voulus and c.id not in self.choix)
            la = self.noeuds.get(question.id)
            if la is not None:
                reponses[la] = (*reponses.get(la, ()), *(f"-{choix}" for choix in perdus))
        return reponses


def _group(parcours: Parcours, choisis: set[str]) -> Reponses:
    return {q.id: tuple(c.id for c in q.choix if c.id in choisis) for q in parcours.questions}


def strip(nom: str) -> str:
    """The id that a version gave to what bears a common name."""
    return nom.removeprefix(_NOUVEAU)


def align(avant: Parcours, apres: Parcours) -> Alignement:
    """Pair the nodes of the same kind, and the choices of the questions that are paired."""
    anciens = {noeud.id: noeud for noeud in avant.noeuds}
    noeuds: dict[str, str] = {}
    choix: dict[str, str] = {}
    for noeud, ancien in _pair(anciens, apres.noeuds):
        if ancien.genre == noeud.genre:
            noeuds[ancien.id] = noeud.id
        if isinstance(noeud, QuestionPosee) and isinstance(ancien, QuestionPosee):
            choix |= _align_choix(ancien, noeud)
    return Alignement(avant, apres, noeuds, choix)


def _pair(
    anciens: Mapping[str, NoeudParcours], noeuds: Sequence[NoeudParcours]
) -> Iterable[tuple[NoeudParcours, NoeudParcours]]:
    """Each node with the old one of its id, else with the first old one of a past id."""
    gardes = {noeud.id for noeud in noeuds}
    pris: set[str] = set()
    for noeud in noeuds:
        passes = (nom for nom in noeud.anciens_ids if nom not in gardes)
        nom = next((n for n in (noeud.id, *passes) if n in anciens and n not in pris), None)
        if nom is not None:
            pris.add(nom)
            yield noeud, anciens[nom]


def _align_choix(ancienne: QuestionPosee, question: QuestionPosee) -> dict[str, str]:
    cles: dict[str, Choix] = {ancienne.cle_of(choix): choix for choix in ancienne.choix}
    gardees = {question.cle_of(choix) for choix in question.choix}
    paires: dict[str, str] = {}
    for choix in question.choix:
        passees = (cle for cle in choix.anciennes_cles if cle not in gardees)
        for cle in (question.cle_of(choix), *passees):
            if cle in cles and cles[cle].id not in paires:
                paires[cles[cle].id] = choix.id
    return paires


def find_deplaces(avant: Sequence[str], apres: Sequence[str]) -> tuple[str, ...]:
    """The fewest names whose move explains the new order of those that both have."""
    places = {nom: place for place, nom in enumerate(avant)}
    communs = [nom for nom in apres if nom in places]
    bouts: list[int] = []
    rangs = []
    for nom in communs:
        rang = bisect_left(bouts, places[nom])
        bouts[rang : rang + 1] = [places[nom]]
        rangs.append(rang)
    restes, attendu = set(communs), len(bouts) - 1
    for nom, rang in zip(reversed(communs), reversed(rangs), strict=True):
        if rang == attendu:
            restes.discard(nom)
            attendu -= 1
    return tuple(nom for nom in communs if nom in restes)
