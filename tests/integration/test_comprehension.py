"""The test of drawings at the counter: what is kept, and what may be said of it."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from aides_commandes import Resultat, run, use_instance
from aides_dessins import BON
from aides_store import dump, prefecture, publish
from fabrique import PICTOGRAMME, site

from kit.config import load_reglages
from kit.content.lecture import read_document
from kit.horloge import HorlogeFixe
from kit.store.comprehension import (
    Comptes,
    Observation,
    Reponse,
    record_comprehension,
    summarise_comprehension,
)
from kit.store.moteur import Moteurs, open_moteurs
from kit.store.schema import upgrade

JOUR = date(2026, 11, 22)
PUBLIE = HorlogeFixe(datetime(2026, 1, 5, 8, 0, tzinfo=UTC))
"""Before the clock of the machine, by which commands tell the time."""


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An instance where one pictogram of the bank is published."""
    instance = use_instance(monkeypatch, tmp_path / "essai")
    reglages = load_reglages({}, instance)
    upgrade(reglages)
    moteurs = open_moteurs(reglages)
    documents = (site(), prefecture(), read_document("pictogramme", PICTOGRAMME))
    publish(moteurs, *documents, horloge=PUBLIE)
    moteurs.close()
    return instance


def note(capsys: pytest.CaptureFixture[str], *mots: str) -> Resultat:
    return run(capsys, "pictogrammes", "comprehension", "noter", *mots)


def summarise(capsys: pytest.CaptureFixture[str], *mots: str) -> str:
    resultat = run(capsys, "pictogrammes", "comprehension", "bilan", *mots)
    assert resultat.code == 0, resultat.erreur
    return resultat.sortie


def record(
    moteurs: Moteurs,
    reponses: Iterable[Reponse],
    pictogramme: str = "passeport",
    dessin: str = "a" * 16,
    langue: str = "ar",
) -> None:
    for reponse in reponses:
        record_comprehension(moteurs, Observation(pictogramme, dessin, langue, reponse, JOUR))


def test_answers_are_counted_by_drawing_by_language_and_together(moteurs: Moteurs) -> None:
    record(moteurs, ["compris", "compris", "contraire"])
    record(moteurs, ["ne_sait_pas"], langue="so")
    record(moteurs, ["compris"], dessin="b" * 16)
    record(moteurs, ["contraire"], pictogramme="visa")
    bilan = summarise_comprehension(moteurs)
    assert bilan.ensemble.total == Comptes(3, 2, 1)
    assert [(r.pictogramme, r.dessin) for r in bilan.dessins] == [
        ("passeport", "a" * 16),
        ("passeport", "b" * 16),
        ("visa", "a" * 16),
    ]
    assert bilan.dessins[0].total == Comptes(2, 1, 1)
    assert bilan.dessins[0].par_langue == {"ar": Comptes(2, 1, 0), "so": Comptes(0, 0, 1)}
    assert summarise_comprehension(moteurs, langue="so").ensemble.total == Comptes(0, 0, 1)
    assert summarise_comprehension(moteurs, pictogramme="visa").ensemble.total == Comptes(0, 1, 0)
    assert summarise_comprehension(moteurs, langue="ru").dessins == ()


@pytest.mark.parametrize(
    ("comptes", "n", "pourcentage", "iso", "ansi"),
    [
        (Comptes(9, 0, 0), 9, None, None, None),
        (Comptes(10, 0, 0), 10, 100, True, True),
        (Comptes(0, 0, 0), 0, None, None, None),
        (Comptes(0, 10, 0), 10, 0, False, False),
        (Comptes(2, 0, 1), 3, None, None, None),
        (Comptes(67, 0, 33), 100, 67, True, False),
        (Comptes(20, 5, 5), 30, 66, False, False),
        (Comptes(17, 3, 0), 20, 85, True, True),
        (Comptes(849, 151, 0), 1000, 84, True, False),
    ],
)
def test_there_is_no_percentage_under_ten_answers(
    comptes: Comptes,
    n: int,
    pourcentage: int | None,
    *,
    iso: bool | None,
    ansi: bool | None,
) -> None:
    assert (comptes.n, comptes.pourcentage) == (n, pourcentage)
    assert (comptes.reaches(67), comptes.reaches(85)) == (iso, ansi)


