"""What readers are told before and after an agent verified: pages, data, messages, paper."""

import re
from pathlib import Path

import pytest
from aides_papier import ask, lay_out, prepare
from aides_site import open_site
from aides_store import HORLOGE, TITRE, catalogue_at, prefecture, publish, publish_site
from aides_verification import verify
from client import InspectingClient
from fabrique import fiche, site, valeur

from kit.adresses import Adresses
from kit.content.fiche import Fiche
from kit.content.segments import hash_francais
from kit.horloge import HorlogeFixe
from kit.importers.pack.application import import_pack
from kit.importers.pack.export import export_pack
from kit.importers.pack.modele import Manifeste
from kit.langues.langue import load_langue
from kit.render.passages import Lecteur
from kit.render.vues.reponses import build_reponse
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session, write_session
from kit.store.traductions import NouvelleTraduction

DOUTE = {"noeud": "a2", "niveau": "C", "note": "Secret d’agent", "a_confirmer": True}
PAS_ENCORE = {
    "fr": "Pas encore vérifié par la préfecture",
    "en": "Not yet checked by the préfecture",
    "ar": "لم تتحقق منه المحافظة (préfecture) بعد",
}
VERIFIE = {
    "fr": "Vérifié le 22 novembre 2026 par la préfecture",
    "en": "Checked by the préfecture on 22 November 2026",
    "ar": "تحققت منه المحافظة (préfecture) يوم 22 نوفمبر 2026",
}
A_CONFIRMER = {
    "fr": "À confirmer avec votre préfecture",
    "en": load_langue("en").gettext("À confirmer avec votre préfecture"),
    "ar": load_langue("ar").gettext("À confirmer avec votre préfecture"),
}
MANIFESTE = Manifeste.model_validate(
    {"schema": 1, "id": "essais", "nom": "Essais", "version": "1", "licence": "CC0-1.0"}
)


