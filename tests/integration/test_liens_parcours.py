"""Links and papers of a version that readers have no more: what they say today."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aides_parcours import build, question, resultat
from aides_site import open_site
from aides_store import prefecture, publish, site
from client import InspectingClient
from page_checks import text_of

from kit.content.parcours import Parcours
from kit.horloge import HorlogeFixe
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, write_session
from kit.store.publications import APublier


@pytest.fixture
def petit(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> InspectingClient:
    """A site with a path of its own, published once."""
    publish(moteurs, site(), prefecture(), version_une(), horloge=horloge)
    return open_site(moteurs, tmp_path / "instance", horloge)


def version_une() -> Parcours:
    return build(
        question("pays", "dz>r-dz", "autre"),
        question("but", "travail>r-travail", "etudes>r-etudes"),
        resultat("r-dz"),
        resultat("r-travail"),
        resultat("r-etudes"),
        cas_types=CAS,
    )


CAS = [
    {"id": "cas-dz", "nom": "Nadia", "choisis": ["pays-dz"], "resultat": "r-dz"},
    {
        "id": "cas-t",
        "nom": "Samba",
        "choisis": ["pays-autre", "but-travail"],
        "resultat": "r-travail",
    },
    {
        "id": "cas-e",
        "nom": "Grace",
        "choisis": ["pays-autre", "but-etudes"],
        "resultat": "r-etudes",
    },
]


def publish_next(moteurs: Moteurs, parcours: Parcours, horloge: HorlogeFixe) -> None:
    """A second version, by somebody who has seen what it changes."""
    with write_session(moteurs) as session:
        depot = Depot(session, horloge)
        depot.save_revision(parcours, auteur="tests")
        demande = APublier("parcours", parcours.id, changement_vu=True)
        depot.publish_documents([demande], auteur="tests")


def test_an_old_link_whose_result_is_the_same_says_so(
    petit: InspectingClient, moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    neuf = version_une().model_copy(update={"titre": "Autre titre"})
    publish_next(moteurs, neuf, horloge)
    texte = petit.main_text("/fr/parcours/essai/r/r-dz?v=1&pays=dz")
    assert "Votre résultat est le même" in texte
    assert "a été mis à jour" not in petit.main_text("/fr/parcours/essai/r/r-dz?v=2&pays=dz")


def test_an_old_link_whose_result_changed_gives_the_new_one(
    petit: InspectingClient, moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    neuf = build(
        question("pays", "dz>r-travail", "autre"),
        question("but", "travail>r-travail", "etudes>r-etudes"),
        resultat("r-travail"),
        resultat("r-etudes"),
        cas_types=CAS[1:],
        retires=["r-dz"],
    )
    publish_next(moteurs, neuf, horloge)
    reponse = petit.get("/fr/parcours/essai/r/r-dz?v=1&pays=dz")
    assert reponse.status_code == 302
    arrivee = reponse.headers["Location"]
    assert urlsplit(arrivee).path == "/fr/parcours/essai/r/r-travail"
    assert "Depuis votre lien, ceci a changé" in petit.main_text(arrivee)


def test_an_old_link_with_a_new_question_continues_there(
    petit: InspectingClient, moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    neuf = build(
        question("pays", "dz", "autre>but"),
        question("accord", "oui>r-dz", "non"),
        question("but", "travail>r-travail", "etudes>r-etudes"),
        resultat("r-dz"),
        resultat("r-travail"),
        resultat("r-etudes"),
        cas_types=[
            {**CAS[0], "choisis": ["pays-dz", "accord-oui"]},
            *CAS[1:],
        ],
    )
    publish_next(moteurs, neuf, horloge)
    arrivee = petit.get("/fr/parcours/essai/r/r-dz?v=1&pays=dz").headers["Location"]
    assert urlsplit(arrivee).path == "/fr/parcours/essai/q/accord"
    assert "les questions ont changé" in petit.main_text(arrivee)


def test_a_link_of_an_unknown_version_is_only_read_today(
    petit: InspectingClient, moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    publish_next(moteurs, version_une().model_copy(update={"titre": "Deux"}), horloge)
    publish_next(moteurs, version_une().model_copy(update={"titre": "Trois"}), horloge)
    assert "a changé" not in petit.main_text("/fr/parcours/essai/r/r-dz?v=77&pays=dz")


def test_a_withdrawn_path_says_that_it_is_gone(
    petit: InspectingClient, moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    with write_session(moteurs) as session:
        Depot(session, horloge).withdraw_document("parcours", "essai", auteur="tests")
    page = petit.page("/fr/parcours/essai/q/pays?v=1&pays=dz", status=410)
    assert "n’existe plus" in text_of(page.one("h1"))
    assert petit.get("/fr/parcours/jamais/").status_code == 404


def test_a_past_address_leads_to_the_present_one_with_the_answers(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    neuf = version_une().model_copy(update={"slug": "neuf", "anciens_slugs": ("vieux",)})
    publish(moteurs, site(), prefecture(), neuf, horloge=horloge)
    client = open_site(moteurs, tmp_path / "instance", horloge)
    reponse = client.get("/fr/parcours/vieux/q/but?pays=autre")
    assert reponse.status_code == 301
    assert reponse.headers["Location"].endswith("/fr/parcours/neuf/q/but?pays=autre")


def test_the_code_of_an_old_sheet_says_that_the_path_changed(
    petit: InspectingClient, moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    assert "depuis votre feuille" not in petit.main_text("/fr/parcours/essai/r/r-dz?v=1")
    publish_next(moteurs, version_une().model_copy(update={"titre": "Deux"}), horloge)
    assert "depuis votre feuille" in petit.main_text("/fr/parcours/essai/r/r-dz?v=1")
    assert "depuis votre feuille" not in petit.main_text("/fr/parcours/essai/r/r-dz?v=2")
