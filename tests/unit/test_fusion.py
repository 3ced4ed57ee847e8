"""The three-way merge: its laws, then examples people would recognise."""

import copy
from typing import Any

from fabrique import FICHE, fiche
from hypothesis import given
from hypothesis import strategies as st

from kit.content.empreinte import dump_document
from kit.content.fusion import Brut, merge_contents, merge_documents

SCALAIRES = st.one_of(
    st.integers(0, 3), st.sampled_from(["a", "b", "c"]), st.lists(st.integers(0, 2), max_size=2)
)
NOMS = st.sampled_from(["titre", "resume", "blocs", "etapes"])
IDS = st.sampled_from(["n1", "n2", "n3", "n4"])


def noeuds(contenus: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Lists of nodes with distinct ids."""
    noeud = st.builds(lambda i, champs: {**champs, "id": i}, IDS, contenus)
    return st.lists(noeud, max_size=4, unique_by=lambda n: n["id"])


DOCUMENTS: st.SearchStrategy[Brut] = st.recursive(
    st.dictionaries(NOMS, SCALAIRES, max_size=3),
    lambda contenus: st.dictionaries(
        NOMS, st.one_of(SCALAIRES, contenus, noeuds(contenus)), max_size=4
    ),
    max_leaves=12,
)


def content(valeur: Any) -> Any:
    """The same without the order of the nodes."""
    if isinstance(valeur, dict):
        return {nom: content(v) for nom, v in valeur.items()}
    if isinstance(valeur, list) and any(isinstance(v, dict) for v in valeur):
        return sorted((content(v) for v in valeur), key=lambda v: str(v.get("id")))
    return valeur


@given(DOCUMENTS, DOCUMENTS)
def test_what_only_the_pack_changed_is_taken(base: Brut, propose: Brut) -> None:
    assert merge_documents(base, base, propose) == (propose, ())


@given(DOCUMENTS, DOCUMENTS)
def test_what_only_the_instance_changed_stays(base: Brut, local: Brut) -> None:
    assert merge_documents(base, local, base) == (local, ())


@given(DOCUMENTS, DOCUMENTS)
def test_the_same_change_on_both_sides_is_no_conflict(base: Brut, change: Brut) -> None:
    assert merge_documents(base, change, change) == (change, ())


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_the_sides_may_be_exchanged(base: Brut, local: Brut, propose: Brut) -> None:
    merged, divergences = merge_documents(base, local, propose)
    inverse, autres = merge_documents(base, propose, local)
    assert {(c, str(lo), str(p)) for c, _b, lo, p in divergences} == {
        (c, str(p), str(lo)) for c, _b, lo, p in autres
    }
    if not divergences:
        assert content(merged) == content(inverse)


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_merging_again_changes_nothing_and_spoils_no_argument(
    base: Brut, local: Brut, propose: Brut
) -> None:
    avant = copy.deepcopy((base, local, propose))
    merged, _divergences = merge_documents(base, local, propose)
    assert (base, local, propose) == avant
    encore, _restes = merge_documents(propose, merged, propose)
    assert encore == merged


def etapes(*paires: tuple[str, str]) -> Brut:
    return {"etapes": [{"id": i, "titre": titre} for i, titre in paires]}


def test_two_people_change_two_segments() -> None:
    base = etapes(("a", "Un"), ("b", "Deux"))
    merged, divergences = merge_documents(
        base, etapes(("a", "Un !"), ("b", "Deux")), etapes(("a", "Un"), ("b", "Deux !"))
    )
    assert merged == etapes(("a", "Un !"), ("b", "Deux !"))
    assert divergences == ()


def test_two_people_change_the_same_segment() -> None:
    merged, divergences = merge_documents(
        etapes(("a", "Un")), etapes(("a", "Local")), etapes(("a", "Pack"), ("b", "Neuf"))
    )
    assert merged == etapes(("a", "Local"), ("b", "Neuf"))
    assert divergences == (("etapes.a.titre", "Un", "Local", "Pack"),)


def test_a_new_node_comes_after_its_neighbour() -> None:
    base = etapes(("a", "1"), ("b", "2"), ("c", "3"))
    local = etapes(("a", "1"), ("local", "ici"), ("b", "2"), ("c", "3"))
    propose = etapes(("debut", "0"), ("a", "1"), ("b", "2"), ("pack", "là"), ("c", "3"))
    merged, divergences = merge_documents(base, local, propose)
    assert [e["id"] for e in merged["etapes"]] == ["debut", "a", "local", "b", "pack", "c"]
    assert divergences == ()


def test_a_move_by_one_side_is_followed_and_the_local_one_wins() -> None:
    base = etapes(("a", "1"), ("b", "2"), ("c", "3"))
    bouge = etapes(("c", "3"), ("a", "1"), ("b", "2"))
    change = etapes(("a", "1"), ("b", "2 !"), ("c", "3"))
    attendu = etapes(("c", "3"), ("a", "1"), ("b", "2 !"))
    assert merge_documents(base, bouge, change)[0] == attendu
    assert merge_documents(base, change, bouge)[0] == attendu
    autre = etapes(("b", "2"), ("a", "1"), ("c", "3"))
    assert merge_documents(base, bouge, autre)[0] == bouge


def test_removing_what_the_other_changed_is_a_conflict() -> None:
    base, change = etapes(("a", "1"), ("b", "2")), etapes(("a", "1"), ("b", "2 !"))
    sans = etapes(("a", "1"))
    merged, divergences = merge_documents(base, sans, change)
    assert merged == sans
    assert divergences == (("etapes.b", base["etapes"][1], None, change["etapes"][1]),)
    merged, divergences = merge_documents(base, change, sans)
    assert merged == change
    assert divergences == (("etapes.b", base["etapes"][1], change["etapes"][1], None),)


def test_removing_what_nobody_changed_is_followed() -> None:
    base = etapes(("a", "1"), ("b", "2"))
    merged, divergences = merge_documents(base, etapes(("b", "2")), etapes(("a", "1"), ("b", "!")))
    assert merged == etapes(("b", "!"))
    assert divergences == ()
    assert merge_documents(base, {}, etapes(("a", "1"))) == ({}, ())


def test_lists_without_ids_are_one_value() -> None:
    base, local, propose = ({"jours": j} for j in (["lundi"], ["mardi"], ["jeudi"]))
    merged, divergences = merge_documents(base, local, propose)
    assert merged == local
    assert divergences == (("jours", ["lundi"], ["mardi"], ["jeudi"]),)


def test_without_base_only_differences_are_conflicts() -> None:
    merged, divergences = merge_documents(
        {}, {"titre": "Local", "ordre": 1}, {"titre": "Pack", "ordre": 1, "resume": "Neuf"}
    )
    assert merged == {"titre": "Local", "ordre": 1, "resume": "Neuf"}
    assert divergences == (("titre", None, "Local", "Pack"),)


def test_a_merge_that_breaks_the_document_is_one_conflict() -> None:
    neuf = {"id": "pareil", "texte": "Un bloc."}
    local = fiche(sans_reponse=[neuf])
    propose = fiche(recours=[neuf])
    merged, divergences = merge_contents(fiche(), local, propose)
    assert merged is local
    assert divergences == (
        ("", dump_document(fiche()), dump_document(local), dump_document(propose)),
    )


def test_a_document_is_merged_segment_by_segment() -> None:
    def with_text(a1: str, resume: str) -> Any:
        brut = copy.deepcopy(FICHE)
        brut["etapes"][0]["blocs"][0]["texte"] = a1
        return fiche(etapes=brut["etapes"], resume=resume)

    base, local = with_text("Une photo.", "Avant."), with_text("Deux photos.", "Avant.")
    propose = with_text("Une photo.", "Après.")
    assert merge_contents(base, local, propose) == (with_text("Deux photos.", "Après."), ())
