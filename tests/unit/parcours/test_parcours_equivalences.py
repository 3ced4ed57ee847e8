"""Questions and choices that change nothing are told, and only those."""

import re
from datetime import date

from aides_parcours import (
    build,
    choisi,
    enumerate_chemins,
    list_courts,
    question,
    resultat,
    tags_of,
    tells,
)
from aides_parcours_hasard import Hasard

from kit.content.parcours import Parcours
from kit.parcours.preuve.budget import Budget
from kit.parcours.probleme import Probleme
from kit.parcours.verification import check_parcours


def find(parcours: Parcours, code: str) -> list[Probleme]:
    problemes = check_parcours(parcours, date(2026, 11, 22), Budget(marches=30))
    return [probleme for probleme in problemes if probleme.code == code]


def test_answers_with_the_same_future_really_have_it() -> None:
    """V25 and V27 on parcours at random: swapping the choices changes nothing at all."""
    trouves = 0
    for graine in range(200):
        parcours = Hasard(graine).parcours(4)
        if list_courts(parcours) is None:
            continue
        for probleme in find(parcours, "V27"):
            assert probleme.noeud is not None
            _check_pareil(parcours, probleme)
            trouves += 1
        for probleme in find(parcours, "V25"):
            vaine = next(q for q in parcours.questions if q.id == probleme.noeud)
            if all(choix.si is None for choix in vaine.choix):
                assert len({frozenset(_fins(parcours, choix.id)) for choix in vaine.choix}) == 1
                trouves += 1
    assert trouves


def test_choices_that_differ_by_several_boxes_only_are_not_the_same() -> None:
    deux = {"tous": [choisi("d-x"), choisi("m-a"), choisi("m-b")]}
    parcours = build(
        question("d", "x", "y"),
        question("m", "a", "b", "aucun", plusieurs=True),
        resultat("r-deux", si=deux),
        resultat("fin"),
    )
    assert not find(parcours, "V25")
    assert [p.noeud for p in find(parcours, "V27")] == []


def _check_pareil(parcours: Parcours, probleme: Probleme) -> None:
    """Every end reached by the first choice is reached by another one named in the sentence."""
    question_ = next(q for q in parcours.questions if any(c.id == probleme.noeud for c in q.choix))
    libelles = re.findall("«\u202f(.*?)\u202f»", probleme.phrase)
    autres = [c.id for c in question_.choix if c.libelle in libelles]
    assert len(autres) > 1
    assert len({frozenset(_fins(parcours, choix)) for choix in autres}) == 1


def _fins(parcours: Parcours, choix: str) -> set[object]:
    """Everything that is seen after a choice made alone: questions, answers, ends, papers."""
    fins: set[object] = set()
    for chemin in enumerate_chemins(parcours):
        if (choix,) in [reponse for _, reponse in chemin.reponses]:
            reste = tuple(reponse for _, reponse in chemin.reponses if reponse != (choix,))
            choisis = frozenset(chemin.choisis)
            tags = tags_of(parcours, choisis)
            lignes = (*parcours.pieces, *parcours.encarts)
            vraies = tuple(tells(ligne.si, choisis, tags) for ligne in lignes)
            fins.add((reste, chemin.lus, chemin.resultat, vraies))
    return fins
