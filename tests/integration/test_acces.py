"""Accounts: one-time links, passwords, sessions that end, tries that are slowed."""

import sqlite3
import threading
from contextlib import closing
from datetime import timedelta

import pytest
from aides_store import MIDI

from kit.store.acces.agents import change_agent, create_agent, find_agent, get_agent, list_agents
from kit.store.acces.connexion import ATTENTE, ESSAIS_MAX, check_identite, log_in
from kit.store.acces.erreurs import (
    ConnexionRefuseeError,
    CourrielInvalideError,
    CourrielPrisError,
    DernierAdministrateurError,
    LienMortError,
    MotDePasseFaibleError,
    TropEssaisError,
)
from kit.store.acces.liens import DUREE_LIEN, create_lien, find_lien, use_lien
from kit.store.acces.mots_de_passe import hash_mot_de_passe
from kit.store.acces.roles import Agent, Attribution
from kit.store.acces.sessions import (
    DUREE_MAX,
    INACTIVITE,
    close_session,
    find_session,
    list_sessions,
)
from kit.store.moteur import Moteurs, read_journal, write_journal

COURRIEL = "anne.durand@prefecture.gouv.fr"
PHRASE = "quatre mots sans lien"
ADMIN = Attribution("administrateur")


def open_compte(moteurs: Moteurs, *attributions: Attribution, courriel: str = COURRIEL) -> Agent:
    """An account with a password."""
    garde = hash_mot_de_passe(PHRASE, courriel)
    with write_journal(moteurs) as session:
        agent = create_agent(session, courriel, "Anne Durand", attributions or (ADMIN,), MIDI)
        lien = create_lien(session, agent.id, MIDI)
        return use_lien(session, lien, garde, MIDI)


def enter(moteurs: Moteurs) -> str:
    return log_in(moteurs, COURRIEL, PHRASE, "Firefox, Windows", MIDI)


def test_an_address_is_one_account_however_it_is_typed(moteurs: Moteurs) -> None:
    open_compte(moteurs)
    with write_journal(moteurs) as session:
        assert find_agent(session, " Anne.DURAND@Prefecture.gouv.fr ") is not None
        with pytest.raises(CourrielPrisError, match="nouveau lien"):
            create_agent(session, COURRIEL.upper(), "", (), MIDI)
        for faux in ("anne", "anne@", "a b@c.fr", "@c.fr", "x" * 250 + "@c.fr"):
            with pytest.raises(CourrielInvalideError):
                create_agent(session, faux, "", (), MIDI)


def test_roles_say_what_one_may_do_where(moteurs: Moteurs) -> None:
    traducteur = Attribution("traducteur", langue="ar")
    valideur = Attribution("valideur", structure="sous-prefecture")
    agent = open_compte(moteurs, traducteur, valideur)
    assert agent.may("traduire", langue="ar")
    assert not agent.may("traduire", langue="uk")
    assert agent.langues == {"ar"}
    assert agent.may("publier", structure="sous-prefecture")
    assert not agent.may("publier", structure="prefecture")
    assert agent.may("lire"), "une seule langue à traduire, tout à lire"
    assert not agent.may("administrer")
    with write_journal(moteurs) as session:
        ferme = change_agent(session, agent.id, actif=False)
    assert not ferme.may("lire")


def test_the_last_administrator_stays(moteurs: Moteurs) -> None:
    agent = open_compte(moteurs)
    for change in ({"actif": False}, {"attributions": (Attribution("valideur"),)}):
        with pytest.raises(DernierAdministrateurError), write_journal(moteurs) as session:
            change_agent(session, agent.id, **change)  # type: ignore[arg-type]
    with read_journal(moteurs) as session:
        assert get_agent(session, agent.id).may("administrer")
    open_compte(moteurs, ADMIN, courriel="autre@exemple.fr")
    with write_journal(moteurs) as session:
        change_agent(session, agent.id, actif=False)
        assert [a.actif for a in list_agents(session)] == [False, True]


