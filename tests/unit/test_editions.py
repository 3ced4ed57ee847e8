"""Which sheet this is, and what changed on it."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from kit.render.impression.editions import (
    ALPHABET,
    Changement,
    Edition,
    compare,
    format_code,
    read_code,
)
from kit.render.impression.resolution import Resolu, read_lignes


def resolu(**textes: dict[str, str]) -> Resolu:
    return Resolu("fiche", "essai", textes)


def edition(textes: dict[str, str], support: str = "a4", *langues: str) -> Edition:
    return Edition(resolu(fr=textes), support, "prefecture", langues or ("fr",))


def test_the_same_sheet_has_the_same_code_and_another_one_has_not() -> None:
    une = edition({"a": "Venez."})
    assert une.code == edition({"a": "Venez."}).code
    autres = [
        edition({"a": "Venez vite."}),
        edition({"a": "Venez."}, "a5"),
        edition({"a": "Venez."}, "a4", "ar", "fr"),
        Edition(une.resolu, "a4", None, ("fr",)),
    ]
    assert len({une.code, *(autre.code for autre in autres)}) == 5


def test_a_code_has_no_sign_that_is_read_for_another() -> None:
    code = edition({"a": "Venez."}).code
    assert len(code) == 8
    assert set(code) <= set(ALPHABET)
    assert not set("AEIOUILSZ01") & set(ALPHABET)


@given(st.text(ALPHABET, min_size=8, max_size=8))
def test_a_code_is_read_as_people_type_it(code: str) -> None:
    tapes = (code, format_code(code), code.lower(), f" {code[:4]} {code[4:]} ")
    assert {read_code(tape) for tape in tapes} == {code}


@given(st.text(max_size=12))
def test_what_is_not_a_code_is_not_read_as_one(texte: str) -> None:
    lu = read_code(texte)
    assert lu is None or (len(lu) == 8 and set(lu) <= set(ALPHABET))


def test_changes_are_said_in_the_order_of_the_new_sheet() -> None:
    avant = resolu(fr={"a": "Un.", "b": "Deux.", "c": "Trois."})
    apres = resolu(fr={"a": "Un.", "d": "Neuf.", "c": "Trois et demi."})
    assert compare(avant, apres, "fr") == (
        Changement("b", "Deux.", None),
        Changement("d", None, "Neuf."),
        Changement("c", "Trois.", "Trois et demi."),
    )


def test_a_change_of_french_is_said_in_the_language_of_the_reader() -> None:
    avant = resolu(fr={"a": "225 €"}, ar={"a": "٢٢٥"})
    apres = resolu(fr={"a": "250 €"}, ar={"a": "٢٥٠"})
    assert compare(avant, apres, "ar") == (Changement("a", "٢٢٥", "٢٥٠"),)


def test_nothing_changed_when_only_the_order_did() -> None:
    avant, apres = resolu(fr={"a": "Un.", "b": "Deux."}), resolu(fr={"b": "Deux.", "a": "Un."})
    assert compare(avant, apres, "fr") == ()


def test_a_resolved_document_comes_back_from_its_json() -> None:
    document = resolu(fr={"a": "« Venez »"}, ar={"a": "تعال"})
    assert Resolu.from_json(document.to_json()) == document
    assert Resolu.from_json(document.to_json()).empreinte == document.empreinte


def test_only_words_are_compared_not_whether_something_is_true() -> None:
    @dataclass(frozen=True)
    class Vue:
        titre: str
        discret: bool
        numero: int

    assert read_lignes(Vue("Ma carte", discret=True, numero=3)) == {
        "titre": "Ma carte",
        "numero": "3",
    }
