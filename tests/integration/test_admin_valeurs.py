"""A dated value changed by an agent: when, where it is read, which sheets it makes wrong."""

from pathlib import Path
from typing import Any

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte, valeurs_of
from aides_impression import print_essai
from aides_store import MIDI, publish, publish_site
from client import AdminClient
from fabrique import fiche

from kit.app import create_app
from kit.config import load_reglages
from kit.content.lecture import read_document
from kit.content.valeur import Valeur
from kit.horloge import HorlogeFixe
from kit.render.impression.editions import format_code
from kit.store.acces.roles import Attribution
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session

PAGE = "/admin/contenus/valeur/timbre"
PAUL = "paul.martin@prefecture.gouv.fr"
BRUT: dict[str, Any] = {
    "schema": 1,
    "id": "timbre",
    "genre": "montant",
    "libelle": "Timbre de la carte",
    "periodes": [{"valeur": {"euros": 225}, "note": "L436-1"}],
}


@pytest.fixture
def dehors(moteurs: Moteurs, tmp_path: Path) -> AdminClient:
    publish_site(moteurs)
    publish(moteurs, read_document("valeur", BRUT))
    payer = {"id": "payer", "titre": "Payez", "blocs": [{"id": "p", "texte": "{valeur:timbre}."}]}
    publish(moteurs, fiche(etapes=[payer]))
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("traducteur", "en")], PAUL)
    reglages = load_reglages({}, tmp_path / "instance")
    return open_admin(create_app(reglages, horloge=HorlogeFixe(MIDI), moteurs=moteurs))


@pytest.fixture
def admin(dehors: AdminClient) -> AdminClient:
    return enter(dehors)


def brouillon(moteurs: Moteurs) -> Valeur:
    with read_session(moteurs) as session:
        document = Depot(session, HorlogeFixe(MIDI)).read_draft("valeur", "timbre")
    assert isinstance(document, Valeur)
    return document


def change(client: AdminClient, **saisie: str) -> str:
    champs = valeurs_of(client, PAGE) | {nom.replace("__", "."): v for nom, v in saisie.items()}
    reponse = client.post(PAGE, data=champs)
    if reponse.status_code == 303:
        return client.main_text(reponse.location)
    return f"{reponse.status_code} {reponse.get_data(as_text=True)}"


def test_the_form_says_the_value_of_today_and_where_it_is_read(admin: AdminClient) -> None:
    texte = admin.main_text(PAGE)
    assert "sans date" in texte
    assert "Renouveler ma carte" in texte
    assert "1 contenu, " in texte
    assert valeurs_of(admin, PAGE)["valeur.euros"] == "225"


def test_a_new_fee_waits_for_its_day_and_may_be_given_up(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    texte = change(admin, valeur__euros="250,50", du="2027-01-01")
    assert "enregistré dans le brouillon" in texte
    assert [str(p.au or "") for p in brouillon(moteurs).periodes] == ["2026-12-31", ""]
    assert "250,50" in texte
    jeton = {"_jeton": valeurs_of(admin, PAGE)["_jeton"]}
    assert admin.post(PAGE, data=jeton | {"abandonner": "2027-01-01"}).status_code == 303
    assert len(brouillon(moteurs).periodes) == 1


def test_without_a_day_the_present_value_is_corrected(admin: AdminClient, moteurs: Moteurs) -> None:
    change(admin, valeur__euros="200", a_confirmer="oui")
    (periode,) = brouillon(moteurs).periodes
    assert (periode.valeur.model_dump(mode="json"), periode.a_confirmer) == (
        {"euros": "200"},
        True,
    )


@pytest.mark.parametrize(
    ("saisie", "dit"),
    [
        ({"valeur__euros": "beaucoup"}, "Ce n’est pas encore enregistré"),
        ({"valeur__euros": ""}, "Ce n’est pas encore enregistré"),
        ({"valeur__euros": "-3"}, "Ce n’est pas encore enregistré"),
        ({"du": "32/13/2026"}, "n’est pas une date"),
    ],
)
def test_what_is_not_a_value_is_said_and_kept(
    admin: AdminClient, moteurs: Moteurs, saisie: dict[str, str], dit: str
) -> None:
    texte = change(admin, note="Ma note", **saisie)
    assert texte.startswith(("422", "409"))
    assert dit in texte
    assert 'value="Ma note"' in texte
    assert brouillon(moteurs).periodes[0].note == "L436-1"


def test_a_value_changed_meanwhile_is_not_overwritten(admin: AdminClient, moteurs: Moteurs) -> None:
    ouvert = valeurs_of(admin, PAGE)
    change(admin, valeur__euros="230")
    reponse = admin.post(PAGE, data=ouvert | {"valeur.euros": "240"})
    assert reponse.status_code == 409
    assert "vient de changer cette valeur" in reponse.get_data(as_text=True)
    assert 'value="240"' in reponse.get_data(as_text=True), "ce qui était écrit est perdu"
    assert brouillon(moteurs).periodes[0].valeur.model_dump(mode="json") == {"euros": "230"}


def test_publishing_says_what_it_was_what_it_is_and_which_sheets_go_wrong(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    code = print_essai(moteurs)
    change(admin, valeur__euros="250", du="2027-01-01")
    texte = admin.main_text(f"{PAGE}/publier").replace("\xa0", " ").replace("\u202f", " ")
    assert "225 €" in texte
    assert "à partir du 1er janvier 2027" in texte
    assert format_code(code) in texte, "elle est juste aujourd’hui, et fausse ce jour-là"
    jeton = {"_jeton": valeurs_of(admin, f"{PAGE}/publier")["_jeton"]}
    assert admin.post(f"{PAGE}/publier", data=jeton).status_code == 303
    assert "225" in admin.main_text("/fr/fiches/essai")


def test_who_may_not_write_reads_only(dehors: AdminClient) -> None:
    paul = enter(dehors, PAUL)
    assert "Enregistrer" not in paul.main_text(PAGE)
    assert "225" in paul.main_text(PAGE)


def test_a_value_has_no_parts_and_no_marks(admin: AdminClient) -> None:
    jeton = {"_jeton": valeurs_of(admin, PAGE)["_jeton"]}
    for suite in ("parties/entete", "parties/periodes.0", "marques/entete"):
        assert admin.get(f"{PAGE}/{suite}").status_code == 404, suite
    deplacer = jeton | {"champ": "periodes", "noeud": "0", "geste": "monter"}
    assert admin.post(f"{PAGE}/deplacer", data=deplacer).status_code == 404
    assert admin.get("/admin/contenus/valeur/inconnue").status_code == 404
