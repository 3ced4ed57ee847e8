"""Texts taken up from another publisher: said to be so, last, and hidden by a local fiche."""

from pathlib import Path
from typing import Any

import pytest
from aides_site import offer_every_langue, open_site
from aides_store import HORLOGE, catalogue_at, prefecture, publish, publish_site, translate
from client import InspectingClient
from fabrique import fiche
from fabrique import site as site_document
from page_checks import text_of

from kit.cli.comparaison import list_comparaisons
from kit.content.lecture import read_document
from kit.store.moteur import Moteurs

SP = "https://www.service-public.gouv.fr/particuliers/vosdroits"


def origine(jour: str, identifiant: str = "F2718") -> dict[str, Any]:
    return {
        "editeur": "Direction de l’information légale et administrative",
        "identifiant": identifiant,
        "adresse": f"{SP}/{identifiant}",
        "licence": "Licence Ouverte 2.0",
        "date_source": jour,
    }


def reprise(jour: str = "2026-10-01", **changes: object) -> dict[str, Any]:
    brut: dict[str, Any] = {
        "id": "sp-f2718",
        "titre": "Document de circulation",
        "resume": "Le texte national.",
        "etapes": [],
        "quand": None,
        "critique": [],
        "origine": origine(jour),
    }
    return brut | changes


@pytest.fixture
def site(moteurs: Moteurs, tmp_path: Path) -> InspectingClient:
    publish_site(moteurs)
    return open_site(moteurs, tmp_path, HORLOGE)


def test_a_recent_text_names_its_publisher_its_day_and_its_licence(
    site: InspectingClient, moteurs: Moteurs
) -> None:
    publish(moteurs, fiche(**reprise()))
    texte = site.main_text("/fr/fiches/sp-f2718")
    assert "Texte de service-public.gouv.fr du 1 octobre 2026" in texte.replace("1er", "1")
    assert "Licence Ouverte 2.0" in texte
    assert "il peut ne plus être exact" not in texte
    page = site.page("/fr/fiches/sp-f2718")
    assert f"{SP}/F2718" in {a.get("href") for a in page.iterate("a")}


def test_a_theme_taken_up_names_its_publisher_too(site: InspectingClient, moteurs: Moteurs) -> None:
    brut = {
        "schema": 1,
        "id": "sp-n110",
        "titre": "Titres",
        "origine": origine("2019-03-08", "N110"),
    }
    publish(moteurs, read_document("theme", brut))
    texte = site.main_text("/fr/themes/sp-n110")
    assert "Texte repris en entier de : Direction de l’information légale" in texte
    assert "8 mars 2019" in texte
    assert "Licence Ouverte 2.0" in texte


def test_a_text_of_more_than_a_year_warns_that_it_may_be_wrong(
    site: InspectingClient, moteurs: Moteurs
) -> None:
    publish(moteurs, fiche(**reprise("2020-01-21")))
    texte = site.main_text("/fr/fiches/sp-f2718")
    assert "21 janvier 2020" in texte
    assert "il peut ne plus être exact" in texte


def test_a_local_fiche_hides_the_text_that_it_replaces(
    site: InspectingClient, moteurs: Moteurs
) -> None:
    publish(moteurs, fiche(**reprise()))
    assert "Document de circulation" in site.main_text("/fr/recherche?q=circulation")
    publish(moteurs, fiche(titre="Faire circuler mon enfant", remplace=["F2718"]))
    trouves = site.main_text("/fr/recherche?q=circul")
    assert "Faire circuler" in trouves
    assert "Document de circulation" not in trouves
    assert "Document de circulation" not in site.main_text("/fr/plan-du-site")
    reponse = site.get("/fr/fiches/sp-f2718")
    assert (reponse.status_code, reponse.headers["Location"]) == (302, "/fr/fiches/essai")


def test_a_link_to_a_hidden_text_leads_to_the_local_fiche(
    site: InspectingClient, moteurs: Moteurs
) -> None:
    lien = "Voir [le document](fiche:sp-f2718)."
    publish(moteurs, fiche(id="autre", resume=lien, critique=[]))
    page = site.page("/fr/fiches/autre")
    assert "Voir le document." in text_of(page.one("main"))
    assert not [a for a in page.iterate("a") if text_of(a) == "le document"]
    publish(moteurs, fiche(**reprise()))
    publish(moteurs, fiche(remplace=["F2718"]))
    page = site.page("/fr/fiches/autre")
    assert [a.get("href") for a in page.iterate("a") if text_of(a) == "le document"] == [
        "/fr/fiches/essai"
    ]


