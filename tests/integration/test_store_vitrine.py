"""The window: up to date, quick, and never taken away by a broken base."""

import shutil
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aides_store import HEURE, HORLOGE, MIDI, prefecture, publish, publish_site, save, translate
from fabrique import fiche, site
from sqlalchemy import event, text

from kit.content.annonce import Annonce
from kit.content.fiche import Fiche
from kit.content.lecture import read_document
from kit.horloge import HorlogeFixe
from kit.store import vitrine as module
from kit.store.catalogue import Catalogue, CatalogueVideError
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, write_session
from kit.store.vitrine import Vitrine


@pytest.fixture
def vitrine(moteurs: Moteurs) -> Vitrine:
    """A window that asks a failing base again at once."""
    return Vitrine(moteurs, HorlogeFixe(MIDI), delai_reessai_s=0)


def titre(vitrine: Vitrine) -> str | None:
    lue = vitrine.current().get(Fiche, "essai")
    return lue.titre if lue else None


def files(moteurs: Moteurs) -> list[Path]:
    assert moteurs.fichier is not None
    return sorted(moteurs.fichier.parent.glob("contenu.db*"))


def move(fichiers: list[Path], dossier: Path) -> None:
    dossier.mkdir(exist_ok=True)
    for fichier in fichiers:
        shutil.move(fichier, dossier / fichier.name)


def test_an_empty_base_is_said_to_be_empty_then_served(moteurs: Moteurs, vitrine: Vitrine) -> None:
    with pytest.raises(CatalogueVideError):
        vitrine.current()
    etat = vitrine.etat()
    assert (etat.statut, etat.version) == ("vide", None)
    assert "publié" in (etat.raison or "")
    publish_site(moteurs)
    assert titre(vitrine) == "Renouveler ma carte"
    assert vitrine.etat() == ("ok", None, 1, MIDI)
    vitrine.close()


def test_the_same_catalogue_is_served_until_readers_should_see_a_change(
    moteurs: Moteurs, vitrine: Vitrine
) -> None:
    publish_site(moteurs)
    premier = vitrine.current()
    assert vitrine.current() is premier
    save(moteurs, fiche(titre="Brouillon"))
    assert vitrine.current() is premier
    translate(moteurs, "Renew my card")
    deuxieme = vitrine.current()
    assert deuxieme is not premier
    assert deuxieme.version == premier.version + 1
    assert deuxieme.traduction("en", "fiche/essai#titre") == ("Renew my card", "relue")
    assert premier.traductions == {}
    vitrine.close()


def test_it_is_rebuilt_when_its_time_has_passed(moteurs: Moteurs) -> None:
    horloge = HorlogeFixe(MIDI)
    vitrine = Vitrine(moteurs, horloge)
    publish_site(moteurs)
    save(moteurs, fiche(titre="Plus tard"))
    with write_session(moteurs) as session:
        Depot(session, HORLOGE).publish_document(
            "fiche", "essai", auteur="tests", debut=MIDI + HEURE
        )
    assert titre(vitrine) == "Renouveler ma carte"
    horloge.instant = MIDI + HEURE - timedelta(seconds=1)
    assert titre(vitrine) == "Renouveler ma carte"
    horloge.instant = MIDI + HEURE
    assert titre(vitrine) == "Plus tard"
    vitrine.close()


def test_it_survives_the_removal_of_the_base_and_recovers(
    moteurs: Moteurs, vitrine: Vitrine, tmp_path: Path
) -> None:
    publish_site(moteurs)
    premier = vitrine.current()
    move(files(moteurs), tmp_path / "cote")
    assert vitrine.current() is premier
    statut, raison, version, instant = vitrine.etat()
    assert (statut, version, instant) == ("degrade", 1, MIDI)
    assert "n’existe pas" in (raison or "")
    assert files(moteurs) == [], "the window never writes"
    move(sorted((tmp_path / "cote").iterdir()), tmp_path / "instance")
    assert titre(vitrine) == "Renouveler ma carte"
    assert vitrine.etat().statut == "ok"
    publish(moteurs, fiche(titre="Revenue"))
    assert titre(vitrine) == "Revenue"
    vitrine.close()


def test_it_notices_a_restored_base_even_with_the_same_version(
    moteurs: Moteurs, vitrine: Vitrine, tmp_path: Path
) -> None:
    publish_site(moteurs)
    vitrine.current()
    ancienne = files(moteurs)
    move(ancienne, tmp_path / "cote")
    shutil.copytree(tmp_path / "cote", tmp_path / "copie")
    move(sorted((tmp_path / "copie").iterdir()), tmp_path / "instance")
    publish(moteurs, fiche(titre="Sur la copie"))
    assert titre(vitrine) == "Sur la copie"
    publish(moteurs, fiche(titre="Encore sur la copie"))
    assert titre(vitrine) == "Encore sur la copie"
    vitrine.close()


