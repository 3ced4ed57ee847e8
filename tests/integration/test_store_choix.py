"""A catalogue loaded again and again says the same as one loaded from nothing."""

import random
from pathlib import Path

import pytest
from aides_store import HORLOGE, MIDI, TITRE, catalogue_at, publish, publish_site, translate
from fabrique import fiche

from kit.config import load_reglages
from kit.content.segments import hash_francais
from kit.store import choix
from kit.store.chargement import RevisionsLues, load_contenu
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, open_moteurs, read_session, write_session
from kit.store.schema import upgrade
from kit.store.textes import SEPARATEUR
from kit.store.traductions import EtatStocke, NouvelleTraduction

ETATS: tuple[EtatStocke, ...] = ("relue", "non_relue", "retiree")
TITRES = ("Premier titre", "Deuxième titre", "Troisième titre")


def load(moteurs: Moteurs, memoire: RevisionsLues) -> dict[str, dict[str, tuple[str, str]]]:
    with read_session(moteurs) as session:
        traductions = load_contenu(session, MIDI, memoire).traductions
    return {langue: dict(textes) for langue, textes in traductions.items()}


def act(moteurs: Moteurs, hasard: random.Random) -> None:
    """Publish, withdraw or translate something."""
    cle = hasard.choice(["une", "deux", "trois"])
    action = hasard.randrange(4)
    if action == 0:
        publish(moteurs, fiche(id=cle, titre=hasard.choice(TITRES), critique=[]))
    elif action == 1:
        with write_session(moteurs) as session:
            depot = Depot(session, HORLOGE)
            if any(e.cle == cle for e in depot.list_documents()):
                depot.withdraw_document("fiche", cle, auteur="tests")
    else:
        with write_session(moteurs) as session:
            depot = Depot(session, HORLOGE)
            connus = {e.cle for e in depot.list_documents()} & {"une", "deux", "trois"}
            nouvelles = [
                NouvelleTraduction(
                    f"fiche/{connu}#titre",
                    hasard.choice(["en", "es"]),
                    hash_francais(hasard.choice(TITRES)),
                    f"text {hasard.random()}",
                    hasard.choice(ETATS),
                )
                for connu in sorted(connus)
            ]
            depot.save_traductions(nouvelles, auteur="tests")


@pytest.mark.parametrize("graine", range(4))
def test_reading_what_moved_gives_the_same_as_reading_everything(
    moteurs: Moteurs, graine: int
) -> None:
    publish_site(moteurs)
    hasard, memoire = random.Random(graine), RevisionsLues()  # noqa: S311 - a repeatable draw
    for _ in range(25):
        act(moteurs, hasard)
        if hasard.random() < 0.7:
            assert load(moteurs, memoire) == load(moteurs, RevisionsLues())


def test_a_catalogue_being_served_never_changes(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    translate(moteurs, "Renew my card")
    memoire = RevisionsLues()
    with read_session(moteurs) as session:
        servi = load_contenu(session, MIDI, memoire).traductions
    translate(moteurs, "Renew your card")
    assert load(moteurs, memoire)["en"][TITRE].texte == "Renew your card"
    assert servi["en"][TITRE].texte == "Renew my card"


def test_after_one_translation_the_table_is_not_read_again(
    moteurs: Moteurs, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_site(moteurs)
    translate(moteurs, "Renew my card")
    memoire = RevisionsLues()
    load(moteurs, memoire)
    monkeypatch.delattr(choix, "_all_rows")
    translate(moteurs, "Renew your card")
    publish(moteurs, fiche(titre="Autre"))
    assert load(moteurs, memoire) == {"en": {TITRE: ("Renew your card", "perimee")}}


def test_a_text_that_holds_the_separator_is_read_as_it_is(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    translate(moteurs, f"Renew{SEPARATEUR}my card")
    assert load(moteurs, RevisionsLues()) == {"en": {TITRE: (f"Renew{SEPARATEUR}my card", "relue")}}


def test_the_newest_of_two_outdated_texts_is_shown(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    translate(moteurs, "Newer French", francais="Un autre titre")
    translate(moteurs, "Older French", francais="Encore un autre")
    assert load(moteurs, RevisionsLues()) == {"en": {TITRE: ("Older French", "perimee")}}
    translate(moteurs, "", francais="Encore un autre", etat="retiree")
    assert load(moteurs, RevisionsLues()) == {"en": {TITRE: ("", "retiree")}}
    translate(moteurs, "Draft", etat="non_relue")
    translate(moteurs, "Checked")
    assert load(moteurs, RevisionsLues()) == {"en": {TITRE: ("Checked", "relue")}}


def test_each_language_has_its_own_texts(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    translate(moteurs, "Renew my card")
    translate(moteurs, "Summary", francais="Résumé.", cle="fiche/essai#resume")
    nouvelle = NouvelleTraduction(TITRE, "es", hash_francais("Renouveler ma carte"), "Renovar")
    with write_session(moteurs) as session:
        Depot(session, HORLOGE).save_traduction(nouvelle, auteur="tests")
    catalogue = catalogue_at(moteurs)
    assert catalogue.traduction("es", TITRE) == ("Renovar", "non_relue")
    assert catalogue.traduction("es", "fiche/essai#resume") is None
    assert catalogue.traduction("es", "fiche/inconnue#titre") is None
    assert catalogue.traduction("de", TITRE) is None
    assert [len(catalogue.traductions[langue]) for langue in ("en", "es")] == [2, 1]
    assert catalogue.traductions["en"][TITRE] == ("Renew my card", "relue")


def test_another_base_is_read_from_the_start(moteurs: Moteurs, tmp_path: Path) -> None:
    publish_site(moteurs)
    translate(moteurs, "Renew my card")
    memoire = RevisionsLues()
    load(moteurs, memoire)
    reglages = load_reglages({}, tmp_path / "autre")
    upgrade(reglages)
    autre = open_moteurs(reglages)
    publish_site(autre)
    translate(autre, "Another base")
    assert load(autre, memoire) == {"en": {TITRE: ("Another base", "relue")}}
    autre.close()
