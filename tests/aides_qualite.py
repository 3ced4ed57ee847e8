"""A small pack without any fault, and the ways to damage it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kit.cli.verification import open_contexte
from kit.content.document import Document
from kit.content.lecture import read_document
from kit.quality.bilan import verify
from kit.quality.constat import Constat
from kit.quality.contexte import Contexte

JOUR = date(2026, 11, 22)

SOURCE: dict[str, Any] = {
    "id": "src",
    "titre": "Un texte lu",
    "adresse": "https://exemple.fr",
    "lu_le": "2026-11-01",
}

FICHE: dict[str, Any] = {
    "schema": 1,
    "id": "carte",
    "titre": "Demander ma carte",
    "resume": "Demandez votre [[carte|carte]] à la préfecture.",
    "demarches": ["d01"],
    "etapes": [
        {
            "id": "etape-1",
            "titre": "Préparez vos papiers",
            "blocs": [{"id": "e1", "texte": "Prenez une photo. Gardez les originaux."}],
        }
    ],
    "pieces": [
        {"id": "piece-passeport", "piece": "passeport"},
        {"id": "piece-lot", "lot": "communes"},
    ],
    "couts": [{"id": "cout", "libelle": "La carte", "valeur": "prix"}],
    "delai": {"en_bref": "{valeur:attente}"},
    "sans_reponse": [{"id": "silence", "texte": "Écrivez à la préfecture."}],
    "recours": [{"id": "recours-1", "texte": "Le délai est écrit sur la décision."}],
    "contacts": [{"id": "contact-aide", "libelle": "Une association qui aide"}],
    "sources": [SOURCE],
    "critique": ["cout"],
}

DOCUMENTS: dict[str, dict[str, Any]] = {
    "fiche": FICHE,
    "demarche": {"schema": 1, "id": "d01", "nom": "Demander ma carte"},
    "terme": {"schema": 1, "id": "carte", "terme": "Carte", "definition": "Un titre."},
    "piece": {
        "schema": 1,
        "id": "passeport",
        "nom": "Passeport",
        "nom_officiel": "Passeport",
        "explication": [{"id": "ex", "texte": "Montrez la page de votre photo."}],
        "sources": [SOURCE],
    },
    "piece 2": {
        "schema": 1,
        "id": "photo",
        "nom": "Photo",
        "nom_officiel": "Photo d’identité",
        "explication": [{"id": "ex", "texte": "Donnez une photo récente."}],
        "sources": [SOURCE],
    },
    "lot": {
        "schema": 1,
        "id": "communes",
        "titre": "Papiers communs",
        "pieces": [{"id": "photo", "piece": "photo"}],
    },
    "valeur": {
        "schema": 1,
        "id": "prix",
        "genre": "montant",
        "libelle": "Prix de la carte",
        "periodes": [{"valeur": {"euros": 225}}],
        "sources": [SOURCE],
    },
    "valeur 2": {
        "schema": 1,
        "id": "attente",
        "genre": "duree",
        "libelle": "Temps d’attente",
        "periodes": [{"valeur": {"min": 2, "max": 4, "unite": "mois"}}],
        "sources": [SOURCE],
    },
}


def damage(cle: str = "fiche", **champs: object) -> dict[str, dict[str, Any]]:
    """The pack with other fields in one document."""
    return {**DOCUMENTS, cle: {**DOCUMENTS.get(cle, {}), **champs}}


def open_pack(bruts: Mapping[str, dict[str, Any]]) -> Contexte:
    """What the rules look at."""
    documents: list[Document] = [
        read_document(cle.split(maxsplit=1)[0], brut) for cle, brut in bruts.items()
    ]
    return open_contexte(documents, JOUR)


def find(code: str, bruts: Mapping[str, dict[str, Any]]) -> list[Constat]:
    """What a rule finds in a pack."""
    return [constat for constat in verify(open_pack(bruts)).constats if constat.regle == code]


def texte(contenu: str) -> dict[str, dict[str, Any]]:
    """The pack whose fiche says something else in a step."""
    etape = {**FICHE["etapes"][0], "blocs": [{"id": "e1", "texte": contenu}]}
    return damage(etapes=[etape])
