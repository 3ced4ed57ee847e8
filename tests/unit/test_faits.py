"""The facts of a document: every word is in one of them, and only its own words change it."""

from typing import Any

from fabrique import FICHE, fiche, valeur

from kit.content.document import Document
from kit.content.faits import RESTE, VERIFIABLES, Fait, list_faits
from kit.content.segments import list_segments
from kit.store.catalogue import Catalogue

SOURCE = {"id": "s1", "titre": "Code", "lu_le": "2026-11-01"}


def faits_of(document: Document) -> dict[str, Fait]:
    return {fait.noeud: fait for fait in list_faits(document)}


def textes(fait: Fait) -> list[str]:
    return [dit.dit for dit in fait.dits if dit.sorte == "texte"]


def mark(noeud: str, niveau: str = "C", **autres: object) -> dict[str, object]:
    return {"noeud": noeud, "niveau": niveau, "note": "À voir", **autres}


def test_a_document_without_marks_is_one_fact_that_holds_all_its_words() -> None:
    document = fiche(critique=[])
    (fait,) = list_faits(document)
    assert fait.noeud == RESTE
    # But the kind of a block, which is data: all its texts, in reading order.
    presents = iter(dit.dit for dit in fait.dits)
    assert all(segment.texte in presents for segment in list_segments(document))


def test_what_is_marked_or_critical_is_a_fact_and_the_rest_is_the_last_one() -> None:
    faits = faits_of(fiche(verifications=[mark("a2")], critique=["quand-1"]))
    assert list(faits) == ["quand-1", "a2", RESTE]
    assert textes(faits["quand-1"]) == ["Pas trop tard."]
    assert faits["quand-1"].critique
    assert faits["quand-1"].niveau == ""
    assert "Un passeport." in textes(faits["a2"])
    assert (faits["a2"].niveau, faits["a2"].critique) == ("C", False)
    assert "Un passeport." not in textes(faits[RESTE])
    assert "Une photo." in textes(faits[RESTE])


def test_a_node_holds_what_stands_under_it_but_the_facts_inside() -> None:
    faits = faits_of(fiche(verifications=[mark("etape-a"), mark("a2")], critique=[]))
    assert {"Préparez vos papiers", "Une photo."} <= set(textes(faits["etape-a"]))
    assert "Un passeport." not in textes(faits["etape-a"])
    assert faits["etape-a"].noeuds == {"etape-a", "a1"}


def test_a_field_of_the_document_is_marked_by_its_name() -> None:
    faits = faits_of(fiche(verifications=[mark("quand")], critique=[]))
    assert textes(faits["quand"]) == ["4 mois avant", "Pas trop tard."]


def test_two_marks_on_one_node_are_one_fact_the_least_sure() -> None:
    faits = faits_of(fiche(verifications=[mark("a1", "A"), mark("a1", "C")], critique=[]))
    assert list(faits) == ["a1", RESTE]
    assert faits["a1"].niveau == "C"


def test_every_word_of_the_starter_pack_is_in_one_fact(catalogue: Catalogue) -> None:
    for genre in VERIFIABLES:
        for document in catalogue.documents.get(genre, {}).values():
            dits = [texte for fait in list_faits(document) for texte in textes(fait)]
            for segment in list_segments(document):
                assert segment.texte in dits, (genre, document.id, segment.cle)


def changed(**changes: Any) -> set[str]:
    """The facts that a change touches."""
    avant = fiche(verifications=[mark("a2")], sources=[SOURCE])
    apres = fiche(**{"verifications": [mark("a2")], "sources": [SOURCE], **changes})
    a, b = faits_of(avant), faits_of(apres)
    return {n for n in a | b if n not in a or n not in b or a[n].contenu != b[n].contenu}


def test_only_the_fact_whose_words_change_is_another_one() -> None:
    etapes = [
        {
            **FICHE["etapes"][0],
            "blocs": [
                {"id": "a1", "texte": "Une photo."},
                {"id": "a2", "genre": "puce", "texte": "Deux passeports."},
            ],
        }
    ]
    assert changed(etapes=etapes) == {"a2"}
    assert changed(titre="Autre titre") == {RESTE}


def test_what_readers_do_not_read_changes_no_fact() -> None:
    autre = {**SOURCE, "lu_le": "2026-11-20"}
    assert changed(a_verifier_avant="2027-06-01", sources=[autre]) == set()
    assert changed(slug="autre", pictogramme="carte", verifications=[mark("a2", "A")]) == set()


def test_the_paper_asked_for_is_part_of_the_fact_though_it_has_no_word() -> None:
    demandee = [{"id": "p1", "piece": "passeport"}]
    copie = [{"id": "p1", "piece": "passeport", "copie": True}]
    marques = {"verifications": [mark("p1")], "critique": []}
    un, deux, trois = (
        faits_of(fiche(pieces=pieces, **marques))["p1"].contenu
        for pieces in (demandee, [{"id": "p1", "piece": "visa"}], copie)
    )
    assert len({un, deux, trois}) == 3


def test_a_fact_names_the_values_that_it_states() -> None:
    couts = [{"id": "c1", "libelle": "Timbre", "valeur": "timbre"}]
    marques = [mark("c1"), mark("a1")]
    blocs = [{"id": "a1", "texte": "Payez {valeur:taxe} puis {valeur:taxe}."}]
    etapes = [{**FICHE["etapes"][0], "blocs": blocs}]
    faits = faits_of(fiche(couts=couts, etapes=etapes, verifications=marques, critique=[]))
    assert faits["c1"].valeurs == ("timbre",)
    assert faits["a1"].valeurs == ("taxe",)
    assert faits[RESTE].valeurs == ()
    (propre,) = list_faits(valeur("timbre", {"valeur": {"euros": "25"}}))
    assert propre.valeurs == ("timbre",)
