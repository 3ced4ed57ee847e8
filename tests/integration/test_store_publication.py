"""Drafts, publications, addresses: what readers see, and when."""

from datetime import datetime

import pytest
from aides_store import (
    HEURE,
    HORLOGE,
    MIDI,
    catalogue_at,
    prefecture,
    publish,
    publish_site,
    save,
    version_of,
)
from fabrique import fiche, site, valeur

from kit.content.fiche import Fiche
from kit.content.liens import Cible
from kit.store.audit import list_traces
from kit.store.depot import Depot
from kit.store.erreurs import (
    DatesInvalidesError,
    DocumentInconnuError,
    PublicationImpossibleError,
    RetraitImpossibleError,
    SlugPrisError,
)
from kit.store.moteur import Moteurs, read_session, write_session
from kit.store.publications import APublier


def titre_at(moteurs: Moteurs, instant: datetime = MIDI) -> str | None:
    lue = catalogue_at(moteurs, instant).get(Fiche, "essai")
    return lue.titre if lue else None


def test_a_draft_never_changes_what_readers_see(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    avant = version_of(moteurs)
    save(moteurs, fiche(titre="Brouillon"))
    assert titre_at(moteurs) == "Renouveler ma carte"
    assert version_of(moteurs) == avant
    with read_session(moteurs) as session:
        depot = Depot(session, HORLOGE)
        etat = next(e for e in depot.list_documents() if e.genre == "fiche")
        assert (etat.publie, etat.brouillon, etat.publiee, etat.derniere) == (True, True, 1, 2)
        assert depot.read_draft("fiche", "essai") == fiche(titre="Brouillon")
        assert depot.read_revision("fiche", "essai", 1) == fiche()
        assert [r.numero for r in depot.list_revisions("fiche", "essai")] == [2, 1]


def test_the_same_content_makes_no_new_revision(moteurs: Moteurs) -> None:
    save(moteurs, fiche(), fiche(), fiche(titre="Autre"), fiche())
    with read_session(moteurs) as session:
        revisions = Depot(session, HORLOGE).list_revisions("fiche", "essai")
    assert [r.numero for r in revisions] == [3, 2, 1]
    assert revisions[0].empreinte == revisions[2].empreinte


def test_going_back_is_publishing_an_older_revision(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    publish(moteurs, fiche(titre="Deuxième"))
    assert titre_at(moteurs) == "Deuxième"
    with write_session(moteurs) as session:
        Depot(session, HORLOGE).publish_document("fiche", "essai", 1, auteur="tests")
    assert titre_at(moteurs) == "Renouveler ma carte"


def test_a_planned_publication_waits_for_its_time_and_is_announced(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    assert catalogue_at(moteurs).valable_jusqu_a is None
    avant = version_of(moteurs)
    save(moteurs, fiche(titre="Demain"))
    debut, fin = MIDI + HEURE, MIDI + 3 * HEURE
    with write_session(moteurs) as session:
        Depot(session, HORLOGE).publish_document(
            "fiche", "essai", auteur="tests", debut=debut, fin=fin
        )
    assert version_of(moteurs) == avant + 1
    assert titre_at(moteurs, MIDI) == "Renouveler ma carte"
    assert catalogue_at(moteurs, MIDI).valable_jusqu_a == debut
    assert titre_at(moteurs, debut) == "Demain"
    assert catalogue_at(moteurs, debut).valable_jusqu_a == fin
    assert titre_at(moteurs, fin) is None
    assert catalogue_at(moteurs, fin).valable_jusqu_a is None


def test_a_planned_publication_is_cancelled_by_a_row_at_the_same_moment(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    save(moteurs, fiche(titre="Demain"))
    with write_session(moteurs) as session:
        depot = Depot(session, HORLOGE)
        depot.publish_document("fiche", "essai", 2, auteur="tests", debut=MIDI + HEURE)
        depot.publish_document("fiche", "essai", 1, auteur="tests", debut=MIDI + HEURE)
    assert titre_at(moteurs, MIDI + 2 * HEURE) == "Renouveler ma carte"


def test_a_publication_of_now_does_not_cancel_a_planned_one(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    save(moteurs, fiche(titre="Demain"))
    with write_session(moteurs) as session:
        Depot(session, HORLOGE).publish_document(
            "fiche", "essai", auteur="tests", debut=MIDI + HEURE
        )
    publish(moteurs, fiche(titre="Correction du jour"))
    assert titre_at(moteurs, MIDI) == "Correction du jour"
    assert titre_at(moteurs, MIDI + HEURE) == "Demain"


@pytest.mark.parametrize(
    ("debut", "fin"), [(MIDI - HEURE, None), (None, MIDI), (MIDI + HEURE, MIDI + HEURE)]
)
def test_dates_that_cannot_hold_are_refused(
    moteurs: Moteurs, debut: datetime | None, fin: datetime | None
) -> None:
    publish_site(moteurs)
    with pytest.raises(DatesInvalidesError), write_session(moteurs) as session:
        Depot(session, HORLOGE).publish_document(
            "fiche", "essai", auteur="tests", debut=debut, fin=fin
        )


def test_publishing_what_is_already_seen_changes_nothing(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    avant = version_of(moteurs)
    publish_site(moteurs)
    assert version_of(moteurs) == avant


def test_a_reference_to_something_unpublished_blocks_publication(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    save(moteurs, valeur("timbre", {"valeur": {"euros": "225"}}))
    save(moteurs, fiche(resume="Il faut {valeur:timbre}.", voir_aussi=["absente"]))
    with pytest.raises(PublicationImpossibleError) as refus, write_session(moteurs) as session:
        Depot(session, HORLOGE).publish_document("fiche", "essai", auteur="tests")
    essai = Cible("fiche", "essai")
    assert set(refus.value.manquants) == {
        (essai, Cible("valeur", "timbre")),
        (essai, Cible("fiche", "absente")),
    }
    assert "« timbre »" in refus.value.phrase
    assert "« absente »" in refus.value.phrase
    assert titre_at(moteurs) == "Renouveler ma carte"


def test_documents_that_refer_to_one_another_are_published_together(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    publish(
        moteurs,
        fiche(resume="Il faut {valeur:timbre}."),
        valeur("timbre", {"valeur": {"euros": "225"}}),
    )
    assert set(catalogue_at(moteurs).documents["valeur"]) == {"timbre"}


def test_a_reference_must_hold_at_the_moment_of_the_publication(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    save(moteurs, valeur("timbre", {"valeur": {"euros": "225"}}))
    save(moteurs, fiche(resume="Il faut {valeur:timbre}."))
    with write_session(moteurs) as session:
        depot = Depot(session, HORLOGE)
        depot.publish_document("valeur", "timbre", auteur="tests", debut=MIDI + HEURE)
    with pytest.raises(PublicationImpossibleError), write_session(moteurs) as session:
        Depot(session, HORLOGE).publish_document("fiche", "essai", auteur="tests")
    with write_session(moteurs) as session:
        Depot(session, HORLOGE).publish_document(
            "fiche", "essai", auteur="tests", debut=MIDI + 2 * HEURE
        )


def test_withdrawing_hides_a_document_but_not_from_those_that_refer_to_it(
    moteurs: Moteurs,
) -> None:
    publish_site(moteurs)
    publish(moteurs, fiche(id="autre", voir_aussi=["essai"], critique=[]))
    with pytest.raises(RetraitImpossibleError) as refus, write_session(moteurs) as session:
        Depot(session, HORLOGE).withdraw_document("fiche", "essai", auteur="tests")
    assert refus.value.referents == (Cible("fiche", "autre"),)
    assert titre_at(moteurs) is not None
    with write_session(moteurs) as session:
        depot = Depot(session, HORLOGE)
        depot.withdraw_document("fiche", "essai", auteur="tests", malgre_renvois=True)
    assert titre_at(moteurs) is None
    publish(moteurs, fiche(titre="Revenue"))
    assert titre_at(moteurs) == "Revenue"


def test_a_slug_is_never_taken_by_another(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    publish(moteurs, fiche(slug="nouvelle-adresse"))
    for slug in ("essai", "nouvelle-adresse"):
        with pytest.raises(SlugPrisError, match=slug):
            save(moteurs, fiche(id="autre", slug=slug))
    with pytest.raises(SlugPrisError):
        save(moteurs, fiche(id="autre", anciens_slugs=["essai"]))


def test_two_drafts_of_the_same_address_cannot_both_be_published(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    save(moteurs, fiche(id="une", slug="commune"), fiche(id="deux", slug="commune"))
    with pytest.raises(SlugPrisError), write_session(moteurs) as session:
        Depot(session, HORLOGE).publish_documents(
            [APublier("fiche", "une"), APublier("fiche", "deux")], auteur="tests"
        )
    assert set(catalogue_at(moteurs).documents["fiche"]) == {"essai"}


def test_an_old_slug_still_resolves_even_when_the_editor_forgot_it(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    publish(moteurs, fiche(slug="nouvelle-adresse"))
    catalogue = catalogue_at(moteurs)
    lue = catalogue.find(Fiche, "essai")
    assert lue is not None
    assert lue.adresse == "nouvelle-adresse"
    assert lue.anciens_slugs == ("essai",)


def test_an_old_slug_resolves_when_the_draft_was_older_than_the_publication(
    moteurs: Moteurs,
) -> None:
    publish(moteurs, site(), prefecture())
    save(moteurs, fiche(), fiche(slug="nouvelle-adresse"))
    for numero in (1, 2):
        with write_session(moteurs) as session:
            Depot(session, HORLOGE).publish_document("fiche", "essai", numero, auteur="tests")
    assert catalogue_at(moteurs).find(Fiche, "essai") is not None


def test_unknown_documents_and_revisions_are_named(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    for genre, cle, numero in (("fiche", "rien", None), ("fiche", "essai", 9)):
        with (
            pytest.raises(DocumentInconnuError, match=r"rien|9"),
            write_session(moteurs) as session,
        ):
            Depot(session, HORLOGE).publish_document(genre, cle, numero, auteur="tests")


def test_each_publication_leaves_a_trace(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    traces = list_traces(moteurs)
    assert {(t.action, t.genre, t.cle, t.qui) for t in traces} == {
        ("publier", "site", "site", "tests"),
        ("publier", "structure", "prefecture", "tests"),
        ("publier", "fiche", "essai", "tests"),
    }


def test_a_journal_that_cannot_be_written_does_not_lose_the_publication(
    moteurs: Moteurs, caplog: pytest.LogCaptureFixture
) -> None:
    assert moteurs.fichier is not None
    for reste in moteurs.fichier.parent.glob("journal.db*"):
        reste.unlink()
    publish_site(moteurs)
    assert titre_at(moteurs) == "Renouveler ma carte"
    assert "audit line lost" in caplog.text


def test_nothing_is_traced_when_the_transaction_fails(moteurs: Moteurs) -> None:
    def fail() -> None:
        with write_session(moteurs) as session:
            depot = Depot(session, HORLOGE)
            for document in (site(), prefecture()):
                depot.save_revision(document, auteur="tests")
            depot.publish_documents(
                [APublier("site", "site"), APublier("structure", "prefecture")], auteur="tests"
            )
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list_traces(moteurs) == ()
    assert version_of(moteurs) == 0
