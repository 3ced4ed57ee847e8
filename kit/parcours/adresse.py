"""Answers in an address: read from any, written in one form only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kit.content.parcours import Parcours, QuestionPosee
from kit.parcours.trajet import Reponses

SEPARATEUR = "."
RESERVES = frozenset(
    {
        *("v", "suite", "retour", "reponses", "lang", "lieu", "avec", "support", "c", "plan"),
        *("q", "r", "version"),
    }
)
"""Ids that no node may bear: addresses use them (DESIGN, section 5)."""


@dataclass(frozen=True)
class Lues:
    """What an address says."""

    reponses: Reponses
    """By question, in the order of the path; of no use off it, but kept when one goes back."""
    inconnues: tuple[str, ...] = ()
    """Ids of the questions of which a value means nothing any more: they were removed from
    `reponses`."""


def read_reponses(parcours: Parcours, parametres: Mapping[str, Iterable[str]]) -> Lues:
    """The answers in the parameters of an address, past names understood, all others dropped."""
    reponses: dict[str, tuple[str, ...]] = {}
    inconnues: list[str] = []
    for question in parcours.questions:
        noms = (question.id, *question.anciens_ids)
        valeurs = [v for nom in noms for texte in parametres.get(nom, ()) for v in _split(texte)]
        if not valeurs:
            continue
        cles = _cles_of(question)
        if all(valeur in cles for valeur in valeurs):
            voulus = {cles[valeur] for valeur in valeurs}
            reponses[question.id] = tuple(c.id for c in question.choix if c.id in voulus)
        else:
            inconnues.append(question.id)
    return Lues(reponses, tuple(inconnues))


def write_reponses(parcours: Parcours, reponses: Reponses) -> tuple[tuple[str, str], ...]:
    """The parameters of the one address of some answers, in the order of the path."""
    parametres = []
    for question in parcours.questions:
        voulus = set(reponses.get(question.id, ()))
        cles = [question.cle_of(choix) for choix in question.choix if choix.id in voulus]
        if cles:
            parametres.append((question.id, SEPARATEUR.join(cles)))
    return tuple(parametres)


def _split(texte: str) -> list[str]:
    return [valeur for valeur in texte.split(SEPARATEUR) if valeur]


def _cles_of(question: QuestionPosee) -> dict[str, str]:
    """Id of the choice by each key that it has or had; a key in use comes before a past one."""
    anciennes = {cle: choix.id for choix in question.choix for cle in choix.anciennes_cles}
    return {**anciennes, **{question.cle_of(choix): choix.id for choix in question.choix}}
