"""A notice from fixed phrases: written on one page, shown, printed, ended."""

from pathlib import Path
from typing import Any

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte, valeurs_of
from aides_store import MIDI, catalogue_at, prefecture, publish, translate
from client import AdminClient
from fabrique import fiche, site

from benchmarks.admin import ORDRES_MAX, count_ordres
from kit.app import create_app
from kit.config import load_reglages
from kit.content.annonce import Annonce
from kit.content.lecture import read_document
from kit.horloge import HorlogeFixe
from kit.store.acces.roles import Attribution
from kit.store.moteur import Moteurs

NOUVELLE, PUBLIER = "/admin/annonces/nouvelle", "/admin/annonces/publier"
PAUL = "paul.martin@prefecture.gouv.fr"
PHRASES = (
    ("ferme", "La préfecture est fermée.", "change", None),
    ("rouvre", "L’accueil rouvre ce jour-là\u00a0:", "change", "date"),
    ("rendez-vous", "Vous avez un rendez-vous.", "pour_qui", None),
    ("appelez", "Appelez ce numéro\u00a0:", "faire", "telephone"),
    ("ailleurs", "Venez à cette adresse\u00a0:", "faire", "lieu"),
    ("attendez", "Attendez.", "faire", None),
)
SAISIE: dict[str, Any] = {
    "phrase": ["ferme", "attendez"],
    "niveau": "urgence",
    "du": "2026-11-22",
    "au": "2026-11-24",
    "titre": "",
    "propre.change": "",
}


@pytest.fixture
def dehors(moteurs: Moteurs, tmp_path: Path) -> AdminClient:
    documents = [
        read_document(
            "phrase",
            {"schema": 3, "id": i, "usage": "annonce", "texte": t, "sur": sur}
            | ({"complement": complement} if complement else {}),
        )
        for i, t, sur, complement in PHRASES
    ]
    publish(moteurs, site(langues=["fr", "en", "ar"]), prefecture(), fiche(), *documents)
    for identifiant, texte, _sur, _complement in PHRASES:
        fin = ":" if texte.endswith(":") else "."
        relue = "relue" if identifiant == "attendez" else "non_relue"
        cle = f"phrase/{identifiant}#texte"
        translate(moteurs, f"In English {identifiant}{fin}", texte, relue, cle)
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("redacteur")], PAUL)
    reglages = load_reglages({}, tmp_path / "instance")
    return open_admin(create_app(reglages, horloge=HorlogeFixe(MIDI), moteurs=moteurs))


@pytest.fixture
def admin(dehors: AdminClient) -> AdminClient:
    return enter(dehors)


def send(client: AdminClient, adresse: str = PUBLIER, **changes: Any) -> str:
    """Send the form, as the button of an address does; the page that comes, or its address."""
    jeton = client.page(NOUVELLE).iterate("input")
    (valeur,) = {c.get("value") for c in jeton if c.get("name") == "_jeton" and c.get("value")}
    champs = SAISIE | {nom.replace("__", "."): v for nom, v in changes.items()}
    reponse = client.post(adresse, data={"_jeton": valeur, **champs})
    if reponse.status_code == 303:
        return str(reponse.location)
    return f"{reponse.status_code} {reponse.get_data(as_text=True)}".replace("\u202f", " ")


def annonces(moteurs: Moteurs) -> tuple[Annonce, ...]:
    return catalogue_at(moteurs).all(Annonce)


