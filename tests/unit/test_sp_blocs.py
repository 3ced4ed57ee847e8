"""Blocks of service-public.fr as blocks of the kit."""

from typing import Any

import pytest
from aides_service_public import contexte, definition, element, paragraphe

from kit.content.lecture import read_document
from kit.importers.service_public.blocs import read_blocs
from kit.importers.service_public.dossiers import build_termes
from kit.importers.service_public.identifiants import assign_ids
from kit.importers.service_public.releve import CAS_A_LA_SUITE, CELLULE_VIDE, LISTE_PROFONDE


def blocs(corps: str) -> list[dict[str, Any]]:
    return read_blocs(contexte(), element(f"<Texte>{corps}</Texte>"))


def item(mots: str, suite: str = "") -> str:
    return f"<Item>{paragraphe(mots)}{suite}</Item>"


def test_lists_keep_their_depth() -> None:
    dedans = f'<Liste type="puce">{item("b")}</Liste>'
    assert blocs(f'<Liste type="puce">{item("a", dedans)}{item("c")}</Liste>') == [
        {"genre": "puce", "texte": "a"},
        {"genre": "puce", "niveau": 2, "texte": "b"},
        {"genre": "puce", "texte": "c"},
    ]
    assert blocs(f'<Liste type="numero">{item("a")}</Liste>') == [{"genre": "numero", "texte": "a"}]


def test_a_list_too_deep_is_brought_back_and_noted() -> None:
    liste = ""
    for mots in "dcba":
        liste = f'<Liste type="puce">{item(mots, liste)}</Liste>'
    ici = contexte()
    lus = read_blocs(ici, element(f"<Texte>{liste}</Texte>"))
    assert [(b["texte"], b.get("niveau", 1)) for b in lus] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
        ("d", 3),
    ]
    assert LISTE_PROFONDE in ici.releve.remarques


def test_the_other_paragraphs_of_an_item_stand_under_it() -> None:
    source = f'<Liste type="puce"><Item>{paragraphe("a.")}{paragraphe("b.")}</Item></Liste>'
    assert blocs(source) == [
        {"genre": "puce", "texte": "a."},
        {"genre": "puce", "niveau": 2, "texte": "b."},
    ]


@pytest.mark.parametrize(
    ("nom", "titre", "attendu"),
    [
        ("Attention", "Attention", {"genre": "attention", "texte": "Oui."}),
        ("ANoter", "À noter", {"genre": "information", "texte": "Oui."}),
        ("ASavoir", "À savoir", {"genre": "information", "texte": "Oui."}),
        ("ANoter", "Exemple", {"genre": "information", "texte": "**Exemple** : oui."}),
        ("Rappel", "Rappel", {"genre": "information", "texte": "**Rappel** : oui."}),
    ],
)
def test_a_note_says_its_title_when_the_page_does_not(
    nom: str, titre: str, attendu: dict[str, str]
) -> None:
    assert blocs(f"<{nom}><Titre>{titre}</Titre>{paragraphe('oui.')}</{nom}>") == [attendu]


def test_what_follows_in_a_note_belongs_to_it() -> None:
    source = f"<Attention><Titre>Attention</Titre>{paragraphe('a')}{paragraphe('b')}</Attention>"
    assert blocs(source) == [
        {"genre": "attention", "texte": "A"},
        {"genre": "attention", "niveau": 2, "texte": "b"},
    ]


def test_cases_are_nested_and_titled() -> None:
    dedans = f"<BlocCas><Cas><Titre>Mineur</Titre>{paragraphe('b')}</Cas></BlocCas>"
    source = f"<BlocCas><Cas><Titre>Étranger</Titre>{paragraphe('a')}{dedans}</Cas></BlocCas>"
    assert blocs(source) == [
        {
            "genre": "cas",
            "titre": "Étranger",
            "blocs": [
                {"texte": "a"},
                {"genre": "cas", "titre": "Mineur", "blocs": [{"texte": "b"}]},
            ],
        }
    ]


def test_groups_of_cases_that_follow_each_other_are_noted() -> None:
    ici = contexte()
    groupe = f"<BlocCas><Cas><Titre>A</Titre>{paragraphe('b')}</Cas></BlocCas>"
    read_blocs(ici, element(f"<Texte>{groupe}{groupe}</Texte>"))
    assert CAS_A_LA_SUITE in ici.releve.remarques


def test_subtitles_keep_their_depth() -> None:
    source = (
        "<Chapitre><Titre><Paragraphe>A</Paragraphe></Titre><SousChapitre><Titre><Paragraphe>B"
        f"</Paragraphe></Titre>{paragraphe('c')}</SousChapitre></Chapitre>"
    )
    assert blocs(source) == [
        {"genre": "intertitre", "texte": "A"},
        {"genre": "intertitre", "niveau": 2, "texte": "B"},
        {"texte": "c"},
    ]


