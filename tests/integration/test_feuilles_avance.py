"""Sheets made ahead of visitors, and the room that sheets take."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from aides_store import HORLOGE, MIDI, prefecture, publish
from fabrique import fiche, site

from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.store.moteur import Moteurs
from kit.store.vitrine import Vitrine
from kit.travaux.avance import Avance
from kit.travaux.guichet_impression import GARDE_S, GuichetImpression

BASE = {"KIT_BASE_URL": "https://accueil.exemple.fr"}
MAINTENANT = MIDI.timestamp()


@pytest.fixture
def guichet(tmp_path: Path) -> GuichetImpression:
    return GuichetImpression(tmp_path / "instance", now=lambda: MAINTENANT)


def open_avance(
    moteurs: Moteurs, guichet: GuichetImpression, environ: dict[str, str] = BASE
) -> Avance:
    reglages = load_reglages(environ, guichet.racine.parent)
    horloge = HorlogeFixe(MIDI + timedelta(hours=2))
    return Avance(reglages, moteurs, Vitrine(moteurs, horloge), guichet)


def demandees(guichet: GuichetImpression) -> list[tuple[str, tuple[str, ...]]]:
    lues = [json.loads(f.read_text())["editions"][0] for f in guichet.list_waiting()]
    return sorted((e["identifiant"], tuple(e["langues"])) for e in lues)


def test_what_is_published_is_made_ahead_in_each_language(
    moteurs: Moteurs, guichet: GuichetImpression
) -> None:
    publish(moteurs, site(langues=["fr", "en"]), prefecture(), fiche())
    avance = open_avance(moteurs, guichet)
    assert avance.look() == 3
    attendues = [("essai", ("en",)), ("essai", ("en", "fr")), ("essai", ("fr",))]
    assert demandees(guichet) == attendues
    assert avance.look() == 0, "rien n’a changé"


def test_only_what_changed_is_made_again(moteurs: Moteurs, guichet: GuichetImpression) -> None:
    publish(moteurs, site(), prefecture(), fiche(), fiche(id="autre", titre="Une autre"))
    avance = open_avance(moteurs, guichet)
    assert avance.look() == 2
    for demande in guichet.list_waiting():
        fichier = guichet.fichier(demande.stem)
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_bytes(b"%PDF")
        demande.unlink()
    apres = HorlogeFixe(MIDI + timedelta(hours=1))
    publish(moteurs, fiche(titre="Un autre titre"), horloge=apres)
    assert avance.look() == 1
    assert demandees(guichet) == [("essai", ("fr",))]


def test_without_public_address_nothing_is_made_ahead(
    moteurs: Moteurs, guichet: GuichetImpression
) -> None:
    publish(moteurs, site(), prefecture(), fiche(), horloge=HORLOGE)
    assert open_avance(moteurs, guichet, {}).look() == 0


def test_visitors_are_served_before_what_is_made_ahead(guichet: GuichetImpression) -> None:
    for dossier, nom in (("avance", "a"), ("attente", "b")):
        (guichet.racine / dossier).mkdir(parents=True)
        (guichet.racine / dossier / f"{nom}.json").write_text("{}")
    os.utime(guichet.racine / "avance" / "a.json", (0, 0))
    assert [demande.stem for demande in guichet.list_waiting()] == ["b", "a"]


def put(guichet: GuichetImpression, nom: str, age_s: float, octets: int = 10) -> Path:
    fichier = guichet.racine / "feuilles" / "aa" / nom
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_bytes(b"x" * octets)
    os.utime(fichier, (MAINTENANT - age_s, MAINTENANT - age_s))
    return fichier


def test_sheets_that_nobody_opens_are_thrown_away(guichet: GuichetImpression) -> None:
    vieille, neuve = put(guichet, "v.pdf", GARDE_S + 1), put(guichet, "n.pdf", GARDE_S - 1)
    erreur = put(guichet, "e.erreur", 3600)
    assert guichet.tidy() == 2
    assert [f.exists() for f in (vieille, neuve, erreur)] == [False, True, False]


def test_sheets_opened_longest_ago_make_room(
    guichet: GuichetImpression, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kit.travaux.guichet_impression.PLACE_MAX", 250)
    ancienne, recente = put(guichet, "a.pdf", 500, 100), put(guichet, "r.pdf", 5, 200)
    assert guichet.tidy() == 1
    assert [f.exists() for f in (ancienne, recente)] == [False, True]