def test_nothing_of_a_person_is_kept(capsys: pytest.CaptureFixture[str], instance: Path) -> None:
    contenu = dump(instance / "contenu.db")
    note(capsys, "passeport", "--langue", "AR", "--reponse", "compris", "--structure", "prefecture")
    with closing(sqlite3.connect(instance / "journal.db")) as connexion:
        colonnes = [c[1] for c in connexion.execute("PRAGMA table_info(comprehension)")]
        (ligne,) = connexion.execute("SELECT * FROM comprehension").fetchall()
        traces = connexion.execute("SELECT count(*) FROM audit WHERE action = 'noter'").fetchone()
    assert colonnes == ["id", "pictogramme", "dessin", "langue", "reponse", "jour", "structure"]
    assert ligne[1] == "passeport"
    assert ligne[3:5] == ("ar", "compris")
    assert len(ligne[5]) == len("2026-11-22"), "un jour, jamais une heure"
    assert ligne[6] == "prefecture"
    assert traces == (0,)
    assert dump(instance / "contenu.db") == contenu


@pytest.mark.parametrize(
    ("mots", "attendu"),
    [
        (["passeport", "--langue", "ar"], "--reponse : compris, contraire, ne-sait-pas"),
        (["passeport", "--langue", "ar", "--reponse", "oui"], "--reponse"),
        (["passeport", "--reponse", "compris"], "--langue"),
        (["passeport", "--langue", "Mme Diallo", "--reponse", "compris"], "--langue"),
        (["inconnu", "--langue", "ar", "--reponse", "compris"], "« inconnu »"),
        (["../x", "--langue", "ar", "--reponse", "compris"], "« ../x »"),
        (
            ["passeport", "--langue", "ar", "--reponse", "compris", "--structure", "bar"],
            "Aucun lieu publié ne s’appelle « bar »",
        ),
    ],
)
def test_an_answer_that_is_none_is_refused_and_not_kept(
    capsys: pytest.CaptureFixture[str], instance: Path, mots: list[str], attendu: str
) -> None:
    avant = dump(instance / "journal.db")
    resultat = note(capsys, *mots)
    resultat.assert_refused(attendu)
    assert len(resultat.erreur.strip().splitlines()) == 1
    assert dump(instance / "journal.db") == avant


def test_without_anything_published_it_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    instance = use_instance(monkeypatch, tmp_path / "vide")
    note(capsys, "passeport", "--langue", "ar", "--reponse", "compris").assert_refused(
        str(instance)
    )
    run(capsys, "base", "mettre-a-jour")
    note(capsys, "passeport", "--langue", "ar", "--reponse", "compris").assert_refused(
        "Rien n’est publié"
    )


@pytest.mark.usefixtures("instance")
def test_the_summary_always_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    assert summarise(capsys) == "Aucune réponse n’est notée.\n"
    sortie = note(capsys, "carnet", "--langue", "ar", "--reponse", "compris").sortie
    assert sortie.startswith("Noté. passeport, arabe : 1 réponse, 1 compris, 0 contraire")
    texte = summarise(capsys)
    assert "passeport : 1 réponse, 1 compris, 0 contraire, 0 ne sait pas ; " in texte
    assert texte.count("trop peu de réponses pour un pourcentage") == 4
    assert "%" not in texte
    for _ in range(10):
        note(capsys, "passeport", "--langue", "so", "--reponse", "ne-sait-pas")
    texte = summarise(capsys, "--langue", "so")
    assert "10 réponses, 0 compris, 0 contraire, 10 ne sait pas ; 0 % compris" in texte
    assert "n’atteint pas 67 % (ISO 3864), n’atteint pas 85 % (ANSI Z535)" in texte
    assert "arabe" not in texte
    assert "somali (so)" in texte


def test_a_drawing_that_changed_has_a_result_of_its_own(
    capsys: pytest.CaptureFixture[str], instance: Path
) -> None:
    note(capsys, "passeport", "--langue", "ar", "--reponse", "contraire")
    moteurs = open_moteurs(load_reglages({}, instance))
    nouveau = read_document("pictogramme", {**PICTOGRAMME, "dessin": BON})
    publish(moteurs, nouveau, horloge=HorlogeFixe(PUBLIE.instant + timedelta(days=1)))
    moteurs.close()
    sortie = note(capsys, "passeport", "--langue", "ar", "--reponse", "compris").sortie
    assert "1 réponse, 1 compris, 0 contraire" in sortie
    texte = summarise(capsys)
    assert "passeport (ancien dessin) : 1 réponse, 0 compris, 1 contraire" in texte
    assert "passeport : 1 réponse, 1 compris, 0 contraire" in texte
    assert "Tous les dessins : 2 réponses, 1 compris, 1 contraire" in texte
