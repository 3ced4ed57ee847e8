"""The comfort of writing: the draft as readers see it, advice, search, marks, pasted texts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte
from aides_store import MIDI, publish, publish_site, save
from client import AdminClient
from fabrique import PICTOGRAMME, fiche, valeur
from flask import Flask
from test_admin_contenus import PAGE, brouillon, valeurs_of

from kit.app import create_app
from kit.config import load_reglages
from kit.content.lecture import read_document
from kit.horloge import HorlogeFixe
from kit.store.moteur import Moteurs

ETAPE = f"{PAGE}/parties/etapes.preparer"
ENTETE = f"{PAGE}/parties/entete"
MORCEAU = {"HX-Request": "true", "HX-Request-Type": "partial"}
LONGUE = "Vous " + "devez attendre " * 15 + "ici."


def document(genre: str, **champs: object) -> Any:
    return read_document(genre, {"schema": 1} | champs)


def essai(piece: str = "passeport", **changes: object) -> Any:
    blocs = [
        {"id": "p1", "texte": "Payez {valeur:timbre} avec le [[recepisse]]."},
        {"id": "p2", "genre": "attention", "texte": "Ne tardez pas."},
        {"id": "p3", "genre": "puce", "texte": "une photo"},
    ]
    return fiche(
        etapes=[
            {"id": "preparer", "titre": "Préparez", "blocs": blocs, "pictogramme": "passeport"},
            {"id": "demander", "titre": "Demandez", "blocs": [{"id": "d1", "texte": "En ligne."}]},
        ],
        pieces=[
            {"id": "pp", "piece": "passeport", "condition": "Si vous en avez un.", "copie": True},
            {"id": "pq", "piece": piece},
        ],
        couts=[{"id": "prix-1", "libelle": "Le timbre", "valeur": "timbre"}],
        critique=["d1"],
        verifications=[{"noeud": "p3", "niveau": "C", "note": "À voir.", "a_confirmer": True}],
        **changes,
    )


@pytest.fixture
def app(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Flask]:
    publish_site(moteurs)
    montant = {"euros": "225"}
    autres = [fiche(id=f"autre-{n}", titre=f"Autre démarche {n}") for n in range(1, 23)]
    publish(
        moteurs,
        valeur("timbre", {"valeur": montant}),
        document("terme", id="recepisse", terme="Récépissé", definition="Un papier."),
        document("pictogramme", **PICTOGRAMME),
        document(
            "piece", id="passeport", nom="Passeport", nom_officiel="Passeport", explication=[]
        ),
        *autres,
        essai(),
    )
    open_compte(moteurs, MIDI, [ADMIN])
    return create_app(load_reglages({}, tmp_path / "instance"), horloge=horloge, moteurs=moteurs)


@pytest.fixture
def admin(app: Flask) -> AdminClient:
    return enter(open_admin(app))


def press(client: AdminClient, page: str, geste: str, **saisie: object) -> str:
    """Press a button of a form that saves nothing; what the page says then."""
    reponse = client.post(page, data=valeurs_of(client, page) | saisie | {"_geste": geste})
    assert reponse.status_code == 200, reponse.get_data(as_text=True)
    return reponse.get_data(as_text=True)


def test_the_draft_is_read_as_readers_will(admin: AdminClient, moteurs: Moteurs) -> None:
    save(moteurs, essai("inconnue", titre="Le nouveau titre"))
    texte = admin.main_text(PAGE)
    assert "Payez 225 € avec le récépissé." in texte
    assert "Attention" in texte
    assert "Si vous en avez un." in texte
    assert "À confirmer avec votre préfecture" in texte
    assert "En ligne. critique" in texte
    assert "inconnue, pas encore publié" in texte
    assert not re.search(r"valeur:|\[\[", texte)
    html = admin.get(PAGE).get_data(as_text=True)
    assert "Le nouveau titre" in html
    assert html.count("<mark>") == 1
    for nom in ("Modifier", "Monter", "Descendre", "Retirer"):
        assert nom in texte


def test_every_kind_is_read(admin: AdminClient, moteurs: Moteurs) -> None:
    bloc = [{"id": "b1", "texte": "Un texte de {valeur:timbre}."}]
    tableau = {
        "id": "t1",
        "genre": "tableau",
        "legende": "Les prix",
        "entetes": [{"id": "h1", "texte": "Titre"}],
        "lignes": [{"cellules": [{"id": "c1", "texte": "Carte"}]}],
    }
    section = {"id": "s1", "titre": "Un chapitre", "blocs": [*bloc, tableau]}
    blanc = [{"id": "nom", "libelle": "Votre nom"}]
    tous = [
        document("question", id="q", question="Combien\u202f?", reponse=bloc, fiches=["essai"]),
        document("annexe", id="a", titre="Une annexe", resume="Un résumé.", sections=[section]),
        document(
            "lettre", id="l", titre="Une lettre", resume="Elle sert.", corps=bloc, blancs=blanc
        ),
        document("theme", id="th", titre="Un thème", pictogramme="passeport"),
        document("lot", id="lo", titre="Une liste", pieces=[{"id": "x", "piece": "passeport"}]),
        document("phrase", schema=2, id="ph", usage="guichet", texte="Asseyez-vous."),
    ]
    save(moteurs, *tous)
    dits = {
        "question/q": "Renouveler ma carte",
        "annexe/a": "Les prix",
        "lettre/l": "Votre nom",
        "theme/th": "Passeport",
        "lot/lo": "Passeport",
        "phrase/ph": "Asseyez-vous.",
        "piece/passeport": "Nom officiel",
        "terme/recepisse": "Un papier.",
    }
    for adresse, attendu in dits.items():
        assert attendu in admin.main_text(f"/admin/contenus/{adresse}"), adresse


def test_a_draft_is_read_before_anything_is_published(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    save(moteurs, fiche())
    open_compte(moteurs, MIDI, [ADMIN])
    reglages = load_reglages({}, tmp_path / "vide")
    client = enter(open_admin(create_app(reglages, horloge=horloge, moteurs=moteurs)))
    assert "Préparez vos papiers" in client.main_text(PAGE)


def test_advice_stands_beside_each_part(admin: AdminClient, moteurs: Moteurs) -> None:
    blocs = [{"id": "p1", "texte": LONGUE}]
    save(moteurs, fiche(etapes=[{"id": "preparer", "titre": "Préparez", "blocs": blocs}]))
    texte = admin.main_text(PAGE)
    assert "Cette étape fait 33 mots." in texte
    assert "À corriger 32 mots" in texte
    assert "Coupez la phrase en deux" in texte


def test_advice_follows_what_is_written_and_saves_nothing(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    avant = brouillon(moteurs)
    page = press(admin, ETAPE, "conseiller", **{"blocs.0.texte": LONGUE})
    assert "À corriger" in page
    assert LONGUE in page, "ce qui était écrit est perdu"
    assert brouillon(moteurs) == avant
    saisie = valeurs_of(admin, ETAPE) | {"blocs.0.texte": LONGUE}
    morceau = admin.post(f"{ETAPE}/conseils", data=saisie, headers=MORCEAU).get_data(as_text=True)
    assert "À corriger" in morceau
    assert "<form" not in morceau


def test_advice_on_what_cannot_be_read_says_why(admin: AdminClient) -> None:
    page = press(
        admin, ETAPE, "conseiller", **{"blocs.0.texte": "Une {valeur} oubliée", "titre": ""}
    )
    assert "Ce n’est pas encore lisible" in page
    assert "ce champ manque" in page


def test_advice_is_given_on_a_part_that_does_not_exist_yet(admin: AdminClient) -> None:
    nouvelle = f"{PAGE}/parties/etapes.nouveau"
    page = press(admin, nouvelle, "conseiller", titre="Attendez la réponse")
    assert "Cette étape fait 3 mots." in page


def test_a_search_finds_by_words_and_keeps_what_is_chosen(admin: AdminClient) -> None:
    avant = admin.get(ENTETE).get_data(as_text=True)
    assert "Autre démarche 17" not in avant, "toutes les fiches sont dans la page"
    saisie = {"voir_aussi": ["autre-3"], "_cherche.voir_aussi": "demarche 17"}
    page = press(admin, ENTETE, "chercher:voir_aussi", **saisie)
    assert re.search(r'value="autre-3" checked', page)
    assert "Autre démarche 17" in page
    assert "Autre démarche 18" not in page
    tout = valeurs_of(admin, ENTETE) | saisie
    morceau = admin.post(f"{ENTETE}/choix?champ=voir_aussi", data=tout, headers=MORCEAU)
    texte = morceau.get_data(as_text=True)
    assert texte.strip().startswith("<fieldset")
    assert texte.strip() in page
    beaucoup = press(admin, ENTETE, "chercher:voir_aussi", **{"_cherche.voir_aussi": "autre"})
    assert "22 trouvés, les 20 premiers" in beaucoup
    rien = press(admin, ENTETE, "chercher:voir_aussi", **{"_cherche.voir_aussi": "zzz"})
    assert "Rien ne correspond" in rien


def test_references_keep_the_order_of_the_agent(admin: AdminClient, moteurs: Moteurs) -> None:
    choisies = ["autre-9", "autre-2", "inconnue"]
    saisie = valeurs_of(admin, ENTETE) | {"voir_aussi": choisies}
    assert admin.post(ENTETE, data=saisie).status_code == 303
    assert list(brouillon(moteurs).voir_aussi) == choisies
    assert valeurs_of(admin, ENTETE)["voir_aussi"] == choisies
    assert "inconnue (introuvable)" in admin.main_text(ENTETE)


def test_a_pictogram_is_chosen_by_its_drawing(admin: AdminClient) -> None:
    page = admin.page(ETAPE)
    choisi = next(c for c in page.iterate("input") if c.get("value") == "passeport")
    assert choisi.get("checked") is not None
    assert len(list(choisi.getparent().iter("{http://www.w3.org/2000/svg}svg"))) == 1


@pytest.mark.parametrize(
    ("mots", "marque", "dit"),
    [
        ("valeur", "{valeur:timbre}", "Payez {valeur:timbre}"),
        ("recepisse", "[[recepisse]]", "[[recepisse]]"),
        ("demarche 7", "[Autre démarche 7](fiche:autre-7)", "fiche:autre-7"),
    ],
)
def test_a_mark_is_found_by_its_name_and_goes_at_the_end(
    admin: AdminClient, moteurs: Moteurs, mots: str, marque: str, dit: str
) -> None:
    champ = "blocs.1.texte"
    saisie = {champ: "Payez", f"_cherche.{champ}": mots}
    bouton = f"inserer:{champ}:{marque}"
    assert f'value="{bouton}"' in press(admin, ETAPE, f"chercher:{champ}", **saisie)
    page = press(admin, ETAPE, bouton, **saisie)
    assert f"Payez {marque}</textarea>" in page
    admin.post(ETAPE, data=valeurs_of(admin, ETAPE) | {champ: f"Payez {marque}"})
    assert dit in brouillon(moteurs).etapes[0].blocs[1].texte


def test_a_pasted_text_is_looked_at_then_added_then_saved(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    avant = brouillon(moteurs)
    saisie = {
        "_colle.blocs": "Apportez un timbre",
        "_html.blocs": "<p>Apportez :</p><ul><li>un timbre</li></ul><img src=x>",
    }
    page = press(admin, ETAPE, "lire:blocs", **saisie)
    assert "1 image retirée." in page
    assert "Ajouter ces 2 blocs" in page
    assert "blocs.3.texte" not in page
    page = press(admin, ETAPE, "coller:blocs", **saisie)
    assert 'name="blocs.4.texte"' in page
    assert "1 image" not in page
    assert brouillon(moteurs) == avant, "enregistré avant d’être demandé"
    nouveaux = {
        "blocs.3.id": "",
        "blocs.3.forme": "bloc",
        "blocs.3.texte": "Apportez\u00a0:",
        "blocs.4.id": "",
        "blocs.4.forme": "bloc",
        "blocs.4.genre": "puce",
        "blocs.4.texte": "un timbre",
    }
    assert admin.post(ETAPE, data=valeurs_of(admin, ETAPE) | nouveaux).status_code == 303
    blocs = brouillon(moteurs).etapes[0].blocs
    assert [b.genre for b in blocs] == ["paragraphe", "attention", "puce", "paragraphe", "puce"]


def test_too_long_a_paste_says_what_to_do_and_loses_nothing_else(admin: AdminClient) -> None:
    saisie = {"titre": "Mon titre", "_colle.blocs": "mot " * 60_000}
    page = press(admin, ETAPE, "lire:blocs", **saisie)
    assert "en plusieurs fois" in page
    assert 'value="Mon titre"' in page


def test_what_helps_a_field_that_is_not_there_says_so(admin: AdminClient) -> None:
    saisie = valeurs_of(admin, ETAPE)
    assert admin.post(f"{ETAPE}/choix?champ=rien", data=saisie).status_code == 404
    assert admin.post(f"{PAGE}/parties/rien/conseils", data=saisie).status_code == 404
    assert admin.post(f"{PAGE}/parties/etapes.partie/conseils", data=saisie).status_code == 410


@pytest.mark.parametrize(
    "bouton",
    [
        "inserer:blocs:x",
        "inserer:rien:x",
        "inserer:blocs.99.texte:x",
        "coller:titre",
        "lire:",
        "x:y",
    ],
)
def test_a_button_that_does_not_fit_its_field_changes_nothing(
    admin: AdminClient, moteurs: Moteurs, bouton: str
) -> None:
    avant = brouillon(moteurs)
    page = press(admin, ETAPE, bouton, titre="Mon titre")
    assert 'value="Mon titre"' in page
    assert brouillon(moteurs) == avant


def test_more_than_a_person_types_is_refused_with_what_to_do(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    avant = brouillon(moteurs)
    saisie = valeurs_of(admin, ETAPE) | {"titre": "mot " * 600_000}
    reponse = admin.post(ETAPE, data=saisie)
    assert reponse.status_code == 413
    assert "Revenez en arrière" in reponse.get_data(as_text=True)
    assert brouillon(moteurs) == avant
    long = valeurs_of(admin, ETAPE) | {
        "_colle.blocs": "mot " * 45_000,
        "_html.blocs": "é" * 180_000,
    }
    assert admin.post(ETAPE, data=long | {"_geste": "lire:blocs"}).status_code == 200
