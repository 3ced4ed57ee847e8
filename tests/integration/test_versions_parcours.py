"""The plan of a path as it once was: read only, said to be over, never the way to a draft."""

from datetime import timedelta
from pathlib import Path

import pytest
from aides_parcours import build, question, resultat
from aides_site import open_site
from aides_store import prefecture, publish, site, translate
from client import InspectingClient
from page_checks import text_of

from kit.content.parcours import Parcours
from kit.horloge import HorlogeFixe
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session, write_session
from kit.store.parcours import list_versions
from kit.store.publications import APublier

PLAN = "/fr/parcours/essai/plan"
CAS = [
    {"id": "cas-a", "nom": "Nadia", "choisis": ["k-a"], "resultat": "r-a"},
    {"id": "cas-b", "nom": "Samba", "choisis": ["k-b"], "resultat": "r-b"},
]


def version(titre: str) -> Parcours:
    return build(
        question("k", "a>r-a", "b>r-b", titre=titre),
        resultat("r-a"),
        resultat("r-b"),
        cas_types=CAS,
    )


def publish_at(
    moteurs: Moteurs, horloge: HorlogeFixe, titre: str, *, jours: int, brouillon: bool = False
) -> None:
    """A next version, published some days before the tests, or kept as a draft."""
    alors = HorlogeFixe(horloge.now() - timedelta(days=jours))
    with write_session(moteurs) as session:
        depot = Depot(session, alors)
        depot.save_revision(version(titre), auteur="tests")
        if not brouillon:
            demande = APublier("parcours", "essai", changement_vu=True)
            depot.publish_documents([demande], auteur="tests")


@pytest.fixture
def client(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> InspectingClient:
    """A path with two past versions, today's, and a draft: numbers 1 to 4."""
    alors = HorlogeFixe(horloge.now() - timedelta(days=30))
    offertes = site(langues=["fr", "en", "ar"])
    publish(moteurs, offertes, prefecture(), version("Première\u202f?"), horloge=alors)
    publish_at(moteurs, horloge, "Deuxième\u202f?", jours=20)
    publish_at(moteurs, horloge, "Troisième\u202f?", jours=10)
    publish_at(moteurs, horloge, "Brouillon\u202f?", jours=0, brouillon=True)
    return open_site(moteurs, tmp_path / "instance", horloge)


def test_the_plan_lists_the_past_versions_and_until_when_they_held(
    client: InspectingClient,
) -> None:
    page = client.page(PLAN)
    liens = {
        str(a.get("href")): text_of(a)
        for a in page.iterate("a")
        if "version=" in str(a.get("href"))
    }
    assert liens == {
        f"{PLAN}?version=2": "Version 2, en vigueur jusqu’au 12 novembre 2026",
        f"{PLAN}?version=1": "Version 1, en vigueur jusqu’au 2 novembre 2026",
    }


def test_a_past_version_is_shown_as_it_was_and_says_that_it_is_over(
    client: InspectingClient,
) -> None:
    reponse = client.get(f"{PLAN}?version=1")
    assert reponse.headers["X-Robots-Tag"] == "noindex"
    page = client.page(f"{PLAN}?version=1")
    texte = text_of(page.one("main"))
    assert "Première" in texte
    assert "Troisième" not in texte
    assert "ne sont plus en vigueur depuis le 2 novembre 2026. C’était la version 1." in texte
    assert any(e.get("data-filigrane") == "Plus en vigueur" for e in page.iterate("div"))
    liens = {str(a.get("href")) for a in page.iterate("a")}
    assert PLAN in liens, "la version d’aujourd’hui"
    assert not any("/essai/r/" in lien or "/essai/q/" in lien for lien in liens), "rien à suivre"
    assert f"{PLAN}?version=1".replace("/fr/", "/ar/") in liens, "la langue garde la version"


@pytest.mark.parametrize("saisie", ["4", "9", "0", "-1", "abc", "", "9" * 400, "１", "2;1"])
def test_a_version_that_readers_never_had_gives_todays_with_a_sentence(
    client: InspectingClient, saisie: str
) -> None:
    page = client.page(PLAN, query_string={"version": saisie})
    texte = text_of(page.one("main"))
    assert "Cette version n’a jamais été publiée" in texte
    assert "Troisième" in texte
    assert "Brouillon" not in texte


def test_todays_number_leads_to_the_plan(client: InspectingClient) -> None:
    reponse = client.get(f"{PLAN}?version=3")
    assert reponse.status_code == 302
    assert reponse.headers["Location"].endswith(PLAN)


def test_a_translation_of_todays_words_is_not_given_for_those_of_before(
    client: InspectingClient, moteurs: Moteurs
) -> None:
    translate(moteurs, "The third?", "Troisième\u202f?", cle="parcours/essai#k.titre")
    translate(moteurs, "Choice A", "Choix k a", cle="parcours/essai#k-a.libelle")
    actuelle = client.main_text("/en/parcours/essai/plan")
    assert "The third?" in actuelle
    ancienne = client.main_text("/en/parcours/essai/plan?version=1")
    assert "Première" in ancienne
    assert "third" not in ancienne
    assert "Choice A" in ancienne, "ce qui n’a pas changé reste traduit"


@pytest.mark.usefixtures("client")
def test_a_version_only_planned_or_replaced_at_once_was_never_read(
    moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    publish_at(moteurs, horloge, "Cinquième\u202f?", jours=-5)
    publish_at(moteurs, horloge, "Sixième\u202f?", jours=0)
    publish_at(moteurs, horloge, "Septième\u202f?", jours=0)
    with read_session(moteurs) as session:
        lues = list_versions(session, "essai", horloge.now())
        plus_tard = list_versions(session, "essai", horloge.now() + timedelta(days=6))
    assert [v.numero for v in lues] == [7, 3, 2, 1]
    assert [v.numero for v in lues if v.au is None] == [7]
    assert [v.numero for v in plus_tard if v.au is None] == [5]
