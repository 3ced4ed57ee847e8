"""The exact exploration, beside walking every path one by one."""

from collections import Counter

from aides_parcours import (
    build,
    choisi,
    condition,
    list_courts,
    question,
    resultat,
    tags_of,
    tells,
)
from aides_parcours_hasard import Hasard
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.parcours.preuve.budget import Budget, BudgetEpuiseError, Compteur
from kit.parcours.preuve.exploration import Exploration, explore, explore_valeurs
from kit.parcours.preuve.formules import FAUX, VRAI, Formule, Formules
from kit.parcours.preuve.releve import Fin
from kit.parcours.preuve.residus import Automate

MARCHES = 50
GRAINES = st.integers(min_value=0, max_value=10**9)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(GRAINES)
def test_the_exploration_sees_what_every_path_shows_and_nothing_else(graine: int) -> None:
    parcours = Hasard(graine).parcours()
    chemins = list_courts(parcours)
    if chemins is None:
        return
    exploration = explore(parcours)
    releve = exploration.releve
    assert exploration.exacte
    assert set(releve.vus) == {nom for c in chemins for nom in (*c.lus, *c.choisis)}
    assert set(releve.resultats) == {c.resultat for c in chemins}
    assert releve.plus_long is not None
    assert releve.plus_long.questions == max(len(c.reponses) for c in chemins)
    for nom, chaine in releve.resultats.items():
        assert len(chaine.list()) == min(len(c.choisis) for c in chemins if c.resultat == nom)
        assert any(chaine.list() == c.choisis for c in chemins if c.resultat == nom)
    comptes = Counter(c.resultat for c in chemins)
    assert {fin.resultat: n for fin, n in releve.facons.items()} == comptes


@settings(max_examples=350, deadline=None, derandomize=True)
@given(GRAINES)
def test_followed_conditions_have_their_value_at_the_end_of_every_path(graine: int) -> None:
    parcours = Hasard(graine).parcours()
    chemins = list_courts(parcours)
    suivies = tuple(p.si for p in (*parcours.pieces, *parcours.encarts) if p.si is not None)
    if chemins is None:
        return
    attendues: dict[Fin, list[int]] = {}
    for chemin in chemins:
        choisis = frozenset(chemin.choisis)
        tags = tags_of(parcours, choisis)
        fin = Fin(chemin.resultat, tuple(tells(s, choisis, tags) for s in suivies))
        attendues.setdefault(fin, []).append(len(choisis))
    releve = explore(parcours, suivies=suivies).releve
    assert releve.facons == {fin: len(tailles) for fin, tailles in attendues.items()}
    assert {f: c.longueur for f, c in releve.fins.items()} == {
        fin: min(tailles) for fin, tailles in attendues.items()
    }
    for place, suivie in enumerate(suivies):
        valeurs = explore_valeurs(Automate(parcours), suivie, Compteur())
        conclues = {f.valeurs[place] for f in attendues if f.resultat is not None}
        assert conclues <= set(valeurs) <= {fin.valeurs[place] for fin in attendues}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(GRAINES, st.lists(st.booleans(), min_size=8, max_size=8))
def test_a_formula_partly_evaluated_keeps_its_meaning(graine: int, faits: list[bool]) -> None:
    parcours = build(question("q", *"abcdefgh"), resultat("fin"))
    choix = [c.id for c in parcours.questions[0].choix]
    si = condition(**Hasard(graine).condition(choix, profondeur=3))
    formules = Formules()
    automate = Automate(parcours)
    formule: Formule = automate.compile(si)
    faux = automate.compile(condition(pas=si.model_dump()))
    choisis = frozenset(nom for nom, fait in zip(choix, faits, strict=True) if fait)
    for bit, fait in enumerate(faits):
        masque = 1 << bit
        formule = automate.assign(formule, masque, masque if fait else 0)
        faux = automate.assign(faux, masque, masque if fait else 0)
    assert formule is (VRAI if tells(si, choisis, frozenset()) else FAUX)
    assert faux is formules.negate(formule)


def tangled(questions: int = 12) -> Exploration:
    """What four states and twelve questions give."""
    noeuds = [question(f"q{n}", "a", "b", "c") for n in range(questions)]
    fin = resultat("r-rare", si={"tous": [choisi(f"q{n}-a") for n in range(questions)]})
    budget = Budget(etats=4, marches=MARCHES)
    return explore(build(*noeuds, fin, resultat("fin")), Compteur(budget))


def test_past_the_budget_walks_at_random_are_made_and_it_is_said() -> None:
    exploration = tangled()
    assert not exploration.exacte
    assert exploration.couches == ()
    assert set(exploration.releve.resultats) <= {"fin", "r-rare"}
    assert sum(exploration.releve.facons.values()) == MARCHES
    assert exploration.releve == tangled().releve


def test_everything_walked_at_random_exists() -> None:
    for graine in range(60):
        parcours = Hasard(graine).parcours()
        exact = explore(parcours)
        tire = explore(parcours, Compteur(Budget(etats=0, marches=40)))
        assert exact.exacte
        assert not tire.exacte
        assert set(tire.releve.vus) <= set(exact.releve.vus)
        assert set(tire.releve.valeurs) <= set(exact.releve.valeurs)
        assert set(tire.releve.resultats) <= set(exact.releve.resultats)


def test_the_clock_stops_an_exploration() -> None:
    secondes = iter(range(1000))
    budget = Budget(secondes=2.5, marches=10, horloge=lambda: next(secondes))
    noeuds = [question(f"q{n}", *"abcdefgh", plusieurs=True) for n in range(8)]
    finales = [
        resultat(f"r{n}", si=choisi(f"q{n}-a", f"q{7 - n}-b", f"q{(n * 3) % 8}-c"))
        for n in range(8)
    ]
    exploration = explore(build(*noeuds, *finales, resultat("fin")), Compteur(budget))
    assert not exploration.exacte
    assert explore(build(*noeuds, *finales, resultat("fin"))).exacte


def test_the_counter_of_states_starts_again_but_the_clock_does_not() -> None:
    compteur = Compteur(Budget(etats=10, horloge=iter([0.0, 1.0, 9.0]).__next__))
    compteur.count()
    compteur.restart()
    assert compteur.etats == 0
    try:
        compteur.restart()
    except BudgetEpuiseError:
        return
    raise AssertionError("nine seconds are past the budget of five")


def test_boxes_that_nothing_depends_on_do_not_multiply_states() -> None:
    cases = [f"c{n}" for n in range(57)]
    parcours = build(
        question("q", *cases, "aucun>fin", plusieurs=True),
        question("suite", "a", "b", si=choisi("q-c3")),
        resultat("fin"),
    )
    exploration = explore(parcours)
    assert exploration.etats < 12
    # Every set of boxes but the empty one: half of them, that hold c3, go on to two answers.
    assert exploration.releve.facons == {Fin("fin"): 2 * 2**56 + (2**56 - 1) + 1}


def test_questions_after_branches_meet_stay_apart_only_as_long_as_it_matters() -> None:
    milieu = [question(f"m{n}", "a", "b") for n in range(10)]
    parcours = build(
        question("debut", "x", "y", "z"),
        *milieu[:7],
        question("rappel", "oui", "non", si=choisi("debut-x")),
        *milieu[7:],
        resultat("fin"),
    )
    exploration = explore(parcours)
    # Two states a question from the first answer to the one that recalls it, one elsewhere.
    assert exploration.etats == 1 + 2 * 7 + 1 + 3
