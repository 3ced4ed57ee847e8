"""Reading a document: each fault is said in French, at its place, with what to do."""

import json
from pathlib import Path

import pytest
from fabrique import FICHE, fiche

from kit.content import evolutions
from kit.content.empreinte import canonical_json, dump_document, empreinte
from kit.content.fiche import Fiche
from kit.content.genres import CLASSES, GENRES
from kit.content.lecture import DocumentInvalideError, read_document

FIXTURES = Path(__file__).parent / "schemas"


def fautes(**changes: object) -> list[str]:
    with pytest.raises(DocumentInvalideError) as info:
        fiche(**changes)
    return [str(faute) for faute in info.value.fautes]


@pytest.mark.parametrize(
    ("changes", "attendu"),
    [
        ({"titre": ""}, "titre : ce texte est vide, écrivez-le ou retirez le champ."),
        ({"etaps": []}, "etaps : le champ « etaps » n’existe pas"),
        ({"etaps": []}, "Vouliez-vous écrire « etapes » ?"),
        ({"id": "Mon Id"}, "id : « Mon Id » n’est pas un identifiant"),
        ({"titre": 3}, "titre : il faut un texte"),
        ({"genre": "flyer"}, "« flyer » n’existe pas ; choisissez 'fiche' ou 'question-reponse'"),
        ({"valable_du": "mai"}, "valable_du : il faut une date comme 2026-05-01."),
        ({"critique": ["inconnu"]}, "Aucun bloc ne porte l’identifiant « inconnu »."),
        ({"valable_du": "2026-05-02", "valable_au": "2026-05-01"}, "précède la date de début"),
        ({"schema": 99}, "plus récent que ce kit"),
        ({"schema": None}, "il manque le numéro de schéma"),
        ({"resume": "{x}"}, "« {x} » n’est pas compris."),
        (
            {"pieces": [{"id": "p", "piece": "a", "lot": "b"}]},
            "pieces › 1 : Indiquez une pièce ou un lot de pièces",
        ),
    ],
)
def test_each_fault_says_where_and_what_to_do(changes: dict[str, object], attendu: str) -> None:
    assert any(attendu in faute for faute in fautes(**changes)), fautes(**changes)


def test_an_id_used_twice_in_a_document_is_refused() -> None:
    etape = FICHE["etapes"][0]
    jumelle = {**etape, "id": "etape-b"}
    assert any("« a1 » est déjà pris" in f for f in fautes(etapes=[etape, jumelle]))


def test_all_faults_are_said_at_once() -> None:
    assert len(fautes(titre="", etaps=[], resume="{x}")) == 3


def test_something_that_is_not_a_document_is_refused() -> None:
    with pytest.raises(DocumentInvalideError, match="liste de champs"):
        read_document("fiche", "bonjour")


def test_a_source_that_does_not_exist_is_refused_for_every_kind() -> None:
    brut = {
        "schema": 1,
        "id": "q",
        "question": "Quand ?",
        "reponse": [{"id": "r1", "texte": "Demain."}],
        "verifications": [{"noeud": "r1", "niveau": "B", "note": "À relire.", "source": "perdue"}],
    }
    with pytest.raises(DocumentInvalideError, match="Aucune source"):
        read_document("question", brut)


def test_the_canonical_form_reads_back_as_the_same_document() -> None:
    document = fiche()
    assert read_document("fiche", json.loads(canonical_json(document))) == document
    assert empreinte(document) == empreinte(fiche())
    assert empreinte(document) != empreinte(fiche(titre="Autre"))


def test_defaults_are_not_written() -> None:
    assert "anciens_slugs" not in dump_document(fiche())


@pytest.mark.parametrize("classe", CLASSES, ids=lambda c: c.GENRE)
def test_every_past_schema_of_every_kind_can_still_be_read(classe: type) -> None:
    """One fixture per past version; the present one is written by the starter pack."""
    for version in range(1, GENRES[classe.GENRE].SCHEMA):  # type: ignore[attr-defined]
        fixture = FIXTURES / f"{classe.GENRE}-{version}.json"  # type: ignore[attr-defined]
        assert fixture.is_file(), f"écrivez {fixture.name}"
        read_document(classe.GENRE, json.loads(fixture.read_text("utf-8")))  # type: ignore[attr-defined]


def test_an_old_document_goes_through_each_upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fiche, "SCHEMA", 3)
    etapes = {
        1: lambda brut: {**brut, "titre": brut["titre"] + " 2"},
        2: lambda brut: {**brut, "titre": brut["titre"] + " 3"},
    }
    monkeypatch.setitem(evolutions.EVOLUTIONS, "fiche", etapes)
    lue = read_document("fiche", FICHE)
    assert isinstance(lue, Fiche)
    assert (lue.titre, lue.schema_version) == ("Renouveler ma carte 2 3", 3)
