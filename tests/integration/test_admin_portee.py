"""A role limited to one place: what belongs to the whole site is read, and never changed."""

import re
from pathlib import Path

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte
from aides_store import MIDI, prefecture, publish, publish_site
from client import AdminClient
from fabrique import fiche

from kit.admin.droits import DROITS
from kit.admin.portee import lieu_of, may_on
from kit.app import create_app
from kit.config import load_reglages
from kit.content.lecture import read_document
from kit.horloge import HorlogeFixe
from kit.store.acces.roles import TOUT_LE_SITE, Agent, Attribution
from kit.store.moteur import Moteurs

PAUL = "paul.martin@prefecture.gouv.fr"
FICHE = "/admin/contenus/fiche/essai"
AUTRES = ("/admin/annonces/<cle>", "/admin/contenus/valeur/")
"""Addresses that name a document of another kind than the fiche of tests."""


@pytest.fixture
def dehors(moteurs: Moteurs, tmp_path: Path) -> AdminClient:
    publish_site(moteurs)
    publish(moteurs, prefecture(), fiche())
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("valideur", structure="accueil")], PAUL)
    reglages = load_reglages({}, tmp_path / "instance")
    return open_admin(create_app(reglages, horloge=HorlogeFixe(MIDI), moteurs=moteurs))


def test_what_belongs_to_the_whole_site_is_read_only(dehors: AdminClient) -> None:
    paul = enter(dehors, PAUL)
    texte = paul.main_text(FICHE)
    assert "Copier" not in texte
    assert paul.get(f"{FICHE}/historique").status_code == 200
    assert "Nouveau contenu" not in paul.main_text("/admin/contenus/")
    for page in (f"{FICHE}/parties/entete", f"{FICHE}/marques/entete", f"{FICHE}/retirer"):
        reponse = paul.get(page)
        assert reponse.status_code == 403, page
        assert "limité à un lieu" in reponse.get_data(as_text=True)
    assert paul.get("/admin/contenus/fiche/nouveau").status_code == 403


def test_no_form_gets_round_it(dehors: AdminClient) -> None:
    paul = enter(dehors, PAUL)
    trouve = re.search(r'name="_jeton" value="([^"]+)"', paul.get("/admin/").get_data(as_text=True))
    assert trouve is not None
    jeton = trouve[1]
    gestes = [
        regle
        for regle in paul.application.url_map.iter_rules()
        if regle.endpoint.startswith("admin.") and "POST" in (regle.methods or ())
        if DROITS[regle.endpoint].geste in ("rediger", "verifier", "publier", "administrer")
    ]
    assert len(gestes) > 15
    noms = {
        "genre": "fiche",
        "cle": "essai",
        "partie_id": "entete",
        "agent_id": "1",
        "avis_id": "1",
    }
    for regle in gestes:
        arguments = {nom: noms.get(nom, "x") for nom in regle.arguments}
        if regle.rule.startswith(AUTRES):
            continue  # there is none here: they are opened by the same door
        with paul.application.test_request_context():
            adresse = paul.application.url_for(regle.endpoint, **arguments, _external=False)
        reponse = paul.post(adresse, data={"_jeton": jeton, "_base": "1"})
        assert reponse.status_code in (401, 403), adresse
        assert reponse.status_code == 403 or DROITS[regle.endpoint].confirme


def test_a_place_and_how_one_files_there_belong_to_it() -> None:
    paul = Agent(1, PAUL, "Paul", True, MIDI, (Attribution("valideur", structure="accueil"),), True)
    ici = read_document("structure", {**prefecture().model_dump(mode="json", by_alias=True)})
    assert lieu_of(ici) == ici.id
    depot = {"schema": 1, "id": "m", "demarche": "d", "modes": []}
    partout = read_document("modalite", depot)
    la = read_document("modalite", {**depot, "structure": "accueil"})
    assert (lieu_of(partout), lieu_of(la)) == (TOUT_LE_SITE, "accueil")
    assert may_on(la, "publier", paul)
    assert not may_on(partout, "publier", paul)
    assert not may_on(ici, "publier", paul) or ici.id == "accueil"