@pytest.fixture
def client(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> InspectingClient:
    """A public site in three languages, whose fiche has a doubt."""
    publish(moteurs, site(langues=("fr", "en", "ar")), prefecture())
    publish(moteurs, fiche(verifications=[DOUTE]))
    arabe = NouvelleTraduction(TITRE, "ar", hash_francais("Renouveler ma carte"), "تجديد", "relue")
    with write_session(moteurs) as session:
        Depot(session, HORLOGE).save_traduction(arabe, auteur="tests")
    return open_site(moteurs, tmp_path, horloge)


def lecteur_of(moteurs: Moteurs, langue: str = "fr") -> Lecteur:
    return Lecteur(catalogue_at(moteurs), load_langue(langue), Adresses(langue))


def words(texte: str) -> str:
    """Without signs that only put words in order, nor unbreakable spaces."""
    return " ".join(re.sub("[\u2066-\u2069\u200e\u200f]", "", texte).split())


@pytest.mark.parametrize("langue", ["fr", "en", "ar"])
def test_a_page_says_that_it_was_verified_only_once_all_of_it_was(
    client: InspectingClient, moteurs: Moteurs, langue: str
) -> None:
    page = f"/{langue}/fiches/essai"
    avant = words(client.main_text(page))
    assert PAS_ENCORE[langue] in avant
    assert A_CONFIRMER[langue] in avant
    verify(moteurs, "fiche", "essai", "a2")
    entre = words(client.main_text(page))
    assert PAS_ENCORE[langue] in entre
    assert A_CONFIRMER[langue] not in entre
    verify(moteurs, "fiche", "essai")
    apres = words(client.main_text(page))
    assert apres.count(VERIFIE[langue]) == 2
    assert PAS_ENCORE[langue] not in apres
    assert "Anne" not in client.get(page).text


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_a_fact_to_correct_keeps_its_mark(
    client: InspectingClient, moteurs: Moteurs, langue: str
) -> None:
    verify(moteurs, "fiche", "essai")
    verify(moteurs, "fiche", "essai", "a2", avis="a_corriger", remarque="Mot d’agent")
    texte = words(client.main_text(f"/{langue}/fiches/essai"))
    assert PAS_ENCORE[langue] in texte
    assert A_CONFIRMER[langue] in texte
    assert "Mot d’agent" not in client.get(f"/{langue}/fiches/essai").text


def test_a_new_text_takes_the_date_away(client: InspectingClient, moteurs: Moteurs) -> None:
    verify(moteurs, "fiche", "essai")
    assert VERIFIE["fr"] in client.main_text("/fr/fiches/essai")
    publish(moteurs, fiche(verifications=[DOUTE], titre="Renouveler mon titre"))
    assert PAS_ENCORE["fr"] in client.main_text("/fr/fiches/essai")


def test_data_say_the_same(client: InspectingClient, moteurs: Moteurs) -> None:
    avant = client.get("/api/v1/fiches/essai").json
    assert avant is not None
    assert (avant["verifie"], avant["verifie_le"]) == (False, None)
    assert avant["a_confirmer"] == ["a2"]
    verify(moteurs, "fiche", "essai")
    for langue in ("fr", "ar"):
        apres = client.get(f"/api/v1/fiches/essai?langue={langue}").json
        assert apres is not None
        assert (apres["verifie"], apres["verifie_le"]) == (True, "2026-11-22")
        assert apres["verification"] == VERIFIE[langue]
        assert apres["a_confirmer"] == []
        assert "Anne" not in str(apres)


def test_data_say_that_a_value_was_verified(moteurs: Moteurs, tmp_path: Path) -> None:
    timbre = valeur("timbre", {"valeur": {"euros": "25"}, "a_confirmer": True})
    publish(moteurs, site(), prefecture(), timbre)
    publish(moteurs, fiche(couts=[{"id": "c1", "libelle": "Timbre", "valeur": "timbre"}]))
    client = open_site(moteurs, tmp_path, HORLOGE)
    for attendu in (True, False):
        lue = client.get("/api/v1/fiches/essai").json
        assert lue is not None
        assert lue["valeurs"]["timbre"]["a_confirmer"] is attendu
        assert (A_CONFIRMER["fr"] in client.main_text("/fr/fiches/essai")) is attendu
        verify(moteurs, "valeur", "timbre")


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_messages_say_the_same(client: InspectingClient, moteurs: Moteurs, langue: str) -> None:
    document = catalogue_at(moteurs).get(Fiche, "essai")
    assert client
    assert document is not None
    avec = None if langue == "fr" else langue

    def answer() -> list[str]:
        lecteur = Lecteur(catalogue_at(moteurs), load_langue("fr"), Adresses("fr", avec=avec))
        vue = build_reponse(lecteur, document)
        return [words(vue.courriel.texte), words(vue.sms[-1].texte.texte)]

    assert all(PAS_ENCORE[langue] in texte for texte in answer())
    verify(moteurs, "fiche", "essai")
    for texte in answer():
        assert f"{VERIFIE[langue]}." in texte
        assert PAS_ENCORE[langue] not in texte


@pytest.mark.parametrize("support", ["a4", "frise"])
@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_a_sheet_says_the_same_and_those_already_printed_stay_right(
    client: InspectingClient, moteurs: Moteurs, langue: str, support: str
) -> None:
    assert client
    genre = "frise" if support == "frise" else "fiche"
    demande = ask("essai", langue, support, genre=genre)
    ancienne = prepare(catalogue_at(moteurs), demande).edition
    assert PAS_ENCORE[langue].partition(" (")[0] in lay_out(catalogue_at(moteurs), demande)
    verify(moteurs, "fiche", "essai")
    neuve = lay_out(catalogue_at(moteurs), demande)
    assert VERIFIE[langue].partition(" (")[0] in neuve
    assert PAS_ENCORE[langue].partition(" (")[0] not in neuve
    assert "Anne" not in neuve
    assert prepare(catalogue_at(moteurs), demande).edition.code == ancienne.code


def test_a_pack_never_carries_what_was_verified(client: InspectingClient, moteurs: Moteurs) -> None:
    assert client
    verify(moteurs, "fiche", "essai")
    with read_session(moteurs) as session:
        pack = export_pack(session, MANIFESTE, HORLOGE)
    assert "Anne" not in str(pack)
    import_pack(moteurs, pack, auteur="tests", horloge=HORLOGE)
    # The same texts: what an agent of this instance said of them still holds.
    assert VERIFIE["fr"] in client.main_text("/fr/fiches/essai")


def test_a_pack_cannot_claim_that_it_was_verified(moteurs: Moteurs, tmp_path: Path) -> None:
    publish_site(moteurs)
    client = open_site(moteurs, tmp_path, HORLOGE)
    assert PAS_ENCORE["fr"] in client.main_text("/fr/fiches/essai")
    with pytest.raises(ValueError, match="verifie"):
        fiche(verifications=[{**DOUTE, "verifie_le": "2026-11-22"}])
