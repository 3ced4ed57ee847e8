"""The bin: nothing is deleted that something refers to, and 90 days to change one's mind."""

from datetime import timedelta
from pathlib import Path

import pytest
from aides_commandes import run, use_instance
from aides_sauvegarde import make_instance
from aides_store import HORLOGE, MIDI, catalogue_at, publish, save, translate
from fabrique import fiche
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kit.cli.contenu import MANIFESTE
from kit.config import Reglages
from kit.content.liens import Cible
from kit.erreurs import KitError
from kit.horloge import HorlogeFixe
from kit.importers.pack.export import export_pack
from kit.store.audit import list_traces
from kit.store.corbeille import (
    DUREE,
    HorsCorbeilleError,
    SuppressionImpossibleError,
    delete_document,
    empty_corbeille,
    list_corbeille,
    recover_document,
)
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, open_moteurs, read_session, write_session
from kit.store.publications import Moment
from kit.store.vie import ArchivageImpossibleError

MOMENT = Moment(MIDI, "anne")
ESSAI = Cible("fiche", "essai")


@pytest.fixture
def reglages(tmp_path: Path) -> Reglages:
    return make_instance(tmp_path / "instance")


@pytest.fixture
def bases(reglages: Reglages) -> Moteurs:
    return open_moteurs(reglages)


def delete(bases: Moteurs, cible: Cible = ESSAI) -> None:
    with write_session(bases) as session:
        delete_document(session, cible, MOMENT)


def state(bases: Moteurs) -> dict[str, tuple[bool, bool]]:
    """Of each document: whether readers see it, whether lists leave it out."""
    with read_session(bases) as session:
        etats = Depot(session, HORLOGE).list_documents()
    return {e.cle: (e.publie, e.archive_le is not None) for e in etats}


def test_a_deleted_document_is_not_seen_and_comes_back_as_a_draft(bases: Moteurs) -> None:
    delete(bases)
    delete(bases)  # twice is once
    assert state(bases)["essai"] == (False, True)
    assert "essai" not in catalogue_at(bases).documents.get("fiche", {})
    with read_session(bases) as session:
        (supprime,) = list_corbeille(session)
    assert (supprime.cible, supprime.par, supprime.fin) == (ESSAI, "anne", MIDI + DUREE)
    with write_session(bases) as session:
        recover_document(session, ESSAI, MOMENT)
    assert state(bases)["essai"] == (False, False)
    assert [t.action for t in list_traces(bases, 3)] == ["reprendre", "supprimer", "retirer"]
    with pytest.raises(HorsCorbeilleError), write_session(bases) as session:
        recover_document(session, ESSAI, MOMENT)


def test_a_pack_leaves_the_bin_behind(bases: Moteurs) -> None:
    save(bases, fiche(id="brouillon", titre="Brouillon"))
    with read_session(bases) as session:
        noms = {d.id for d in export_pack(session, MANIFESTE, HORLOGE).documents}
    assert {"essai", "brouillon"} <= noms
    for cle in ("essai", "brouillon"):
        delete(bases, Cible("fiche", cle))
    with read_session(bases) as session:
        noms = {d.id for d in export_pack(session, MANIFESTE, HORLOGE).documents}
    assert noms == {"site", "prefecture"}


def test_what_refers_to_it_is_listed_published_or_not(bases: Moteurs) -> None:
    save(bases, fiche(id="seconde", titre="Seconde", voir_aussi=["essai"]))
    publish(bases, fiche(id="autre", titre="Autre", voir_aussi=["essai"]))
    with pytest.raises(SuppressionImpossibleError) as refus:
        delete(bases)
    assert set(refus.value.referents) == {Cible("fiche", "seconde"), Cible("fiche", "autre")}
    assert "fiche « seconde » : retirez d’abord ce renvoi" in refus.value.phrase
    assert state(bases)["essai"] == (True, False)
    for cle in ("autre", "seconde"):  # what is in the bin refers to nothing
        delete(bases, Cible("fiche", cle))
    delete(bases)
    assert state(bases)["essai"] == (False, True)


def test_what_readers_are_to_see_is_not_deleted(bases: Moteurs) -> None:
    save(bases, fiche(id="demain", titre="Demain"))
    with write_session(bases) as session:
        Depot(session, HORLOGE).publish_document(
            "fiche", "demain", auteur="x", debut=MIDI + timedelta(days=1)
        )
    with pytest.raises(ArchivageImpossibleError):
        delete(bases, Cible("fiche", "demain"))


def test_publishing_or_unarchiving_takes_it_out_of_the_bin(bases: Moteurs) -> None:
    delete(bases)
    publish(bases, fiche())
    with read_session(bases) as session:
        assert list_corbeille(session) == ()
    assert state(bases)["essai"] == (True, False)
    delete(bases)
    with write_session(bases) as session:
        Depot(session, HORLOGE).unarchive_document("fiche", "essai", auteur="x")
    with read_session(bases) as session:
        assert list_corbeille(session) == ()


def test_after_90_days_a_draft_is_erased_and_a_published_one_keeps_its_history(
    reglages: Reglages, bases: Moteurs
) -> None:
    save(bases, fiche(id="brouillon", titre="Un nom propre"), fiche(id="repris", titre="Repris"))
    translate(bases, "A proper name", "Un nom propre", cle="fiche/brouillon#titre")
    for cle in ("essai", "brouillon", "repris"):
        delete(bases, Cible("fiche", cle))
    with write_session(bases) as session:
        horloge = HorlogeFixe(MIDI + timedelta(days=1))
        Depot(session, horloge).save_revision(fiche(id="repris", titre="Mieux"), auteur="x")
    presque = HorlogeFixe(MIDI + DUREE)
    assert empty_corbeille(reglages, bases, presque) == ()
    apres = HorlogeFixe(MIDI + DUREE + timedelta(seconds=1))
    assert empty_corbeille(reglages, bases, apres) == (Cible("fiche", "brouillon"),)
    assert state(bases).keys() == {"essai", "repris", "site", "prefecture"}
    with read_session(bases) as session:
        assert list_corbeille(session) == ()
        assert len(Depot(session, HORLOGE).list_revisions("fiche", "essai")) == 1
        reste = session.execute(text("SELECT count(*) FROM traduction")).scalar_one()
    assert reste == 0
    trace = list_traces(bases, 1)[0]
    assert (trace.action, trace.cle) == ("effacer", "brouillon")
    with pytest.raises(DBAPIError, match="ajout seul"), write_session(bases) as session:
        session.execute(text("DELETE FROM revision"))


def test_the_commands_say_how_to_come_back(
    capsys: pytest.CaptureFixture[str],
    reglages: Reglages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_instance(monkeypatch, reglages.instance)
    assert run(capsys, "contenu", "corbeille").sortie == "La corbeille est vide.\n"
    dite = run(capsys, "contenu", "supprimer", "fiche", "essai").sortie
    assert "kit contenu restaurer fiche essai" in dite
    # Publishing every draft does not bring it back.
    assert run(capsys, "contenu", "brouillons").sortie == ""
    assert "fiche essai (supprimé le" in run(capsys, "contenu", "corbeille").sortie
    assert "en brouillon" in run(capsys, "contenu", "restaurer", "fiche", "essai").sortie
    run(capsys, "contenu", "restaurer", "fiche", "essai").assert_refused("pas dans la corbeille")
    run(capsys, "contenu", "supprimer", "fiche", "rien").assert_refused("n’existe pas")
    run(capsys, "contenu", "supprimer", "structure", "prefecture").assert_refused("site « site »")
    assert issubclass(SuppressionImpossibleError, KitError)
