"""What agents said of facts: kept, undone when the text changes, told to readers when it shows."""

from datetime import date, timedelta

import pytest
from aides_store import MIDI, catalogue_at, prefecture, publish, publish_site, save, version_of
from aides_verification import sign, verify
from fabrique import FICHE, fiche, site, valeur
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kit.content.fiche import Fiche
from kit.horloge import HorlogeFixe
from kit.store.audit import list_traces
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session, write_session
from kit.store.referents import give_document, read_referents
from kit.store.relecture import SansEcheanceError, postpone
from kit.store.revisions import Ecriture
from kit.store.verifications import cancel_envoi, find_dernier_envoi

DOUTE = {"noeud": "a2", "niveau": "C", "note": "À voir", "a_confirmer": True}
JOUR = timedelta(days=1)
HIER = MIDI - JOUR


def publish_douteuse(moteurs: Moteurs, **changes: object) -> None:
    publish(moteurs, site(), prefecture(), fiche(**{"verifications": [DOUTE], **changes}))


def verified(moteurs: Moteurs) -> date | None:
    catalogue = catalogue_at(moteurs)
    document = catalogue.get(Fiche, "essai")
    assert document is not None
    return catalogue.verified_day(document)


def doubts(moteurs: Moteurs) -> frozenset[str]:
    catalogue = catalogue_at(moteurs)
    document = catalogue.get(Fiche, "essai")
    assert document is not None
    return catalogue.verification(document).doutes


def with_text(texte: str) -> dict[str, object]:
    blocs = [{"id": "a1", "texte": "Une photo."}, {"id": "a2", "genre": "puce", "texte": texte}]
    return {"etapes": [{**FICHE["etapes"][0], "blocs": blocs}]}


def test_a_document_is_verified_once_all_its_facts_are(moteurs: Moteurs) -> None:
    publish_douteuse(moteurs)
    assert (verified(moteurs), doubts(moteurs)) == (None, {"a2"})
    verify(moteurs, "fiche", "essai", "a2", quand=HIER)
    assert (verified(moteurs), doubts(moteurs)) == (None, frozenset())
    assert verify(moteurs, "fiche", "essai", "quand-1", "") == 2
    assert verified(moteurs) == HIER.date()  # the day of the oldest


def test_a_fact_to_correct_asks_readers_to_confirm(moteurs: Moteurs) -> None:
    publish_douteuse(moteurs)
    verify(moteurs, "fiche", "essai")
    verify(moteurs, "fiche", "essai", "quand-1", avis="a_corriger", remarque="Non : 6 mois")
    assert (verified(moteurs), doubts(moteurs)) == (None, {"quand-1"})


def test_a_text_that_changes_is_not_verified_any_more_and_is_again_when_it_comes_back(
    moteurs: Moteurs,
) -> None:
    publish_douteuse(moteurs)
    verify(moteurs, "fiche", "essai")
    publish_douteuse(moteurs, **with_text("Deux passeports."))
    assert (verified(moteurs), doubts(moteurs)) == (None, {"a2"})
    verify(moteurs, "fiche", "essai", "a2", avis="a_corriger", remarque="Un seul")
    publish_douteuse(moteurs)
    assert (verified(moteurs), doubts(moteurs)) == (MIDI.date(), frozenset())


def test_a_value_that_changes_undoes_the_facts_that_state_it(moteurs: Moteurs) -> None:
    couts = [{"id": "c1", "libelle": "Timbre", "valeur": "timbre"}]
    marque = [{"noeud": "c1", "niveau": "B", "note": "Prix"}]
    periodes = (
        {"au": "2026-12-31", "valeur": {"euros": "25"}, "a_confirmer": True},
        {"du": "2027-01-01", "valeur": {"euros": "50"}},
    )
    publish(moteurs, site(), prefecture(), valeur("timbre", *periodes))
    publish(moteurs, fiche(couts=couts, verifications=marque, critique=[]))
    assert catalogue_at(moteurs).is_doubtful("timbre")
    verify(moteurs, "fiche", "essai")
    assert verified(moteurs) == MIDI.date()
    apres = catalogue_at(moteurs, MIDI + 60 * JOUR)
    document = apres.get(Fiche, "essai")
    assert document is not None
    assert apres.verified_day(document) is None
    assert "c1" not in apres.verification(document).sures
    assert "a1" in apres.verification(document).sures


def test_a_value_said_right_is_doubted_nowhere_until_it_changes(moteurs: Moteurs) -> None:
    douteuse = {"valeur": {"euros": "25"}, "a_confirmer": True}
    publish(moteurs, site(), prefecture(), valeur("timbre", douteuse))
    verify(moteurs, "valeur", "timbre")
    assert not catalogue_at(moteurs).is_doubtful("timbre")
    publish(moteurs, valeur("timbre", {**douteuse, "valeur": {"euros": "30"}}))
    assert catalogue_at(moteurs).is_doubtful("timbre")
    publish(moteurs, valeur("timbre", {"valeur": {"euros": "30"}}))
    verify(moteurs, "valeur", "timbre", avis="a_corriger", remarque="31 €")
    assert catalogue_at(moteurs).is_doubtful("timbre")


def test_readers_are_told_only_of_what_they_see(moteurs: Moteurs) -> None:
    publish_douteuse(moteurs)
    avant = version_of(moteurs)
    verify(moteurs, "fiche", "essai", "quand-1")
    assert version_of(moteurs) == avant  # no mark there, and the fiche is not verified yet
    verify(moteurs, "fiche", "essai", "a2")
    assert version_of(moteurs) == avant + 1
    verify(moteurs, "fiche", "essai", "")
    assert version_of(moteurs) == avant + 2
    verify(moteurs, "fiche", "essai", avis="juste", remarque="Vu aussi au guichet")
    assert version_of(moteurs) == avant + 2


