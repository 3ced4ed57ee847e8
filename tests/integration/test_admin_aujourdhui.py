"""The first page says what to do today; no page asks the base much, however big it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte
from aides_grande_base import fill_grande_base
from aides_impression import print_essai
from aides_store import MIDI, publish, publish_site
from client import AdminClient
from fabrique import fiche
from flask import Flask
from sqlalchemy import event

from kit.app import create_app
from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.render.impression.editions import format_code
from kit.store.acces.roles import Attribution
from kit.store.moteur import Moteurs

PAGE = "/admin/contenus/fiche/essai"
PAUL = "paul@prefecture.gouv.fr"
LEA = "lea@prefecture.gouv.fr"
RIEN = "rien ne vous attend aujourd’hui"


@pytest.fixture
def ouvrir(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Callable[[], Flask]:
    publish_site(moteurs)
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("redacteur")], PAUL)
    open_compte(moteurs, MIDI, [Attribution("traducteur", "en")], LEA)
    reglages = load_reglages({}, tmp_path / "instance")
    return lambda: create_app(reglages, horloge=horloge, moteurs=moteurs)


@pytest.fixture
def app(ouvrir: Callable[[], Flask]) -> Flask:
    return ouvrir()


@pytest.fixture
def admin(app: Flask) -> AdminClient:
    return enter(open_admin(app))


def titres_of(client: AdminClient) -> list[str]:
    return ["".join(t.itertext()) for t in client.page("/admin/").iterate("h2")]


def change(client: AdminClient, titre: str) -> None:
    champs = {"titre": titre, "resume": "Voici.", "genre": "fiche"}
    assert client.send(f"{PAGE}/parties/entete", champs).status_code == 303


def test_nothing_to_do_is_said(app: Flask) -> None:
    for courriel in (PAUL, LEA):
        client = enter(open_admin(app), courriel)
        assert RIEN in client.main_text("/admin/")
        assert titres_of(client) == []


def test_a_draft_is_in_the_page_of_who_must_act_and_of_nobody_else(
    app: Flask, admin: AdminClient
) -> None:
    paul, lea = enter(open_admin(app), PAUL), enter(open_admin(app), LEA)
    change(paul, "Un autre titre")
    assert titres_of(paul) == ["Mes brouillons"]
    assert titres_of(admin) == []
    paul.send(PAGE, {"geste": "demander"}, f"{PAGE}/relecture")
    assert titres_of(paul) == []
    assert titres_of(admin) == ["À relire"]
    assert admin.page("/admin/").iterate("a")
    marques = f"{PAGE}/marques/etapes.etape-a"
    assert admin.send(PAGE, {"geste": "tout"}, marques).status_code == 303
    admin.send(PAGE, {"mot": "Et le délai ?"}, f"{PAGE}/renvoyer")
    assert titres_of(admin) == []
    assert titres_of(paul) == ["Renvoyés, à corriger"]
    assert "« Et le délai ? »" in paul.main_text("/admin/")
    admin.send(f"{PAGE}/publier", {})
    assert titres_of(paul) == titres_of(lea) == []


def test_the_week_to_come_and_the_dates_that_have_come(
    admin: AdminClient, moteurs: Moteurs, app: Flask
) -> None:
    publish(moteurs, fiche(id="vieille", titre="Vieille", a_verifier_avant="2026-11-22"))
    publish(moteurs, fiche(id="jeune", titre="Jeune", a_verifier_avant="2026-11-23"))
    change(admin, "Bientôt")
    admin.send(f"{PAGE}/publier", {"debut": "2026-11-29"})
    assert titres_of(admin) == ["Prévu cette semaine", "Date de relecture arrivée"]
    texte = admin.main_text("/admin/")
    assert "la version 2 est publiée le 29 novembre 2026" in texte
    assert "Vieille" in texte
    assert "Jeune" not in texte
    assert titres_of(enter(open_admin(app), LEA)) == ["Prévu cette semaine"]


def test_a_plan_further_than_a_week_waits(admin: AdminClient) -> None:
    change(admin, "Plus tard")
    admin.send(f"{PAGE}/publier", {"debut": "2026-12-20"})
    assert titres_of(admin) == []


def test_a_sheet_that_says_something_else_than_the_page_is_named(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    code = print_essai(moteurs)
    assert titres_of(admin) == []
    change(admin, "Un titre nouveau")
    admin.send(f"{PAGE}/publier", {})
    assert titres_of(admin) == ["Feuilles à remplacer"]
    assert format_code(code) in admin.main_text("/admin/")


@pytest.fixture
def compter(moteurs: Moteurs) -> list[str]:
    """The statements sent to both bases, as they come."""
    ordres: list[str] = []

    def note(*args: object) -> None:
        ordres.append(str(args[2]))

    for moteur in (moteurs.lecture, moteurs.ecriture, moteurs.journal, moteurs.journal_lecture):
        event.listen(moteur, "before_cursor_execute", note)
    return ordres


def test_pages_ask_a_big_base_little(
    ouvrir: Callable[[], Flask], moteurs: Moteurs, compter: list[str]
) -> None:
    fill_grande_base(moteurs, fiches=300, revisions=2000)
    admin = enter(open_admin(ouvrir()))
    grande = "/admin/contenus/fiche/f001"
    adresses = (
        "/admin/", "/admin/contenus/", "/admin/contenus/?manque=oui&tri=change&page=3",
        "/admin/contenus/fiche/nouveau", grande, f"{grande}/retirer",
        f"{grande}/marques/entete", f"{grande}/publier",
    )  # fmt: skip
    for adresse in adresses:
        admin.get(adresse)
        compter.clear()
        assert admin.get(adresse).status_code == 200, adresse
        assert len(compter) < 20, (adresse, compter)


def test_a_big_list_is_cut_in_pages(ouvrir: Callable[[], Flask], moteurs: Moteurs) -> None:
    fill_grande_base(moteurs, fiches=120, revisions=240)
    admin = enter(open_admin(ouvrir()))
    assert "123 contenus, de 1 à 50" in admin.main_text("/admin/contenus/")
    derniere = admin.page("/admin/contenus/?page=3&tri=nom")
    lignes = [t for t in derniere.iterate("th") if t.get("scope") == "row"]
    assert len(lignes) == 23
    tries = [t.get("aria-sort") for t in derniere.iterate("th") if t.get("aria-sort")]
    assert tries == ["ascending"]