def test_the_texts_of_others_come_last_in_the_search(
    site: InspectingClient, moteurs: Moteurs
) -> None:
    publish(moteurs, fiche(**reprise(id="a-reprise", titre="Recours et recours", resume="Recours")))
    publish(moteurs, fiche(id="z-locale", titre="Ma carte", resume="Un recours.", critique=[]))
    trouves = site.main_text("/fr/recherche?q=recours")
    assert trouves.index("Ma carte") < trouves.index("Recours et recours")


def test_deeper_items_stand_under_theirs(site: InspectingClient, moteurs: Moteurs) -> None:
    blocs = [
        {"id": "b1", "genre": "puce", "texte": "Fruits"},
        {"id": "b2", "genre": "puce", "niveau": 2, "texte": "Pomme"},
        {"id": "b3", "genre": "numero", "niveau": 2, "texte": "Poire"},
        {"id": "b4", "genre": "puce", "texte": "Pain"},
        {"id": "b5", "texte": "Fin."},
    ]
    publish(moteurs, fiche(public=blocs, critique=[]))
    page = site.page("/fr/fiches/essai")
    (liste,) = [ul for ul in page.iterate("ul") if text_of(ul).startswith("Fruits")]
    assert [enfant.tag.rsplit("}", 1)[-1] for enfant in liste] == ["li", "li"]
    dessous = [enfant.tag.rsplit("}", 1)[-1] for enfant in liste[0]]
    assert dessous == ["ul", "ol"]


def test_a_table_with_merged_cells_keeps_its_shape(
    site: InspectingClient, moteurs: Moteurs
) -> None:
    def cellule(nom: str, **plus: object) -> dict[str, object]:
        return {"id": nom, "texte": nom, **plus}

    tableau: dict[str, Any] = {
        "id": "t",
        "genre": "tableau",
        "legende": "Prix",
        "entetes": [cellule("h1", colonnes=2), cellule("h2")],
        "lignes": [
            {"cellules": [cellule("c1", lignes=2), cellule("c2"), cellule("c3")]},
            {"cellules": [cellule("c4"), cellule("c5", suite=[{"id": "s1", "texte": "et plus"}])]},
            {"cellules": [cellule("c6", colonnes=2), cellule("c7")]},
        ],
    }
    publish(
        moteurs, fiche(sections=[{"id": "s", "titre": "Prix", "blocs": [tableau]}], critique=[])
    )
    page = site.page("/fr/fiches/essai")
    titres = [th for th in page.iterate("th") if th.get("scope") == "row"]
    # The row that "c1" goes on covering has no heading of its own.
    assert [(text_of(th), th.get("rowspan"), th.get("colspan")) for th in titres] == [
        ("c1", "2", None),
        ("c6", None, "2"),
    ]
    # On a phone each cell stands under the heading of its column, the row's own heading excepted.
    assert [(text_of(td), td.get("data-entete")) for td in page.iterate("td")] == [
        ("c2", None),
        ("c3", "h2"),
        ("c4", None),
        ("c5et plus", "h2"),
        ("c7", "h2"),
    ]


def test_agents_are_told_which_texts_to_compare_the_newest_first(
    moteurs: Moteurs,
) -> None:
    publish_site(moteurs)
    publish(moteurs, fiche(**reprise("2020-01-21")))
    publish(moteurs, fiche(**reprise("2021-03-02", id="b", origine=origine("2021-03-02", "F1"))))
    publish(moteurs, fiche(titre="Faire circuler mon enfant", remplace=["F2718", "F1"]))
    assert list_comparaisons(catalogue_at(moteurs)) == (
        f"« Faire circuler mon enfant » remplace F1, texte du 02/03/2021 : {SP}/F1",
        f"« Faire circuler mon enfant » remplace F2718, texte du 21/01/2020 : {SP}/F2718",
    )


def test_a_text_in_french_only_offers_no_second_language(
    moteurs: Moteurs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer_every_langue(monkeypatch)
    publish(moteurs, site_document(langues=["fr", "en"]), prefecture(), fiche())
    client = open_site(moteurs, tmp_path, HORLOGE)
    assert "Deux langues" not in client.main_text("/fr/fiches/essai")
    translate(moteurs, "Renew my card")
    assert "Deux langues" in client.main_text("/fr/fiches/essai")


def test_a_definition_that_was_taken_up_names_its_publisher(
    site: InspectingClient, moteurs: Moteurs
) -> None:
    brut = {"schema": 1, "id": "sp-r1", "terme": "Usufruit", "definition": "Un droit."}
    publish(moteurs, read_document("terme", {**brut, "origine": origine("2020-01-21", "R1")}))
    texte = site.main_text("/fr/glossaire/")
    assert "Un droit. Texte de service-public.gouv.fr du 21 janvier 2020" in texte
    assert "Licence Ouverte 2.0" in texte
