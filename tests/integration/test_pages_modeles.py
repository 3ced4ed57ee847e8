"""Model letters and papers for agents, as people read them."""

from pathlib import Path
from typing import Any

import pytest
from aides_site import offer_every_langue, open_site
from aides_store import HORLOGE, prefecture, publish, publish_site, translate
from client import InspectingClient
from fabrique import fiche, site
from page_checks import text_of

from kit.content.document import Document
from kit.content.lecture import read_document
from kit.store.moteur import Moteurs

CORPS = "Je demande les motifs de votre refus."


def lettre(**changes: object) -> Document:
    brut: dict[str, Any] = {
        "schema": 1,
        "id": "motifs",
        "titre": "Demander les raisons d’un refus",
        "resume": "Vous n’avez pas eu de réponse.",
        "blancs": [{"id": "blanc-nom", "libelle": "Vos nom et prénom"}],
        "corps": [{"id": "c1", "texte": CORPS}],
    }
    return read_document("lettre", brut | changes)


@pytest.fixture
def client(moteurs: Moteurs, tmp_path: Path) -> InspectingClient:
    publish_site(moteurs)
    publish(moteurs, lettre())
    publish(moteurs, fiche(lettres=["motifs"]))
    return open_site(moteurs, tmp_path, HORLOGE)


def test_a_fiche_leads_to_its_letters_and_a_letter_to_its_fiches(client: InspectingClient) -> None:
    liens = {a.get("href") for a in client.page("/fr/fiches/essai").iterate("a")}
    assert "/fr/lettres/motifs" in liens
    page = client.page("/fr/lettres/motifs")
    texte = text_of(page.one("main"))
    assert CORPS in texte
    assert "Vos nom et prénom" in texte
    assert "/fr/fiches/essai" in {a.get("href") for a in page.iterate("a")}
    assert "/fr/lettres/motifs" in {
        a.get("href") for a in client.page("/fr/plan-du-site").iterate("a")
    }


def test_the_letter_stays_in_french_with_the_reader_s_language_beside(
    moteurs: Moteurs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer_every_langue(monkeypatch)
    publish(moteurs, site(langues=["fr", "en"]), prefecture(), lettre())
    translate(moteurs, "I ask why you refused.", CORPS, cle="lettre/motifs#c1.texte")
    client = open_site(moteurs, tmp_path, HORLOGE)
    page = client.page("/en/lettres/motifs")
    textes = [text_of(span) for span in page.iterate("span") if span.get("class") == "texte"]
    autres = [
        (text_of(span), span.get("lang"))
        for span in page.iterate("span")
        if (span.get("class") or "").split()[:1] == ["autre"]
    ]
    assert CORPS in textes
    assert ("I ask why you refused.", "en") in autres


def test_a_paper_for_agents_shows_its_tables(client: InspectingClient, moteurs: Moteurs) -> None:
    tableau = {
        "id": "t1",
        "genre": "tableau",
        "legende": "Le parcours",
        "entetes": [{"id": "h1", "texte": "Étape"}, {"id": "h2", "texte": "Émotion"}],
        "lignes": [{"cellules": [{"id": "x1", "texte": "File"}, {"id": "x2", "texte": "Peur"}]}],
    }
    brut = {
        "schema": 1,
        "id": "parcours-usager",
        "titre": "Le parcours de l’usager",
        "resume": "Pour travailler ensemble.",
        "sections": [{"id": "s1", "titre": "Le tableau", "blocs": [tableau]}],
    }
    publish(moteurs, read_document("annexe", brut))
    page = client.page("/fr/annexes/parcours-usager")
    assert [text_of(td) for td in page.iterate("td")] == ["Peur"]
    assert client.get("/fr/annexes/rien").status_code == 404
