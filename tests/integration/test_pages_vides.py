"""A site that has little or nothing yet, or very much: each page still helps."""

from pathlib import Path

import pytest
from aides_site import open_site
from aides_store import HORLOGE, prefecture, publish
from client import InspectingClient
from fabrique import fiche, site
from page_checks import XHTML, text_of

from kit.content.document import Document
from kit.content.lecture import read_document
from kit.store.moteur import Moteurs

LISTES = (
    "fiches/",
    "pieces/",
    "faq/",
    "glossaire/",
    "modalites/",
    "rendez-vous/",
    "urgence",
)


def theme(identifiant: str, titre: str) -> Document:
    return read_document("theme", {"schema": 1, "id": identifiant, "titre": titre})


@pytest.fixture
def client_vide(moteurs: Moteurs, tmp_path: Path) -> InspectingClient:
    """A site with its first place, and nothing else."""
    publish(moteurs, site(), prefecture())
    return open_site(moteurs, tmp_path / "instance", HORLOGE)


@pytest.mark.parametrize("chemin", LISTES)
def test_an_empty_list_says_so_and_whom_to_ask(client_vide: InspectingClient, chemin: str) -> None:
    page = client_vide.page(f"/fr/{chemin}")
    assert "Demandez à l’accueil" in text_of(page.one("main"))
    for liste in page.one("main").iter(f"{XHTML}ul", f"{XHTML}ol", f"{XHTML}dl"):
        assert len(liste) > 0, "une liste vide ne dit rien"


def test_an_empty_home_still_leads_to_urgent_help(client_vide: InspectingClient) -> None:
    page = client_vide.page("/fr/")
    assert "Aucune fiche n’est publiée" in text_of(page.one("main"))
    assert "/fr/urgence" in {a.get("href") for a in page.iterate("a")}


def test_one_language_has_no_menu_and_no_second_language(client_vide: InspectingClient) -> None:
    page = client_vide.page("/fr/fiches/")
    assert not [a for a in page.iterate("a") if a.get("hreflang")]
    assert "Deux langues" not in text_of(page.one("main"))


def test_hundreds_of_fiches_are_grouped_and_none_is_lost(moteurs: Moteurs, tmp_path: Path) -> None:
    sujets = (theme("t1", "Ma carte"), theme("t2", "Ma famille"))
    choix = ("t1", "t2", None)
    fiches = [fiche(id=f"f{n}", titre=f"Démarche {n}", theme=choix[n % 3]) for n in range(300)]
    publish(moteurs, site(), prefecture(), *sujets, *fiches)
    page = open_site(moteurs, tmp_path / "instance", HORLOGE).page("/fr/fiches/")
    liens = [a.get("href") for a in page.one("main").iter(f"{XHTML}a")]
    assert {f"/fr/fiches/f{n}" for n in range(300)} <= set(liens)
    assert [lien for lien in liens if str(lien).startswith("#")] == ["#t1", "#t2", "#autres"]
    titres = [text_of(h2) for h2 in page.iterate("h2")]
    assert titres == ["Ma carte", "Ma famille", "Autres démarches"]


def test_many_themes_leave_eight_tiles_on_the_home(moteurs: Moteurs, tmp_path: Path) -> None:
    themes = [theme(f"t{n}", f"Sujet {n}") for n in range(10)]
    fiches = [fiche(id=f"f{n}", titre=f"Démarche {n}", theme=f"t{n}") for n in range(10)]
    publish(moteurs, site(), prefecture(), *themes, *fiches)
    client = open_site(moteurs, tmp_path / "instance", HORLOGE)
    liens = {a.get("href") for a in client.page("/fr/").iterate("a")}
    assert len([lien for lien in liens if lien and "/themes/" in lien]) == 7
    assert {"/fr/urgence", "/fr/fiches/"} <= liens
    toutes = {a.get("href") for a in client.page("/fr/fiches/").iterate("a")}
    assert {f"/fr/fiches/f{n}" for n in range(10)} <= toutes


def test_one_notice_at_most_stands_above_the_title_the_gravest(
    moteurs: Moteurs, tmp_path: Path
) -> None:
    def annonce(identifiant: str, niveau: str, jour: str) -> Document:
        brut = {
            "schema": 1,
            "id": identifiant,
            "titre": f"Annonce {identifiant}",
            "niveau": niveau,
            "a_partir_du": jour,
            "ce_qui_change": [{"id": "b1", "texte": "Tout."}],
            "que_faire": [{"id": "b2", "texte": "Rien."}],
        }
        return read_document("annonce", brut)

    publish(
        moteurs,
        site(),
        prefecture(),
        annonce("recente", "information", "2026-11-01"),
        annonce("ancienne", "attention", "2026-01-01"),
        annonce("grave", "urgence", "2025-01-01"),
    )
    texte = text_of(open_site(moteurs, tmp_path, HORLOGE).page("/fr/").one("main"))
    places = [texte.index(f"Annonce {nom}") for nom in ("grave", "ancienne", "recente")]
    assert places == sorted(places)
    assert places[0] < texte.index("Que voulez-vous faire") < places[1]
