"""Replaying answers: never a stale result, whatever the address says."""

from itertools import islice
from random import Random

import pytest
from aides_parcours import (
    build,
    choisi,
    end_of,
    enumerate_chemins,
    information,
    list_courts,
    question,
    resultat,
)
from aides_parcours_hasard import Hasard
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.parcours import Parcours
from kit.parcours.adresse import read_reponses, write_reponses
from kit.parcours.ecart.comportement import read_issue
from kit.parcours.trajet import SansIssueError, list_offerts, replay

ORIGINE = build(
    question("entree", "visa", "sans>r-agent", "nsp>aide"),
    information("aide", si=choisi("entree-nsp")),
    question("nat", "ue>r-ue", "dz#accord", "autre"),
    question("motif", "travail", "famille", "aucun", plusieurs=True),
    question("contrat", "cdi", "cdd", si=choisi("motif-travail")),
    resultat("r-salarie", si=choisi("contrat-cdi", "contrat-cdd")),
    resultat("r-ue"),
    resultat("r-agent"),
)


def parametres(parcours: Parcours, *choix: str) -> dict[str, list[str]]:
    """The parameters of an address that holds these choices."""
    connus = {q.id: tuple(c.id for c in q.choix if c.id in choix) for q in parcours.questions}
    return {nom: [valeur] for nom, valeur in write_reponses(parcours, connus)}


def end(parcours: Parcours, recus: dict[str, list[str]]) -> str | None:
    trajet = replay(parcours, read_reponses(parcours, recus).reponses)
    return trajet.resultat.id if trajet.resultat else None


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.integers(min_value=0, max_value=10**9))
def test_replay_gives_what_walking_naively_gives(graine: int) -> None:
    parcours = Hasard(graine).parcours(5)
    for chemin in list_courts(parcours) or ():
        reponses = dict(chemin.reponses)
        if chemin.resultat is None:
            with pytest.raises(SansIssueError):
                replay(parcours, reponses)
            continue
        trajet = replay(parcours, reponses)
        issue = read_issue(parcours, trajet)
        assert issue is not None
        sorts = dict.fromkeys((*issue.encarts, *issue.ajoutees), "present")
        sorts |= dict.fromkeys(issue.retirees, "retire")
        assert (issue.resultat, frozenset(sorts.items())) == end_of(parcours, chemin)
        assert tuple(pas.noeud.id for pas in trajet.pas) == chemin.lus
        assert trajet.reponses == reponses


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(min_value=0, max_value=10**9))
def test_the_address_of_a_path_is_one_whatever_the_order(graine: int) -> None:
    parcours = Hasard(graine).parcours(5)
    tirage = Random(graine)  # noqa: S311 - a draw, not a secret
    for chemin in islice(enumerate_chemins(parcours), 5):
        ecrite = write_reponses(parcours, dict(chemin.reponses))
        melees = [(nom, valeur.split(".")) for nom, valeur in ecrite]
        tirage.shuffle(melees)
        for _, valeurs in melees:
            tirage.shuffle(valeurs)
        recus = {nom: [".".join(valeurs)] for nom, valeurs in melees}
        relues = read_reponses(parcours, recus)
        assert dict(relues.reponses) == dict(chemin.reponses)
        assert write_reponses(parcours, relues.reponses) == ecrite
        separees = read_reponses(parcours, dict(melees))
        assert separees == relues


