"""The plan of a path: numbers, where answers lead, conditions in words, the drawing."""

import shutil
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from aides_cartes import LONG, PETIT, choix, hold, parcours, question, resultat
from hypothesis import given
from hypothesis import strategies as st

from kit.adresses import Adresses
from kit.content.conditions import Condition
from kit.content.parcours import Choix, Parcours, QuestionPosee
from kit.langues.langue import load_langue
from kit.parcours.enonces import Clause, Enonce, list_cites, simplify
from kit.parcours.faits import Faits
from kit.parcours.numeros import number_noeuds
from kit.parcours.suites import find_arrivee, find_fin, find_suivant, has_fin, list_conclusions
from kit.parcours.trajet import Trajet, replay
from kit.render.dessin_parcours import draw_plan
from kit.render.passages import Lecteur, Passage
from kit.render.plan_parcours import FIN, InformationPlan, PlanVue, QuestionPlan, build_plan
from kit.render.richtext import plain_text
from kit.store.catalogue import Catalogue


def test_questions_things_to_read_and_results_each_have_their_numbers() -> None:
    assert number_noeuds(PETIT) == {
        "papier": "1", "materiel": "2", "i-photo": "A", "courriel": "3", "payer": "4",
        "r-seul": "R1", "r-timbre": "R2", "r-reste": "R3", "r-aide": "R4", "r-agent": "R5",
    }  # fmt: skip


def test_letters_go_on_after_z() -> None:
    lues = ({"id": f"i{n}", "genre": "information", "titre": "Lisez"} for n in range(28))
    numeros = number_noeuds(parcours(*lues, resultat("r", "Fin")))
    assert [numeros[f"i{n}"] for n in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]


def test_an_answer_leads_where_it_says_else_to_the_next_card_else_to_the_end() -> None:
    arrivees = {
        c.id: find_arrivee(PETIT, question, c)
        for question in PETIT.questions
        for c in question.choix
    }
    assert arrivees["papier-visa"] == "materiel"
    assert arrivees["papier-rien"] == "r-agent"
    assert arrivees["materiel-tel"] == "i-photo"
    assert arrivees["materiel-aucun"] == "r-aide"
    assert arrivees["payer-oui"] is None
    assert has_fin(PETIT)
    assert [r.id for r in list_conclusions(PETIT)] == ["r-seul", "r-timbre", "r-reste"]


def test_when_everyone_ends_on_the_same_result_the_last_answer_leads_to_it() -> None:
    oui_non = question("q", "Est-ce vrai\u202f?", choix("oui", "Oui"), choix("non", "Non"))
    document = parcours(oui_non, resultat("r", "Fin"), resultat("s", "Jamais"))
    assert find_fin(document) == find_suivant(document, "q") == "r"
    assert not has_fin(document)


@pytest.mark.parametrize("document", [PETIT, LONG])
def test_cards_lead_where_the_engine_goes(document: Parcours) -> None:
    """Following paper, conditions read at each card, ends on the result of the engine."""
    for trajet in walk(document):
        rang, noeuds = 0, {noeud.id: noeud for noeud in document.noeuds}
        ici: str | None = document.noeuds[0].id
        while ici in noeuds and noeuds[ici].genre != "resultat":
            noeud = noeuds[ici]
            passe = rang < len(trajet.pas) and trajet.pas[rang].noeud.id == ici
            if passe and isinstance(noeud, QuestionPosee):
                ici = find_arrivee(document, noeud, trajet.pas[rang].choisis[0])
            else:
                ici = find_suivant(document, noeud.id)
            rang += passe
        if ici is None:
            conclusions = list_conclusions(document)
            ici = next(r.id for r in conclusions if trajet.faits.holds(r.si))
        assert trajet.resultat is not None
        assert ici == trajet.resultat.id


def walk(document: Parcours) -> Iterator[Trajet]:
    """Every path of one choice for each question."""
    suites: list[dict[str, tuple[str, ...]]] = [{}]
    while suites:
        reponses = suites.pop()
        trajet = replay(document, reponses)
        attendue = trajet.attendue
        if attendue is None:
            yield trajet
            continue
        suites += [
            {**reponses, attendue.id: (c.id,)} for c in attendue.choix if trajet.faits.holds(c.si)
        ]


CHOIX = [c for question in PETIT.questions for c in question.choix]
FEUILLES = st.one_of(
    st.lists(st.sampled_from([c.id for c in CHOIX]), min_size=1, max_size=3, unique=True).map(
        lambda ids: Condition(choix=tuple(ids))
    ),
    st.just(Condition(etiquette="neuf")),
)
CONDITIONS = st.recursive(
    FEUILLES,
    lambda parties: st.one_of(
        parties.map(lambda partie: Condition(pas=partie)),
        st.lists(parties, min_size=1, max_size=3).map(lambda ps: Condition(tous=tuple(ps))),
        st.lists(parties, min_size=1, max_size=3).map(lambda ps: Condition(un=tuple(ps))),
    ),
    max_leaves=6,
)