def test_a_table_keeps_its_heading_its_merged_cells_and_its_lists() -> None:
    source = (
        '<Tableau><Titre>Prix</Titre><Colonne largeur="20" type="normal"/><Rangée type="header">'
        f'<Cellule fusionHorizontale="2">{paragraphe("Titre")}</Cellule></Rangée>'
        f'<Rangée type="normal"><Cellule fusionVerticale="3">{paragraphe("Carte")}'
        f'{paragraphe("de séjour")}</Cellule><Cellule><Liste type="puce">{item("a")}{item("b")}'
        '</Liste></Cellule></Rangée><Rangée type="normal"><Cellule/></Rangée></Tableau>'
    )
    ici = contexte()
    assert read_blocs(ici, element(f"<Texte>{source}</Texte>")) == [
        {
            "genre": "tableau",
            "legende": "Prix",
            "entetes": [{"texte": "Titre", "colonnes": 2}],
            "lignes": [
                {
                    "cellules": [
                        {"texte": "Carte", "suite": [{"texte": "de séjour"}], "lignes": 3},
                        {"texte": "a", "suite": [{"texte": "b"}]},
                    ]
                },
                {"cellules": [{"texte": "–"}]},
            ],
        }
    ]
    assert ici.releve.remarques == {CELLULE_VIDE: [""]}


def test_a_case_inside_a_cell_becomes_texts() -> None:
    cas = f"<BlocCas><Cas><Titre>A</Titre>{paragraphe('b')}</Cas></BlocCas>"
    source = (
        f"<Tableau><Titre>T</Titre><Rangée><Cellule>{paragraphe('a')}{cas}</Cellule></Rangée>"
        "</Tableau>"
    )
    (tableau,) = blocs(source)
    assert tableau["lignes"][0]["cellules"][0] == {
        "texte": "a",
        "suite": [{"texte": "**A**"}, {"texte": "b"}],
    }


def test_a_form_says_its_number_its_source_and_its_notices() -> None:
    source = (
        '<ServiceEnLigne URL="https://a.fr/f.pdf" type="Formulaire" format="application/pdf" '
        'poids="130.9 KB" numerocerfa="11436*05"><Titre>Demande</Titre><Source>Ministère</Source>'
        f"<Introduction><Texte>{paragraphe('Pour demander.')}</Texte></Introduction>"
        '<NoticeLiee URL="https://a.fr/n" numerocerfa="51148#02">Mode d\'emploi</NoticeLiee>'
        "</ServiceEnLigne>"
    )
    assert blocs(source) == [
        {
            "genre": "service",
            "texte": "Formulaire\u00a0: [Demande](https://a.fr/f.pdf) – Cerfa n°\u00a011436\\*05 – "
            "Ministère – PDF, 130,9\u00a0Ko",
        },
        {"genre": "service", "niveau": 2, "texte": "Pour demander."},
        {
            "genre": "service",
            "niveau": 2,
            "texte": "Notice\u00a0: [Mode d’emploi](https://a.fr/n) – Cerfa n°\u00a051148#02",
        },
    ]


def test_a_place_to_ask_says_what_for_and_how() -> None:
    source = (
        "<OuSAdresser><Titre>Europe Direct</Titre><Complement>Pour toute information</Complement>"
        '<PivotLocal>cle</PivotLocal><RessourceWeb URL="https://a.fr"/><Source>UE</Source>'
        "<Texte><Chapitre><Titre><Paragraphe>Par téléphone</Paragraphe></Titre>"
        f"{paragraphe('Appel gratuit')}</Chapitre></Texte></OuSAdresser>"
    )
    assert [b["texte"] for b in blocs(source)] == [
        "Pour toute information\u00a0: [Europe Direct](https://a.fr) – UE",
        "**Par téléphone**",
        "Appel gratuit",
    ]
    assert [b.get("niveau", 1) for b in blocs(source)] == [1, 2, 2]


def test_an_address_without_https_stays_readable() -> None:
    source = '<OuSAdresser><Titre>Ofii</Titre><RessourceWeb URL="http://a.fr/x"/></OuSAdresser>'
    assert blocs(source) == [{"genre": "contact", "texte": "Ofii (http://a.fr/x)"}]


def test_an_element_that_the_schema_did_not_have_keeps_its_words() -> None:
    ici = contexte()
    source = f"<Texte><Nouveau>mots <b>a</b></Nouveau><Boite>{paragraphe('c')}</Boite></Texte>"
    assert read_blocs(ici, element(source)) == [{"texte": "mots a"}, {"texte": "c"}]
    assert set(ici.releve.inconnus) == {"Nouveau", "b", "Boite"}


def test_what_depends_on_a_guided_search_is_shown_to_all() -> None:
    source = (
        f'<FragmentConditionne><Condition><estVrai var="T1"/></Condition>{paragraphe("a")}'
        "</FragmentConditionne>"
    )
    ici = contexte()
    assert read_blocs(ici, element(f"<Texte>{source}</Texte>")) == [{"texte": "a"}]
    assert len(ici.releve.remarques) == 1


def test_a_definition_becomes_a_glossary_word() -> None:
    racine = element(f"<Texte>{definition('R1', 'Récépissé', 'Un papier.')}</Texte>")
    fiche = {"identifiant": "F1", "licence": "Licence Ouverte 2.0"}
    assert build_termes(contexte(), racine, fiche) == {
        "R1": {
            "schema": 1,
            "id": "sp-r1",
            "terme": "Récépissé",
            "definition": "Un papier.",
            "origine": {"identifiant": "R1", "licence": "Licence Ouverte 2.0"},
        }
    }


def test_every_block_makes_a_valid_document() -> None:
    source = f"<Attention><Titre>Attention</Titre>{paragraphe('a * b')}</Attention>"
    brut = {
        "schema": 1,
        "id": "sp-f1",
        "titre": "t",
        "resume": "r",
        "sections": [{"titre": "s", "blocs": blocs(source)}],
    }
    assign_ids(brut, None)
    assert read_document("fiche", brut).id == "sp-f1"
