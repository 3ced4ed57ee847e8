"""A catalogue loaded again and again says the same as one loaded from nothing."""

import random
from pathlib import Path

import pytest
from aides_store import HORLOGE, MIDI, TITRE, publish, publish_site, translate
from fabrique import fiche

from kit.config import load_reglages
from kit.content.segments import hash_francais
from kit.store import choix
from kit.store.chargement import Lecteur, load_contenu
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, open_moteurs, read_session, write_session
from kit.store.schema import upgrade
from kit.store.traductions import EtatStocke, NouvelleTraduction

ETATS: tuple[EtatStocke, ...] = ("relue", "non_relue", "retiree")
TITRES = ("Premier titre", "Deuxième titre", "Troisième titre")


def load(moteurs: Moteurs, lecteur: Lecteur) -> dict[str, dict[str, tuple[str, str]]]:
    with read_session(moteurs) as session:
        traductions = load_contenu(session, MIDI, lecteur).traductions
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
    hasard, lecteur = random.Random(graine), Lecteur()  # noqa: S311 - a repeatable draw
    for _ in range(25):
        act(moteurs, hasard)
        if hasard.random() < 0.7:
            assert load(moteurs, lecteur) == load(moteurs, Lecteur())


def test_a_catalogue_being_served_never_changes(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    translate(moteurs, "Renew my card")
    lecteur = Lecteur()
    with read_session(moteurs) as session:
        servi = load_contenu(session, MIDI, lecteur).traductions
    translate(moteurs, "Renew your card")
    assert load(moteurs, lecteur)["en"][TITRE].texte == "Renew your card"
    assert servi["en"][TITRE].texte == "Renew my card"


def test_after_one_translation_the_table_is_not_read_again(
    moteurs: Moteurs, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_site(moteurs)
    translate(moteurs, "Renew my card")
    lecteur = Lecteur()
    load(moteurs, lecteur)
    monkeypatch.delattr(choix, "_all_rows")
    translate(moteurs, "Renew your card")
    publish(moteurs, fiche(titre="Autre"))
    assert load(moteurs, lecteur) == {"en": {TITRE: ("Renew your card", "perimee")}}


def test_another_base_is_read_from_the_start(moteurs: Moteurs, tmp_path: Path) -> None:
    publish_site(moteurs)
    translate(moteurs, "Renew my card")
    lecteur = Lecteur()
    load(moteurs, lecteur)
    reglages = load_reglages({}, tmp_path / "autre")
    upgrade(reglages)
    autre = open_moteurs(reglages)
    publish_site(autre)
    translate(autre, "Another base")
    assert load(autre, lecteur) == {"en": {TITRE: ("Another base", "relue")}}
    autre.close()
