"""Documents made for tests."""

from typing import Any

from kit.content.document import Document
from kit.content.lecture import read_document

FICHE: dict[str, Any] = {
    "schema": 1,
    "id": "essai",
    "titre": "Renouveler ma carte",
    "resume": "Voici **comment** faire.",
    "quand": {"en_bref": "4 mois avant", "blocs": [{"id": "quand-1", "texte": "Pas trop tard."}]},
    "etapes": [
        {
            "id": "etape-a",
            "titre": "Préparez vos papiers",
            "blocs": [
                {"id": "a1", "texte": "Une photo."},
                {"id": "a2", "genre": "puce", "texte": "Un passeport."},
            ],
        }
    ],
    "sections": [
        {
            "id": "section-a",
            "titre": "Cas particuliers",
            "blocs": [
                {
                    "id": "cas-a",
                    "genre": "cas",
                    "titre": "Vous êtes étudiant",
                    "blocs": [
                        {"id": "cas-a1", "texte": "Voir l’université."},
                        {
                            "id": "table-a",
                            "genre": "tableau",
                            "legende": "Les prix",
                            "entetes": [{"id": "th1", "texte": "Titre"}],
                            "lignes": [{"cellules": [{"id": "td1", "texte": "Carte"}]}],
                        },
                    ],
                }
            ],
        }
    ],
    "critique": ["quand-1"],
}

SITE: dict[str, Any] = {
    "schema": 1,
    "id": "site",
    "nom": "Préfecture d’essai",
    "structure_principale": "prefecture",
}


def fiche(**changes: object) -> Document:
    """The fiche of tests, with other fields."""
    return read_document("fiche", {**FICHE, **changes})


def site(**changes: object) -> Document:
    """The site of tests, with other fields."""
    return read_document("site", {**SITE, **changes})


PICTOGRAMME: dict[str, Any] = {
    "schema": 2,
    "id": "passeport",
    "titre": "Passeport",
    "description": "Un livret.",
    "categorie": "documents",
    "anciens_slugs": ["carnet"],
    "licence": "CC0-1.0",
    "auteur": "Kit",
}
"""A drawing of the bank."""


def valeur(identifiant: str, *periodes: dict[str, Any], genre: str = "montant") -> Document:
    """A dated value."""
    return read_document(
        "valeur",
        {
            "schema": 1,
            "id": identifiant,
            "genre": genre,
            "libelle": "Une valeur",
            "periodes": list(periodes),
        },
    )
