"""The starter parcours "Première demande" says what the reference graph says, and only that."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from graphe_premiere_demande import QUESTIONS, RESULTATS, Chemin, iterate_chemins

import kit
from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.lecture import read_document
from kit.content.parcours import CasType, Parcours, QuestionPosee
from kit.content.piece import Lot
from kit.importers.pack.yaml_strict import load_yaml
from kit.parcours.liste import build_liste
from kit.parcours.trajet import Trajet, replay

STARTER = Path(kit.__file__).parent / "starter"
CHEMINS = tuple(iterate_chemins())
ENCARTS = {
    "dz": "e-dz",
    "retard": "e-retard",
    "sansvls": "e-oqtf",
    "asile": "e-asile",
    "note-visa-cs": "e-visa-cs",
    "note-fini": "e-fini",
}
"""The remark of each flag, and of each note of an edge."""
SANS_DEPOT = {"r-retour"}
"""Nothing is filed there: no refusal can come with an order to leave."""
SANS_SUPPLEMENT = {"r-aide", "r-conseil", "r-fam-ue", "r-malade", "r-aps-parent", "r-ase16"} | {
    *("r-violences", "r-traite", "r-prostitution", "r-habitat", "r-retour")
}
"""Cards for which the facts do not say that an entry without visa costs more, or say the reverse
(L423-22: neither tax nor regularisation)."""
RISQUES = {
    *("r-conseil", "r-cnda", "r-reexamen", "r-conjoint-sansvls", "r-ase18", "r-violences"),
    *("r-traite", "r-prostitution", "r-habitat", "r-tension", "r-aes-travail", "r-aes-vpf"),
    "r-oacas",
}
"""Filing may turn against the person: advice comes first."""
AIDES = {"r-aide", "r-conseil"}
NSP_DE_LA_REFERENCE = {"age-nsp", "protege-nsp"}


@cache
def read(genre: str, nom: str) -> Document:
    return read_document(genre, load_yaml((STARTER / nom).read_text(encoding="utf-8")))


@cache
def parcours() -> Parcours:
    document = read("parcours", "parcours/premiere-demande.yaml")
    assert isinstance(document, Parcours)
    return document


@cache
def questions() -> dict[str, str]:
    """The question of each choice."""
    return {choix.id: q.id for q in parcours().questions for choix in q.choix}


@cache
def follow(choisis: tuple[str, ...]) -> Trajet:
    """Where these choices lead; none of them may be left aside."""
    trajet = replay(parcours(), {questions()[choix]: (choix,) for choix in choisis})
    assert tuple(choix.id for choix in trajet.choisis) == choisis
    return trajet


def arrive(choisis: tuple[str, ...]) -> str:
    resultat = follow(choisis).resultat
    assert resultat is not None
    return resultat.id


def list_encarts(trajet: Trajet) -> set[str]:
    assert trajet.resultat is not None
    return {
        encart.id
        for encart in parcours().encarts
        if trajet.faits.holds(encart.si)
        if not encart.resultats or trajet.resultat.id in encart.resultats
    }


def expect_encarts(chemin: Chemin) -> set[str]:
    """The remarks of the flags of a path, in the words of the starter parcours."""
    attendus = {ENCARTS[drapeau] for drapeau in chemin.drapeaux}
    if "sansvls" in chemin.drapeaux:
        attendus -= {"e-oqtf"} if chemin.resultat in SANS_DEPOT else set()
        attendus |= {"e-regul"} if chemin.resultat not in SANS_SUPPLEMENT else set()
    if {"sansvls", "retard"} <= chemin.drapeaux:  # "file at once" would be bad advice here
        attendus = attendus - {"e-retard"} | {"e-fini-long"}
    return attendus


@cache
def marches() -> dict[tuple[str, ...], str]:
    """Every way of answering the starter parcours, and its result."""
    return dict(iterate_marches(()))


def iterate_marches(choisis: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    trajet = follow(choisis)
    if trajet.attendue is None:
        assert trajet.resultat is not None
        yield choisis, trajet.resultat.id
        return
    for choix in trajet.attendue.choix:
        yield from iterate_marches((*choisis, choix.id))


def test_the_reference_is_transcribed_whole() -> None:
    assert len(QUESTIONS) == 20
    assert sum(len(aretes) for aretes in QUESTIONS.values()) == 98
    assert len(RESULTATS) == 55
    assert {chemin.resultat for chemin in CHEMINS} == set(RESULTATS)


def test_each_path_of_the_reference_leads_to_the_same_result() -> None:
    ecarts = [
        (chemin.choix, chemin.resultat, obtenu)
        for chemin in CHEMINS
        if (obtenu := arrive(chemin.choix)) != chemin.resultat
    ]
    assert ecarts == []


def test_each_path_of_the_reference_has_the_remarks_of_its_flags() -> None:
    propres = {"e-moins16", "e-mineur", "e-entree"}  # added: no flag of the reference says them
    ecarts = [
        (chemin.choix, attendus, obtenus)
        for chemin in CHEMINS
        if (attendus := expect_encarts(chemin))
        != (obtenus := list_encarts(follow(chemin.choix)) - propres)
    ]
    assert ecarts == []


def test_knowing_is_answering_the_reference_and_nothing_else() -> None:
    """Without "je ne sais pas", there are as many ways as in the reference: the same ones."""
    sures = {m: r for m, r in marches().items() if not any(c.endswith("-nsp") for c in m)}
    connus = {c.choix: c.resultat for c in CHEMINS if not NSP_DE_LA_REFERENCE & set(c.choix)}
    assert sures == connus


def test_not_knowing_leads_to_help_or_to_a_question_that_helps() -> None:
    for choisis, resultat in marches().items():
        if choisis[-1].endswith("-nsp"):
            assert resultat in AIDES, choisis


def test_reading_the_paper_with_help_leads_where_its_name_does() -> None:
    lus = {"papier-" + choix.id.removeprefix("papier2-"): choix.id for choix in papier2().choix}
    essais = [chemin for chemin in CHEMINS if set(chemin.choix) & set(lus)]
    assert essais
    for chemin in essais:
        rang = next(i for i, choix in enumerate(chemin.choix) if choix in lus)
        nom = chemin.choix[rang]
        aide = (*chemin.choix[:rang], "papier-nsp", lus[nom], *chemin.choix[rang + 1 :])
        assert arrive(aide) == chemin.resultat
        assert list_encarts(follow(aide)) == list_encarts(follow(chemin.choix))


def papier2() -> QuestionPosee:
    return next(question for question in parcours().questions if question.id == "papier2")


def test_the_results_are_those_of_the_reference_with_their_place_and_articles() -> None:
    assert {r.id for r in parcours().resultats} == set(RESULTATS)
    for resultat in parcours().resultats:
        lieu, articles = RESULTATS[resultat.id]
        assert resultat.lieu == lieu, resultat.id
        assert all(article in (resultat.droit or "") for article in articles), resultat.id
        assert (resultat.droit is None) == (not articles), resultat.id


def test_each_question_may_be_answered_by_somebody_who_does_not_know() -> None:
    for question in parcours().questions:
        roles = [choix.role for choix in question.choix]
        assert roles.count("je-ne-sais-pas") == 1, question.id
        assert len(roles) <= 8, question.id


def test_a_risky_result_names_an_association_or_a_lawyer() -> None:
    aides = {c.id for c in parcours().contacts if c.genre in ("association", "avocat")}
    risques = [r for r in parcours().resultats if r.gravite == "risque"]
    assert {r.id for r in risques} == RISQUES
    assert all(aides & set(resultat.contacts) for resultat in risques)


@pytest.mark.parametrize("cas", parcours().cas_types, ids=lambda cas: str(cas.id))
def test_each_cas_type_is_true(cas: CasType) -> None:
    trajet = follow(cas.choisis)
    assert trajet.resultat is not None
    assert trajet.resultat.id == cas.resultat
    assert cas.encarts is not None
    assert list_encarts(trajet) == set(cas.encarts)
    papiers = {ligne.piece for ligne in build_liste(parcours(), trajet, None, {})}
    assert set(cas.pieces) <= papiers


def test_the_cas_types_meet_every_result() -> None:
    assert {cas.resultat for cas in parcours().cas_types} == set(RESULTATS)


def test_papers_that_nobody_of_the_case_has_are_taken_off_the_list() -> None:
    lots = {
        lot.id: lot
        for brut in load_yaml((STARTER / "lots.yaml").read_text(encoding="utf-8"))
        if isinstance(lot := read_document("lot", brut), Lot)
    }
    essais = [cas for cas in parcours().cas_types if cas.sans_pieces]
    assert essais
    for cas in essais:
        trajet = follow(cas.choisis)
        assert trajet.resultat is not None
        fiche = read("fiche", f"fiches/{trajet.resultat.fiches[0]}.yaml")
        assert isinstance(fiche, Fiche)
        liste = {ligne.piece for ligne in build_liste(parcours(), trajet, fiche, lots)}
        assert set(cas.pieces) <= liste
        assert not set(cas.sans_pieces) & liste, cas.id
