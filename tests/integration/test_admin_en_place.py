"""Forms in the place of a part: focus, words, a session that ends, as htmx gets them."""

import re
from pathlib import Path

import pytest
from aides_admin import PHRASE, enter, open_admin, valeurs_of
from aides_saisies import (
    ICI,
    MORCEAU,
    PAGE,
    brouillon,
    open_fiche,
)
from aides_store import MIDI
from client import AdminClient
from flask import Flask
from page_checks import text_of

from kit.horloge import HorlogeFixe
from kit.store.acces.sessions import INACTIVITE
from kit.store.moteur import Moteurs


@pytest.fixture
def app(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Flask:
    return open_fiche(moteurs, tmp_path, horloge)


@pytest.fixture
def anne(app: Flask) -> AdminClient:
    return enter(open_admin(app))


def test_a_text_kept_when_the_session_is_over_says_what_to_do(
    anne: AdminClient, horloge: HorlogeFixe
) -> None:
    saisie = valeurs_of(anne, ICI)
    horloge.instant = MIDI + INACTIVITE
    reponse = anne.post(f"{ICI}/garder", data=saisie, headers=MORCEAU)
    assert reponse.status_code == 401
    assert "Pas gardé" in reponse.text
    assert "<form" not in reponse.text


def test_htmx_gets_the_password_in_the_place_of_the_form_and_nothing_is_lost(
    anne: AdminClient, horloge: HorlogeFixe, moteurs: Moteurs
) -> None:
    saisie = valeurs_of(anne, ICI) | {"titre": "Après le déjeuner"}
    horloge.instant = MIDI + INACTIVITE
    reponse = anne.post(ICI, data=saisie, headers=MORCEAU)
    assert reponse.status_code == 401
    assert "<html" not in reponse.text
    assert f'data-hx-post="{ICI}"' in reponse.text
    assert 'value="Après le déjeuner"' in reponse.text
    code = {"_courriel": "anne.durand@prefecture.gouv.fr", "_mot_de_passe": PHRASE}
    reponse = anne.post(ICI, data=saisie | code, headers=MORCEAU)
    assert reponse.status_code == 200
    assert "C’est enregistré" in reponse.text
    assert brouillon(moteurs).etapes[0].titre == "Après le déjeuner"


def test_htmx_that_opens_a_part_when_the_session_is_over_gets_a_way_in(
    anne: AdminClient, horloge: HorlogeFixe
) -> None:
    horloge.instant = MIDI + INACTIVITE
    reponse = anne.get(ICI, headers=MORCEAU)
    assert reponse.status_code == 401
    assert "/admin/connexion?suite=" in reponse.text
    assert "<html" not in reponse.text


def test_a_form_opened_before_a_new_login_asks_for_the_password_and_keeps_the_text(
    anne: AdminClient, horloge: HorlogeFixe, moteurs: Moteurs
) -> None:
    saisie = valeurs_of(anne, ICI) | {"titre": "Ouvert hier"}
    horloge.instant = MIDI + INACTIVITE
    enter(anne)
    reponse = anne.post(ICI, data=saisie)
    assert reponse.status_code == 401
    assert 'value="Ouvert hier"' in reponse.text
    assert "reconnecté" in reponse.text
    assert brouillon(moteurs).etapes[0].titre == "Préparez"
    assert anne.post(ICI, data=saisie | {"_mot_de_passe": "faux"}).status_code == 401
    assert anne.post(ICI, data=saisie | {"_mot_de_passe": PHRASE}).status_code == 303
    assert brouillon(moteurs).etapes[0].titre == "Ouvert hier"


def test_a_part_opened_and_saved_in_place_is_a_part_of_the_page(anne: AdminClient) -> None:
    forme = anne.get(ICI, headers=MORCEAU).text
    assert "<html" not in forme
    assert re.search(r'name="titre"[^>]* autofocus', forme)
    assert "autofocus" not in anne.get(ICI).text
    lue = anne.post(ICI, data=valeurs_of(anne, ICI) | {"titre": "Neuf"}, headers=MORCEAU).text
    assert re.search(r'id="annonce"[^>]*data-hx-swap-oob="innerHTML">C’est enregistré', lue)
    assert "Neuf" in lue
    assert re.search(r"data-ouvre[^>]* autofocus", lue)
    assert text_of(anne.page(PAGE).one("h1")) in anne.main_text(PAGE)


def test_a_new_step_added_in_place_comes_before_the_button_that_adds(anne: AdminClient) -> None:
    neuf = f"{PAGE}/parties/etapes.nouveau"
    saisie = valeurs_of(anne, neuf) | {"titre": "Retirez"}
    lue = anne.post(neuf, data=saisie, headers=MORCEAU).text
    assert lue.index("Retirez") < lue.index("Ajouter une étape")
    assert "Demandez" not in lue


@pytest.mark.parametrize(
    ("geste", "vise"),
    [
        ("descendre:blocs.0", "blocs.1"),
        ("monter:blocs.1", "blocs.0"),
        ("ajouter:blocs:bloc", "blocs.2"),
        ("retirer:blocs.1", "blocs.0"),
    ],
)
def test_the_keyboard_follows_the_group_that_was_moved(
    anne: AdminClient, geste: str, vise: str
) -> None:
    saisie = valeurs_of(anne, ICI) | {"_geste": geste}
    for entetes in ({}, MORCEAU):
        texte = anne.post(ICI, data=saisie, headers=entetes).text
        (groupe,) = re.findall(r" autofocus>(.*?)</fieldset>", texte, re.DOTALL)
        assert f'name="{vise}.id"' in groupe


def test_faults_and_conflicts_are_shown_in_the_form_by_htmx(anne: AdminClient) -> None:
    reglages = next(
        m.get("content") or ""
        for m in anne.page(PAGE).iterate("meta")
        if m.get("name") == "htmx-config"
    )
    sans = re.search(r'"noSwap":\[([^\]]*)\]', reglages)
    assert sans is not None
    assert not {"401", "409", "422", '"40x"', '"4xx"'} & set(sans[1].split(","))
    assert '"5xx"' in sans[1]
