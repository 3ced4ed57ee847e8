"""What agents are writing: kept while they type, seen by colleagues, gone once saved."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from aides_admin import ADMIN, open_compte
from aides_store import MIDI, dump, publish_site
from sqlalchemy.orm import Session

from kit.store import saisies
from kit.store.moteur import Moteurs, read_journal, write_journal
from kit.store.saisies import GARDE, PRESENCE, REPRISE, Place, Present

ANNE, PAUL = 1, 2
TAPE = {"titre": ["Un texte"], "blocs.0.texte": ["Un d’eux"], "vide": [""]}
MINUTE = timedelta(minutes=1)


@pytest.fixture
def moteurs(moteurs: Moteurs) -> Moteurs:
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [ADMIN], "paul.martin@prefecture.gouv.fr")
    return moteurs


@pytest.fixture
def session(moteurs: Moteurs) -> Iterator[Session]:
    with write_journal(moteurs) as session:
        yield session


def place(agent: int = ANNE, partie: str = "entete") -> Place:
    return Place(agent, "fiche", "essai", partie)


def presents(session: Session, minutes: float = 0, agent: int = PAUL) -> tuple[Present, ...]:
    return saisies.list_presents(session, agent, "fiche", "essai", MIDI + minutes * MINUTE)


def test_a_text_is_kept_as_it_was_typed_and_never_makes_a_revision(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    avant = dump(moteurs.fichier)
    with write_journal(moteurs) as session:
        saisies.open_saisie(session, place(), 3, MIDI)
        saisies.keep_saisie(session, place(), 3, TAPE, MIDI + MINUTE)
        saisies.open_saisie(session, place(), 8, MIDI + 2 * MINUTE)
    with read_journal(moteurs) as session:
        saisie = saisies.find_saisie(session, place(), MIDI)
    assert saisie is not None
    assert saisie.attend
    assert (saisie.champs, saisie.base) == (TAPE, 3), "le texte se compare à sa version"
    assert dump(moteurs.fichier) == avant


def test_each_agent_has_her_own_text_in_each_part(session: Session) -> None:
    saisies.keep_saisie(session, place(), 1, TAPE, MIDI)
    saisies.keep_saisie(session, place(partie="recours"), 1, {"texte": ["b"]}, MIDI)
    saisies.keep_saisie(session, place(PAUL), 1, {"titre": ["c"]}, MIDI)
    siennes = saisies.list_saisies(session, ANNE, "fiche", "essai", MIDI)
    assert [(s.partie, s.champs) for s in siennes] == [
        ("entete", TAPE),
        ("recours", {"texte": ["b"]}),
    ]


def test_a_colleague_is_seen_for_ten_minutes_after_the_last_sign(session: Session) -> None:
    saisies.open_saisie(session, place(), 1, MIDI)
    vu = Present("Anne Durand", "entete", MIDI)
    assert presents(session) == (vu,)
    assert presents(session, agent=ANNE) == (), "on ne se voit pas soi-même"
    saisies.keep_saisie(session, place(), 1, TAPE, MIDI + 9 * MINUTE)
    assert presents(session, 18) == (vu,)
    assert presents(session, 19) == ()
    plus_tard = MIDI + 9 * MINUTE + PRESENCE
    saisies.open_saisie(session, place(), 1, plus_tard)
    assert presents(session, 19)[0].depuis == plus_tard


def test_leaving_keeps_what_was_typed_and_nothing_else(session: Session) -> None:
    saisies.open_saisie(session, place(), 1, MIDI)
    saisies.leave_saisie(session, place())
    assert saisies.find_saisie(session, place(), MIDI) is None
    saisies.keep_saisie(session, place(), 1, TAPE, MIDI)
    saisies.leave_saisie(session, place())
    saisie = saisies.find_saisie(session, place(), MIDI)
    assert saisie is not None
    assert saisie.attend
    assert presents(session) == ()


def test_a_text_typed_back_to_the_draft_is_kept_no_more(session: Session) -> None:
    saisies.keep_saisie(session, place(), 1, TAPE, MIDI)
    saisies.keep_saisie(session, place(), 1, None, MIDI)
    saisie = saisies.find_saisie(session, place(), MIDI)
    assert saisie is not None
    assert not saisie.attend


def test_a_text_thrown_away_may_be_taken_back_for_an_hour(session: Session) -> None:
    saisies.keep_saisie(session, place(), 1, TAPE, MIDI)
    saisies.throw_saisie(session, place(), MIDI)
    saisies.keep_saisie(session, place(), 4, None, MIDI)
    jetee = saisies.find_saisie(session, place(), MIDI)
    assert jetee is not None
    assert (jetee.attend, jetee.champs, jetee.base) == (False, TAPE, 1)
    saisies.restore_saisie(session, place())
    reprise = saisies.find_saisie(session, place(), MIDI)
    assert reprise is not None
    assert reprise.attend
    saisies.throw_saisie(session, place(), MIDI)
    perdue = saisies.find_saisie(session, place(), MIDI + REPRISE)
    assert perdue is not None
    assert perdue.champs is None
    saisies.open_saisie(session, place(), 4, MIDI + REPRISE)
    saisies.restore_saisie(session, place())
    vide = saisies.find_saisie(session, place(), MIDI)
    assert vide is not None
    assert vide.champs is None, "gardé plus longtemps qu’il n’est dit"


def test_what_was_never_saved_goes_after_thirty_days(session: Session) -> None:
    saisies.keep_saisie(session, place(), 1, TAPE, MIDI)
    saisies.open_saisie(session, place(PAUL, "recours"), 1, MIDI + GARDE - MINUTE)
    assert saisies.find_saisie(session, place(), MIDI) is not None
    saisies.open_saisie(session, place(PAUL, "recours"), 1, MIDI + GARDE)
    assert saisies.find_saisie(session, place(), MIDI) is None


ECRIRE = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from kit.config import load_reglages
from kit.store import saisies
from kit.store.moteur import open_moteurs, write_journal
moteurs = open_moteurs(load_reglages({}, Path(sys.argv[1])))
la, quand = saisies.Place(1, "fiche", "essai", "entete"), datetime(2026, 11, 22, 11, tzinfo=UTC)
for rang in range(10**6):
    with write_journal(moteurs) as session:
        saisies.keep_saisie(session, la, 1, {"titre": [str(rang) * 5000]}, quand)
    if rang == 20:
        print("va", flush=True)
"""


@contextmanager
def typing(instance: str) -> Iterator[subprocess.Popen[str]]:
    commande = [sys.executable, "-c", ECRIRE, instance]
    with subprocess.Popen(commande, stdout=subprocess.PIPE, text=True) as ecrit:
        try:
            yield ecrit
        finally:
            ecrit.kill()


def test_a_process_killed_while_it_keeps_a_text_leaves_a_whole_text(moteurs: Moteurs) -> None:
    assert moteurs.fichier is not None
    with typing(str(moteurs.fichier.parent)) as ecrit:
        assert ecrit.stdout is not None
        assert ecrit.stdout.readline() == "va\n"
    with read_journal(moteurs) as session:
        saisie = saisies.find_saisie(session, place(), MIDI)
    assert saisie is not None
    assert saisie.champs is not None
    (titre,) = saisie.champs["titre"]
    rang = titre[: len(titre) // 5000]
    assert titre == rang * 5000
    assert int(rang) >= 20
    with closing(sqlite3.connect(moteurs.fichier.with_name("journal.db"))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
