"""Paths for the tests of their paper: one with all that a path may have, one on several sheets."""

from dataclasses import replace
from typing import Any

from kit.content.lecture import read_document
from kit.content.parcours import Parcours
from kit.content.segments import list_segments
from kit.store.catalogue import Catalogue, Traduction

Brut = dict[str, Any]
NSP = {"cle": "nsp", "role": "je-ne-sais-pas", "vers": "r-agent"}


def question(identifiant: str, titre: str, *choix: Brut, **champs: object) -> Brut:
    """A question; each choice has a `cle`, its key in addresses."""
    posee: Brut = {"id": identifiant, "genre": "question", "titre": titre, **champs}
    posee["choix"] = [
        {"id": f"{identifiant}-{c['cle']}", **{k: v for k, v in c.items() if k != "cle"}}
        for c in choix
    ]
    return posee


def choix(cle: str, libelle: str, **champs: object) -> Brut:
    """A choice."""
    return {"cle": cle, "libelle": libelle, **champs}


def resultat(identifiant: str, titre: str, **champs: object) -> Brut:
    """A result."""
    return {"id": identifiant, "genre": "resultat", "titre": titre, **champs}


def parcours(*noeuds: Brut, **champs: object) -> Parcours:
    """A path of tests."""
    brut = {"schema": 2, "id": "essai", "titre": "Puis-je le faire en ligne\u202f?", **champs}
    document = read_document("parcours", {**brut, "noeuds": list(noeuds)})
    assert isinstance(document, Parcours)
    return document


PETIT = parcours(
    question(
        "papier",
        "Quel papier avez-vous\u202f?",
        choix("visa", "Un visa", pictogramme="visa", etiquettes=["neuf"]),
        choix("carte", "Une carte de séjour", pictogramme="titre-sejour"),
        choix("rien", "Aucun papier", vers="r-agent"),
        NSP,
    ),
    question(
        "materiel",
        "Qu’avez-vous chez vous\u202f?",
        choix("tel", "Un téléphone"),
        choix("ordi", "Un ordinateur"),
        choix("scan", "Un scanner"),
        {"cle": "aucun", "role": "aucun", "vers": "r-aide"},
        plusieurs=True,
        aide="Le vôtre, ou celui d’un proche.",
    ),
    {
        "id": "i-photo",
        "genre": "information",
        "titre": "Un téléphone prend des photos",
        "si": {"choix": ["materiel-tel"]},
        "blocs": [{"id": "i-photo-1", "texte": "Posez la feuille près d’une fenêtre."}],
    },
    question(
        "courriel",
        "Avez-vous une adresse électronique\u202f?",
        choix("oui", "Oui"),
        choix("non", "Non", vers="r-aide"),
        si={"un": [{"choix": ["materiel-tel", "materiel-ordi"]}, {"etiquette": "neuf"}]},
    ),
    question(
        "payer",
        "Pouvez-vous payer en ligne\u202f?",
        choix("oui", "Oui, avec ma carte"),
        choix("proche", "Oui, avec celle d’un proche", si={"choix": ["papier-carte"]}),
        choix("non", "Non"),
        NSP,
    ),
    resultat(
        "r-seul",
        "Faites votre demande en ligne",
        lieu="anef",
        fiches=["renouveler-titre-sejour"],
        si={
            "tous": [
                {"choix": ["payer-oui", "payer-proche"]},
                {"pas": {"choix": ["materiel-scan"]}},
            ]
        },
    ),
    resultat("r-timbre", "Achetez d’abord un timbre", lieu="ligne", si={"choix": ["payer-non"]}),
    resultat("r-reste", "Envoyez vos papiers scannés", lieu="anef"),
    resultat("r-aide", "Venez au point numérique", lieu="prefecture", gravite="aide"),
    resultat(
        "r-agent",
        "Voyez une association",
        lieu="aide",
        gravite="risque",
        contacts=["c-asso"],
        blocs=[{"id": "r-agent-1", "texte": "Ne déposez rien avant."}],
    ),
    contacts=[{"id": "c-asso", "libelle": "Une association d’aide", "genre": "association"}],
    encarts=[
        {
            "id": "e-visa",
            "si": {"etiquette": "neuf"},
            "gravite": "attention",
            "blocs": [{"id": "e-visa-1", "texte": "Validez votre visa."}],
        }
    ],
    pieces=[
        {"id": "p-tous", "piece": "passeport", "si": {"etiquette": "neuf"}},
        {
            "id": "p-seul",
            "piece": "acte-naissance",
            "si": {"pas": {"choix": ["papier-visa"]}},
            "resultats": ["r-seul"],
        },
    ],
)
"""Four questions, one thing to read, five results; each kind of condition once."""

QUESTIONS, RESULTATS = 14, 30


def _long_question(n: int) -> Brut:
    """Four answers: the first goes on, the others end."""
    suite = f"q{n + 2:02}" if n % 3 == 0 and n + 2 <= QUESTIONS else None
    fins = [f"r{(2 * n + k) % RESULTATS + 1:02}" for k in range(3)]
    autres = [
        choix(f"c{k}", f"Une autre situation de séjour, avec ou sans visa, cas {k}", vers=fin)
        for k, fin in enumerate(fins)
    ]
    suivant = {"vers": suite} if suite else {} if n < QUESTIONS else {"vers": f"r{RESULTATS}"}
    premier = choix("oui", "Oui, j’ai ce papier et il est encore valable", **suivant)
    return question(f"q{n:02}", f"Quelle est votre situation numéro {n}\u202f?", premier, *autres)


LONG = parcours(
    *(_long_question(n) for n in range(1, QUESTIONS + 1)),
    *(
        resultat(
            f"r{n:02}",
            f"Carte de séjour « vie privée et familiale », cas {n}",
            fiches=["renouveler-titre-sejour"],
        )
        for n in range(1, RESULTATS + 1)
    ),
)
"""Too long for one sheet."""


def hold(catalogue: Catalogue, *documents: Parcours) -> Catalogue:
    """The same catalogue with these paths, in French and in an Arabic that says their order."""
    arabes = {
        segment.cle: Traduction(f"نص عربي رقم {rang}", "relue")
        for document in documents
        for rang, segment in enumerate(list_segments(document), start=1)
    }
    traductions = {**catalogue.traductions, "ar": {**catalogue.traductions["ar"], **arabes}}
    return replace(
        catalogue,
        documents={**catalogue.documents, "parcours": {d.id: d for d in documents}},
        adresses={**catalogue.adresses, **{("parcours", d.id): d.id for d in documents}},
        traductions=traductions,
        _segments={},
    )
