"""Leaving a form, coming back, writing at the same time: nothing typed is lost."""

from datetime import timedelta
from pathlib import Path

import pytest
from aides_admin import enter, open_admin, valeurs_of
from aides_saisies import (
    ICI,
    MORCEAU,
    PAGE,
    PAUL,
    brouillon,
    count_revisions,
    keep,
    open_fiche,
    titre_of,
)
from aides_store import dump
from client import AdminClient
from flask import Flask
from sqlalchemy import event

from kit.horloge import HorlogeFixe
from kit.store.moteur import Moteurs


@pytest.fixture
def app(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Flask:
    return open_fiche(moteurs, tmp_path, horloge)


@pytest.fixture
def anne(app: Flask) -> AdminClient:
    return enter(open_admin(app))


@pytest.fixture
def paul(app: Flask) -> AdminClient:
    return enter(open_admin(app), PAUL)


def test_what_is_typed_is_kept_and_is_no_version(anne: AdminClient, moteurs: Moteurs) -> None:
    saisie = valeurs_of(anne, ICI)
    avant = dump(moteurs.fichier)
    assert "Gardé à 12:00, pas encore enregistré." in keep(anne, saisie, "Un début de")
    assert dump(moteurs.fichier) == avant, "ni version, ni catalogue refait"
    assert "Un texte non enregistré vous attend ici, écrit à 12:00." in anne.main_text(PAGE)
    assert titre_of(anne) == "Un début de"
    assert "Voici le texte que vous aviez commencé" in anne.main_text(ICI)


def test_what_says_the_same_as_the_draft_is_not_kept(anne: AdminClient) -> None:
    saisie = valeurs_of(anne, ICI)
    keep(anne, saisie, "Un début de")
    assert "Gardé" not in keep(anne, saisie, "Préparez")
    assert "vous attend" not in anne.main_text(PAGE)


def test_saving_a_text_that_was_kept_removes_it(anne: AdminClient, moteurs: Moteurs) -> None:
    keep(anne, valeurs_of(anne, ICI), "Préparez tout")
    reponse = anne.post(ICI, data=valeurs_of(anne, ICI))
    assert reponse.status_code == 303
    assert brouillon(moteurs).etapes[0].titre == "Préparez tout"
    assert "vous attend" not in anne.main_text(PAGE)


def test_another_session_of_the_same_agent_finds_her_text(
    app: Flask, anne: AdminClient, horloge: HorlogeFixe
) -> None:
    keep(anne, valeurs_of(anne, ICI), "Interrompue")
    horloge.instant += timedelta(days=2)
    chez_elle = enter(open_admin(app))
    assert "écrit le 22 novembre 2026 à 12:00" in chez_elle.main_text(PAGE)
    assert titre_of(chez_elle) == "Interrompue"


def test_one_may_start_again_from_the_draft_and_change_ones_mind(anne: AdminClient) -> None:
    keep(anne, valeurs_of(anne, ICI), "Un début de")
    saisie = valeurs_of(anne, ICI)
    reponse = anne.post(ICI, data=saisie | {"titre": "Plus loin", "_geste": "repartir"})
    assert 'value="Préparez"' in reponse.text
    assert "mis de côté" in reponse.text
    reponse = anne.post(ICI, data=saisie | {"_geste": "reprendre"})
    assert 'value="Plus loin"' in reponse.text, "ce qui était à l’écran est perdu"


def test_a_text_thrown_away_from_the_document_may_be_taken_back(anne: AdminClient) -> None:
    saisie = valeurs_of(anne, ICI)
    keep(anne, saisie, "Un début de")
    jeton = {"_jeton": saisie["_jeton"]}
    assert anne.post(ICI, data=jeton | {"_geste": "jeter"}).status_code == 303
    assert "Vous avez jeté un texte" in anne.main_text(PAGE)
    assert titre_of(anne) == "Préparez"
    assert "Un début de" in anne.post(ICI, data=jeton | {"_geste": "reprendre"}).text
    assert titre_of(anne) == "Un début de"


def test_going_back_without_saving_keeps_what_was_changed_only(
    anne: AdminClient, moteurs: Moteurs
) -> None:
    saisie = valeurs_of(anne, ICI)
    assert anne.post(ICI, data=saisie | {"_geste": "fermer"}).status_code == 303
    assert "vous attend" not in anne.main_text(PAGE)
    anne.post(ICI, data=saisie | {"titre": "Changé", "_geste": "fermer"})
    assert "il est gardé" in anne.main_text(PAGE)
    assert "vous attend" in anne.main_text(PAGE)
    neuf = f"{PAGE}/parties/etapes.nouveau"
    anne.post(neuf, data=valeurs_of(anne, neuf) | {"_geste": "fermer"})
    assert anne.main_text(PAGE).count("vous attend") == 1
    anne.post(neuf, data=valeurs_of(anne, neuf) | {"titre": "Une idée", "_geste": "fermer"})
    assert anne.main_text(PAGE).count("vous attend") == 2
    assert count_revisions(moteurs) == 2


def test_a_button_of_the_form_keeps_its_text_too_and_the_shape_comes_back(
    anne: AdminClient,
) -> None:
    champs = {"titre": "Avant la coupure", "_geste": "ajouter:blocs:bloc"}
    anne.post(ICI, data=valeurs_of(anne, ICI) | champs)
    page = anne.page(ICI)
    noms = {c.get("name") for c in page.iterate("textarea")}
    assert {"blocs.0.texte", "blocs.1.texte", "blocs.2.texte"} <= noms
    assert titre_of(anne) == "Avant la coupure"


def test_a_fault_does_not_lose_the_text_when_the_page_is_left(anne: AdminClient) -> None:
    faux = {"titre": "", "blocs.0.texte": "Long travail"}
    assert anne.post(ICI, data=valeurs_of(anne, ICI) | faux).status_code == 422
    assert "Long travail" in anne.get(ICI).text


def test_the_second_agent_sees_who_is_there_and_since_when(
    anne: AdminClient, paul: AdminClient, horloge: HorlogeFixe
) -> None:
    saisie = valeurs_of(anne, ICI)
    horloge.instant += timedelta(minutes=5)
    phrase = "Anne Durand modifie cette partie depuis 12:00."
    assert phrase in paul.main_text(PAGE)
    assert phrase in paul.main_text(ICI)
    assert phrase not in paul.main_text(f"{PAGE}/parties/etapes.demander")
    assert phrase not in anne.main_text(PAGE)
    assert "Paul Martin modifie cette partie depuis 12:05." in keep(anne, saisie, "x")
    anne.post(ICI, data=saisie | {"_geste": "fermer"})
    assert phrase not in paul.main_text(ICI)


def test_a_colleague_who_went_to_lunch_is_not_there_any_more(
    anne: AdminClient, paul: AdminClient, horloge: HorlogeFixe
) -> None:
    anne.get(ICI)
    horloge.instant += timedelta(minutes=11)
    assert "modifie cette partie" not in paul.main_text(PAGE)


@pytest.mark.parametrize("partie", ["etapes.preparer", "etapes.nouveau", "entete"])
def test_the_same_form_sent_twice_is_one_version_and_says_so(
    anne: AdminClient, moteurs: Moteurs, partie: str
) -> None:
    page = f"{PAGE}/parties/{partie}"
    saisie = valeurs_of(anne, page) | {"titre": "Envoyée deux fois"}
    if partie == "etapes.preparer":
        saisie |= {"blocs.2.texte": "Un de plus", "blocs.2.id": "", "blocs.2.forme": "bloc"}
    assert anne.post(page, data=saisie).status_code == 303
    apres, nombre = brouillon(moteurs), count_revisions(moteurs)
    anne.get(PAGE)
    assert anne.post(page, data=saisie).status_code == 303
    assert (brouillon(moteurs), count_revisions(moteurs)) == (apres, nombre)
    assert "C’était déjà enregistré" in anne.main_text(PAGE)


def test_the_same_form_sent_twice_with_a_colleague_between(
    anne: AdminClient, paul: AdminClient, moteurs: Moteurs
) -> None:
    neuf, la = f"{PAGE}/parties/etapes.nouveau", f"{PAGE}/parties/etapes.demander"
    saisie = valeurs_of(anne, neuf) | {"titre": "Retirez"}
    anne.post(neuf, data=saisie)
    paul.post(la, data=valeurs_of(paul, la) | {"titre": "Demandez vite"})
    anne.post(neuf, data=saisie)
    assert [e.titre for e in brouillon(moteurs).etapes] == ["Préparez", "Demandez vite", "Retirez"]


def test_a_form_that_changes_nothing_says_so(anne: AdminClient, moteurs: Moteurs) -> None:
    anne.post(ICI, data=valeurs_of(anne, ICI))
    assert "Rien n’a changé" in anne.main_text(PAGE)
    assert count_revisions(moteurs) == 2


def test_typing_asks_the_base_little(anne: AdminClient, moteurs: Moteurs) -> None:
    ordres: list[str] = []
    saisie = valeurs_of(anne, ICI) | {"titre": "x"}
    for moteur in (moteurs.lecture, moteurs.ecriture, moteurs.journal, moteurs.journal_lecture):
        event.listen(moteur, "before_cursor_execute", lambda *args: ordres.append(str(args[2])))
    for fait in (
        lambda: anne.post(f"{ICI}/garder", data=saisie, headers=MORCEAU),
        lambda: anne.get(ICI),
        lambda: anne.get(PAGE),
    ):
        ordres.clear()
        assert fait().status_code == 200
        assert len(ordres) < 20, (len(ordres), ordres)
