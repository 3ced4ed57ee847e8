"""`kit parcours`, and what publication refuses of a path."""

import json
from pathlib import Path

import pytest
from aides_commandes import run, use_instance
from aides_parcours import build, question, resultat
from aides_store import prefecture, publish, save, site

from kit.config import load_reglages
from kit.content.parcours import Parcours
from kit.horloge import HorlogeFixe
from kit.store.depot import Depot
from kit.store.garde_parcours import ParcoursRefuseError
from kit.store.moteur import Moteurs, open_moteurs, write_session
from kit.store.publications import APublier
from kit.store.schema import upgrade

CAS = [
    {"id": "cas-a", "nom": "Amina", "choisis": ["but-a"], "resultat": "r-a"},
    {"id": "cas-b", "nom": "Boris", "choisis": ["but-b"], "resultat": "r-b"},
]


def sain(**champs: object) -> Parcours:
    return build(
        question("but", "a>r-a", "b>r-b", "nsp>r-b"),
        resultat("r-a"),
        resultat("r-b"),
        cas_types=CAS,
        **champs,
    )


def change() -> Parcours:
    """The same questions; what is said to one of the two is not the same."""
    return build(
        question("but", "a>r-b", "b>r-a", "nsp>r-b"),
        resultat("r-a"),
        resultat("r-b"),
        cas_types=[{**CAS[0], "resultat": "r-b"}, {**CAS[1], "resultat": "r-a"}],
    )


def publish_as(moteurs: Moteurs, horloge: HorlogeFixe, *, vu: bool) -> None:
    with write_session(moteurs) as session:
        demande = APublier("parcours", "essai", changement_vu=vu)
        Depot(session, horloge).publish_documents([demande], auteur="tests")


def test_a_path_with_a_fault_is_not_published(moteurs: Moteurs, horloge: HorlogeFixe) -> None:
    fautif = build(question("but", "a>r-a"), resultat("r-a", gravite="risque"))
    save(moteurs, site(), prefecture(), fautif)
    with pytest.raises(ParcoursRefuseError) as refus:
        publish(moteurs, fautif, horloge=horloge)
    assert "n’est pas publié" in str(refus.value)
    assert "kit parcours verifier essai" in str(refus.value)


def test_what_changes_for_people_must_have_been_seen(
    moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    publish(moteurs, site(), prefecture(), sain(), horloge=horloge)
    save(moteurs, change())
    with pytest.raises(ParcoursRefuseError, match="V42"):
        publish_as(moteurs, horloge, vu=False)
    publish_as(moteurs, horloge, vu=True)


def test_the_command_says_that_nothing_is_wrong_or_what_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    instance = use_instance(monkeypatch, tmp_path / "instance")
    moteurs = open_base(instance)
    save(moteurs, site(), prefecture(), sain())
    assert "rien à corriger" in run(capsys, "parcours", "verifier").sortie
    perdu = build(question("but", "a>r-a", "b>r-a", "nsp>r-a"), resultat("r-a"), resultat("r-b"))
    save(moteurs, perdu)
    dit = run(capsys, "parcours", "verifier", "essai", "--format", "json")
    codes = {p["code"] for p in json.loads(dit.sortie)["essai"]}
    assert "V21" in codes
    run(capsys, "parcours", "verifier", "inconnu").assert_refused("Parcours connus")
    moteurs.close()


def test_the_command_tells_for_whom_the_draft_changes_something(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    instance = use_instance(monkeypatch, tmp_path / "instance")
    moteurs = open_base(instance)
    publish(moteurs, site(), prefecture(), sain())
    save(moteurs, change())
    dit = run(capsys, "parcours", "comparer", "essai")
    assert dit.code == 0
    assert "Résultat r-a" in dit.sortie
    assert "Résultat r-b" in dit.sortie
    moteurs.close()


def open_base(instance: Path) -> Moteurs:
    reglages = load_reglages({}, instance)
    upgrade(reglages)
    return open_moteurs(reglages)
