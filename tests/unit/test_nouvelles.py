"""What is news for readers, and what is not."""

from typing import Any

import pytest
from fabrique import FICHE, fiche

from kit.content.document import Document
from kit.content.lecture import read_document
from kit.content.nouvelles import Dits, Ecart, compare_documents, is_retouche

RIEN = Dits()
PIECES = [{"id": "p-1", "piece": "passeport", "copie": True}]
STRUCTURE: dict[str, Any] = {
    "schema": 1,
    "id": "prefecture",
    "genre": "prefecture",
    "nom": "Préfecture",
    "adresse_postale": ["1 place Ronde"],
    "horaires": [{"jours": ["lundi"], "plages": [{"de": "09:00", "a": "12:00"}]}],
    "guichets": [{"id": "g-1", "nom": "Accueil", "numero": "1"}],
}


def champs(avant: Document, apres: Document, dits: Dits = RIEN) -> list[str]:
    return [ecart.champ for ecart in compare_documents(avant, apres, dits)]


def structure(**changes: object) -> Document:
    return read_document("structure", {**STRUCTURE, **changes})


def etape(texte: str, **autres: object) -> Document:
    blocs = [{"id": "a1", "texte": texte}]
    etapes = [{"id": "etape-a", "titre": "Préparez vos papiers", "blocs": blocs, **autres}]
    return fiche(etapes=etapes)


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("Apporter une photto récente.", "Apporter une photo récente."),
        ("Une photo , récente", "Une photo, récente"),
        ("L'agent vous rappelle", "L’agent vous rappelle"),
        ("Préfecture de l’Hérault", "Prefecture de l'Hérault"),
    ],
)
def test_a_typing_error_put_right_says_the_same(avant: str, apres: str) -> None:
    assert is_retouche(avant, apres)
    assert champs(etape(avant), etape(apres)) == []


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("Vous pouvez travailler", "Vous ne pouvez pas travailler"),
        ("Dans les 2 mois", "Dans les 3 mois"),
        ("Avant le rendez-vous", "Après le rendez-vous"),
        ("Avec le passeport", "Sans le passeport"),
        ("Apportez une photo", "Apportez une photo et un timbre"),
    ],
)
def test_another_meaning_is_news(avant: str, apres: str) -> None:
    assert not is_retouche(avant, apres)
    assert champs(etape(avant), etape(apres)) == ["etapes"]


def test_what_was_said_at_publication_comes_before_what_words_show() -> None:
    avant, apres = etape("Prenez votre tour."), etape("Attendez que l’on vous appelle.")
    cle = "fiche/essai#a1.texte"
    assert champs(avant, apres) == ["etapes"]
    assert champs(avant, apres, Dits(memes=frozenset({cle}))) == []
    faute = etape("Prenez votre toure.")
    assert champs(faute, avant) == []
    assert champs(faute, avant, Dits(faux=frozenset({cle}))) == ["etapes"]


def test_drawings_sources_and_places_are_no_news() -> None:
    avant = etape("Une photo.", pictogramme="photo")
    source = {"id": "s-1", "titre": "Site", "adresse": "https://exemple.fr", "lu_le": "2026-01-01"}
    apres = fiche(
        etapes=[
            {
                "id": "etape-a",
                "titre": "Préparez vos papiers",
                "blocs": [{"id": "a1", "texte": "Une photo."}],
                "pictogramme": "visa",
            }
        ],
        pictogramme="visa",
        theme="renouveler",
        sources=[source],
        critique=["a1"],
    )
    assert champs(avant, apres) == []


def test_a_paper_more_or_less_is_named() -> None:
    avant = fiche(pieces=PIECES)
    apres = fiche(pieces=[{"id": "p-2", "piece": "visa", "condition": "Si vous en avez un."}])
    assert compare_documents(avant, apres, RIEN) == (
        Ecart("papier_de_plus", "visa"),
        Ecart("papier_de_moins", "passeport"),
    )


def test_a_paper_asked_for_otherwise_changes_the_list() -> None:
    apres = fiche(pieces=[{"id": "p-1", "piece": "passeport", "original": True}])
    assert champs(fiche(pieces=PIECES), apres) == ["pieces"]
    memes = [{"id": "p-9", "piece": "passeport", "copie": True}]
    assert champs(fiche(pieces=PIECES), fiche(pieces=memes)) == []


def test_each_field_of_a_fiche_that_changes_is_said_in_its_order() -> None:
    apres = fiche(
        quand={**FICHE["quand"], "en_bref": "6 mois avant"},
        couts=[{"id": "c-1", "libelle": "Timbre", "valeur": "timbre"}],
        recours=[{"id": "r-1", "texte": "Écrivez au préfet."}],
    )
    assert champs(fiche(), apres) == ["quand", "couts", "recours"]


@pytest.mark.parametrize(
    ("champ", "valeur"),
    [
        ("adresse_postale", ["2 place Ronde"]),
        ("horaires", [{"jours": ["mardi"], "plages": [{"de": "09:00", "a": "12:00"}]}]),
        ("courriel", "accueil@exemple.fr"),
        ("rendez_vous", "https://rdv.exemple.fr"),
        ("guichets", [{"id": "g-1", "nom": "Accueil", "numero": "2"}]),
        (
            "fermetures",
            [{"id": "f-1", "du": "2026-12-24", "au": "2026-12-26", "motif": "Fête"}],
        ),
    ],
)
def test_what_changes_in_a_place_is_said(champ: str, valeur: object) -> None:
    assert champs(structure(), structure(**{champ: valeur})) == [champ]


def test_the_drawing_of_a_counter_is_no_news() -> None:
    dessine = [{"id": "g-1", "nom": "Accueil", "numero": "1", "pictogramme": "accueil"}]
    assert champs(structure(), structure(guichets=dessine)) == []


def parcours(vers: str = "r-1", pictogramme: str = "visa") -> Document:
    choix = [
        {"id": "q-1-oui", "libelle": "Oui", "vers": vers},
        {"id": "q-1-non", "libelle": "Non"},
    ]
    noeuds = [
        {"genre": "question", "id": "q-1", "titre": "Avez-vous un visa\u202f?", "choix": choix},
        {"genre": "resultat", "id": "r-1", "titre": "Allez au guichet"},
        {"genre": "resultat", "id": "r-2", "titre": "Écrivez"},
    ]
    return read_document(
        "parcours",
        {
            "schema": 2,
            "id": "essai",
            "titre": "Essai",
            "noeuds": noeuds,
            "pictogramme": pictogramme,
        },
    )


def test_a_path_that_leads_elsewhere_is_news_and_its_drawing_is_not() -> None:
    assert champs(parcours(), parcours(vers="r-2")) == ["noeuds"]
    assert champs(parcours(), parcours(pictogramme="photo")) == []