def test_a_link_works_once_for_three_days_and_the_newest_only(moteurs: Moteurs) -> None:
    agent = open_compte(moteurs)
    garde = hash_mot_de_passe("cinq autres mots sans lien", COURRIEL)
    with write_journal(moteurs) as session:
        ancien, lien = create_lien(session, agent.id, MIDI), create_lien(session, agent.id, MIDI)
        assert find_lien(session, lien, MIDI + DUREE_LIEN - timedelta(seconds=1)) == agent
        for mort, quand in ((ancien, MIDI), (lien, MIDI + DUREE_LIEN), ("inconnu", MIDI)):
            with pytest.raises(LienMortError):
                find_lien(session, mort, quand)
    entree = enter(moteurs)
    with write_journal(moteurs) as session:
        use_lien(session, lien, garde, MIDI)
        with pytest.raises(LienMortError):
            use_lien(session, lien, garde, MIDI)
    assert find_session(moteurs, entree, MIDI) is None, "l’ancien mot de passe ouvre encore"
    with pytest.raises(ConnexionRefuseeError):
        enter(moteurs)


@pytest.mark.parametrize(
    "faible", ["court", "aaaaaaaaaaaaaaaa", "anne.durand2026!", "x" * 201, "ababababababab"]
)
def test_an_easy_password_is_refused(faible: str) -> None:
    with pytest.raises(MotDePasseFaibleError):
        hash_mot_de_passe(faible, COURRIEL)


def test_nothing_stored_opens_a_door(moteurs: Moteurs) -> None:
    agent = open_compte(moteurs)
    with write_journal(moteurs) as session:
        lien = create_lien(session, agent.id, MIDI)
    entree = enter(moteurs)
    assert moteurs.fichier is not None
    with closing(sqlite3.connect(moteurs.fichier.with_name("journal.db"))) as connection:
        garde = "\n".join(connection.iterdump())
    assert "$argon2id$" in garde
    for secret in (PHRASE, lien, entree):
        assert secret not in garde


def test_a_session_ends_when_unused_and_after_a_day_of_work(moteurs: Moteurs) -> None:
    open_compte(moteurs)
    entree = enter(moteurs)
    assert find_session(moteurs, entree, MIDI + INACTIVITE) is None
    quand = MIDI
    while quand - MIDI < DUREE_MAX - timedelta(minutes=20):
        quand += timedelta(minutes=20)
        vivante = find_session(moteurs, entree, quand)
        assert vivante is not None, quand
    assert vivante.agent.courriel == COURRIEL
    assert find_session(moteurs, entree, MIDI + DUREE_MAX) is None
    assert find_session(moteurs, "inconnu", MIDI) is None


def test_an_agent_sees_her_browsers_and_closes_one(moteurs: Moteurs) -> None:
    agent = open_compte(moteurs)
    a_moi, oubliee = enter(moteurs), enter(moteurs)
    with write_journal(moteurs) as session:
        ouvertes = list_sessions(session, agent.id, MIDI)
        assert [o.appareil for o in ouvertes] == ["Firefox, Windows"] * 2
        autre = find_session(moteurs, oubliee, MIDI)
        assert autre is not None
        close_session(session, agent.id, autre.id)
    assert find_session(moteurs, oubliee, MIDI) is None
    assert find_session(moteurs, a_moi, MIDI) is not None


def test_too_many_wrong_passwords_make_one_wait_even_with_the_right_one(moteurs: Moteurs) -> None:
    open_compte(moteurs)
    for _ in range(ESSAIS_MAX):
        with pytest.raises(ConnexionRefuseeError):
            check_identite(moteurs, COURRIEL, "faux", MIDI)
    with pytest.raises(TropEssaisError, match="15\u00a0minutes"):
        enter(moteurs)
    assert log_in(moteurs, COURRIEL, PHRASE, "", MIDI + ATTENTE)


def test_an_unknown_address_gets_the_same_answer(moteurs: Moteurs) -> None:
    open_compte(moteurs)
    refus = []
    for courriel in (COURRIEL, "inconnu@exemple.fr", "ceci n’est pas une adresse"):
        with pytest.raises(ConnexionRefuseeError) as refuse:
            check_identite(moteurs, courriel, "faux", MIDI)
        refus.append(refuse.value.phrase)
    assert len(set(refus)) == 1


def test_tries_sent_together_are_all_counted(moteurs: Moteurs) -> None:
    open_compte(moteurs)
    refus: list[type[Exception]] = []

    def essayer() -> None:
        try:
            check_identite(moteurs, COURRIEL, "faux", MIDI)
        except (ConnexionRefuseeError, TropEssaisError) as error:
            refus.append(type(error))

    fils = [threading.Thread(target=essayer) for _ in range(12)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert refus.count(ConnexionRefuseeError) == ESSAIS_MAX
    assert refus.count(TropEssaisError) == 12 - ESSAIS_MAX
