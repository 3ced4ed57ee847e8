"""Marks: critical texts and facts to confirm, by part and by text, each undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte
from aides_store import MIDI, publish, publish_site, save
from client import AdminClient
from fabrique import fiche
from flask import Flask

from kit.app import create_app
from kit.config import load_reglages
from kit.content.fiche import Fiche
from kit.content.lecture import read_document
from kit.horloge import HorlogeFixe
from kit.store.acces.roles import Attribution
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session

PAGE = "/admin/contenus/fiche/essai"
ETAPE = f"{PAGE}/marques/etapes.etape-a"
SOURCES = [{"id": "code", "titre": "Un code", "lu_le": "2026-01-01"}]
LEA = "lea@prefecture.gouv.fr"


@pytest.fixture
def app(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Flask]:
    publish_site(moteurs)
    publish(moteurs, fiche(sources=SOURCES))
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("traducteur")], LEA)
    return create_app(load_reglages({}, tmp_path / "instance"), horloge=horloge, moteurs=moteurs)


@pytest.fixture
def admin(app: Flask) -> AdminClient:
    return enter(open_admin(app))


def brouillon(moteurs: Moteurs) -> Fiche:
    with read_session(moteurs) as session:
        document = Depot(session, HorlogeFixe(MIDI)).read_draft("fiche", "essai")
    assert isinstance(document, Fiche)
    return document


def test_a_whole_part_is_marked_and_unmarked_from_the_document(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    avant = brouillon(moteurs)
    assert admin.send(PAGE, {"geste": "tout"}, ETAPE).status_code == 303
    assert set(brouillon(moteurs).critique) == {"quand-1", "etape-a", "a1", "a2"}
    texte = admin.main_text(PAGE)
    assert "l’ancienne traduction est retirée tout de suite" in texte
    assert "Critique" in texte
    assert admin.send(PAGE, {"geste": "rien"}, ETAPE).status_code == 303
    assert brouillon(moteurs) == avant


def test_texts_are_marked_one_by_one(admin: AdminClient, moteurs: Moteurs) -> None:
    champs = {"geste": "critiques", "critique": ["a2"]}
    assert admin.send(ETAPE, champs).status_code == 303
    assert set(brouillon(moteurs).critique) == {"quand-1", "a2"}
    assert "1 textes critiques sur 3" not in admin.main_text(PAGE)
    assert "1 texte critique sur 3" in admin.main_text(PAGE)


def test_a_fact_is_to_confirm_with_its_note_and_source_then_not_any_more(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    avant = brouillon(moteurs)
    champs = {
        "geste": "confirmer", "noeud": "a1", "niveau": "B", "note": "Le format ?",
        "source": "code", "a_confirmer": "oui",
    }  # fmt: skip
    assert admin.send(ETAPE, champs).status_code == 303
    (verification,) = brouillon(moteurs).verifications
    assert (verification.noeud, verification.niveau) == ("a1", "B")
    assert (verification.note, verification.source) == ("Le format\u202f?", "code")
    assert verification.a_confirmer
    assert "À confirmer Le format" in admin.main_text(PAGE)
    leve = {"geste": "lever", "noeud": "a1", "note": verification.note}
    assert admin.send(ETAPE, leve).status_code == 303
    assert brouillon(moteurs) == avant


def test_a_fact_without_a_note_is_asked_for_again(admin: AdminClient, moteurs: Moteurs) -> None:
    reponse = admin.send(ETAPE, {"geste": "confirmer", "noeud": "a2", "niveau": "A", "note": ""})
    assert reponse.status_code == 422
    texte = reponse.get_data(as_text=True)
    assert "Écrivez une note" in texte
    assert '<option value="a2" selected>' in texte
    assert brouillon(moteurs).verifications == ()


def test_a_field_and_a_head_are_marked_too(admin: AdminClient, moteurs: Moteurs) -> None:
    admin.send(f"{PAGE}/marques/entete", {"geste": "critiques", "critique": ["resume"]})
    admin.send(f"{PAGE}/marques/quand", {"geste": "tout"})
    assert set(brouillon(moteurs).critique) == {"quand-1", "quand", "resume"}


def test_a_kind_that_has_no_mark_shows_no_button(admin: AdminClient, moteurs: Moteurs) -> None:
    save(moteurs, read_document("theme", {"schema": 1, "id": "t", "titre": "Thème"}))
    page = "/admin/contenus/theme/t"
    assert "critique" not in admin.main_text(page)
    jeton = {
        c.get("name"): c.get("value")
        for c in admin.page(page).iterate("input")
        if c.get("name") == "_jeton"
    }
    reponse = admin.post(f"{page}/marques/entete", data=jeton | {"geste": "tout"})
    assert reponse.status_code == 400
    assert admin.get(f"{PAGE}/marques/rien").status_code == 404
    assert admin.get(f"{PAGE}/marques/etapes.partie").status_code == 410


def test_who_does_not_write_does_not_mark(app: Flask) -> None:
    lea = enter(open_admin(app), LEA)
    assert lea.get(ETAPE).status_code == 403
    assert "Marquer critique" not in lea.main_text(PAGE)