@pytest.mark.parametrize("octets", [b"ceci n'est pas une base " * 100, b""])
def test_a_damaged_base_leaves_the_last_catalogue(
    moteurs: Moteurs, vitrine: Vitrine, tmp_path: Path, octets: bytes
) -> None:
    publish_site(moteurs)
    premier = vitrine.current()
    move(files(moteurs), tmp_path / "cote")
    assert moteurs.fichier is not None
    moteurs.fichier.write_bytes(octets)
    assert vitrine.current() is premier
    statut, raison, _version, _instant = vitrine.etat()
    assert statut == "degrade"
    assert "restaurez une sauvegarde" in (raison or "")
    assert moteurs.fichier.read_bytes() == octets
    vitrine.close()


def test_a_base_without_its_version_leaves_the_last_catalogue(
    moteurs: Moteurs, vitrine: Vitrine
) -> None:
    publish_site(moteurs)
    premier = vitrine.current()
    with write_session(moteurs) as session:
        session.execute(text("DELETE FROM catalogue_version"))
    assert vitrine.current() is premier
    assert "restaurez une sauvegarde" in (vitrine.etat().raison or "")
    vitrine.close()


def test_without_the_base_days_still_go_by(moteurs: Moteurs, tmp_path: Path) -> None:
    horloge = HorlogeFixe(MIDI)
    vitrine = Vitrine(moteurs, horloge, delai_reessai_s=0)
    annonce = read_document(
        "annonce",
        {
            "schema": 1,
            "id": "fermee",
            "titre": "Fermée demain",
            "ce_qui_change": [{"id": "c1", "texte": "Fermée."}],
            "que_faire": [{"id": "q1", "texte": "Attendez."}],
            "a_partir_du": "2026-11-20",
            "jusqu_au": "2026-11-22",
        },
    )
    publish(moteurs, site(), prefecture(), fiche(), annonce)
    assert vitrine.current().get(Annonce, "fermee") is not None
    move(files(moteurs), tmp_path / "cote")
    horloge.instant = MIDI + 24 * HEURE
    assert vitrine.current().get(Annonce, "fermee") is None
    assert titre(vitrine) == "Renouveler ma carte"
    assert vitrine.etat().statut == "degrade"
    vitrine.close()


def test_a_failing_base_is_not_asked_at_each_request(moteurs: Moteurs, tmp_path: Path) -> None:
    temps = [0.0]
    vitrine = Vitrine(moteurs, HORLOGE, delai_reessai_s=1.0, monotone=lambda: temps[0])
    publish_site(moteurs)
    vitrine.current()
    move(files(moteurs), tmp_path / "cote")
    vitrine.current()
    move(sorted((tmp_path / "cote").iterdir()), tmp_path / "instance")
    vitrine.current()
    assert vitrine.etat().statut == "degrade"
    temps[0] = 1.0
    vitrine.current()
    assert vitrine.etat().statut == "ok"
    vitrine.close()


def test_one_thread_rebuilds_while_the_others_serve_the_old_one(
    moteurs: Moteurs, vitrine: Vitrine, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_site(moteurs)
    ancien = vitrine.current()
    entree, sortie = threading.Event(), threading.Event()
    appels: list[int] = []
    reel = module.load_contenu

    def slow(*args: Any) -> Any:
        appels.append(1)
        entree.set()
        assert sortie.wait(10)
        return reel(*args)

    monkeypatch.setattr(module, "load_contenu", slow)
    publish(moteurs, fiche(titre="Nouvelle"))
    recus: list[Catalogue] = []
    fil = threading.Thread(target=lambda: recus.append(vitrine.current()))
    fil.start()
    assert entree.wait(10)
    assert [vitrine.current() is ancien for _ in range(5)] == [True] * 5
    sortie.set()
    fil.join()
    assert len(appels) == 1
    assert recus[0] is not ancien
    assert vitrine.current() is recus[0]
    vitrine.close()


def test_the_first_requests_wait_for_the_first_catalogue(
    moteurs: Moteurs, vitrine: Vitrine
) -> None:
    publish_site(moteurs)
    recus: list[Catalogue] = []
    fils = [threading.Thread(target=lambda: recus.append(vitrine.current())) for _ in range(8)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert len(recus) == 8
    assert len({id(catalogue) for catalogue in recus}) == 1
    vitrine.close()


def test_serving_opens_no_session_when_nothing_changed(moteurs: Moteurs, vitrine: Vitrine) -> None:
    publish_site(moteurs)
    vitrine.current()
    ouvertures: list[object] = []
    event.listen(moteurs.lecture, "connect", lambda *args: ouvertures.append(args))
    for _ in range(100):
        vitrine.current()
    assert ouvertures == []
    vitrine.close()


def test_threads_that_end_leave_no_connection_behind(moteurs: Moteurs, vitrine: Vitrine) -> None:
    publish_site(moteurs)
    vitrine.current()
    avant = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        fil = threading.Thread(target=vitrine.current)
        fil.start()
        fil.join()
    assert len(list(Path("/proc/self/fd").iterdir())) <= avant + 1
    vitrine.close()
