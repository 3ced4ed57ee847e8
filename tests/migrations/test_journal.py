"""Migrations of the journal: what was in it before stays, and what is new takes rows."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kit.config import Reglages
from kit.store import saisies, schema
from kit.store.acces.agents import create_agent
from kit.store.acces.liens import create_lien, find_lien
from kit.store.acces.roles import Attribution
from kit.store.audit import list_traces
from kit.store.avis import Avis, list_avis, save_avis
from kit.store.chiffres import Etendue, sum_documents
from kit.store.comprehension import (
    Observation,
    record_comprehension,
    summarise_comprehension,
)
from kit.store.comptage import Visite
from kit.store.editions import EditionConnue, find_edition, record_edition
from kit.store.liens_externes import find_morts, record_visite_lien
from kit.store.mesures import Mesure, Mesures
from kit.store.moteur import open_migration, open_moteurs, write_journal
from kit.store.relectures import (
    Relecture,
    find_relecture,
    list_relectures,
    record_relecture,
)
from kit.store.saisies import Place
from kit.store.visites import record_visite, summarise_mois

QUAND = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


def test_data_journal_0002(reglages: Reglages) -> None:
    """A journal from before the test of drawings keeps its lines and takes answers."""
    reglages.instance.mkdir()
    with open_migration(reglages, "journal").begin() as connection:
        command.upgrade(schema.alembic_config("journal", connection), "0001")
        connection.execute(
            text("INSERT INTO audit VALUES (3, '2026-11-22', 'x', 'essayer', NULL, NULL, '{}')")
        )
    schema.upgrade(reglages)
    moteurs = open_moteurs(reglages)
    assert [trace.qui for trace in list_traces(moteurs)] == ["x"]
    record_comprehension(moteurs, Observation("visa", "0" * 16, "ar", "compris", QUAND.date()))
    (bilan,) = summarise_comprehension(moteurs).dessins
    assert (bilan.pictogramme, bilan.total.compris) == ("visa", 1)
    with closing(sqlite3.connect(reglages.instance / "journal.db")) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="reponse_connue"):
            connection.execute("UPDATE comprehension SET reponse = 'peut-être'")
        with pytest.raises(sqlite3.IntegrityError, match="ajout seul"):
            connection.execute("DELETE FROM audit")


def test_data_journal_0003(reglages: Reglages) -> None:
    """A journal from before the sheets keeps its answers; a sheet once kept never changes."""
    reglages.instance.mkdir()
    with open_migration(reglages, "journal").begin() as connection:
        command.upgrade(schema.alembic_config("journal", connection), "0002")
        connection.execute(
            text(
                "INSERT INTO comprehension (pictogramme, dessin, langue, reponse, jour) "
                "VALUES ('visa', 'x', 'ar', 'compris', '2026-11-22')"
            )
        )
    schema.upgrade(reglages)
    moteurs = open_moteurs(reglages)
    assert summarise_comprehension(moteurs).ensemble.total.compris == 1
    edition = EditionConnue(
        "BCDFGHJK", "0" * 64, "fiche", "essai", "{}", "a4", None, ("ar", "fr"), QUAND.date()
    )
    record_edition(moteurs, edition)
    assert find_edition(moteurs, "BCDFGHJK") == edition
    moteurs.close()
    with closing(sqlite3.connect(reglages.instance / "journal.db")) as connection:
        for ordre in ("UPDATE edition SET support = 'a5'", "DELETE FROM resolu"):
            with pytest.raises(sqlite3.IntegrityError, match="ajout seul"):
                connection.execute(ordre)


def test_data_journal_0005(reglages: Reglages) -> None:
    """A journal from before the counter keeps its sheets; a visit is never under nought."""
    reglages.instance.mkdir()
    with open_migration(reglages, "journal").begin() as connection:
        command.upgrade(schema.alembic_config("journal", connection), "0004")
        connection.execute(text("INSERT INTO resolu VALUES ('e', 'fiche', 'essai', '{}')"))
        connection.execute(
            text("INSERT INTO edition VALUES ('BCDFGHJK', 'e', 'a4', NULL, 'fr', '2026-11-22')")
        )
    schema.upgrade(reglages)
    moteurs = open_moteurs(reglages)
    assert find_edition(moteurs, "BCDFGHJK") is not None
    record_visite(moteurs, Visite("prefecture", QUAND.date(), "matin", "autre"), 2)
    (compte,) = summarise_mois(moteurs, QUAND.date().replace(day=1)).values()
    assert compte.visites == 2
    moteurs.close()
    with closing(sqlite3.connect(reglages.instance / "journal.db")) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="jamais_sous_zero"):
            connection.execute("UPDATE visite SET nombre = -1")
        with pytest.raises(sqlite3.IntegrityError, match="demi_journee_connue"):
            connection.execute("UPDATE visite SET demi_journee = '10:42'")


def test_data_journal_0004(reglages: Reglages) -> None:
    """A journal from before accounts keeps its lines and opens the first one."""
    reglages.instance.mkdir()
    with open_migration(reglages, "journal").begin() as connection:
        command.upgrade(schema.alembic_config("journal", connection), "0003")
        connection.execute(
            text("INSERT INTO audit VALUES (3, '2026-11-22', 'x', 'essayer', NULL, NULL, '{}')")
        )
    schema.upgrade(reglages)
    moteurs = open_moteurs(reglages)
    with write_journal(moteurs) as session:
        agent = create_agent(session, "a@b.fr", "A", (Attribution("valideur"),), QUAND)
        assert find_lien(session, create_lien(session, agent.id, QUAND), QUAND) == agent
    assert [trace.qui for trace in list_traces(moteurs)] == ["x"]
    moteurs.close()
    with (
        closing(sqlite3.connect(reglages.instance / "journal.db")) as connection,
        pytest.raises(sqlite3.IntegrityError, match="role_connu"),
    ):
        connection.execute("UPDATE attribution SET role = 'roi'")


def test_data_journal_0006(reglages: Reglages) -> None:
    """A journal from before the links keeps its visits; a link is noted once, and goes on."""
    reglages.instance.mkdir()
    with open_migration(reglages, "journal").begin() as connection:
        command.upgrade(schema.alembic_config("journal", connection), "0005")
        connection.execute(
            text(
                "INSERT INTO visite VALUES "
                "('prefecture', '2026-11-22', 'matin', 'autre', 'guichet', 0, '', 3)"
            )
        )
    schema.upgrade(reglages)
    moteurs = open_moteurs(reglages)
    (compte,) = summarise_mois(moteurs, QUAND.date().replace(day=1)).values()
    assert compte.visites == 3
    for jour in (QUAND.date(), QUAND.date() + timedelta(days=1)):
        record_visite_lien(moteurs, "https://a.exemple/", jour, "erreur 404")
    assert find_morts(moteurs) == {"https://a.exemple/": "erreur 404"}
    moteurs.close()


def test_data_journal_0007(reglages: Reglages) -> None:
    """A journal from before the texts that are kept has its accounts, and keeps one for them."""
    reglages.instance.mkdir()
    with open_migration(reglages, "journal").begin() as connection:
        command.upgrade(schema.alembic_config("journal", connection), "0006")
        connection.execute(
            text("INSERT INTO agent VALUES (4, 'a@b.fr', 'A', NULL, 1, '2026-11-22 11:00:00')")
        )
    schema.upgrade(reglages)
    moteurs = open_moteurs(reglages)
    place = Place(4, "fiche", "essai", "entete")
    with write_journal(moteurs) as session:
        saisies.keep_saisie(session, place, 1, {"titre": ["x"]}, QUAND)
        saisie = saisies.find_saisie(session, place, QUAND)
    assert saisie is not None
    assert saisie.champs == {"titre": ["x"]}
    with pytest.raises(IntegrityError), write_journal(moteurs) as session:
        saisies.keep_saisie(session, Place(5, "fiche", "essai", "entete"), 1, None, QUAND)
    moteurs.close()


def test_data_journal_0008(reglages: Reglages) -> None:
    """A journal from before readings keeps its lines; a demand once made never changes."""
    reglages.instance.mkdir()
    with open_migration(reglages, "journal").begin() as connection:
        command.upgrade(schema.alembic_config("journal", connection), "0006")
        connection.execute(
            text("INSERT INTO audit VALUES (3, '2026-11-22', 'x', 'essayer', NULL, NULL, '{}')")
        )
    schema.upgrade(reglages)
    moteurs = open_moteurs(reglages)
    assert [trace.qui for trace in list_traces(moteurs)] == ["x"]
    demande = Relecture("fiche", "essai", 2, "paul@prefecture.gouv.fr", QUAND, "demandee")
    renvoi = Relecture("fiche", "essai", 2, "anne@prefecture.gouv.fr", QUAND, "renvoyee", "Non.")
    for geste in (demande, renvoi):
        with write_journal(moteurs) as session:
            record_relecture(session, geste)
            assert list_relectures(session) == {("fiche", "essai"): geste}
            assert find_relecture(session, "fiche", "essai") == geste
    moteurs.close()
    with closing(sqlite3.connect(reglages.instance / "journal.db")) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="ajout seul"):
            connection.execute("UPDATE demande_relecture SET etat = 'publiee'")
        with pytest.raises(sqlite3.IntegrityError, match="etat_connu"):
            connection.execute(
                "INSERT INTO demande_relecture (genre, cle, numero, agent, quand, etat, mot) "
                "VALUES ('fiche', 'essai', 1, 'x', '2026-11-22', 'perdue', '')"
            )


def test_data_journal_0009(reglages: Reglages) -> None:
    """A journal from before the figures keeps its lines; counts add up, whoever writes them."""
    reglages.instance.mkdir()
    with open_migration(reglages, "journal").begin() as connection:
        command.upgrade(schema.alembic_config("journal", connection), "0008")
        connection.execute(
            text("INSERT INTO audit VALUES (3, '2026-11-22', 'x', 'essayer', NULL, NULL, '{}')")
        )
    schema.upgrade(reglages)
    moteurs = open_moteurs(reglages)
    assert [trace.qui for trace in list_traces(moteurs)] == ["x"]
    jour = QUAND.date()
    for _ in range(2):
        mesures = Mesures()
        mesures.count(Mesure(jour, "scan", "fiche", "essai", "ar"))
        assert mesures.flush(moteurs)
    lus = sum_documents(moteurs, Etendue(jour, jour), ("fiche",))
    assert lus == {("fiche", "essai", "scan"): 2}
    avis = Avis(jour, "fiches/essai", "ar", utile=True, phrase="Bien")
    save_avis(moteurs, avis)
    assert [recu.avis for recu in list_avis(moteurs, "nouveau", 10)[0]] == [avis]
    moteurs.close()
    with (
        closing(sqlite3.connect(reglages.instance / "journal.db")) as connection,
        pytest.raises(sqlite3.IntegrityError, match="canal_connu"),
    ):
        connection.execute("UPDATE mesure SET canal = 'autre'")
