"""The plain form that searching, sorting and duplicates compare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.normalisation import normalise


@pytest.mark.parametrize(
    ("ecrit", "cherche"),
    [
        ("Échange", "echange"),
        ("L’ÉTÉ", "l'ete"),
        ("l'été", "L`ete"),
        ("cœur", "COEUR"),
        ("  deux\u00a0mots\u202f ", "deux mots"),
        ("Visa\u2011C", "visa-c"),
        ("٢٠٢٦", "2026"),
        ("۲۰۲۶", "2026"),
        ("إقامة", "اقامه"),
        ("بِطَاقَة", "بطاقه"),
        ("مكتبـــة", "مكتبه"),
        ("فارسی", "فارسي"),
        ("کارت", "كارت"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("straße", "STRASSE"),
        ("réfu\u00adgié", "refugie"),
        ("１２３", "123"),
    ],
)
def test_two_ways_of_writing_a_word_are_one(ecrit: str, cherche: str) -> None:
    assert normalise(ecrit) == normalise(cherche)


@pytest.mark.parametrize(("un", "autre"), [("carte", "cartes"), ("visa C", "visa D"), ("ب", "ت")])
def test_different_words_stay_different(un: str, autre: str) -> None:
    assert normalise(un) != normalise(autre)


def test_accented_letters_sort_with_plain_ones() -> None:
    assert sorted(["Famille", "Échange", "École", "Étudiant"], key=normalise) == [
        "Échange",
        "École",
        "Étudiant",
        "Famille",
    ]


@given(st.text(max_size=60))
def test_applying_it_twice_changes_nothing(texte: str) -> None:
    une = normalise(texte)
    assert normalise(une) == une


@given(st.text(alphabet="aéÉœ’' آأإىة٣۳ـك\u00a0\u202f-–", max_size=30))
def test_what_is_left_is_plain(texte: str) -> None:
    plain = normalise(texte)
    assert plain == plain.strip().lower()
    assert not set(plain) & set("éÉœ’آأإىة٣۳ـ\u00a0\u202f–")
