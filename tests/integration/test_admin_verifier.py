"""Verifying facts in the back office: the table, one sending, colleagues, reading again."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from aides_admin import ADMIN, COURRIEL, enter, open_admin, open_compte
from aides_store import MIDI, catalogue_at, publish, publish_site, save
from aides_verification import verify
from client import AdminClient
from fabrique import FICHE, fiche, valeur
from flask import Flask
from page_checks import Page, text_of
from sqlalchemy import event

from kit.app import create_app
from kit.config import load_reglages
from kit.content.fiche import Fiche
from kit.horloge import HorlogeFixe
from kit.store.acces.roles import Attribution
from kit.store.moteur import Moteurs, read_session
from kit.store.referents import read_referents

TABLE = "/admin/verifier/"
RELIRE = "/admin/relire/"
PAUL = "paul@prefecture.gouv.fr"
LEA = "lea@prefecture.gouv.fr"
XHTML = "{http://www.w3.org/1999/xhtml}"
SOURCES = [{"id": "s1", "titre": "Code des étrangers", "lu_le": "2026-11-01"}]
MARQUES = [
    {"noeud": "a1", "niveau": "A", "note": "Vu sur la page officielle"},
    {"noeud": "a2", "niveau": "C", "note": "Un seul forum", "source": "s1", "a_confirmer": True},
]


@pytest.fixture
def app(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Flask]:
    publish_site(moteurs)
    publish(moteurs, valeur("taxe", {"valeur": {"euros": "25"}}))
    quand = {"en_bref": "Payez {valeur:taxe}", "blocs": FICHE["quand"]["blocs"]}
    publish(
        moteurs,
        fiche(verifications=MARQUES, sources=SOURCES, quand=quand, a_verifier_avant="2026-11-25"),
    )
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("redacteur")], PAUL)
    open_compte(moteurs, MIDI, [Attribution("valideur")], LEA)
    return create_app(load_reglages({}, tmp_path / "instance"), horloge=horloge, moteurs=moteurs)


@pytest.fixture
def admin(app: Flask) -> AdminClient:
    return enter(open_admin(app))


def rows(page: Page) -> list[str]:
    return [
        text_of(tr) for tr in page.iterate("tr") if tr.find(f"{XHTML}th[@scope='row']") is not None
    ]


def table_form(page: Page) -> Any:
    (formulaire,) = [f for f in page.iterate("form") if "Enregistrer cette page" in text_of(f)]
    return formulaire


def send_table(client: AdminClient, champs: dict[str, str], question: str = "") -> Any:
    page = client.page(TABLE + question)
    return client.send_form(table_form(page), TABLE + question, champs)


def rank(client: AdminClient, mots: str, question: str = "") -> str:
    """The rank, in its page, of the row that holds these words."""
    (rang,) = [r for r, ligne in enumerate(rows(client.page(TABLE + question))) if mots in ligne]
    return str(rang)


def verified(moteurs: Moteurs) -> date | None:
    catalogue = catalogue_at(moteurs)
    document = catalogue.get(Fiche, "essai")
    assert document is not None
    return catalogue.verified_day(document)


def test_each_row_says_what_where_and_from_which_source(admin: AdminClient) -> None:
    lignes = rows(admin.page(TABLE))
    premiere = lignes[0]
    for mots in (
        "Renouveler ma carte",
        "Les étapes",
        "Niveau C",
        "Un passeport.",
        "Un seul forum",
        "Code des étrangers",
        "Lue le 1er novembre 2026",
        "À confirmer avec votre préfecture",
    ):
        assert mots in premiere, mots
    assert "Niveau A" in lignes[1]
    reste = next(li for li in lignes if "Tout le reste du texte" in li)
    assert "Payez 25\u202f€" in reste
    assert any("Texte critique" in ligne and "Pas trop tard." in ligne for ligne in lignes)


def test_one_sending_records_each_opinion_with_its_author(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    question = "?document=fiche/essai"
    avis = {f"avis.{r}": "juste" for r in range(4)}
    reponse = send_table(admin, avis, question)
    assert reponse.status_code == 303
    texte = admin.main_text(TABLE + question)
    assert "4 faits sont enregistrés à votre nom." in texte
    assert "Juste, dit par Anne Durand le 22 novembre 2026" in texte
    assert "0 à vérifier, 0 à corriger, 4 justes" in texte
    assert verified(moteurs) == MIDI.date()


def test_what_is_right_leaves_the_list_and_what_is_wrong_waits_in_its_own(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    passeport, photo = rank(admin, "Un passeport."), rank(admin, "Vu sur la page officielle")
    champs = {
        f"avis.{photo}": "juste",
        f"avis.{passeport}": "a_corriger",
        f"remarque.{passeport}": "Une copie aussi",
    }
    assert send_table(admin, champs).status_code == 303
    assert not [li for li in rows(admin.page(TABLE)) if "Un passeport." in li]
    (ligne,) = rows(admin.page(f"{TABLE}?etat=a_corriger"))
    assert "À corriger, dit par Anne Durand" in ligne
    assert "Une copie aussi" in ligne
    assert verified(moteurs) is None


def test_to_correct_needs_a_remark_and_nothing_else_is_lost(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    passeport, photo = rank(admin, "Un passeport."), rank(admin, "Vu sur la page officielle")
    reponse = send_table(admin, {f"avis.{photo}": "juste", f"avis.{passeport}": "a_corriger"})
    assert reponse.status_code == 422
    texte = reponse.get_data(as_text=True)
    assert "Écrivez ce qui est à corriger" in texte
    assert texte.count("checked") == 1
    assert "1 juste." in texte
    assert verified(moteurs) is None


def test_a_text_published_meanwhile_is_not_verified(admin: AdminClient, moteurs: Moteurs) -> None:
    page = admin.page(TABLE)
    passeport, photo = rank(admin, "Un passeport."), rank(admin, "Vu sur la page officielle")
    blocs = [
        {"id": "a1", "texte": "Une photo."},
        {"id": "a2", "genre": "puce", "texte": "Deux passeports."},
    ]
    etapes = [{**FICHE["etapes"][0], "blocs": blocs}]
    publish(moteurs, fiche(verifications=MARQUES, sources=SOURCES, etapes=etapes))
    champs = {f"avis.{photo}": "juste", f"avis.{passeport}": "juste"}
    admin.send_form(table_form(page), TABLE, champs)
    texte = admin.main_text(TABLE)
    assert "Un fait est enregistré à votre nom." in texte
    assert "Un texte a changé depuis que vous l’avez lu : relisez-le" in texte
    assert "Deux passeports." in texte


def test_a_form_sent_twice_counts_once(admin: AdminClient) -> None:
    page = admin.page(TABLE)
    for attendu in ("Un fait est enregistré", "Rien de nouveau"):
        admin.send_form(table_form(page), TABLE, {"avis.0": "juste"})
        assert attendu in admin.main_text(TABLE)


def test_the_last_sending_is_taken_back(admin: AdminClient, moteurs: Moteurs) -> None:
    send_table(admin, {f"avis.{r}": "juste" for r in range(4)}, "?document=fiche/essai")
    assert verified(moteurs) == MIDI.date()
    page = admin.page(TABLE)
    (retour,) = [f for f in page.iterate("form") if "Annuler mon dernier envoi (4)" in text_of(f)]
    admin.send_form(retour, TABLE, {})
    assert "C’est annulé : 4 faits sont comme avant votre envoi." in admin.main_text(TABLE)
    assert verified(moteurs) is None
    assert "Annuler mon dernier envoi" not in admin.get(TABLE).text
    admin.send_form(retour, TABLE, {})
    assert "Rien à annuler" in admin.main_text(TABLE)


def test_filters_by_level_kind_theme_and_person(admin: AdminClient) -> None:
    def noms(question: str) -> list[str]:
        return rows(admin.page(f"{TABLE}?{question}"))

    assert len(noms("niveau=C")) == len(noms("niveau=A")) == 1
    assert all("Valeur" in ligne for ligne in noms("genre=valeur"))
    assert len(noms("genre=valeur")) == 1
    assert noms("theme=absent") == []
    assert noms(f"personne={LEA}") == []
    tous = noms("")
    assert noms("personne=personne") == tous
    champs = {"document": "fiche/essai", "agent": LEA}
    admin.send(TABLE, champs, f"{TABLE}confier?etat=a_verifier")
    assert "C’est confié à Lea, qui le verra sous son nom." in admin.main_text(TABLE)
    a_lea = noms(f"personne={LEA}")
    assert len(a_lea) == 4
    assert all("Confié à Lea" in ligne for ligne in a_lea)


def test_pages_of_twenty_keep_their_filter(admin: AdminClient, moteurs: Moteurs) -> None:
    publish(moteurs, *(fiche(id=f"f{n}", critique=[]) for n in range(25)))
    premiere = admin.page(f"{TABLE}?genre=fiche&etat=")
    assert len(rows(premiere)) == 20
    (suite,) = [a for a in premiere.iterate("a") if text_of(a) == "Page suivante"]
    seconde = admin.page(suite.get("href") or "")
    assert len(rows(seconde)) == 9
    assert not set(rows(premiere)) & set(rows(seconde)) or len(rows(seconde)) == 9
    assert len(rows(admin.page(f"{TABLE}?genre=fiche&page=99"))) == 9


def test_who_may_not_verify_reads_and_cannot_write(app: Flask, moteurs: Moteurs) -> None:
    paul = enter(open_admin(app), PAUL)
    page = paul.page(TABLE)
    assert not list(page.iterate("fieldset"))
    assert "Un passeport." in text_of(page.one("main"))
    for adresse in (TABLE, f"{TABLE}annuler", f"{TABLE}confier", f"{RELIRE}fiche/essai"):
        jeton = next(c.get("value") for c in page.iterate("input") if c.get("name") == "_jeton")
        reponse = paul.post(adresse, data={"_jeton": jeton, "avis.0": "juste"})
        assert reponse.status_code == 403, adresse
    assert verified(moteurs) is None
    lea = enter(open_admin(app), LEA)
    assert "Enregistrer cette page" in lea.get(TABLE).text


def test_a_document_leads_to_its_facts(admin: AdminClient) -> None:
    page = admin.page("/admin/contenus/fiche/essai")
    (lien,) = [a.get("href") for a in page.iterate("a") if text_of(a) == "Vérifier les faits"]
    assert lien is not None
    assert len(rows(admin.page(lien))) == 4


def confirm(client: AdminClient, **champs: str) -> str:
    client.send(RELIRE, champs, f"{RELIRE}fiche/essai")
    return client.main_text(RELIRE)


def test_still_right_in_one_click_verifies_again_and_moves_the_day(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    verify(moteurs, "fiche", "essai", quand=MIDI - timedelta(days=200))
    save(moteurs, fiche(titre="Titre à venir", verifications=MARQUES, sources=SOURCES))
    (ligne,) = rows(admin.page(RELIRE))
    assert "25 novembre 2026" in ligne
    assert "4 vérifiés" in ligne
    page = admin.page(RELIRE)
    jour = next(c.get("value") for c in page.iterate("input") if c.get("type") == "date")
    assert jour == "2027-05-22"
    texte = confirm(admin, jour=jour)
    assert "4 faits sont de nouveau vérifiés à votre nom" in texte
    assert "Prochaine relecture avant le 22 mai 2027." in texte
    assert verified(moteurs) == MIDI.date()
    publiee = catalogue_at(moteurs).get(Fiche, "essai")
    assert publiee is not None
    assert (publiee.titre, publiee.a_verifier_avant) == ("Renouveler ma carte", date(2027, 5, 22))
    assert rows(admin.page(RELIRE)) == []
    assert len(rows(admin.page(f"{RELIRE}?toutes=oui"))) == 1


def test_still_right_leaves_to_verify_what_was_not(admin: AdminClient, moteurs: Moteurs) -> None:
    verify(moteurs, "fiche", "essai", "a1")
    assert "Un fait est de nouveau vérifié à votre nom." in confirm(admin, jour="2027-03-01")
    assert verified(moteurs) is None
    publiee = catalogue_at(moteurs).get(Fiche, "essai")
    assert publiee is not None
    assert publiee.a_verifier_avant == date(2027, 3, 1)


def test_still_right_sent_twice_or_too_late_or_with_a_bad_day(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    page = admin.page(RELIRE)
    (formulaire,) = [f for f in page.iterate("form") if "Toujours juste" in text_of(f)]

    def send(jour: str) -> str:
        admin.send_form(formulaire, RELIRE, {"jour": jour})
        return admin.main_text(RELIRE)

    for jour in ("", "demain", "2026-11-22"):
        assert "Écrivez un jour à venir" in send(jour)
    assert "Prochaine relecture avant le 1er mars 2027" in send("2027-03-01")
    assert "C’était déjà fait" in send("2027-03-01")
    assert "a été publié de nouveau depuis" in send("2027-04-01")
    publiee = catalogue_at(moteurs).get(Fiche, "essai")
    assert publiee is not None
    assert publiee.a_verifier_avant == date(2027, 3, 1)


def test_the_list_to_read_again_is_of_one_person_when_asked(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    admin.send(
        TABLE, {"document": "fiche/essai", "agent": COURRIEL}, f"{TABLE}confier?etat=a_verifier"
    )
    with read_session(moteurs) as session:
        assert read_referents(session) == {("fiche", "essai"): COURRIEL}
    (ligne,) = rows(admin.page(f"{RELIRE}?personne={quote(COURRIEL)}"))
    assert "Anne Durand" in ligne
    assert rows(admin.page(f"{RELIRE}?personne=personne")) == []


def test_each_page_asks_the_bases_little(admin: AdminClient, moteurs: Moteurs, app: Flask) -> None:
    publish(moteurs, *(fiche(id=f"f{n}", a_verifier_avant="2026-11-30") for n in range(30)))
    assert app
    admin.get(TABLE)
    for adresse in (TABLE, f"{TABLE}?etat=", RELIRE):
        ordres: list[str] = []
        moteurs_lus = (moteurs.lecture, moteurs.journal_lecture, moteurs.journal, moteurs.ecriture)

        def note(*arguments: Any, ordres: list[str] = ordres) -> None:
            ordres.append(str(arguments[2]))

        for moteur in moteurs_lus:
            event.listen(moteur, "before_cursor_execute", note)
        assert admin.get(adresse).status_code == 200
        for moteur in moteurs_lus:
            event.remove(moteur, "before_cursor_execute", note)
        assert len(ordres) < 20, (adresse, ordres)