def test_the_same_thing_said_twice_on_a_day_is_written_once(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    assert verify(moteurs, "fiche", "essai") == 2
    assert verify(moteurs, "fiche", "essai") == 0
    assert verify(moteurs, "fiche", "essai", quand=MIDI + JOUR) == 2


def test_taking_back_leaves_what_was_said_before(moteurs: Moteurs) -> None:
    publish_douteuse(moteurs)
    verify(moteurs, "fiche", "essai", quand=HIER)
    verify(moteurs, "fiche", "essai", "a2", avis="a_corriger", remarque="Faux")
    assert doubts(moteurs) == {"a2"}
    with read_session(moteurs) as session:
        dernier = find_dernier_envoi(session, sign().courriel)
    assert dernier is not None
    for attendu in (1, 0):
        with write_session(moteurs) as session:
            assert cancel_envoi(session, catalogue_at(moteurs), dernier.id, sign()) == attendu
        assert (verified(moteurs), doubts(moteurs)) == (HIER.date(), frozenset())
    with read_session(moteurs) as session:
        reste = find_dernier_envoi(session, sign().courriel)
    assert reste is not None
    assert (reste.nombre, reste.quand) == (3, HIER)


def test_nobody_takes_back_what_a_colleague_said(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    verify(moteurs, "fiche", "essai")
    with write_session(moteurs) as session:
        envoi = find_dernier_envoi(session, sign().courriel)
        assert envoi is not None
        paul = sign(courriel="paul@prefecture.gouv.fr")
        assert find_dernier_envoi(session, paul.courriel) is None
        assert cancel_envoi(session, catalogue_at(moteurs), envoi.id, paul) == 0
    assert verified(moteurs) == MIDI.date()


@pytest.mark.parametrize(
    "ordre", ["UPDATE verification SET agent = 'x'", "DELETE FROM verification"]
)
def test_what_was_said_is_never_changed(moteurs: Moteurs, ordre: str) -> None:
    publish_site(moteurs)
    verify(moteurs, "fiche", "essai")
    with pytest.raises(DBAPIError, match="ajout seul"), write_session(moteurs) as session:
        session.execute(text(ordre))


def test_the_audit_trail_says_who_verified_what(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    verify(moteurs, "fiche", "essai")
    traces = [t for t in list_traces(moteurs) if t.action == "verifier"]
    assert [(t.qui, t.cle, t.detail) for t in traces] == [(sign().courriel, "essai", {"faits": 2})]


def test_a_document_is_given_to_one_agent_then_to_nobody(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    for courriel in ("anne@x.fr", "paul@x.fr", ""):
        with write_session(moteurs) as session:
            give_document(session, ("fiche", "essai"), courriel, par="anne@x.fr", quand=MIDI)
        with read_session(moteurs) as session:
            attendu = {("fiche", "essai"): courriel} if courriel else {}
            assert read_referents(session) == attendu


def postpone_essai(moteurs: Moteurs, jour: date) -> None:
    with write_session(moteurs) as session:
        ecriture = Ecriture("anne@x.fr", "saisie", "toujours juste", MIDI)
        postpone(session, "fiche", "essai", jour, ecriture)


def test_a_new_day_is_published_and_the_draft_that_waits_is_not(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    save(moteurs, fiche(titre="Titre à venir"))
    verify(moteurs, "fiche", "essai")
    postpone_essai(moteurs, date(2027, 5, 22))
    publiee = catalogue_at(moteurs).get(Fiche, "essai")
    assert publiee is not None
    assert (publiee.titre, publiee.a_verifier_avant) == ("Renouveler ma carte", date(2027, 5, 22))
    assert verified(moteurs) == MIDI.date()
    with read_session(moteurs) as session:
        brouillon = Depot(session, HorlogeFixe(MIDI)).read_draft("fiche", "essai")
    assert isinstance(brouillon, Fiche)
    assert (brouillon.titre, brouillon.a_verifier_avant) == ("Titre à venir", date(2027, 5, 22))


def test_without_a_draft_nothing_waits_after_a_new_day(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    postpone_essai(moteurs, date(2027, 5, 22))
    with read_session(moteurs) as session:
        etats = {e.cle: e for e in Depot(session, HorlogeFixe(MIDI)).list_documents()}
    assert not etats["essai"].brouillon


def test_a_new_day_keeps_the_end_of_the_publication(moteurs: Moteurs) -> None:
    publish(moteurs, site(), prefecture())
    save(moteurs, fiche())
    with write_session(moteurs) as session:
        depot = Depot(session, HorlogeFixe(MIDI))
        depot.publish_document("fiche", "essai", auteur="x", fin=MIDI + 9 * JOUR)
    postpone_essai(moteurs, date(2027, 5, 22))
    assert catalogue_at(moteurs, MIDI + 8 * JOUR).get(Fiche, "essai") is not None
    assert catalogue_at(moteurs, MIDI + 9 * JOUR).get(Fiche, "essai") is None


def test_what_readers_do_not_see_has_no_day_to_move(moteurs: Moteurs) -> None:
    publish(moteurs, site(), prefecture())
    save(moteurs, fiche())
    with pytest.raises(SansEcheanceError, match="pas publié"):
        postpone_essai(moteurs, date(2027, 5, 22))
