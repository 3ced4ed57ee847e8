"""Sessions: readers cannot write, writers write all or nothing, instants are in UTC."""

import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from aides_store import MIDI, dump, publish_site, version_of
from fabrique import fiche
from sqlalchemy import insert, select, text
from sqlalchemy.exc import OperationalError, StatementError
from sqlalchemy.orm import Session

from kit.config import load_reglages
from kit.store.erreurs import BaseAbsenteError, LectureSeuleError
from kit.store.lignes import bump_version, read_version
from kit.store.modeles import DocumentLigne
from kit.store.moteur import Moteurs, open_moteurs, read_session, write_session


def ligne(quand: datetime = MIDI) -> dict[str, object]:
    return {"genre": "fiche", "cle": "x", "cree_le": quand}


def add_and_flush(session: Session) -> None:
    session.add(DocumentLigne(**ligne()))
    session.flush()


def test_a_read_session_cannot_write(moteurs: Moteurs) -> None:
    avant = dump(moteurs.fichier)
    with pytest.raises(LectureSeuleError), read_session(moteurs) as session:
        session.execute(insert(DocumentLigne).values(**ligne()))
    with pytest.raises(LectureSeuleError), read_session(moteurs) as session:
        session.execute(text("DELETE FROM catalogue_version"))
    with pytest.raises(LectureSeuleError), read_session(moteurs) as session:
        add_and_flush(session)
    with pytest.raises(LectureSeuleError), read_session(moteurs) as session:
        session.commit()
    assert dump(moteurs.fichier) == avant


def test_a_write_session_that_fails_changes_nothing(moteurs: Moteurs) -> None:
    avant = dump(moteurs.fichier)

    def fail() -> None:
        with write_session(moteurs) as session:
            session.execute(insert(DocumentLigne).values(**ligne()))
            bump_version(session)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert dump(moteurs.fichier) == avant


def test_a_reader_sees_one_snapshot_and_does_not_stop_writers(moteurs: Moteurs) -> None:
    with read_session(moteurs) as session:
        assert read_version(session) == 0
        publish_site(moteurs)
        assert read_version(session) == 0
    assert version_of(moteurs) == 1


def test_writers_wait_for_one_another(moteurs: Moteurs) -> None:
    def bump() -> None:
        for _ in range(10):
            with write_session(moteurs) as session:
                read_version(session)
                bump_version(session)

    fils = [threading.Thread(target=bump) for _ in range(4)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert version_of(moteurs) == 40


def test_the_version_moves_once_per_transaction(moteurs: Moteurs) -> None:
    with write_session(moteurs) as session:
        bump_version(session)
        bump_version(session)
    assert version_of(moteurs) == 1


def test_foreign_keys_hold(moteurs: Moteurs) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), write_session(moteurs) as session:
        session.execute(
            text("INSERT INTO adresse (genre, slug, document_id) VALUES ('fiche', 'x', 99)")
        )


def test_a_commit_is_on_the_disk_before_anything_else(moteurs: Moteurs) -> None:
    with write_session(moteurs) as session:
        assert session.execute(text("PRAGMA synchronous")).scalar() == 2
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_instants_are_stored_in_utc_and_naive_ones_refused(moteurs: Moteurs) -> None:
    paris = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=1)))
    with write_session(moteurs) as session:
        session.execute(insert(DocumentLigne).values(**ligne(paris)))
    with read_session(moteurs) as session:
        lu = session.scalars(select(DocumentLigne.cree_le)).one()
        brut = session.execute(text("SELECT cree_le FROM document")).scalar()
    assert lu == paris
    assert lu.tzinfo is UTC
    assert str(brut).startswith("2026-11-22 11:00:00")
    naive = datetime(2026, 11, 22, 12, 0)  # noqa: DTZ001
    with pytest.raises(StatementError, match="time zone"), write_session(moteurs) as session:
        session.execute(insert(DocumentLigne).values(**ligne(naive)))


def test_a_missing_base_is_not_created_by_readers_nor_writers(tmp_path: Path) -> None:
    moteurs = open_moteurs(load_reglages({}, tmp_path))
    for ouvrir in (read_session, write_session):
        with pytest.raises(BaseAbsenteError, match="mettre-a-jour"), ouvrir(moteurs) as session:
            read_version(session)
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_the_program_is_not_hidden(moteurs: Moteurs) -> None:
    with pytest.raises(OperationalError, match="no such table"), read_session(moteurs) as session:
        session.execute(text("SELECT * FROM rien"))


def test_the_settings_may_name_another_file(tmp_path: Path) -> None:
    reglages = load_reglages(
        {"KIT_BASE_DONNEES": f"sqlite:///{tmp_path}/ailleurs.db"}, tmp_path / "i"
    )
    moteurs = open_moteurs(reglages)
    assert moteurs.fichier == tmp_path / "ailleurs.db"
    assert fiche().id == "essai"
