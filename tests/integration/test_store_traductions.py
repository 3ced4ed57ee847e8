"""Which translation readers get, and which writes they notice."""

import pytest
from aides_store import (
    HEURE,
    HORLOGE,
    MIDI,
    TITRE,
    catalogue_at,
    publish,
    publish_site,
    save,
    translate,
    version_of,
)
from fabrique import fiche
from sqlalchemy import func, select

from kit.content.segments import hash_francais
from kit.store.catalogue import Traduction
from kit.store.chargement import RevisionsLues, load_contenu
from kit.store.depot import Depot
from kit.store.erreurs import DocumentInconnuError
from kit.store.modeles import TraductionLigne
from kit.store.moteur import Moteurs, read_session, write_session
from kit.store.traductions import NouvelleTraduction, TraductionInvalideError

NOUVEAU = "Refaire ma carte"


def chosen(moteurs: Moteurs) -> Traduction | None:
    return catalogue_at(moteurs).traduction("en", TITRE)


@pytest.fixture
def publie(moteurs: Moteurs) -> Moteurs:
    publish_site(moteurs)
    return moteurs


def test_a_fresh_translation_keeps_its_state(publie: Moteurs) -> None:
    assert chosen(publie) is None
    translate(publie, "Renew my card", etat="non_relue")
    assert chosen(publie) == ("Renew my card", "non_relue")
    translate(publie, "Renew my card")
    assert chosen(publie) == ("Renew my card", "relue")


def test_a_correction_is_a_new_row_and_wins(publie: Moteurs) -> None:
    translate(publie, "Renew my cart")
    translate(publie, "Renew my card")
    assert chosen(publie) == ("Renew my card", "relue")
    with read_session(publie) as session:
        assert session.scalar(select(func.count()).select_from(TraductionLigne)) == 2


def test_a_translation_of_an_older_french_is_outdated(publie: Moteurs) -> None:
    translate(publie, "Renew my card")
    publish(publie, fiche(titre=NOUVEAU))
    assert chosen(publie) == ("Renew my card", "perimee")
    translate(publie, "Redo my card", NOUVEAU, "non_relue")
    assert chosen(publie) == ("Redo my card", "non_relue")


def test_the_fresh_one_wins_even_when_an_outdated_one_is_newer(publie: Moteurs) -> None:
    translate(publie, "Renew my card")
    translate(publie, "Something else", "Un autre français")
    assert chosen(publie) == ("Renew my card", "relue")


def test_the_newest_of_the_outdated_ones_is_shown(publie: Moteurs) -> None:
    translate(publie, "First", "Premier français")
    translate(publie, "Second", "Deuxième français")
    assert chosen(publie) == ("Second", "perimee")


def test_a_withdrawn_translation_is_said_to_be(publie: Moteurs) -> None:
    translate(publie, "Renew my card")
    translate(publie, "", etat="retiree")
    assert chosen(publie) == ("", "retiree")
    publish(publie, fiche(titre=NOUVEAU))
    assert chosen(publie) == ("", "retiree")


def test_withdrawing_for_the_new_french_waits_for_its_publication(publie: Moteurs) -> None:
    translate(publie, "Renew my card")
    save(publie, fiche(titre=NOUVEAU))
    with write_session(publie) as session:
        Depot(session, HORLOGE).publish_document(
            "fiche", "essai", auteur="tests", debut=MIDI + HEURE
        )
    translate(publie, "", NOUVEAU, "retiree")
    assert catalogue_at(publie).traduction("en", TITRE) == ("Renew my card", "relue")
    plus_tard = catalogue_at(publie, MIDI + HEURE)
    assert plus_tard.traduction("en", TITRE) == ("", "retiree")


def test_going_back_makes_the_old_translation_fresh_again(publie: Moteurs) -> None:
    translate(publie, "Renew my card")
    publish(publie, fiche(titre=NOUVEAU))
    with write_session(publie) as session:
        Depot(session, HORLOGE).publish_document("fiche", "essai", 1, auteur="tests")
    assert chosen(publie) == ("Renew my card", "relue")


def test_only_translations_of_what_readers_see_move_the_version(publie: Moteurs) -> None:
    avant = version_of(publie)
    translate(publie, "Renew my card")
    assert version_of(publie) == avant + 1
    translate(publie, "Renew my card")
    assert version_of(publie) == avant + 1, "nothing new was said"
    save(publie, fiche(sans_reponse=[{"id": "sr1", "texte": "Attendez."}]))
    translate(publie, "Wait.", "Attendez.", cle="fiche/essai#sr1.texte")
    save(publie, fiche(id="autre", critique=[]))
    translate(publie, "Renew my card", cle="fiche/autre#titre")
    assert version_of(publie) == avant + 1, "drafts only"


def test_translations_of_a_planned_publication_move_the_version(publie: Moteurs) -> None:
    save(publie, fiche(id="autre", critique=[]))
    with write_session(publie) as session:
        Depot(session, HORLOGE).publish_document(
            "fiche", "autre", auteur="tests", debut=MIDI + HEURE
        )
    avant = version_of(publie)
    translate(publie, "Renew my card", cle="fiche/autre#titre")
    assert version_of(publie) == avant + 1


def test_only_segments_of_published_documents_are_kept(publie: Moteurs) -> None:
    save(publie, fiche(id="autre", critique=[]))
    translate(publie, "Renew my card", cle="fiche/autre#titre")
    translate(publie, "Renew my card")
    assert dict(catalogue_at(publie).traductions["en"]) == {TITRE: ("Renew my card", "relue")}


def test_keys_are_shared_between_languages(publie: Moteurs) -> None:
    translate(publie, "Renew my card")
    nouvelle = NouvelleTraduction(TITRE, "es", hash_francais("Renouveler ma carte"), "Renovar")
    with write_session(publie) as session:
        Depot(session, HORLOGE).save_traduction(nouvelle, auteur="tests")
    traductions = catalogue_at(publie).traductions
    assert next(iter(traductions["en"])) is next(iter(traductions["es"]))


def test_a_document_is_read_once_as_long_as_it_does_not_change(publie: Moteurs) -> None:
    memoire = RevisionsLues()
    with read_session(publie) as session:
        avant = load_contenu(session, MIDI, memoire).documents
    publish(publie, fiche(titre=NOUVEAU))
    with read_session(publie) as session:
        apres = load_contenu(session, MIDI, memoire).documents
    assert [a is b for a, b in zip(avant, apres, strict=True)] == [True, True, False]
    assert len(memoire.lues) == 3


@pytest.mark.parametrize(
    "nouvelle",
    [
        NouvelleTraduction(TITRE, "en", "0", " "),
        NouvelleTraduction(TITRE, "fr", "0", "Bonjour"),
        NouvelleTraduction("titre", "en", "0", "Hello"),
    ],
)
def test_what_is_not_a_translation_is_refused(
    publie: Moteurs, nouvelle: NouvelleTraduction
) -> None:
    with pytest.raises(TraductionInvalideError), write_session(publie) as session:
        Depot(session, HORLOGE).save_traduction(nouvelle, auteur="tests")


def test_a_translation_of_no_document_is_refused(publie: Moteurs) -> None:
    with pytest.raises(DocumentInconnuError, match="rien"):
        translate(publie, "Hello", cle="fiche/rien#titre")
