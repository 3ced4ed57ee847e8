"""The plan of a path: numbers, where answers lead, conditions in words, the drawing."""

import os
import shutil
from collections.abc import Iterator
from itertools import combinations, islice
from random import Random
from xml.etree import ElementTree as ET

import pytest
import yaml
from aides_cartes import LONG, PETIT, choix, hold, parcours, question, resultat
from hypothesis import given
from hypothesis import strategies as st

from kit.adresses import Adresses
from kit.content.conditions import Condition
from kit.content.lecture import read_document
from kit.content.parcours import Choix, Parcours, Resultat
from kit.langues.langue import load_langue
from kit.parcours.faits import Faits
from kit.parcours.plan.enonces import Clause, Enonce, list_cites, simplify
from kit.parcours.plan.numeros import number_noeuds
from kit.parcours.plan.suites import trace_suites
from kit.parcours.trajet import Trajet, list_offerts, replay
from kit.paths import starter_dir
from kit.render.dessin_parcours import draw_plan
from kit.render.passages import Lecteur, Passage
from kit.render.phrases_parcours import Redacteur
from kit.render.plan_parcours import FIN, InformationPlan, PlanVue, QuestionPlan, build_plan
from kit.render.richtext import plain_text
from kit.store.catalogue import Catalogue

STARTERS = [
    read_document("parcours", yaml.safe_load(fichier.read_text(encoding="utf-8")))
    for fichier in sorted((starter_dir() / "parcours").glob("*.yaml"))
]


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
    suites = trace_suites(PETIT)
    assert suites.arrivees["papier-visa"] == "materiel"
    assert suites.arrivees["papier-rien"] == "r-agent"
    assert suites.arrivees["materiel-tel"] == suites.suivants["materiel"] == "i-photo"
    assert suites.arrivees["materiel-aucun"] == "r-aide"
    assert suites.arrivees["payer-proche"] is None
    assert suites.arrivees["payer-non"] == "r-timbre"
    assert suites.conclusions == (("r-seul", True), ("r-reste", False))


def test_an_answer_that_settles_a_condition_goes_past_the_card_that_asks_it() -> None:
    """« Je ne sais pas » goes to what explains, the others past it; and nobody is asked twice."""
    lire = {"id": "aide", "genre": "information", "titre": "Lisez", "si": {"choix": ["q-nsp"]}}
    posee = question(
        "q", "Est-ce vrai\u202f?", choix("oui", "Oui"), choix("nsp", "?"), choix("non", "Non")
    )
    non = resultat("r-non", "Rien", si={"choix": ["q-non"]})
    suites = trace_suites(parcours(posee, lire, non, resultat("r", "Oui")))
    assert suites.arrivees == {"q-oui": "r", "q-nsp": "aide", "q-non": "r-non"}
    assert suites.suivants == {"aide": "r"}
    assert suites.sautes == {}
    assert suites.conclusions == ()


def test_when_everyone_ends_on_the_same_result_the_last_answer_leads_to_it() -> None:
    oui_non = question("q", "Est-ce vrai\u202f?", choix("oui", "Oui"), choix("non", "Non"))
    suites = trace_suites(parcours(oui_non, resultat("r", "Fin"), resultat("s", "Jamais")))
    assert set(suites.arrivees.values()) == {"r"}
    assert suites.conclusions == ()


