"""The exact difference between two versions, beside trying every answer in both."""

from collections import Counter
from collections.abc import Iterator

import pytest
from aides_parcours import (
    CHEMINS_MAX,
    build,
    choisi,
    list_courts,
    list_reponses,
    question,
    resultat,
)
from aides_parcours_hasard import Hasard, change, iterate_mutations
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.parcours import Parcours
from kit.parcours.ecart.alignement import Alignement, align, find_deplaces
from kit.parcours.ecart.comparaison import Comparaison, compare, describe
from kit.parcours.ecart.comportement import Issue, read_issue
from kit.parcours.preuve.budget import Budget
from kit.parcours.trajet import SansIssueError, list_offerts, replay
from kit.parcours.verification import check_change

Couple = tuple[Issue, Issue | None, tuple[str, ...]]


def enumerate_couples(alignement: Alignement) -> Iterator[Couple]:
    """What every visitor of the old version gets, then the same answers give in the new one."""
    for chemin in list_courts(alignement.avant) or ():
        if chemin.resultat is not None:
            avant = read_issue(alignement.avant, replay(alignement.avant, dict(chemin.reponses)))
            assert avant is not None
            yield from ((avant, *fin) for fin in _follow(alignement, chemin.choisis))


def _follow(
    alignement: Alignement, choisis: tuple[str, ...]
) -> Iterator[tuple[Issue | None, tuple[str, ...]]]:
    """The ends in the new version, with every answer to what only it asks."""
    noms = alignement.noms_des_choix
    try:
        trajet = replay(alignement.apres, alignement.answer_apres(choisis))
    except SansIssueError:
        yield None, choisis
        return
    posee = trajet.attendue
    if posee is None or trajet.refusees:
        yield read_issue(alignement.apres, trajet), choisis
        return
    for reponse in list_reponses(posee, [c.id for c in list_offerts(posee, trajet.faits)]):
        yield from _follow(alignement, (*choisis, *(noms[choix][0] for choix in reponse)))


def list_effets(avant: Issue, apres: Issue) -> set[tuple[str, str, str, str]]:
    """Each paper and remark that is not the same, before and after."""
    effets = set()
    for nom in avant.ajoutees | avant.retirees | apres.ajoutees | apres.retirees:
        sorts = [_sort(issue, nom) for issue in (avant, apres)]
        if sorts[0] != sorts[1]:
            effets.add((avant.resultat, nom, *sorts))
    for nom in avant.encarts ^ apres.encarts:
        effets.add((avant.resultat, nom, str(nom in avant.encarts), ""))
    return effets


def _sort(issue: Issue, nom: str) -> str:
    return "retire" if nom in issue.retirees else "present" if nom in issue.ajoutees else ""


def check_comparaison(comparaison: Comparaison, couples: list[Couple]) -> None:
    """Nothing is missing, nothing is invented, and no shorter answers would show it."""
    noeuds = align(comparaison.avant, comparaison.apres).noeuds
    facons: Counter[tuple[str, str | None]] = Counter()
    tailles: dict[tuple[str, str | None], int] = {}
    effets: set[tuple[str, str, str, str]] = set()
    for avant, apres, temoin in couples:
        if apres is not None and apres.resultat == noeuds.get(avant.resultat):
            effets |= list_effets(avant, apres)
            continue
        cle = (avant.resultat, apres.resultat if apres else None)
        facons[cle] += 1
        tailles[cle] = min(tailles.get(cle, 99), len(temoin))
    trouvees = {
        (s.avant.resultat, s.apres.resultat if s.apres else None): s
        for s in comparaison.resultats_changes
    }
    assert {cle: s.facons for cle, s in trouvees.items()} == facons
    assert {cle: len(s.temoin) for cle, s in trouvees.items()} == tailles
    assert comparaison.facons == len(couples)
    trouves = set()
    for situation in comparaison.listes_changees:
        assert situation.apres is not None
        trouves |= list_effets(situation.avant, situation.apres)
    assert trouves == effets