def is_true(enonce: Enonce, faits: Faits) -> bool:
    """Whether what is said is true."""
    if isinstance(enonce, Clause):
        return faits.choix.isdisjoint(enonce.choix) != enonce.donnee
    return (all if enonce.tous else any)(is_true(partie, faits) for partie in enonce.parties)


@given(CONDITIONS, st.sets(st.sampled_from(CHOIX)))
def test_what_is_said_is_true_when_the_condition_is(
    condition: Condition, faits: set[Choix]
) -> None:
    connus = Faits().add(faits)
    assert is_true(simplify(PETIT, condition), connus) == connus.holds(condition)


def test_only_the_choices_of_which_something_depends_are_to_remember() -> None:
    assert list_cites(PETIT) == {
        "papier-visa", "papier-carte", "materiel-tel", "materiel-ordi", "materiel-scan",
        "payer-oui", "payer-proche", "payer-non",
    }  # fmt: skip


def plan_of(catalogue: Catalogue, document: Parcours, langue: str = "fr") -> PlanVue:
    tenu = hold(catalogue, document)
    return build_plan(Lecteur(tenu, load_langue(langue), Adresses(langue)), document)


def words(passage: Passage | None) -> str:
    assert passage is not None
    return plain_text(passage.html).replace("\u202f", " ").replace("\xa0", " ")


def test_the_plan_lists_each_question_its_answers_and_where_they_lead(
    catalogue: Catalogue,
) -> None:
    plan = plan_of(catalogue, PETIT)
    assert [etape.numero for etape in plan.etapes] == ["1", "2", "A", "3", "4"]
    _papier, materiel, photo, courriel, payer = plan.etapes
    assert isinstance(materiel, QuestionPlan)
    assert [c.suite.numero if c.suite else None for c in materiel.choix] == [None] * 3 + ["R4"]
    assert materiel.ensuite is not None
    assert materiel.ensuite.numero == "A"
    assert isinstance(photo, InformationPlan)
    assert photo.sinon == photo.ensuite
    assert isinstance(courriel, QuestionPlan)
    assert courriel.sinon is not None
    assert courriel.sinon.numero == "4"
    assert isinstance(payer, QuestionPlan)
    assert [c.suite.id for c in payer.choix if c.suite] == [FIN] * 3 + ["r-agent"]
    proche = payer.choix[1].condition
    assert words(proche) == "Si vous avez répondu « Une carte de séjour » à la question 1 :"


def test_the_plan_says_after_the_last_question_who_gets_what(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, PETIT)
    assert [c.suite.numero for c in plan.conclusions] == ["R1", "R2", "R3"]
    assert plan.conclusions[-1].condition is None
    origines = {r.numero: [o.numero for o in r.origines] for r in plan.resultats}
    assert origines == {"R1": [], "R2": [], "R3": [], "R4": ["2", "3"], "R5": ["1", "4"]}


def test_a_draft_whose_answer_leads_nowhere_has_a_plan(catalogue: Catalogue) -> None:
    perdue = question("q", "Est-ce vrai\u202f?", choix("oui", "Oui", vers="absent"))
    plan = plan_of(catalogue, parcours(perdue))
    suite = plan.questions[0].choix[0].suite
    assert suite is not None
    assert suite.genre == "fin"


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz n’est pas installé")
@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_the_drawing_is_a_plain_svg_with_every_question(catalogue: Catalogue, langue: str) -> None:
    mechant = choix("oui", '"]; autre [label=<script>')
    hostile = question("q", '<b>&"\\n fin</b>\u202f?', mechant, choix("non", "Non"))
    noeuds = (*PETIT.noeuds[:5], *parcours(hostile, resultat("r", "Fin")).noeuds)
    plan = plan_of(catalogue, PETIT.model_copy(update={"noeuds": noeuds}), langue)
    svg = draw_plan(plan, load_langue(langue))
    assert svg is not None
    assert svg.startswith("<svg")
    for interdit in ("<!DOCTYPE", "<?xml", "<!--", "<script", "href="):
        assert interdit not in svg
    racine = ET.fromstring(svg)  # noqa: S314 - made here
    textes = " ".join(
        "".join(e.itertext()) for e in racine.iter("{http://www.w3.org/2000/svg}text")
    )
    for etape in plan.etapes:
        assert f"{etape.numero}. {plain_text(etape.titre.html).split()[0]}" in textes


def test_without_graphviz_there_is_no_drawing(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert draw_plan(plan_of(catalogue, PETIT), load_langue("fr")) is None
