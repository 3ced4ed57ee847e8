"""The words of a text: one way to cut them, for indexes and questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.mots import iterate_mots, split_cles, split_formes, split_mots


@pytest.mark.parametrize(
    ("texte", "mots"),
    [
        ("L’attestation d’hébergement", ["attestation", "hebergement"]),
        ("VLS-TS, e-photo", ["vls", "ts", "photo"]),
        ("الإقامة", ["اقامه"]),
        ("للإقامة والميلاد", ["اقامه", "ميلاد"]),
        ("合法居留证", ["合法", "法居", "居留", "留证", "证"]),
        ("বাংলা ভাষা", ["বাংলা", "ভাষা"]),
        ("snake_case a b", ["snake", "case"]),
        ('" * NEAR( -', ["near"]),
        ("\u200f\u202e", []),
    ],
)
def test_words_are_cut_as_their_script_cuts_them(texte: str, mots: list[str]) -> None:
    assert split_mots(texte) == mots


def test_an_arabic_word_keeps_its_forms_with_and_without_the_article() -> None:
    assert split_formes("الالتزام") == [("الالتزام", "التزام", "تزام")]
    assert split_formes("الله") == [("الله",)]


def test_any_part_of_a_chinese_run_is_the_beginning_of_one_of_its_words() -> None:
    texte = "申请合法居留证"
    mots = split_mots(texte)
    for debut in range(len(texte)):
        for fin in range(debut + 1, len(texte) + 1):
            for cherche in split_mots(texte[debut:fin]):
                assert any(mot.startswith(cherche) for mot in mots), texte[debut:fin]


def test_keywords_are_separated_by_the_comma_of_any_script() -> None:
    assert split_cles("a b, c،د，e,") == ("a b", "c", "د", "e")


@given(st.text())
def test_a_word_never_holds_what_a_question_could_be_made_of(texte: str) -> None:
    for formes in split_formes(texte):
        for forme in formes:
            assert forme
            assert not set(forme) & set("\"'*()-_: \n")


@given(st.text())
def test_words_as_they_are_written_are_the_words_that_are_compared(texte: str) -> None:
    ecrits = list(iterate_mots(texte))
    assert all(0 <= mot.debut < mot.fin <= len(texte) for mot in ecrits)
    assert [m.debut for m in ecrits] == sorted(m.debut for m in ecrits)


@given(st.lists(st.sampled_from(["Échange", "ANEF", "إقامة", "居留", "10", "l’été"]), max_size=5))
def test_places_and_words_agree(mots: list[str]) -> None:
    texte = " ".join(mots)
    assert [mot.formes for mot in iterate_mots(texte)] == split_formes(texte)
