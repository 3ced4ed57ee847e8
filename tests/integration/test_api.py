"""The data for machines: each kind, each language, the day; nothing that readers cannot see."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aides_site import BASE, offer_every_langue, open_site
from aides_store import prefecture, publish, save, translate
from client import InspectingClient
from fabrique import fiche, site, valeur

from kit.content.document import Document
from kit.content.lecture import read_document
from kit.horloge import HorlogeFixe
from kit.store.catalogue import Catalogue
from kit.store.moteur import Moteurs

COLLECTIONS = (
    "fiches",
    "themes",
    "structures",
    "demarches",
    "modalites",
    "pieces",
    "lots",
    "termes",
    "questions",
    "annonces",
    "urgences",
    "pictogrammes",
)
ENVELOPPE = {
    "genre",
    "id",
    "langue",
    "adresse",
    "donnees",
    "jour",
    "licence",
    "verifie",
    "verifie_le",
    "verification",
    "a_confirmer",
    "traductions",
    "francais",
    "valeurs",
    "termes",
    "document",
}
DES_PICTOGRAMMES = {"noms", "credit", "fichiers"}
NON_VERIFIE = "Pas encore vérifié par la préfecture"


def read(client: InspectingClient, chemin: str, status: int = 200) -> dict[str, Any]:
    response = client.get(f"/api/v1/{chemin}")
    assert response.status_code == status, (chemin, response.text)
    assert response.mimetype == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    donnees = response.json
    assert isinstance(donnees, dict)
    return donnees


def question(**changes: object) -> Document:
    brut = {
        "schema": 1,
        "id": "faq",
        "question": "Combien ?",
        "reponse": [{"id": "r1", "texte": "Payez {valeur:timbre} en **ligne**."}],
        "fiches": ["essai", "autre"],
    }
    return read_document("question", {**brut, **changes})


@pytest.fixture
def client_langues(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe, monkeypatch: pytest.MonkeyPatch
) -> InspectingClient:
    """A public site in three languages; the fiche `autre` can be read from 2027 on."""
    offer_every_langue(monkeypatch)
    periodes = (
        {"au": "2026-12-31", "valeur": {"euros": "25"}, "note": "À relire par un agent."},
        {"du": "2027-01-01", "valeur": {"euros": "50"}},
    )
    futur = fiche(id="autre", titre="Secret de 2027", valable_du="2027-01-01")
    essai = fiche(voir_aussi=["autre"], anciens_slugs=["ancien"])
    publies = (prefecture(), valeur("timbre", *periodes), essai, futur, question())
    publish(moteurs, site(langues=("fr", "en", "ar")), *publies)
    return open_site(moteurs, tmp_path / "instance", horloge, KIT_BASE_URL=BASE)


def test_the_index_leads_to_every_collection(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    index = read(client, "")
    assert index["jour"] == "2026-11-22"
    assert index["exemple"] is True
    assert index["licence"]["identifiant"] == "etalab-2.0"
    assert index["langues"][0] == {"langue": "fr", "nom": "Français"}
    assert tuple(c["nom"] for c in index["collections"]) == COLLECTIONS
    for collection in index["collections"]:
        lue = client.get(collection["adresse"]).json
        assert lue is not None
        assert lue["collection"] == collection["nom"]
        assert len(lue["documents"]) == collection["documents"] > 0
    assert index["collections"][0]["documents"] == len(catalogue.documents["fiche"])


@pytest.mark.parametrize("nom", COLLECTIONS)
def test_every_document_says_where_it_comes_from(client: InspectingClient, nom: str) -> None:
    for document in read(client, nom)["documents"]:
        propres = DES_PICTOGRAMMES if nom == "pictogrammes" else set()
        assert set(document) == ENVELOPPE | propres
        assert document["verifie"] is False
        assert document["verifie_le"] is None
        assert document["verification"] == NON_VERIFIE
        assert document["licence"] == ("CC0-1.0" if propres else "etalab-2.0")
        assert document["langue"] == "fr"
        assert document["traductions"] == document["francais"] == {}
        assert document["document"]["id"] == document["id"]
        if document["adresse"]:
            assert client.get(document["adresse"].partition("#")[0]).status_code == 200


@pytest.mark.parametrize("nom", COLLECTIONS)
def test_what_is_for_agents_stays_with_agents(client: InspectingClient, nom: str) -> None:
    entiers = read(client, nom)["documents"]
    if nom == "fiches":
        entiers = [read(client, f"fiches/{document['id']}") for document in entiers]
    for entier in entiers:
        assert not {"verifications", "controle", "a_verifier_avant"} & set(entier["document"])
        assert '"note":' not in str(entier)


def test_a_fiche_is_whole_and_its_list_is_short(client: InspectingClient) -> None:
    resume = next(d for d in read(client, "fiches")["documents"] if d["id"] == "etudiant")
    entiere = read(client, "fiches/etudiant")
    assert "etapes" not in resume["document"]
    assert resume["document"]["titre"] == entiere["document"]["titre"]
    assert len(entiere["document"]["etapes"]) > 2
    assert "cout-renouvellement" in entiere["a_confirmer"]
    assert entiere["termes"]["anef"] == "ANEF"
    assert client.get(resume["donnees"]).json == entiere


def test_a_structure_is_read_by_its_address(client: InspectingClient) -> None:
    structure = read(client, "structures/prefecture-clairiere")
    assert structure["document"]["adresse_postale"][0] == "1 place de l’Exemple"
    assert structure["adresse"] == "/fr/structures/prefecture-clairiere"
    telephone = structure["valeurs"]["tel-prefecture-clairiere"]
    assert telephone["genre"] == "telephone"
    assert telephone["valeur"]["numero"]


@pytest.mark.parametrize(
    ("instant", "euros"),
    [
        (datetime(2026, 4, 30, 21, 59, tzinfo=UTC), "225"),
        (datetime(2026, 4, 30, 22, 0, tzinfo=UTC), "250"),
    ],
)
def test_amounts_are_those_of_the_day(
    client: InspectingClient, horloge: HorlogeFixe, instant: datetime, euros: str
) -> None:
    horloge.instant = instant
    lue = read(client, "fiches/renouveler-titre-sejour")
    montant = lue["valeurs"]["titre-renouvellement-normal"]
    assert montant["valeur"] == {"euros": euros}
    assert montant["texte"] == f"{euros}\u202f€"
    assert lue["jour"] == ("2026-05-01" if euros == "250" else "2026-04-30")


def test_an_amount_to_come_is_not_told(client_langues: InspectingClient) -> None:
    (lue,) = read(client_langues, "questions")["documents"]
    timbre = lue["valeurs"]["timbre"]
    assert (timbre["texte"], timbre["au"]) == ("25\u202f€", "2026-12-31")
    assert "50" not in str(timbre)
    assert "À relire" not in str(lue)
    assert lue["document"]["reponse"][0]["texte"] == "Payez {valeur:timbre} en **ligne**."


def test_a_value_without_figure_for_the_day_says_to_ask(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    finie = valeur("timbre", {"au": "2026-01-01", "valeur": {"euros": "25"}})
    publish(moteurs, site(), prefecture(), finie, question(fiches=[]))
    (lue,) = read(open_site(moteurs, tmp_path, horloge), "questions")["documents"]
    assert lue["valeurs"]["timbre"]["valeur"] is None
    assert lue["valeurs"]["timbre"]["texte"] == "à demander à votre préfecture"
    assert lue["valeurs"]["timbre"]["a_confirmer"] is True


def test_texts_are_in_the_language_asked_for_with_their_state(
    client_langues: InspectingClient, moteurs: Moteurs
) -> None:
    translate(moteurs, "Renew my card")
    translate(moteurs, "A photo.", "Une photo.", "non_relue", "fiche/essai#a1.texte")
    translate(moteurs, "Old passport", "Ancien", "relue", "fiche/essai#a2.texte")
    translate(moteurs, "Not late", "Pas trop tard.", "non_relue", "fiche/essai#quand-1.texte")
    translate(moteurs, "Wrong", "Voici **comment** faire.", "retiree", "fiche/essai#resume")
    lue = read(client_langues, "fiches/essai?langue=en")
    document, etats = lue["document"], lue["traductions"]
    blocs = document["etapes"][0]["blocs"]
    assert (lue["langue"], document["titre"]) == ("en", "Renew my card")
    assert [bloc["texte"] for bloc in blocs] == ["A photo.", "Old passport"]
    assert document["resume"] == "Voici **comment** faire."
    assert "titre" not in etats
    assert etats["a1.texte"] == "non_relue"
    assert etats["a2.texte"] == "perimee"
    assert etats["resume"] == "retiree"
    assert etats["etape-a.titre"] == "manquante"
    assert lue["francais"] == {"a2.texte": "Un passeport.", "quand-1.texte": "Pas trop tard."}
    assert lue["adresse"] == f"{BASE}/en/fiches/essai"
    assert client_langues.get("/api/v1/fiches/essai?langue=en").headers["Content-Language"] == "en"


def test_the_list_of_fiches_is_translated_too(
    client_langues: InspectingClient, moteurs: Moteurs
) -> None:
    translate(moteurs, "Renew my card")
    (lue,) = read(client_langues, "fiches?langue=en")["documents"]
    assert lue["document"]["titre"] == "Renew my card"
    assert lue["traductions"] == {"resume": "manquante"}
    entiere = read(client_langues, "fiches/essai?langue=en")
    assert len(entiere["traductions"]) > 5, "lire la liste ne raccourcit pas la fiche"


@pytest.mark.parametrize("langue", ["xx", "FR", "", "de", "../fr"])
def test_an_unknown_language_is_refused_with_a_sentence(
    client_langues: InspectingClient, langue: str
) -> None:
    for chemin in ("", "fiches", "fiches/essai", "termes"):
        erreur = read(client_langues, f"{chemin}?langue={langue}", 400)["erreur"]
        assert erreur["code"] == 400
        assert "Langues possibles\u00a0: fr, en, ar." in erreur["message"]


@pytest.mark.parametrize(
    "chemin", ["fiches/rien", "structures/rien", "rien", "fiches/", "pieces/passeport", "../v2/"]
)
def test_an_unknown_address_is_an_error_in_json(client: InspectingClient, chemin: str) -> None:
    erreur = read(client, chemin, 404)["erreur"]
    assert "Cette adresse n’existe pas" in erreur["message"]
    assert client.get(f"/api/v1/{chemin}").cache_control.no_store


def test_nothing_unpublished_leaks(
    client_langues: InspectingClient, moteurs: Moteurs, horloge: HorlogeFixe
) -> None:
    save(moteurs, fiche(titre="Brouillon"), fiche(id="brouillon", titre="Brouillon entier"))
    tout = "".join(client_langues.get(f"/api/v1/{nom}").text for nom in COLLECTIONS)
    tout += client_langues.get("/api/v1/fiches/essai").text
    for cache in ("Brouillon", "brouillon", "Secret de 2027", "autre"):
        assert f'"{cache}' not in tout, cache
    for slug in ("autre", "brouillon"):
        read(client_langues, f"fiches/{slug}", 404)
    horloge.instant = datetime(2027, 1, 1, 0, 0, tzinfo=UTC)
    assert read(client_langues, "fiches/autre")["document"]["titre"] == "Secret de 2027"
    assert read(client_langues, "fiches/essai")["document"]["voir_aussi"] == ["autre"]


def test_past_addresses_lead_to_the_present_one(client_langues: InspectingClient) -> None:
    response = client_langues.get("/api/v1/fiches/ancien?langue=ar")
    assert response.status_code == 301
    assert response.headers["Location"] == "/api/v1/fiches/essai?langue=ar"


def test_data_already_read_costs_nothing(client: InspectingClient) -> None:
    response = client.get("/api/v1/fiches/etudiant")
    assert response.cache_control.public
    assert response.cache_control.max_age == 300
    entetes = {"If-None-Match": response.headers["ETag"]}
    deja = client.get("/api/v1/fiches/etudiant", headers=entetes)
    assert deja.status_code == 304
    assert deja.headers["Access-Control-Allow-Origin"] == "*"


def test_data_are_never_kept_past_the_change(
    client: InspectingClient, horloge: HorlogeFixe
) -> None:
    horloge.instant = datetime(2026, 4, 30, 21, 59, 30, tzinfo=UTC)
    assert client.get("/api/v1/fiches").cache_control.max_age == 30


def test_the_example_is_not_indexed(client: InspectingClient) -> None:
    assert client.get("/api/v1/fiches").headers["X-Robots-Tag"] == "noindex"


def test_writing_is_refused_in_json(client: InspectingClient) -> None:
    response = client.post("/api/v1/fiches")
    assert response.status_code == 405
    assert response.json is not None
    assert response.json["erreur"]["code"] == 405


def test_without_content_the_answer_is_still_json(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    client = open_site(moteurs, tmp_path / "instance", horloge)
    assert read(client, "fiches", 503)["erreur"]["code"] == 503
    assert client.get("/api/v1/").headers["Retry-After"] == "60"


def test_a_bug_shows_no_trace(client: InspectingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("kit.public.routes.api.build_index", fail)
    assert "secret" not in str(read(client, "", 500))