@settings(max_examples=220, deadline=None, derandomize=True)
@given(st.integers(min_value=0, max_value=10**9), st.booleans())
def test_the_difference_is_that_of_every_answer(graine: int, autre: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    avant = Hasard(graine).parcours(4)
    apres = Hasard(graine + 1).parcours(4) if autre else change(avant, graine)
    if apres is None or list_courts(avant) is None:
        return
    couples = []
    for couple in enumerate_couples(align(avant, apres)):
        couples.append(couple)
        if len(couples) > 2 * CHEMINS_MAX:
            return
    comparaison = compare(avant, apres)
    assert comparaison.exacte
    check_comparaison(comparaison, couples)


def test_the_same_parcours_is_no_change() -> None:
    for graine in range(40):
        parcours = Hasard(graine).parcours()
        comparaison = compare(parcours, parcours)
        assert comparaison.is_vide
        assert describe(comparaison) == (
            "Aucune réponse ne change de résultat, de papiers ni de remarques.",
        )
        assert check_change(parcours, parcours) == ()


BASE = (
    question("nat", "ue>r-ue", "dz", "autre"),
    question("motif", "travail", "famille>r-famille"),
    resultat("r-travail"),
    resultat("r-famille"),
    resultat("r-ue"),
)
PIECE = {"id": "p-contrat", "piece": "contrat", "si": choisi("motif-travail")}
ENCART = {
    "id": "e-dz",
    "si": choisi("nat-dz"),
    "blocs": [{"id": "e-dz-1", "texte": "L’accord."}],
}


def base(**champs: object) -> Parcours:
    return build(*BASE, **champs)


def test_a_simplification_that_sends_people_elsewhere_is_seen() -> None:
    simple = build(
        question("nat", "ue>r-ue", "dz>r-ue", "autre"),
        *BASE[1:],
    )
    comparaison = compare(base(), simple)
    assert [(s.temoin, s.facons) for s in comparaison.resultats_changes] == [
        (("nat-dz", "motif-travail"), 1),
        (("nat-dz", "motif-famille"), 1),
    ]
    assert describe(comparaison) == (
        "Dans 2 situations, le résultat change\u00a0: 2 façons de répondre sur 5.",
        (
            "Réponses\u00a0: «\u202fChoix nat dz\u202f», "
            "«\u202fChoix motif travail\u202f». "
            "Avant\u00a0: «\u202fRésultat r-travail\u202f». "
            "Après\u00a0: «\u202fRésultat r-ue\u202f»."
        ),
        (
            "Réponses\u00a0: «\u202fChoix nat dz\u202f», "
            "«\u202fChoix motif famille\u202f». "
            "Avant\u00a0: «\u202fRésultat r-famille\u202f». "
            "Après\u00a0: «\u202fRésultat r-ue\u202f»."
        ),
    )
    (probleme,) = check_change(base(), simple)
    assert (probleme.code, probleme.gravite) == ("V42", "bloquant")
    assert probleme.temoin == ("nat-dz", "motif-travail")
    assert probleme.phrase == "Cette version change le résultat dans 2 situations."


def test_papers_and_remarks_that_change_are_told_with_their_result() -> None:
    comparaison = compare(base(pieces=[PIECE]), base(encarts=[ENCART]))
    assert comparaison.resultats_changes == ()
    dites = {
        (s.avant.resultat, s.pieces_retirees, s.encarts_ajoutes)
        for s in comparaison.listes_changees
    }
    assert ("r-travail", ("contrat",), ("e-dz",)) in dites
    assert ("r-famille", (), ("e-dz",)) in dites
    assert any("papier retiré «\u202fcontrat\u202f»" in phrase for phrase in describe(comparaison))
    assert "V42" in {p.code for p in check_change(base(pieces=[PIECE]), base())}


def test_a_paper_taken_off_for_some_is_a_change() -> None:
    retiree = {**PIECE, "id": "p-sans", "retiree": True, "si": choisi("nat-dz")}
    comparaison = compare(base(pieces=[PIECE]), base(pieces=[PIECE, retiree]))
    assert {s.pieces_retirees for s in comparaison.listes_changees} == {("contrat",)}
    assert {s.temoin[0] for s in comparaison.listes_changees} == {"nat-dz"}


def test_a_renamed_node_is_the_same_when_it_says_so() -> None:
    renommee = build(
        question("pays", "ue>r-ue", "dz", "autre", anciens_ids=["nat"]),
        *BASE[1:],
    )
    comparaison = compare(base(), renommee)
    assert comparaison.resultats_changes == ()
    assert ("nat", "pays") in comparaison.renommes
    assert check_change(base(), renommee) == ()
    sans = build(question("pays", "ue>r-ue", "dz", "autre"), *BASE[1:])
    assert {p.noeud for p in check_change(base(), sans) if p.code == "V43"} == {
        "nat",
        "nat-ue",
        "nat-dz",
        "nat-autre",
    }


def test_a_lost_answer_is_told_with_the_question_that_waits() -> None:
    (situation,) = compare(
        base(), build(BASE[0], question("motif", "travail", "etudes>r-famille"), *BASE[2:])
    ).resultats_changes
    assert (situation.avant.resultat, situation.apres) == ("r-famille", None)
    assert situation.attendue == "motif"


def test_ids_that_were_withdrawn_stay_so() -> None:
    avant, apres = base(retires=["ancienne"]), base()
    assert [(p.code, p.noeud) for p in check_change(avant, apres)] == [("V43", "ancienne")]
    assert check_change(avant, base(retires=["ancienne"])) == ()
    sans = build(question("motif", "travail", "famille>r-famille"), *BASE[2:], retires=["nat"])
    assert "V43" not in {p.code for p in check_change(base(), sans)}


def test_past_the_budget_what_was_found_at_random_is_told_and_nothing_is_promised() -> None:
    autre = build(question("nat", "ue>r-ue", "dz>r-ue", "autre"), *BASE[1:])
    comparaison = compare(base(), autre, Budget(etats=2))
    assert not comparaison.exacte
    assert {s.avant.resultat for s in comparaison.resultats_changes} <= {"r-travail", "r-famille"}
    assert comparaison.resultats_changes
    assert "trop grand pour être comparé en entier" in describe(comparaison)[0]
    assert [p.code for p in check_change(base(), base(), Budget(etats=2))] == ["V42"]


def test_a_broken_draft_is_compared_by_its_nodes_only() -> None:
    casse = base()
    premiere = casse.questions[0]
    perdue = premiere.choix[0].model_copy(update={"vers": "nulle-part"})
    question_ = premiere.model_copy(update={"choix": (perdue, *premiere.choix[1:])})
    casse = casse.model_copy(update={"noeuds": (question_, *casse.noeuds[2:])})
    comparaison = compare(base(), casse)
    assert not comparaison.marchable
    assert "motif" in comparaison.retires
    assert describe(comparaison)[0].startswith("Un renvoi ne mène nulle part")
    assert "V43" in {p.code for p in check_change(base(), casse)}


@pytest.mark.parametrize("graine", range(25))
def test_no_careless_change_of_a_node_goes_unseen(graine: int) -> None:
    parcours = Hasard(graine).parcours()
    for fait, mute in iterate_mutations(parcours):
        assert check_change(parcours, mute) or not compare(parcours, mute).is_vide, fait


@pytest.mark.parametrize(
    ("avant", "apres", "deplaces"),
    [
        ("abcd", "abcd", ""),
        ("abcd", "bcda", "a"),
        ("abcd", "dabc", "d"),
        ("abcd", "acxd", ""),
        ("abcde", "bcade", "a"),
        ("abc", "cba", "cb"),
    ],
)
def test_the_fewest_moves_explain_a_new_order(avant: str, apres: str, deplaces: str) -> None:
    assert "".join(find_deplaces(avant, apres)) == deplaces