def test_a_notice_is_on_screen_in_each_language_as_soon_as_it_is_published(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    adresse = send(admin)
    assert adresse == "/admin/annonces/la-prefecture-est-fermee"
    assert "La préfecture est fermée" in admin.main_text("/fr/")
    assert "In English ferme" in admin.main_text("/en/")
    assert "La préfecture est fermée" in admin.main_text("/ar/"), "sans traduction, le français"
    (annonce,) = annonces(moteurs)
    assert (annonce.titre, annonce.niveau) == ("La préfecture est fermée", "urgence")
    texte = admin.main_text(adresse)
    assert "Entière en : français, anglais." in texte
    assert "Sans traduction en arabe" in texte
    liens = {a.get("href") for a in admin.page(adresse).iterate("a")}
    chemin = "annonces/la-prefecture-est-fermee"
    for tag in ("fr", "en", "ar"):
        assert {f"/{tag}/", f"/{tag}/{chemin}", f"/{tag}/{chemin}.pdf?support=a4"} <= liens
        assert admin.page(f"/{tag}/{chemin}")
    assert any("avec=en.ar" in (lien or "") for lien in liens)


def test_a_translation_is_reviewed_only_if_that_of_its_phrase_is(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    cle = send(admin).rpartition("/")[2]
    catalogue = catalogue_at(moteurs)
    etats = {}
    for noeud in ("titre", "ferme.texte", "attendez.texte"):
        traduction = catalogue.traduction("en", f"annonce/{cle}#{noeud}")
        assert traduction is not None
        etats[noeud] = traduction.etat
    assert etats == {"titre": "non_relue", "ferme.texte": "non_relue", "attendez.texte": "relue"}


def test_what_ends_a_phrase_is_said_in_each_language(admin: AdminClient, moteurs: Moteurs) -> None:
    cle = send(
        admin,
        phrase=["ferme", "rouvre", "appelez", "ailleurs"],
        complement__rouvre="2026-11-24",
        complement__appelez="04 00 00 00 00",
        complement__ailleurs="prefecture",
    ).rpartition("/")[2]
    (annonce,) = annonces(moteurs)
    assert [b.texte for b in annonce.ce_qui_change][1] == (
        "L’accueil rouvre ce jour-là\u00a0: mardi 24 novembre 2026"
    )
    texte = admin.main_text(f"/en/annonces/{cle}")
    assert "In English rouvre: Tuesday 24 November 2026" in texte
    assert "In English appelez: 04 00 00 00 00" in texte
    assert "In English ailleurs: Préfecture, Place" in texte
    champs = valeurs_in(admin, f"/admin/annonces/{cle}/modifier")
    assert champs["complement.rouvre"] == "2026-11-24"
    assert champs["complement.appelez"].split() == ["04", "00", "00", "00", "00"]
    assert champs["complement.ailleurs"] == ["prefecture"]


def valeurs_in(client: AdminClient, page: str) -> dict[str, Any]:
    """What the form of a notice would send, untouched."""
    return valeurs_of(client, page, action=NOUVELLE)


def test_own_words_stay_in_french_and_are_named_before_publishing(admin: AdminClient) -> None:
    page = send(admin, NOUVELLE, propre__faire="Passez par la cour.")
    assert page.startswith("200")
    assert "La bannière, comme elle sera" in page
    assert "<li>Passez par la cour.</li>" in page
    assert "Passez par la cour.</textarea>" in page, "le formulaire est perdu"
    assert admin.get("/fr/annonces/la-prefecture-est-fermee").status_code == 404, "publié trop tôt"


FAUTES: tuple[tuple[dict[str, Any], str], ...] = (
    ({"du": "2026-11-25"}, "finit avant de commencer"),
    ({"du": ""}, "choisissez un jour"),
    ({"au": "demain"}, "ce n’est pas une date"),
    ({"phrase": []}, "Dites ce qui se passe"),
    ({"phrase": ["ferme"]}, "Dites quoi faire"),
    ({"phrase": ["attendez"], "propre__change": "Autre chose."}, "Donnez un titre"),
    ({"phrase": ["ferme", "rouvre", "attendez"]}, "donnez le jour"),
    (
        {"phrase": ["ferme", "appelez"], "complement__appelez": "le standard"},
        "donnez le numéro",
    ),
    ({"propre__faire": "a" * 5_000}, "1200 signes au plus, il y en a 5000"),
    ({"titre": "a" * 5_000}, "120 signes au plus, il en a 5000"),
    ({"propre__faire": "Payez {valeur:rien}."}, "renvoie à valeur"),
    ({"propre__faire": "Payez {ici"}, "pas compris"),
    ({"niveau": "panique"}, "Degré"),
    ({"structure": ["ailleurs"]}, "renvoie à structure"),
)


def test_what_is_not_a_notice_is_said_and_nothing_is_lost_nor_saved(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    for changes, dit in FAUTES:
        page = send(admin, **{"propre__pour_qui": "Ma phrase.", **changes})
        assert page.startswith("422"), changes
        assert dit in page.replace("\u00a0", " ")
        assert "Ma phrase.</textarea>" in page
    assert annonces(moteurs) == ()
    assert "Aucune annonce" in admin.main_text("/admin/annonces/")


def test_hostile_words_are_shown_as_words(admin: AdminClient) -> None:
    mechant = '<script>alert("x")</script>'
    cle = send(admin, titre=mechant, propre__change=f"{mechant}\0").rpartition("/")[2]
    for page in (f"/admin/annonces/{cle}", f"/fr/annonces/{cle}", "/fr/", "/admin/annonces/"):
        assert mechant in admin.main_text(page).replace(" ", " ")
        assert "alert" not in "".join(s.text or "" for s in admin.page(page).iterate("script"))


def test_a_form_sent_twice_makes_one_notice(admin: AdminClient, moteurs: Moteurs) -> None:
    assert send(admin) == send(admin)
    autre = send(admin, au="2026-11-30")
    assert autre == "/admin/annonces/la-prefecture-est-fermee-2"
    assert send(admin, au="2026-11-30") == autre
    assert len(annonces(moteurs)) == 2


def test_a_writer_keeps_a_draft_that_readers_do_not_see(
    dehors: AdminClient, moteurs: Moteurs
) -> None:
    paul = enter(dehors, PAUL)
    assert "Publier maintenant" not in paul.main_text(NOUVELLE)
    adresse = send(paul, NOUVELLE, geste="garder")
    assert "ne la voient pas" in paul.main_text(adresse)
    assert annonces(moteurs) == ()
    assert send(paul).startswith("403")
    assert annonces(moteurs) == ()


def test_a_notice_ended_early_comes_back(admin: AdminClient, moteurs: Moteurs) -> None:
    adresse = send(admin)
    assert admin.send(adresse, {}, f"{adresse}/finir").status_code == 303
    assert annonces(moteurs) == ()
    assert "Retirée" in admin.main_text("/admin/annonces/")
    assert admin.send(adresse, {}, f"{adresse}/remettre").status_code == 303
    assert len(annonces(moteurs)) == 1


def test_a_text_that_changes_loses_its_old_translation(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    jour = {"phrase": ["ferme", "rouvre", "attendez"], "complement__rouvre": "2026-11-24"}
    adresse = send(admin, **jour, au="2026-11-30", propre__faire="Sonnez.")
    cle = adresse.rpartition("/")[2]
    propre = f"annonce/{cle}#texte-faire-1.texte"
    translate(moteurs, "Ring the bell.", "Sonnez.", "relue", propre)
    assert "Ring the bell" in admin.main_text(f"/en/annonces/{cle}")
    champs = valeurs_in(admin, f"{adresse}/modifier")
    assert champs["propre.faire"] == "Sonnez."
    champs |= {"propre.faire": "Ne sonnez pas.", "complement.rouvre": "2026-11-27"}
    assert admin.post(PUBLIER, data=champs).location == adresse
    texte = admin.main_text(f"/en/annonces/{cle}")
    assert "Ring the bell" not in texte
    assert "Ne sonnez pas." in texte
    assert "Friday 27 November 2026" in texte
    assert "24 November" not in texte


def test_a_notice_changed_meanwhile_is_not_overwritten(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    adresse = send(admin)
    ouvert = valeurs_in(admin, f"{adresse}/modifier")
    assert admin.post(PUBLIER, data=ouvert | {"au": "2026-11-28"}).status_code == 303
    assert admin.post(PUBLIER, data=ouvert | {"au": "2026-11-28"}).status_code == 303, "deux fois"
    reponse = admin.post(PUBLIER, data=ouvert | {"au": "2026-12-31"})
    assert reponse.status_code == 422
    assert "vient de changer cette annonce" in reponse.get_data(as_text=True)
    assert str(annonces(moteurs)[0].jusqu_au) == "2026-11-28"


def test_what_the_page_does_not_ask_is_kept(admin: AdminClient, moteurs: Moteurs) -> None:
    brut = {
        "schema": 1,
        "id": "prix",
        "titre": "Les prix changent",
        "ce_qui_change": [{"id": "a", "texte": "Tout."}, {"id": "b", "texte": "Le timbre."}],
        "que_faire": [{"id": "c", "texte": "Demandez."}],
        "a_partir_du": "2026-11-22",
        "sources": [{"id": "s", "titre": "Une loi", "lu_le": "2026-11-20"}],
        "verifications": [{"noeud": n, "niveau": "B", "note": "À revoir."} for n in "ab"],
        "critique": ["b", "c"],
    }
    publish(moteurs, read_document("annonce", brut))
    champs = valeurs_in(admin, "/admin/annonces/prix/modifier")
    champs |= {"propre.change": "Neuf.\nLe timbre."}
    assert admin.post(PUBLIER, data=champs).status_code == 303
    (annonce,) = annonces(moteurs)
    assert [b.id for b in annonce.ce_qui_change] == ["texte-change-1", "b"]
    assert [s.titre for s in annonce.sources] == ["Une loi"]
    assert [v.noeud for v in annonce.verifications] == ["b"]
    assert set(annonce.critique) == {"b", "c", "texte-change-1"}


def test_a_past_notice_is_copied_from_today_without_end(admin: AdminClient) -> None:
    adresse = send(admin, au="2026-11-22")
    champs = valeurs_in(admin, f"{NOUVELLE}?depuis={adresse.rpartition('/')[2]}")
    assert (champs["du"], champs["au"], champs["cle"]) == ("2026-11-22", "", "")
    assert champs["phrase"] == ["ferme", "attendez"]
    assert admin.get(f"{NOUVELLE}?depuis=rien").status_code == 404
    assert admin.get("/admin/annonces/rien").status_code == 404


def test_each_page_asks_the_base_little(admin: AdminClient, moteurs: Moteurs) -> None:
    adresse = send(admin)
    comptes = {}
    for page in ("/admin/annonces/", NOUVELLE, adresse, f"{adresse}/modifier"):
        admin.get(page)
        with count_ordres(moteurs) as ordres:
            assert admin.get(page).status_code == 200
        comptes[page] = len(ordres)
    assert {page: n for page, n in comptes.items() if n >= ORDRES_MAX} == {}
