"""The list of contents: filters, order and pages; ids made from names."""

from datetime import UTC, date, datetime

import pytest

from kit.admin.creation import make_identifiant
from kit.admin.vues.listes import PAR_PAGE, Demande, DocumentVue, build_liste, read_demande
from kit.content.manques import Manque

QUAND = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


def vue(cle: str, **autres: object) -> DocumentVue:
    champs: dict[str, object] = {
        "genre": "fiche", "cle": cle, "nom": cle.title(), "genre_en_mots": "Fiche", "rang": 0,
        "etat": "publie", "auteur": "a@b.fr", "change_par": "A", "quand": QUAND, "change_le": "",
        "relire": None, "relire_le": "", "manques": (), "renvoi": "",
    }  # fmt: skip
    return DocumentVue(**{**champs, **autres})  # type: ignore[arg-type]


def cles(documents: list[DocumentVue], demande: Demande) -> list[str]:
    return [d.cle for d in build_liste(documents, demande, "/l").documents]


def test_what_is_archived_is_shown_when_it_is_asked_for_only() -> None:
    documents = [vue("un"), vue("deux", etat="archive")]
    assert cles(documents, Demande()) == ["un"]
    assert cles(documents, Demande(etat="archive")) == ["deux"]


def test_filters_add_up_and_forgive_accents() -> None:
    documents = [
        vue("visa", nom="Visa d’entrée", manques=(Manque("delai", "Le délai"),)),
        vue("visite", nom="Visite", genre="piece", rang=1),
    ]
    assert cles(documents, Demande(mots="ENTREE")) == ["visa"]
    assert cles(documents, Demande(genre="piece")) == ["visite"]
    assert cles(documents, Demande(incomplets=True)) == ["visa"]
    assert cles(documents, Demande(incomplets=True, genre="piece")) == []


def test_each_column_puts_the_list_in_its_order_and_back() -> None:
    documents = [
        vue("b", nom="Étape", quand=QUAND.replace(day=1), relire=date(2026, 12, 1)),
        vue("a", nom="Zone", etat="brouillon", rang=1, relire=date(2026, 1, 1)),
        vue("c", nom="Avis"),
    ]
    attendus = {"nom": "cba", "sorte": "cba", "etat": "acb", "change": "bca", "relecture": "abc"}
    for tri, attendu in attendus.items():
        assert "".join(cles(documents, Demande(tri=tri))) == attendu, tri
    assert cles(documents, Demande(tri="nom", descend=True)) == ["a", "b", "c"]
    assert cles(documents, Demande(tri="relecture", descend=True)) == ["b", "a", "c"]


def test_a_column_says_its_order_and_turns_round() -> None:
    liste = build_liste([vue("un")], Demande(tri="nom", genre="fiche", page=3), "/l")
    nom, sorte, *_ = liste.colonnes
    assert (nom.ordre, nom.adresse) == ("ascending", "/l?genre=fiche&tri=nom&sens=desc")
    assert (sorte.ordre, sorte.adresse) == ("", "/l?genre=fiche&tri=sorte")


def test_pages_hold_fifty_lines_and_the_last_one_stands_for_those_beyond() -> None:
    documents = [vue(f"d{rang:03}") for rang in range(120)]
    premiere = build_liste(documents, Demande(), "/l")
    assert (len(premiere.documents), premiere.premier, premiere.dernier) == (PAR_PAGE, 1, 50)
    assert [p.adresse for p in premiere.pages] == ["/l", "/l?page=2", "/l?page=3"]
    au_dela = build_liste(documents, Demande(page=99), "/l")
    assert (len(au_dela.documents), au_dela.premier, au_dela.dernier) == (20, 101, 120)
    assert [p.numero for p in au_dela.pages if p.courante] == [3]
    assert build_liste([], Demande(), "/l").premier == 0


def test_an_address_that_makes_no_sense_is_the_whole_list() -> None:
    for brut in ({"tri": "rien"}, {"page": "-1"}, {"page": "9" * 40}, {"page": "x"}):
        assert read_demande(brut) == Demande(), brut


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("Renouveler ma carte de séjour", "renouveler-ma-carte-de-sejour"),
        ("L’œuf & l'Île :  n° 2", "l-oeuf-l-ile-n-2"),
        ("بطاقة", "fiche"),
        ("nouveau", "nouveau-2"),
        ("Déjà pris", "deja-pris-3"),
    ],
)
def test_an_id_is_made_of_plain_words_that_nobody_has(nom: str, attendu: str) -> None:
    assert make_identifiant(nom, "fiche", {"deja-pris", "deja-pris-2"}) == attendu


def test_a_long_name_is_cut_between_words() -> None:
    identifiant = make_identifiant("demande " * 20, "fiche", set())
    assert len(identifiant) <= 60
    assert identifiant.endswith("demande")
    assert len(make_identifiant("a" * 300, "fiche", set())) <= 60
