"""The matrix of procedures and places: what each cell says, and where it leads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_admin import valeurs_of
from aides_exemple import open_bureau, open_exemple
from aides_store import MIDI, catalogue_at
from client import AdminClient
from sqlalchemy import event
from werkzeug.test import TestResponse

from kit.config import Reglages
from kit.content.demarche import Demarche, Modalite
from kit.horloge import HorlogeFixe
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session

MATRICE = "/admin/modalites"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def exemple(reglages_depart: Reglages, tmp_path: Path) -> Iterator[Moteurs]:
    with open_exemple(reglages_depart, tmp_path) as moteurs:
        yield moteurs


@pytest.fixture
def admin(exemple: Moteurs, tmp_path: Path) -> AdminClient:
    return open_bureau(exemple, tmp_path)


def cells_of(client: AdminClient, nom: str) -> dict[str, str]:
    """What the row of a procedure says, by place."""
    table = client.page(MATRICE).one("table")
    tetes = ["".join(th.itertext()) for th in table.iter(f"{XHTML}th") if th.get("scope") == "col"]
    for rang in table.iter(f"{XHTML}tr"):
        textes = [" ".join("".join(case.itertext()).split()) for case in rang]
        if textes[0] == nom:
            return dict(zip(tetes[1:], textes[1:], strict=True))
    raise AssertionError(nom)


def press(client: AdminClient, cellule: str) -> TestResponse:
    """Press the button of a cell."""
    (formulaire,) = [f for f in client.page(MATRICE).iterate("form") if f.get("class") is None]
    return client.send_form(formulaire, MATRICE, {"cellule": cellule})


def say(exemple: Moteurs) -> str:
    demarche = catalogue_at(exemple).get(Demarche, "d03")
    assert demarche is not None
    return demarche.nom


def test_each_cell_says_how_and_leads_to_what_says_it(admin: AdminClient, exemple: Moteurs) -> None:
    cellules = cells_of(admin, say(exemple))
    assert cellules["Tout le département"].startswith("En ligne, sur rendez-vous")
    assert cellules["Préfecture de la Clairière"].startswith("Comme le département Préciser")
    catalogue = catalogue_at(exemple)
    liens = {a.get("href") or "" for a in admin.page(MATRICE).iterate("a")}
    for modalite in catalogue.all(Modalite):
        assert f"/admin/contenus/modalite/{modalite.id}" in liens, modalite.id


def test_an_empty_cell_opens_the_form_of_one_draft(admin: AdminClient, exemple: Moteurs) -> None:
    ouvert = press(admin, "d03/prefecture-clairiere")
    assert ouvert.status_code == 303
    assert press(admin, "d03/prefecture-clairiere").location == ouvert.location
    assert cells_of(admin, say(exemple))["Préfecture de la Clairière"].startswith("À remplir")
    saisie = valeurs_of(admin, ouvert.location) | {
        "modes.0.id": "",
        "modes.0.forme": "modalitedepot",
        "modes.0.mode": "courrier",
        "modes.0.remarque": "Avec un suivi.",
    }
    assert admin.post(ouvert.location, data=saisie).status_code == 303
    cle = ouvert.location.split("/")[4]
    with read_session(exemple) as session:
        modalite = Depot(session, HorlogeFixe(MIDI)).read_draft("modalite", cle)
    assert isinstance(modalite, Modalite)
    assert (modalite.demarche, modalite.structure) == ("d03", "prefecture-clairiere")
    cellule = cells_of(admin, say(exemple))["Préfecture de la Clairière"]
    assert cellule.startswith("Par courrier")
    assert "Jamais publié" in cellule
    publier = f"/admin/contenus/modalite/{cle}/publier"
    assert admin.send(publier, {}).status_code == 303
    assert "Avec un suivi." in admin.main_text("/fr/modalites/?demarche=d03")


def test_a_cell_of_nothing_that_exists_makes_nothing(admin: AdminClient, exemple: Moteurs) -> None:
    avant = len(catalogue_at(exemple).all(Modalite))
    for cellule in ("rien/prefecture-clairiere", "d03/nulle-part", ""):
        assert press(admin, cellule).status_code == 404, cellule
    with read_session(exemple) as session:
        etats = Depot(session, HorlogeFixe(MIDI)).list_documents()
    assert sum(etat.genre == "modalite" for etat in etats) == avant


def test_the_matrix_is_filtered_by_words_and_asks_the_bases_little(
    admin: AdminClient, exemple: Moteurs
) -> None:
    texte = admin.main_text(f"{MATRICE}?q=passeport")
    assert "1 démarche" in texte
    assert "Rien ne correspond" in admin.main_text(f"{MATRICE}?q=zzzz")
    ordres: list[str] = []
    for moteur in (exemple.lecture, exemple.ecriture, exemple.journal, exemple.journal_lecture):
        event.listen(moteur, "before_cursor_execute", lambda *args: ordres.append(str(args[2])))
    admin.get(MATRICE)
    ordres.clear()
    admin.get(MATRICE)
    assert len(ordres) < 20, ordres