@settings(max_examples=70, deadline=None, derandomize=True)
@given(st.integers(min_value=0, max_value=10**9))
def test_changing_any_answer_keeps_the_others_and_gives_no_stale_result(graine: int) -> None:
    parcours = Hasard(graine).parcours(5)
    chemins = list_courts(parcours) or []
    finales = {c.reponses: c.resultat for c in chemins if c.resultat is not None}
    for chemin in [c for c in chemins if c.resultat is not None][:3]:
        reponses = dict(chemin.reponses)
        trajet = replay(parcours, reponses)
        for question_, _ in chemin.reponses:
            rang = trajet.find(question_)
            posee = trajet.pas[rang].noeud if rang is not None else None
            assert posee is not None
            avant = replay(parcours, {**reponses, question_: ()})
            for choix in list_offerts(posee, avant.faits):  # type: ignore[arg-type]
                nouvelles = {**reponses, question_: (choix.id,)}
                ecrites = {nom: [valeur] for nom, valeur in write_reponses(parcours, nouvelles)}
                relues = read_reponses(parcours, ecrites).reponses
                assert dict(relues) == nouvelles
                try:
                    change = replay(parcours, relues)
                except SansIssueError:
                    continue
                if change.resultat is None:
                    assert change.attendue is not None
                else:
                    propres = tuple(change.reponses.items())
                    assert finales[propres] == change.resultat.id


def test_answers_off_the_path_are_kept_but_change_nothing() -> None:
    complet = parametres(ORIGINE, "entree-visa", "nat-dz", "motif-travail", "contrat-cdi")
    assert end(ORIGINE, complet) == "r-salarie"
    sans_contrat = {**complet, "motif": ["famille"]}
    lues = read_reponses(ORIGINE, sans_contrat)
    assert lues.reponses["contrat"] == ("contrat-cdi",)
    trajet = replay(ORIGINE, lues.reponses)
    assert "contrat" not in trajet.reponses
    assert trajet.resultat is not None
    assert trajet.resultat.id == "r-ue"


def test_an_information_is_on_the_path_of_those_it_is_for() -> None:
    trajet = replay(ORIGINE, {"entree": ("entree-nsp",)})
    assert [pas.noeud.id for pas in trajet.pas] == ["entree", "aide", "nat"]
    assert trajet.attendue is not None
    assert trajet.attendue.id == "nat"


@pytest.mark.parametrize(
    ("recus", "attendue", "inconnue"),
    [
        ({"entree": ["visa"], "nat": ["mars"]}, "nat", "nat"),
        ({"entree": ["visa"], "nat": ["dz.ue"]}, "nat", None),
        ({"entree": ["visa"], "nat": ["dz"], "motif": ["aucun.travail"]}, "motif", None),
        ({"entree": ["visa"], "nat": ["dz", "ue"]}, "nat", None),
        ({"entree": ["x" * 5000]}, "entree", "entree"),
        ({"entree": ["." * 5000]}, "entree", None),
        ({"autre": ["visa"]}, "entree", None),
    ],
    ids=["inconnue", "deux", "aucun-et", "repetee", "longue", "points", "question"],
)
def test_an_answer_that_cannot_be_accepted_waits_for_another(
    recus: dict[str, list[str]], attendue: str, inconnue: str | None
) -> None:
    lues = read_reponses(ORIGINE, recus)
    trajet = replay(ORIGINE, lues.reponses)
    assert trajet.resultat is None
    assert trajet.attendue is not None
    assert trajet.attendue.id == attendue
    assert lues.inconnues == ((inconnue,) if inconnue else ())


def test_past_names_are_understood_and_never_written() -> None:
    parcours = build(
        question("nat", "dz", "ue", anciens_ids=["nationalite"]) | {"titre": "Nationalité ?"},
        resultat("fin"),
    )
    dz = parcours.questions[0].choix[0].model_copy(update={"anciennes_cles": ("algerie",)})
    nouvelle = parcours.questions[0].model_copy(
        update={"choix": (dz, *parcours.questions[0].choix[1:])}
    )
    parcours = parcours.model_copy(update={"noeuds": (nouvelle, *parcours.noeuds[1:])})
    lues = read_reponses(parcours, {"nationalite": ["algerie"]})
    assert lues.reponses == {"nat": ("nat-dz",)}
    assert write_reponses(parcours, lues.reponses) == (("nat", "dz"),)
