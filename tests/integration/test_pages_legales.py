"""Help and legal pages: true by default, and plain about what is missing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aides_store import HORLOGE, prefecture, publish
from client import InspectingClient
from fabrique import site
from page_checks import text_of

from kit.app import create_app
from kit.config import load_reglages
from kit.content.lecture import DocumentInvalideError
from kit.horloge import HorlogeFixe
from kit.store.moteur import Moteurs, open_moteurs
from kit.store.schema import upgrade
from kit.store.vitrine import Vitrine

MENTIONS: dict[str, Any] = {
    "editeur": "Préfecture d’essai",
    "adresse": "1 place de l’Exemple, 00000 Essai",
    "telephone": {"numero": "05 36 49 00 10"},
    "courriel": "contact@essai.example",
    "directeur_publication": "Camille Exemple, préfète",
    "hebergeur": "Centre informatique",
    "hebergeur_adresse": "2 rue de l’Exemple, 00000 Essai",
    "hebergeur_telephone": {"numero": "05 36 49 00 11"},
    "dpo": "dpo@essai.example",
    "journaux": "12 mois",
    "schema_pluriannuel": "https://essai.example/schema",
}
AUDIT: dict[str, Any] = {
    "date": "2026-03-01",
    "taux": 82,
    "auditeur": "Cabinet Exemple",
    "non_accessibles": ["Une carte sans texte de remplacement."],
}
LEGALES = ("accessibilite", "mentions-legales", "donnees-personnelles")


@pytest.fixture
def bases(tmp_path: Path) -> Iterator[tuple[Any, Moteurs]]:
    reglages = load_reglages({}, tmp_path / "instance")
    upgrade(reglages)
    moteurs = open_moteurs(reglages)
    yield reglages, moteurs
    moteurs.close()


def client_of(
    bases: tuple[Any, Moteurs], horloge: HorlogeFixe = HORLOGE, **champs: object
) -> InspectingClient:
    """A site whose document has these fields."""
    reglages, moteurs = bases
    publish(moteurs, site(**champs), prefecture())
    app = create_app(reglages, vitrine=Vitrine(moteurs, horloge), horloge=horloge)
    app.test_client_class = InspectingClient
    client = app.test_client()
    assert isinstance(client, InspectingClient)
    return client


def test_help_explains_the_marks_and_says_whom_to_ask(client: InspectingClient) -> None:
    page = client.page("/fr/aide")
    texte = text_of(page.one("main"))
    for mots in (
        "À confirmer avec votre préfecture",
        "Pas encore vérifié par la préfecture",
        "Traduction non relue",
        "Imprimer",
        "Changer de langue",
        "Cocher les papiers",
    ):
        assert mots in texte, mots
    liens = {a.get("href") for a in page.iterate("a")}
    assert {"/fr/structures/", "/fr/urgence"} <= liens


def test_a_site_without_audit_is_declared_not_compliant(client: InspectingClient) -> None:
    texte = client.main_text("/fr/accessibilite")
    assert "non conforme" in texte
    assert "l’absence d’audit en cours de validité" in texte
    assert "% des critères" not in texte
    assert "Audit de conformité au RGAA" in texte


def test_the_ways_of_appeal_are_always_there(client: InspectingClient) -> None:
    page = client.page("/fr/accessibilite")
    liens = {a.get("href") for a in page.iterate("a")}
    assert "https://formulaire.defenseurdesdroits.fr/" in liens
    assert "https://www.defenseurdesdroits.fr/saisir/delegues" in liens
    assert "Libre réponse 71120" in text_of(page.one("main"))


def test_what_is_missing_is_said_and_nothing_is_invented(client: InspectingClient) -> None:
    texte = client.main_text("/fr/mentions-legales")
    assert "La préfecture doit encore donner" in texte
    for nom in ("Éditeur du site", "Directeur ou directrice", "Hébergeur", "Téléphone"):
        assert nom in texte, nom
    assert "À compléter par la préfecture" in texte
    assert "protection des données" in client.main_text("/fr/donnees-personnelles")


def test_the_data_page_says_that_nothing_is_kept(client: InspectingClient) -> None:
    texte = client.main_text("/fr/donnees-personnelles")
    for mots in ("aucun cookie", "pas de compte", "adresse IP", "CNIL"):
        assert mots in texte, mots


def test_what_the_prefecture_gave_is_shown(bases: tuple[Any, Moteurs]) -> None:
    client = client_of(bases, mentions=MENTIONS, accessibilite=AUDIT)
    page = client.page("/fr/mentions-legales")
    texte = text_of(page.one("main"))
    assert "Camille Exemple, préfète" in texte
    assert "tel:0536490010" in {a.get("href") for a in page.iterate("a")}
    donnees = client.page("/fr/donnees-personnelles")
    assert "mailto:dpo@essai.example" in {a.get("href") for a in donnees.iterate("a")}
    for chemin in LEGALES:
        assert "doit encore donner" not in client.main_text(f"/fr/{chemin}"), chemin


@pytest.mark.parametrize(
    ("taux", "annee", "etat"),
    [
        (49, 2026, "non conforme"),
        (50, 2026, "partiellement conforme"),
        (99, 2026, "partiellement conforme"),
        (100, 2026, "totalement conforme"),
        (100, 2030, "non conforme"),
    ],
)
def test_the_state_follows_the_audit_and_its_age(
    bases: tuple[Any, Moteurs], taux: int, annee: int, etat: str
) -> None:
    horloge = HorlogeFixe(datetime(annee, 11, 22, 11, 0, tzinfo=UTC))
    client = client_of(bases, horloge, accessibilite={**AUDIT, "taux": taux})
    texte = client.main_text("/fr/accessibilite")
    assert f"est {etat} avec" in texte
    pied = text_of(client.page("/fr/aide").one("footer")).replace("\u00a0", " ")
    assert f"Accessibilité : {etat}" in pied
    assert ("critères du RGAA" in texte) == (annee == 2026)


def test_an_audit_expires_while_the_site_runs(bases: tuple[Any, Moteurs]) -> None:
    horloge = HorlogeFixe(datetime(2029, 3, 1, 22, 59, 30, tzinfo=UTC))
    client = client_of(bases, horloge, accessibilite={**AUDIT, "date": "2026-03-01"})
    assert client.get("/fr/accessibilite").cache_control.max_age == 30
    assert "partiellement" in client.main_text("/fr/accessibilite")
    horloge.instant = datetime(2029, 3, 1, 23, 0, 1, tzinfo=UTC)
    assert "est non conforme avec" in client.main_text("/fr/accessibilite")


def test_an_audit_of_a_29_february_holds_three_years() -> None:
    document = site(accessibilite={**AUDIT, "date": "2028-02-29"})
    assert document.accessibilite.dernier_jour.isoformat() == "2031-02-28"  # type: ignore[attr-defined]


def test_the_legal_texts_are_french_and_the_summary_is_not(bases: tuple[Any, Moteurs]) -> None:
    client = client_of(bases, langues=["fr", "ar"])
    for chemin in LEGALES:
        page = client.page(f"/ar/{chemin}")
        bloc = next(d for d in page.iterate("div") if d.get("lang") == "fr")
        assert bloc.get("dir") == "ltr"
        assert len(text_of(bloc)) > 300
        resume = next(page.one("main").iter("{http://www.w3.org/1999/xhtml}p"))
        assert resume.get("lang") is None


@pytest.mark.parametrize(
    ("champs", "attendu"),
    [
        ({"mentions": {"courriel": "pas une adresse"}}, "courriel"),
        ({"accessibilite": {**AUDIT, "taux": 101}}, "il faut au plus 100"),
    ],
)
def test_a_wrong_field_is_refused(champs: dict[str, Any], attendu: str) -> None:
    with pytest.raises(DocumentInvalideError, match=attendu):
        site(**champs)