@pytest.mark.parametrize("document", [PETIT, LONG, *STARTERS])
def test_cards_lead_where_the_engine_goes(document: Parcours) -> None:
    """Following paper, the conditions that it prints read at each card, ends where it must."""
    suites = trace_suites(document)
    noeuds = {noeud.id: noeud for noeud in document.noeuds}
    si = {resultat.id: resultat.si for resultat in document.resultats}
    for trajet in islice(walk(document), 400):
        ecrans = {pas.noeud.id: pas for pas in trajet.pas}
        lus = []
        ici: str | None = trajet.pas[0].noeud.id
        while ici is not None and not isinstance(noeuds[ici], Resultat):
            lus.append(ici)
            pas = ecrans.get(ici)
            if pas is None:
                assert ici in suites.sautes, (ici, trajet.reponses)
                ici = suites.sautes[ici]
                lus.pop()
            elif pas.choisis:
                ici = suites.arrivees[pas.choisis[0].id]
            else:
                ici = suites.suivants[ici]
        if ici is None:
            ici = next(
                r for r, demande in suites.conclusions if not demande or trajet.faits.holds(si[r])
            )
        assert trajet.resultat is not None
        assert ici == trajet.resultat.id, trajet.reponses
        assert lus == [pas.noeud.id for pas in trajet.pas]


def walk(document: Parcours) -> Iterator[Trajet]:
    """Paths of any answer to each question, boxes ticked together too, in no order."""
    hasard = Random(7)  # noqa: S311 - no secret
    suites: list[dict[str, tuple[str, ...]]] = [{}]
    while suites:
        reponses = suites.pop(hasard.randrange(len(suites)) if len(suites) < 2000 else -1)
        trajet = replay(document, reponses)
        attendue = trajet.attendue
        if attendue is None:
            yield trajet
            continue
        offerts = list_offerts(attendue, trajet.faits)
        suites += [{**reponses, attendue.id: (c.id,)} for c in offerts]
        if attendue.plusieurs:
            coches = [c.id for c in offerts if c.role == "choix"]
            suites += [{**reponses, attendue.id: deux} for deux in combinations(coches, 2)]
            suites.append({**reponses, attendue.id: tuple(coches)})


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
    arrivees = [c.suite.id for c in payer.choix if c.suite]
    assert arrivees == [FIN, FIN, "r-timbre", "r-agent"]
    proche = payer.choix[1].condition
    assert words(proche) == "Si vous avez répondu « Une carte de séjour » à la question 1 :"


def test_the_plan_says_after_the_last_question_who_gets_what(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, PETIT)
    assert [c.suite.numero for c in plan.conclusions] == ["R1", "R3"]
    assert plan.conclusions[-1].condition is None
    origines = {r.numero: [o.numero for o in r.origines] for r in plan.resultats}
    assert origines == {"R1": [], "R2": ["4"], "R3": [], "R4": ["2", "3"], "R5": ["1", "4"]}


def test_a_long_condition_is_a_list(catalogue: Catalogue) -> None:
    document = PETIT.model_copy(update={"encarts": ()})
    tenu = hold(catalogue, document)
    redacteur = Redacteur(Lecteur(tenu, load_langue("fr"), Adresses("fr")), document)
    longue = {
        "un": [
            {"etiquette": "neuf"},
            {"pas": {"choix": ["materiel-tel", "materiel-ordi"]}},
            {"tous": [{"choix": ["payer-non"]}, {"pas": {"choix": ["courriel-oui"]}}]},
        ]
    }
    phrase = words(redacteur.condition(Condition.model_validate(longue), "Si %(condition)s :"))
    assert phrase == (
        "Si une de ces lignes est vraie : – question 1 : « Un visa » – question 2 : aucune de ces "
        "réponses, « Un téléphone » ou « Un ordinateur » – (question 4 : « Non » et question 3 : "
        "pas « Oui »)"
    )


def test_a_draft_whose_answer_leads_nowhere_has_a_plan(catalogue: Catalogue) -> None:
    perdue = question("q", "Est-ce vrai\u202f?", choix("oui", "Oui", vers="absent"))
    plan = plan_of(catalogue, parcours(perdue))
    suite = plan.questions[0].choix[0].suite
    assert suite is not None
    assert suite.genre == "fin"


@pytest.mark.skipif(
    shutil.which("dot") is None and not os.environ.get("CI"), reason="Graphviz n’est pas installé"
)
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
