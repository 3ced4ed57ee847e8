"""The index: words in any language, with errors of typing, the best answer first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.index import Entree, Index
from kit.content.mots import split_mots
from kit.content.ressemblance import count_fautes, find_proches

INDEX = Index(
    [
        Entree("acte-naissance", ("Acte de naissance",), ("bébé", "état civil")),
        Entree("acte-naissance", ("Birth certificate",), ("born", "baby")),
        Entree("acte-naissance", ("شهادة ميلاد",), ("مولود",)),
        Entree("acte-mariage", ("Acte de mariage",), ("époux", "état civil")),
        Entree("acte-mariage", ("Marriage certificate",)),
        Entree("certificat-medical", ("Certificat médical",), ("médecin", "naissance")),
        Entree("certificat-medical", ("الشهادة الطبية",)),
        Entree("visa", ("Visa",), ("entrée en France",)),
        Entree("visa", ("签证",)),
        Entree("visa-long", ("Visa de long séjour",)),
    ]
)


@pytest.mark.parametrize(
    "mots",
    [
        "acte de naissance",
        "ACTE NAISSANCE",
        "naissance acte",
        "acte naiss",
        "acte naisance",
        "atce naissance",
        "je voudrais un acte de naissance",
        "birth certificate",
        "certificate of birth",
        "birth certifcate",
        "شهادة ميلاد",
        "شهاده ميلاد",
        "شَهَادَة المِيلاد",
        "والميلاد",
    ],
)
def test_the_right_answer_comes_first_however_it_is_asked(mots: str) -> None:
    assert INDEX.find(mots)[0] == "acte-naissance"


def test_a_name_counts_more_than_a_keyword_and_a_short_name_more_than_a_long_one() -> None:
    assert INDEX.find("naissance") == ("acte-naissance", "certificat-medical")
    assert INDEX.find("visa") == ("visa", "visa-long")
    assert INDEX.find("état civil") == ("acte-mariage", "acte-naissance")


def test_what_lacks_most_of_the_words_is_no_answer() -> None:
    assert "acte-mariage" not in INDEX.find("acte de naissance")
    assert "acte-mariage" not in INDEX.find("birth certificate")
    assert INDEX.find("naissance zzzzzzzzzzzz") == ()


def test_an_error_is_only_looked_for_when_nothing_is_written_so() -> None:
    index = Index([Entree("carte", ("Carte",)), Entree("charte", ("Charte",))])
    assert index.find("carte") == ("carte",)
    assert index.find("cartte") == ("carte",)
    assert set(index.find("chartte")) == {"charte"}


@pytest.mark.parametrize("mots", ["", "  ", "a", "?", "zzzz"])
def test_no_word_or_an_unknown_one_finds_nothing(mots: str) -> None:
    assert INDEX.find(mots) == ()


def test_a_chinese_sign_is_a_word() -> None:
    assert INDEX.find("签") == ("visa",)


def test_an_arabic_word_is_the_same_with_and_without_its_article() -> None:
    assert split_mots("الميلاد والميلاد للميلاد ميلاد") == ["ميلاد"] * 4
    assert split_mots("إلى الآن") == ["الي", "الان"], "ces mots n’ont pas d’article à enlever"


@given(st.text(max_size=40))
def test_any_text_can_be_asked(mots: str) -> None:
    assert set(INDEX.find(mots)) <= {
        "acte-naissance",
        "acte-mariage",
        "certificat-medical",
        "visa",
        "visa-long",
    }


@pytest.mark.parametrize(("mot", "fautes"), [("vis", 0), ("visa", 1), ("passeport", 2)])
def test_long_words_forgive_more_errors(mot: str, fautes: int) -> None:
    assert count_fautes(mot) == fautes


def test_words_almost_alike_are_found_with_their_distance() -> None:
    mots = ["naissance", "naissances", "connaissance", "nuisance", "aissance"]
    assert find_proches("naisance", mots) == {"naissance": 1, "naissances": 2, "nuisance": 1}
    assert find_proches("anissance", mots) == {"aissance": 1, "naissance": 1, "naissances": 2}
    assert find_proches("nez", ["nez", "net"]) == {}
