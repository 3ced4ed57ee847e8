"""The addresses of other sites that a document gives."""

from aides_store import prefecture
from fabrique import fiche

from kit.content.adresses_web import AdresseCitee, list_adresses


def test_links_of_texts_and_whole_fields_are_listed_where_they_stand() -> None:
    lue = fiche(
        resume="Voir [le *site*](https://a.exemple/x_(1)) ou [ici](https://b.exemple/).",
        sources=[
            {
                "id": "s",
                "titre": "https://c.exemple/",
                "adresse": "https://d.exemple/",
                "lu_le": "2026-11-01",
            }
        ],
    )
    assert set(list_adresses(lue)) >= {
        AdresseCitee("https://a.exemple/x_(1)", "resume"),
        AdresseCitee("https://b.exemple/", "resume"),
        AdresseCitee("https://d.exemple/", "s.adresse"),
    }


def test_a_field_of_a_document_without_node_is_named_alone() -> None:
    lieu = prefecture(site="https://prefecture.exemple/")
    assert list_adresses(lieu) == (AdresseCitee("https://prefecture.exemple/", "site"),)


def test_mails_phones_fiches_and_words_are_no_address() -> None:
    texte = "[a](mailto:a@b.fr) [b](tel:+33100000000) [c](fiche:autre) https://mots.exemple/"
    chemins = {citee.chemin for citee in list_adresses(fiche(resume=texte))}
    assert "resume" not in chemins
